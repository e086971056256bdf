import { largest } from '../../largest';
import type { Draft, DraftField } from './draft';

/** How a .bib file is written. */
export interface Style {
  readonly indent: string;
  readonly delimiters: 'brace' | 'quote';
  /** Where the `=` is: right after the name, one blank after it, in a column counted from the name, or one blank after the entry's longest name. */
  readonly equals: 'tight' | 'spaced' | 'widest' | number;
  /** What is between the `=` and the value. */
  readonly gap: string;
  readonly trailingComma: boolean;
  /** Years and other plain numbers without delimiters. */
  readonly bareNumbers: boolean;
  readonly eol: '\n' | '\r\n';
  readonly typeCase: LetterCase;
  readonly fieldCase: LetterCase;
  /** Field names as the file spells them, by their lower-case form, in the order that the file keeps. */
  readonly names: ReadonlyMap<string, string>;
  /** The closing brace on its own line, or right after the last field. */
  readonly closeOnOwnLine: boolean;
  /** Blank lines between two entries. */
  readonly blankLines: number;
}

export type LetterCase = 'lower' | 'upper' | 'title';

/** Two spaces, braces, a comma after each field: what most exports agree on. */
export const plainStyle: Style = {
  indent: '  ',
  delimiters: 'brace',
  equals: 'spaced',
  gap: ' ',
  trailingComma: true,
  bareNumbers: false,
  eol: '\n',
  typeCase: 'lower',
  fieldCase: 'lower',
  names: new Map(),
  closeOnOwnLine: true,
  blankLines: 1,
};

/** The entry as text, from its `@` to its closing brace, without a line break after it. */
export function formatEntry(draft: Draft, style: Style = plainStyle): string {
  const fields = inOrder(draft.fields, [...style.names.keys()]);
  const widest = largest(
    fields.map((field) => field.name.length),
    0,
  );
  const lines = fields.map((field) => `${style.indent}${formatField(field, style, widest)}`);
  const head = `@${cased(draft.type, style.typeCase)}{${draft.key},`;
  const end = style.closeOnOwnLine ? `${style.trailingComma && lines.length > 0 ? ',' : ''}${style.eol}}` : '}';
  return `${head}${style.eol}${lines.join(`,${style.eol}`)}${end}`;
}

/** `name = {value}` in the style, without indent and comma; `widest` is the length of the entry's longest name. */
export function formatField(field: DraftField, style: Style, widest: number): string {
  const name = style.names.get(field.name.toLowerCase()) ?? cased(field.name, style.fieldCase);
  const column = style.equals === 'widest' ? widest + 1 : style.equals === 'spaced' ? 0 : style.equals;
  const pad = column === 'tight' ? '' : ' '.repeat(Math.max(1, column - name.length));
  return `${name}${pad}=${style.gap}${formatValue(field, style)}`;
}

/** The value with its delimiters. */
export function formatValue(field: DraftField, style: Style): string {
  if (field.bare === true || (style.bareNumbers && /^\d+$/.test(field.value))) return field.value;
  return style.delimiters === 'quote' ? `"${guardQuotes(balanced(field.value))}"` : `{${balanced(field.value)}}`;
}

/** A value in which each brace has its partner, as BibTeX counts them, so that none ends the value: those that have none are written by their names. */
function balanced(value: string): string {
  const opened: number[] = [];
  const alone = new Set<number>();
  for (let at = 0; at < value.length; at++) {
    if (value[at] === '{') opened.push(at);
    else if (value[at] === '}' && opened.pop() === undefined) alone.add(at);
  }
  for (const at of opened) alone.add(at);
  if (alone.size === 0) return value;
  const written: string[] = [];
  for (let at = 0; at < value.length; at++) {
    if (!alone.has(at)) written.push(value.charAt(at));
    else {
      // BibTeX counts the brace of `\{`, too.
      if (written.at(-1) === '\\' && written.at(-2) !== '\\') written.pop();
      written.push(value[at] === '{' ? '\\textbraceleft{}' : '\\textbraceright{}');
    }
  }
  return written.join('');
}

/** A quotation mark outside braces would end the value. */
function guardQuotes(value: string): string {
  let depth = 0;
  return value.replace(/[{}"]/g, (c) => {
    if (c === '{') depth++;
    else if (c === '}') depth--;
    return c === '"' && depth === 0 ? '{"}' : c;
  });
}

/** A word in the letter case of a style. */
export function cased(word: string, letterCase: LetterCase): string {
  if (letterCase === 'upper') return word.toUpperCase();
  if (letterCase === 'title') return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  return word;
}

function inOrder(fields: readonly DraftField[], order: readonly string[]): readonly DraftField[] {
  if (order.length === 0) return fields;
  const rank = (field: DraftField): number => order.indexOf(field.name.toLowerCase());
  const known = fields.filter((field) => rank(field) >= 0).sort((a, b) => rank(a) - rank(b));
  let next = 0;
  return fields.map((field) => (rank(field) >= 0 ? (known[next++] ?? field) : field));
}

import { backslash, closingBrace, comma, lowered, openingBrace, tilde } from '../../characters';
import type { Author } from '../../corpus/paper';
import { type Dialect, textToLatex } from '../latex/latexEscape';
import { latexToText } from '../latex/latexText';
import { isSpace } from '../reading/lexis';

/** The names of an `author` field; `others` where the list ends with "and others". */
export interface NameList {
  readonly authors: readonly Author[];
  readonly others: boolean;
}

/** Reads the value of an `author` or `editor` field by BibTeX's rules (Patashnik, "BibTeXing", 1988, section 4): "First von Last", "von Last, First", "von Last, Jr, First", and biblatex's "family=…, given=…". */
export function parseNames(value: string): NameList {
  // An "and" at either end of the list separates nothing.
  const names = splitTop(` ${value} `, 'and').filter((name) => name !== '');
  const last = names.at(-1) ?? '';
  const others = /^others$/i.test(last) || etAl.test(last);
  const named = others ? [...names.slice(0, -1), ...(etAl.test(last) ? [last.replace(etAl, '')] : [])] : names;
  return { authors: named.flatMap((name) => (name === '' ? [] : (parseName(name) ?? []))), others };
}

/** "et al." that was typed at the end of a list in place of "and others". */
const etAl = /(?:^|[\s~,]{1,40})(?:\{?\\(?:emph|textit)\s{0,9})?\{?\\?et\.?[\s~\\]{1,9}al(?:ii)?\.?\}{0,2}$/i;

/** One name; undefined where nothing is left of it. */
export function parseName(name: string): Author | undefined {
  if (wholeGroup(name)) return literal(name);
  const parts = splitTop(name, ',');
  const labelled = name.includes('=') ? labelledParts(name, parts) : undefined;
  if (labelled !== undefined) return extendedName(labelled);
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  const [first = '', second, third] = parts;
  if (second === undefined) return firstVonLast(first);
  if (third === undefined) return person(first, second);
  return person(first, parts.slice(2).join(' '), second);
}

/** "von Last, First" for each name, as BibTeX reads it back to the same parts; names joined by "and". */
export function namesToLatex(authors: readonly Author[], dialect: Dialect = 'bibtex', others = false): string {
  const names = authors.map((author) => nameToLatex(author, dialect));
  return (others ? [...names, 'others'] : names).join(' and ');
}

function nameToLatex(author: Author, dialect: Dialect): string {
  if ('literal' in author) return `{${textToLatex(author.literal, dialect)}}`;
  const family = guarded(textToLatex(author.family, dialect));
  if (author.suffix !== undefined)
    return `${family}, ${guarded(textToLatex(author.suffix, dialect))}, ${guarded(textToLatex(author.given ?? '', dialect)) || '{}'}`;
  if (author.given === undefined || author.given === '')
    return /[\s,]/.test(author.family) ? `{${textToLatex(author.family, dialect)}}` : family;
  return `${family}, ${guarded(textToLatex(author.given, dialect))}`;
}

/** In braces where a comma or the word "and" would split the name. */
function guarded(name: string): string {
  return /,|\band\b/i.test(name) ? `{${name}}` : name;
}

/** The parts of a name by their labels (biblatex manual 3.4, `family=…, given=…`, options among them); undefined for a name in another form. */
function labelledParts(name: string, parts: readonly string[]): ReadonlyMap<string, string> | undefined {
  const pieces = name.includes('"') ? (name.match(/(?:"[^"]*"|[^,"])+/g) ?? []) : parts;
  const labelled = new Map<string, string>();
  for (const piece of pieces.map((one) => one.trim()).filter((one) => one !== '')) {
    const pair = /^"?([a-z][a-z-]{1,60})\s*=([^]*)/i.exec(piece);
    if (pair === null) return undefined;
    const [, label = '', value = ''] = pair;
    labelled.set(label.toLowerCase(), value.trim().replace(/"$/, '').replace(/^"/, ''));
  }
  return labelled;
}

/** A particle that ends in a hyphen or apostrophe joins the name (`al-`, `d’`); with `useprefix=false` it comes after the given name. A list of options alone isn't a name. */
function extendedName(parts: ReadonlyMap<string, string>): Author | undefined {
  const prefix = parts.get('prefix') ?? '';
  const blank = prefix === '' || /[-'’‐‑]$/.test(prefix) ? '' : ' ';
  const [family = '', given = '', suffix = ''] = ['family', 'given', 'suffix'].map((part) => parts.get(part) ?? '');
  if (parts.get('useprefix') === 'false' && blank !== '') return person(family, `${given} ${prefix}`.trim(), suffix);
  return person(prefix + blank + family, given, suffix);
}

/** Without a comma the last name is the last word, with all words from the first lower-case one on before it. */
function firstVonLast(name: string): Author | undefined {
  const words = splitTop(name, ' ');
  const last = words.length - 1;
  const von = words.findIndex((word, i) => i < last && isLower(word));
  const cut = von >= 0 ? von : last;
  return person(words.slice(cut).join(' '), words.slice(0, cut).join(' '));
}

function person(family: string, given: string, jr = ''): Author | undefined {
  const familyText = latexToText(family);
  const givenText = latexToText(given);
  const suffix = jr === '' ? '' : latexToText(jr);
  if (familyText === '') return givenText === '' ? undefined : { family: givenText };
  return { family: familyText, ...(givenText !== '' && { given: givenText }), ...(suffix !== '' && { suffix }) };
}

function literal(name: string): Author | undefined {
  const text = latexToText(name);
  return text === '' ? undefined : { literal: text };
}

/** Whether one pair of braces holds the whole name; a lone accented letter in braces is no such group. */
function wholeGroup(name: string): boolean {
  if (!name.startsWith('{') || !name.endsWith('}') || name.startsWith('{\\')) return false;
  let depth = 0;
  for (let i = 0; i < name.length - 1; i++) {
    if (name[i] === '{') depth++;
    else if (name[i] === '}' && --depth === 0) return false;
  }
  return true;
}

const lowerCommands = new Set(['aa', 'ae', 'oe', 'o', 'l', 'ss', 'i', 'j']);
const upperCommands = new Set(['AA', 'AE', 'OE', 'O', 'L', 'SS']);

/** BibTeX's case of a word: that of its first letter outside braces, or of an accented letter in braces; other groups have none. */
function isLower(word: string): boolean {
  let depth = 0;
  for (let i = 0; i < word.length; i++) {
    const c = word.charAt(i);
    if (c === '{') {
      if (depth === 0 && word[i + 1] === '\\') return specialIsLower(word.slice(i + 2));
      depth++;
    } else if (c === '}') depth--;
    else if (depth === 0 && c === '\\') return specialIsLower(word.slice(i + 1));
    else if (depth === 0 && /\p{L}/u.test(c)) return c !== c.toUpperCase();
  }
  return false;
}

function specialIsLower(rest: string): boolean {
  const [, command = '', argument = ''] = /([a-zA-Z]+|[^])[\s{\\]*([^]?)/u.exec(rest) ?? [];
  if (lowerCommands.has(command)) return true;
  return !upperCommands.has(command) && argument !== argument.toUpperCase();
}

/** `text` cut at a separator outside braces: a comma, white space (`~` too) or the word "and"; the parts trimmed. */
export function splitTop(text: string, separator: 'and' | ',' | ' '): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === openingBrace) depth++;
    else if (c === closingBrace) depth--;
    else if (c === backslash && (separator !== ' ' || !isSpace(text.charCodeAt(i + 1)))) i++;
    else if (depth <= 0) {
      const length = separatorAt(text, i, c, separator);
      if (length === 0) continue;
      parts.push(text.slice(start, i).trim());
      i += length - 1;
      start = i + 1;
    }
  }
  parts.push(text.slice(start).trim());
  return separator === ' ' ? parts.filter((part) => part !== '') : parts;
}

const smallA = 97;

/** The length of the separator at `i`, which holds the character `c`; 0 where there is none. */
function separatorAt(text: string, i: number, c: number, separator: 'and' | ',' | ' '): number {
  if (separator === ',') return c === comma ? 1 : 0;
  if (separator === ' ') return c === tilde || isSpace(c) ? 1 : c === backslash ? 2 : 0;
  if (lowered(c) !== smallA || !isSpace(text.charCodeAt(i - 1)) || !isSpace(text.charCodeAt(i + 3))) return 0;
  return text.slice(i, i + 3).toLowerCase() === 'and' ? 3 : 0;
}

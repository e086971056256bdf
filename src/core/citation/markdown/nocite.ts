import type { Span } from '../../text';
import type { Block } from './blocks';
import { type KeyMark, keyMark } from './key';
import type { PandocCitation } from './pandocCitations';

/** The value of `nocite:` in a block of YAML metadata, over the indented lines that continue it. */
export function nociteValue(text: string, block: Block): Span | undefined {
  const field = /^nocite:[ \t]*/m.exec(text.slice(block.start, block.end));
  if (field === null) return undefined;
  const start = block.start + field.index + field[0].length;
  const value = /[^\n]*(?:\n(?:[ \t][^\n]*|(?=\n)))*/y;
  value.lastIndex = start;
  value.exec(text);
  return { start, end: Math.min(value.lastIndex, block.end) };
}

/** Fields of metadata that pandoc's templates and Quarto print as text, in which citations count as they do in the body. */
const TEXT_FIELD = /^(?:abstract|title|subtitle|description|summary|thanks|acknowledge?ments?|dedication):(?=[ \t\r\n])/gm;

/** The values of such fields in a block of YAML metadata, over the indented lines that continue them. */
export function metadataTexts(text: string, block: Block): readonly Span[] {
  return [...text.slice(block.start, block.end).matchAll(TEXT_FIELD)].map((field) => {
    const start = block.start + field.index + field[0].length;
    const value = /[^\n]*(?:\n(?:[ \t][^\n]*|(?=\n)))*/y;
    value.lastIndex = start;
    value.exec(text);
    return { start, end: Math.min(value.lastIndex, block.end) };
  });
}

/** What the metadata list in the bibliography without citing it, as pandoc's manual describes; `@*` stands for all. */
export function nociteCitation(text: string, block: Block): PandocCitation | undefined {
  const value = nociteValue(text, block);
  if (value === undefined) return undefined;
  const marks: KeyMark[] = [];
  for (let at = text.indexOf('@', value.start); at >= 0 && at < value.end; at = text.indexOf('@', at + 1)) {
    const mark = keyMark(text, at);
    if (mark !== undefined) marks.push(mark);
  }
  const [first] = marks;
  if (first === undefined) return undefined;
  const keys = marks.map(({ key, start, end }) => ({ key, start, end }));
  const { to: end } = marks.at(-1) ?? first;
  return { start: first.from, end, keys, marks, form: 'nocite', bracketed: false, inside: undefined, separators: [] };
}

import type { TextEdit } from '../../text';
import { parseBibtex } from '../parse';
import type { Entry, Field } from '../reading/entry';
import { formatField, formatValue } from './format';
import { styleOf } from './style';

/** Takes the entry `key` out of the .bib file `text`, with the blank lines that set it off; no edits where there is none. */
export function planRemove(text: string, key: string): readonly TextEdit[] {
  const entry = entryOf(text, key);
  if (entry === undefined) return [];
  const lineStart = text.slice(0, entry.offset).search(/[ \t]*$/);
  const ownLine = lineStart === 0 || /[\r\n\uFEFF]/.test(text.charAt(lineStart - 1));
  let start = ownLine ? lineStart : entry.offset;
  let end = entry.offset + entry.length;
  end += /^[ \t]*(?:\r\n|\r|\n|$)?/.exec(text.slice(end, end + 200))?.[0].length ?? 0;
  if (ownLine) end += blankLines(text.slice(end, end + 200));
  // At the end of the file the blank lines before it go instead.
  if (end >= text.length)
    start -= /(?:(?:\r\n|\r|\n)[ \t]*)*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0].replace(/^\r?\n|^\r/, '').length ?? 0;
  return [{ offset: start, length: end - start, text: '' }];
}

/**
 * Sets a field of the entry `key` to the LaTeX source `value`, or takes it out where that is undefined: an existing value is replaced
 * between its own delimiters, a new field stands last, in the style of the file. No edits where there is no such entry or nothing changes.
 */
export function planSetField(text: string, key: string, name: string, value: string | undefined): readonly TextEdit[] {
  const entry = entryOf(text, key);
  if (entry === undefined) return [];
  const { fields } = entry;
  const index = fields.findIndex((field) => field.name === name.toLowerCase());
  const field = fields[index];
  if (value === undefined) return field === undefined ? [] : [withoutField(text, entry, fields, index)];
  if (field !== undefined) {
    const edit = replaced(text, field, value);
    const isSame = field.value === value || edit.text === text.slice(edit.offset, edit.offset + edit.length);
    return isSame ? [] : [edit];
  }
  return [appended(text, entry, fields, { name, value })];
}

function entryOf(text: string, key: string): Entry | undefined {
  const { entries } = parseBibtex(text);
  return entries.find((entry) => entry.key === key) ?? entries.find((entry) => entry.key.toLowerCase() === key.toLowerCase());
}

function blankLines(text: string): number {
  return /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(text)?.[0].length ?? 0;
}

function replaced(text: string, field: Field, value: string): TextEdit {
  const style = { ...styleOf('', []), delimiters: text[field.valueOffset] === '"' ? ('quote' as const) : ('brace' as const) };
  return { offset: field.valueOffset, length: field.valueLength, text: formatValue({ name: field.name, value }, style) };
}

function appended(text: string, entry: Entry, fields: readonly Field[], field: { name: string; value: string }): TextEdit {
  const style = styleOf(text, [entry]);
  const widest = Math.max(field.name.length, ...fields.map((one) => one.name.length));
  const written = `${style.eol}${style.indent}${formatField(field, style, widest)}`;
  const last = fields.at(-1);
  const end = entry.offset + entry.length - 1;
  const from = last === undefined ? entry.keyOffset + entry.key.length : last.offset + last.length;
  const comma = /^\s*,/.exec(text.slice(from, end))?.[0].length;
  const offset = from + (comma ?? 0);
  return { offset, length: 0, text: `${comma === undefined ? ',' : ''}${written}${style.trailingComma && last !== undefined ? ',' : ''}` };
}

/** Out go the field, its comma and its line; of the last field the comma before it, where the entry has none behind. */
function withoutField(text: string, entry: Entry, fields: readonly Field[], index: number): TextEdit {
  const field = fields[index];
  if (field === undefined) return { offset: entry.offset, length: 0, text: '' };
  const before = fields[index - 1];
  const floor = before === undefined ? entry.keyOffset + entry.key.length : before.offset + before.length;
  const comma = /^\s*,/.exec(text.slice(field.offset + field.length, entry.offset + entry.length))?.[0].length;
  const head = text.slice(floor, field.offset);
  const commaBefore = head.indexOf(',');
  const start = comma === undefined && commaBefore >= 0 ? floor + commaBefore : floor + commaBefore + 1;
  const end = field.offset + field.length + (comma ?? 0);
  return { offset: start, length: end - start, text: '' };
}

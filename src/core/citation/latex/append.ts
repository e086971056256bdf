import type { TextEdit } from '../../text';
import type { WriteOptions } from '../syntax';
import type { KeyList } from './arguments';
import type { LatexCitation } from './latexCitations';
import type { LatexPackage } from './packages';
import { writeGroup, writeNotes } from './write';

/** Appends `keys` to the citation: to its list in the list's own spacing, or as a group of its own to a multicite command. */
export function appendToLatex(
  text: string,
  citation: LatexCitation,
  offset: number,
  keys: readonly string[],
  options: WriteOptions,
): readonly TextEdit[] {
  const last = citation.lists.at(-1);
  const around = citation.lists.find((list) => list.start <= offset && offset <= list.reach);
  const list = around?.keys.length === 0 ? around : last;
  if (list === undefined) return [];
  if (citation.kind.multiple && list.closed && list.keys.length > 0 && citation.kind.leading === 0) {
    return [{ offset: citation.end, length: 0, text: writeGroup(keys, options, 'biblatex') }];
  }
  const notes = citation.kind.multiple && list.keys.length === 0 ? writeNotes(options, 'biblatex') : '';
  const appended = appendToList(text, list, keys);
  return notes === '' ? [appended] : [{ offset: list.start - 1, length: 0, text: notes }, appended];
}

/**
 * Puts the notes on a citation that has none where it cites nothing but `keys`, and the `missing` ones into it; undefined elsewhere: a
 * cite command's notes belong to all of its keys.
 */
export function annotateLatex(
  text: string,
  citation: LatexCitation,
  keys: readonly string[],
  options: WriteOptions,
  known: LatexPackage | undefined,
): readonly TextEdit[] | undefined {
  const [list] = citation.lists;
  if (list === undefined || citation.kind.leading > 0 || known === 'plain' || citation.command === 'bibentry') return undefined;
  if (text.slice(citation.nameEnd, list.start - 1).trim() !== '' || !citation.keys.every(({ key }) => keys.includes(key))) return undefined;
  const missing = keys.filter((key) => !citation.keys.some((held) => held.key === key));
  const notes = { offset: citation.nameEnd, length: list.start - 1 - citation.nameEnd, text: writeNotes(options, known) };
  return missing.length === 0 ? [notes] : [notes, appendToList(text, list, missing)];
}

function appendToList(text: string, list: KeyList, keys: readonly string[]): TextEdit {
  const separator = separatorOf(text, list);
  const joined = keys.join(separator) + (list.closed ? '' : '}');
  const last = list.keys.at(-1);
  if (last === undefined) {
    const inside = text.slice(list.start, list.end).trimEnd();
    // A macro's parameter is no key, and stays one of its own.
    if (inside !== '') return { offset: list.start + inside.length, length: 0, text: `, ${joined}` };
    // Before the line of the closing brace.
    const offset = list.start + (list.closed ? text.slice(list.start, list.end).search(/[^ \t]|$/) : 0);
    return { offset, length: 0, text: joined };
  }
  const tail = /[ \t]*,([ \t]*)/y;
  tail.lastIndex = last.end;
  const comma = tail.exec(text);
  if (comma === null) return { offset: last.end, length: 0, text: separator + joined };
  return { offset: tail.lastIndex, length: 0, text: (comma[1] === '' ? separator.slice(1) : '') + joined };
}

/** The comma and the white space that this list has between its keys; `, ` where it has one key on the command's line. */
function separatorOf(text: string, list: KeyList): string {
  const [next, previous] = [list.keys.at(-1), list.keys.at(-2)];
  if (next === undefined) return ', ';
  const between = previous === undefined ? undefined : text.slice(previous.end, next.start);
  if (between === undefined) {
    const head = text.slice(list.start, next.start);
    return head.includes('\n') && !head.includes('%') ? `,${head}` : ', ';
  }
  if (!between.includes(',')) return ', ';
  return between.includes('%') ? `,\n${between.slice(between.lastIndexOf('\n') + 1)}` : `,${between.slice(between.indexOf(',') + 1)}`;
}

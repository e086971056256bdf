import type { TextEdit } from '../../text';
import type { KeyList } from './arguments';
import type { LatexCitation } from './latexCitations';

/** Takes the key at `offset` out of a cite command that holds others: out of its list, or with its group out of a multicite command. */
export function removeLatexKey(text: string, citation: LatexCitation, offset: number): TextEdit | undefined {
  if (citation.keys.length < 2) return undefined;
  const index = citation.lists.findIndex((list) => list.start <= offset && offset <= list.end);
  const list = citation.lists[index];
  if (list === undefined) return undefined;
  return list.keys.length > 1 ? fromList(text, list, offset) : withGroup(text, citation, index, list);
}

function fromList(text: string, { keys }: KeyList, offset: number): TextEdit | undefined {
  const index = keys.findIndex(({ start, end }) => start <= offset && offset <= end);
  const [previous, key, next] = [keys[index - 1], keys[index], keys[index + 1]];
  if (key === undefined) return undefined;
  if (next !== undefined) return { offset: key.start, length: next.start - key.start, text: '' };
  const from = previous?.end ?? key.start;
  const between = text.slice(from, key.start);
  // A comment after the key before stays there, on its line.
  const kept = between.includes('%') ? between.replace(',', '').replace(/(?<![ \t])[ \t]+$/, '') : '';
  return { offset: from, length: key.end - from, text: kept };
}

/** The group with its notes; those before the first one belong to the whole command. */
function withGroup(text: string, { nameEnd, lists }: LatexCitation, index: number, list: KeyList): TextEdit {
  const previous = lists[index - 1];
  const common = previous === undefined ? (/\s*(?:\([^()]*\)\s*){0,2}/.exec(text.slice(nameEnd, list.start - 1))?.[0].length ?? 0) : 0;
  const start = previous === undefined ? nameEnd + common : previous.end + 1;
  return { offset: start, length: list.end + 1 - start, text: '' };
}

import { type LongText, PieceText } from './longText';

/** One change of a text: `length` characters at `offset` became `inserted` characters. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly inserted: number;
}

/** One change that covers two, of which the second is of the text that the first one left. */
function covering(first: TextChange | undefined, second: TextChange): TextChange {
  if (first === undefined) return second;
  const offset = Math.min(first.offset, second.offset);
  const end = Math.max(first.offset + first.inserted, second.offset + second.length);
  return { offset, length: end - (first.inserted - first.length) - offset, inserted: end - offset + second.inserted - second.length };
}

/** One replacement of an edit, as an editor reports it: those of one edit apply one after the other. */
export interface Replacement {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** A text after edits, and the one change that covers them all; undefined where there was none. */
export interface Edited {
  readonly text: LongText;
  readonly change: TextChange | undefined;
}

/** What edits make of a text. Only the part between the first and the last place that they touch is put together again, once for each edit. */
export function edited(text: LongText, edits: readonly (readonly Replacement[])[]): Edited {
  const change = edits
    .flat()
    .reduce<TextChange | undefined>(
      (all, { offset, length, text: typed }) => covering(all, { offset, length, inserted: typed.length }),
      undefined,
    );
  if (change === undefined) return { text, change };
  const { offset: start, length } = change;
  let middle = text.slice(start, start + length);
  for (const edit of edits) middle = replaced(middle, edit, start);
  return { text: PieceText.edited(text, start, length, middle), change };
}

/** A text that starts at `start` after one edit: in one pass where its replacements come from the end to the start, as editors give them. */
function replaced(text: string, edit: readonly Replacement[], start: number): string {
  const isDescending = edit.every((one, at) => at === 0 || one.offset + one.length <= (edit[at - 1]?.offset ?? 0));
  if (!isDescending) return edit.reduce((whole, one) => replaced(whole, [one], start), text);
  const parts: string[] = [];
  let end = text.length;
  for (const { offset, length, text: typed } of edit) {
    parts.push(text.slice(offset - start + length, end), typed);
    end = offset - start;
  }
  return [...parts, text.slice(0, end)].reverse().join('');
}

import { type Span, type TextEdit, withEdits } from '../text';
import { type CitationForm, type CitationNotes, type CitationSyntax, hasNotes, type WriteOptions } from './syntax';

/** One of several papers that are cited together, with notes and a form of its own; without a form it takes that of the others. */
export interface EachCited extends CitationNotes {
  readonly key: string;
  readonly form?: CitationForm;
}

/**
 * The edit that cites papers at a selection in their order, each with its own notes: in one citation where the syntax has room for them
 * there (`[see @a, p. 33; -@b]`), else in one after the other (`\cite[p.~33]{a} \cite{b}`). None where nothing is left to add.
 */
export function insertEach(
  syntax: CitationSyntax,
  text: string,
  selection: Span,
  each: readonly EachCited[],
  options: WriteOptions = {},
): readonly TextEdit[] {
  let written = text;
  let place: Span = selection;
  for (const [index, one] of each.entries()) {
    const { key, ...own } = one;
    const before = each[index - 1];
    const end =
      before === undefined || joins(syntax, written, place.end, before, one) ? undefined : citationAt(syntax, written, place.end)?.end;
    const base = end === undefined ? written : `${written.slice(0, end)} ${written.slice(end)}`;
    const span = end === undefined ? place : { start: end + 1, end: end + 1 };
    const edits = syntax.insert(base, span, [key], { ...options, ...own });
    if (edits.length === 0) continue;
    written = withEdits(base, edits);
    const last = written.length - commonEnd(base, written);
    place = atEnd(written.charAt(last - 1) === ' ' ? last - 1 : last);
  }
  return difference(text, written);
}

/** Whether a paper has room in the citation before an offset, beside the one cited there last. */
function joins(syntax: CitationSyntax, text: string, offset: number, before: EachCited, one: EachCited): boolean {
  const citation = citationAt(syntax, text, offset);
  const sign = citation === undefined ? '' : text.charAt(citation.start);
  // Each key of a bracket has its own notes, and its own dash.
  if (syntax.id === 'pandoc' && sign !== '{' && sign !== '\\') return true;
  if (before.form !== one.form) return false;
  // A cite command's notes belong to all of its keys.
  return sign !== '\\' || (!hasNotes(before) && !hasNotes(one));
}

function citationAt({ citations }: CitationSyntax, text: string, offset: number): Span | undefined {
  return citations(text).find(({ start, end }) => start < offset && offset <= end);
}

function atEnd(offset: number): Span {
  return { start: offset, end: offset };
}

/** What takes one text to the other. */
function difference(from: string, to: string): readonly TextEdit[] {
  if (from === to) return [];
  let start = 0;
  while (start < from.length && from.charAt(start) === to.charAt(start)) start += 1;
  const tail = Math.min(commonEnd(from, to), from.length - start, to.length - start);
  return [{ offset: start, length: from.length - tail - start, text: to.slice(start, to.length - tail) }];
}

function commonEnd(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a.charAt(a.length - 1 - count) === b.charAt(b.length - 1 - count)) count += 1;
  return count;
}

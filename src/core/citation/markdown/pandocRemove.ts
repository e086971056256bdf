import type { Span, TextEdit } from '../../text';
import { removeSpan } from '../placement';
import type { PandocCitation } from './pandocCitations';

/** The part between `separators` of the inside of a bracket that `at` is in. */
export function partAt(inside: Span, separators: readonly number[], at: number): Span {
  const start = separators.findLast((separator) => separator < at);
  const end = separators.find((separator) => separator >= at);
  return { start: start === undefined ? inside.start : start + 1, end: end ?? inside.end };
}

/** Takes a citation out of the text; one of several in the text (`@a; @b`) with the sign between it and its neighbour. */
export function removePandoc(text: string, citation: PandocCitation, run: readonly PandocCitation[]): TextEdit | undefined {
  if (citation.form === 'nocite') return undefined;
  const index = run.indexOf(citation);
  const [previous, next] = [run[index - 1], run[index + 1]];
  if (next !== undefined) return { offset: citation.start, length: next.start - citation.start, text: '' };
  return removeSpan(text, previous === undefined ? citation : { start: previous.end, end: citation.end });
}

/** Takes the key at `offset`, with its notes, out of a citation that holds others; the one that is said in the text stays. */
export function removePandocKey(text: string, citation: PandocCitation, offset: number): TextEdit | undefined {
  const { marks, form, inside, separators } = citation;
  const index = marks.findIndex(({ from, to }) => from <= offset && offset <= to);
  const mark = marks[index];
  if (mark === undefined || marks.length < 2) return undefined;
  if (form === 'nocite') return betweenMarks(text, citation, index);
  if (inside === undefined || mark.from < inside.start) return undefined;
  const part = partAt(inside, separators, mark.from);
  if (part.end < inside.end) {
    const start = afterBlank(text, part.start);
    return { offset: start, length: afterBlank(text, part.end + 1) - start, text: '' };
  }
  if (part.start > inside.start) return { offset: part.start - 1, length: part.end - part.start + 1, text: '' };
  const lead = marks[0];
  return lead === undefined ? undefined : { offset: lead.to, length: citation.end - lead.to, text: '' };
}

/** Where the text goes on after white space. */
function afterBlank(text: string, at: number): number {
  return at + text.slice(at).search(/\S|$/);
}

/** In the metadata only what commas and blanks part. */
function betweenMarks(text: string, { marks }: PandocCitation, index: number): TextEdit | undefined {
  const [previous, mark, next] = [marks[index - 1], marks[index], marks[index + 1]];
  if (mark === undefined) return undefined;
  const span = next === undefined ? { start: previous?.to ?? mark.from, end: mark.to } : { start: mark.from, end: next.from };
  const between = next === undefined ? text.slice(span.start, mark.from) : text.slice(mark.to, span.end);
  return /^[\s,;]*$/.test(between) ? { offset: span.start, length: span.end - span.start, text: '' } : undefined;
}

import type { Span, TextEdit } from '../../text';
import { removeSpan } from '../placement';
import type { PandocCitation } from './pandocCitations';

/** The part of a citation's bracket between semicolons that `at` is in. */
export function partAt({ inside, separators }: PandocCitation, at: number): Span | undefined {
  if (inside === undefined || at < inside.start || at > inside.end) return undefined;
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
  const { marks, form, inside } = citation;
  const index = marks.findIndex(({ from, to }) => from <= offset && offset <= to);
  const mark = marks[index];
  if (mark === undefined || marks.length < 2) return undefined;
  if (form === 'nocite') return betweenMarks(text, citation, index);
  const part = partAt(citation, mark.from);
  if (part === undefined || inside === undefined) return undefined;
  if (part.end < inside.end) {
    const blank = /^\s*/.exec(text.slice(part.end + 1, inside.end))?.[0].length ?? 0;
    const start = part.start + (/^\s*/.exec(text.slice(part.start, part.end))?.[0].length ?? 0);
    return { offset: start, length: part.end + 1 + blank - start, text: '' };
  }
  if (part.start > inside.start) return { offset: part.start - 1, length: part.end - part.start + 1, text: '' };
  const lead = marks[0];
  return lead === undefined ? undefined : { offset: lead.to, length: citation.end - lead.to, text: '' };
}

/** In the metadata only what commas and blanks part. */
function betweenMarks(text: string, { marks }: PandocCitation, index: number): TextEdit | undefined {
  const [previous, mark, next] = [marks[index - 1], marks[index], marks[index + 1]];
  if (mark === undefined) return undefined;
  const span = next === undefined ? { start: previous?.to ?? mark.from, end: mark.to } : { start: mark.from, end: next.from };
  const between = next === undefined ? text.slice(span.start, mark.from) : text.slice(mark.to, span.end);
  return /^[\s,;]*$/.test(between) ? { offset: span.start, length: span.end - span.start, text: '' } : undefined;
}

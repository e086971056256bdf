import type { Span, TextEdit } from '../text';

/** Abbreviations whose full stop ends no sentence, so that a citation follows it. */
const ABBREVIATION = /\b(?:al|etc|e\.g|i\.e|cf|resp|vs|Fig|Sec|Eq|No)\.$/;
const FINAL_PUNCTUATION = /(?<![.,;:!?…。，；：！？])[.,;:!?…。，；：！？]+$/;

/** How a citation is set off from the words around it. */
export interface Joint {
  /** Between a word and the citation after it: `~` in LaTeX, a space elsewhere; empty for footnote citations. */
  readonly tie: string;
  /** What may not follow the citation directly, as it would be read as a part of it. */
  readonly sticks: RegExp;
}

/**
 * Puts a new citation after the selected phrase, before its final punctuation, or at the cursor; the tie is added after
 * a word that has no space yet, and a space before a word that follows.
 */
export function placeCitation(text: string, selection: Span, citation: string, joint: Joint): TextEdit {
  const offset = placeFor(text, selection);
  const before = text.charAt(offset - 1);
  const after = text.slice(offset, offset + 2);
  const head = needsTie(before) ? joint.tie : needsSpace(before) ? ' ' : '';
  return { offset, length: 0, text: head + citation + (joint.sticks.test(after) ? ' ' : '') };
}

/** Where a citation for this selection goes. */
export function placeFor(text: string, selection: Span): number {
  if (selection.start === selection.end) return selection.end;
  const phrase = text.slice(selection.start, selection.end).trimEnd();
  if (phrase === '') return selection.end;
  const end = selection.start + phrase.length;
  const punctuation = FINAL_PUNCTUATION.exec(phrase.slice(-20))?.[0] ?? '';
  const kept = phrase.length > punctuation.length && !ABBREVIATION.test(phrase.slice(-20));
  return kept ? end - punctuation.length : end;
}

/** Whether only blanks or a tie separate the two offsets, on one line. */
export function isBlankBetween(text: string, from: number, to: number): boolean {
  return from <= to && to - from <= 20 && /^[ \t~\u00a0]*$/.test(text.slice(from, to));
}

/** The blanks or tie before `offset`, which go with a citation that is taken out. */
export function blankBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[ \t~\u00a0]/.test(text.charAt(start - 1))) start -= 1;
  const atLineStart = start === 0 || text.charAt(start - 1) === '\n';
  return atLineStart ? offset : start;
}

/** Takes `span` out of the text with the blanks before it, or those after it where it starts a line. */
export function removeSpan(text: string, span: Span): TextEdit {
  const start = blankBefore(text, span.start);
  let end = span.end;
  const atLineStart = start === span.start && (start === 0 || /[\n \t]/.test(text.charAt(start - 1)));
  while (atLineStart && /[ \t]/.test(text.charAt(end))) end += 1;
  return { offset: start, length: end - start, text: '' };
}

function needsTie(before: string): boolean {
  return /[\p{L}\p{N}\p{M})\]}”’"'»*_`$%]/u.test(before);
}

function needsSpace(before: string): boolean {
  return FINAL_PUNCTUATION.test(before) || before === '\\' || before === '@' || before === '#';
}

/** What sticks to a citation that ends with a bracket or brace. */
export const STICKS_TO_BRACE = /^[\p{L}\p{N}]/u;
/** After a pandoc bracket a link's target, a further bracket and attributes stick as well. */
export const STICKS_TO_BRACKET = /^[\p{L}\p{N}[({]/u;
/** After a bare key so does what continues the key. */
export const STICKS_TO_KEY = /^(?:[\p{L}\p{N}_[({*@-]|[:.#$%&+?<>~/][\p{L}\p{N}_/])/u;

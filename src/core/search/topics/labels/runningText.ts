import type { EncodedPaper } from '../encode';

const word = /[\p{L}\p{N}]+/gu;

/** Whether a word begins the title, a subtitle or a sentence, where every word is capitalised. */
export function startsSentence({ text, starts }: EncodedPaper, at: number): boolean {
  const start = starts[at] ?? 0;
  return start === 0 || /[.:!?]\s*\P{L}?$/u.test(text.slice(Math.max(0, start - 4), start));
}

/** Whether a title is written in capitals only, so that they say nothing. */
export function isShouted({ text, ends, titleLength }: EncodedPaper): boolean {
  return !/\p{Ll}{2}/u.test(text.slice(0, ends[titleLength - 1] ?? 0));
}

/** Whether at least half of a title's longer words, after the first, are in lower case. */
export function isInSentenceCase({ text, starts, ends, titleLength }: EncodedPaper): boolean {
  const longer = (text.slice(starts[1] ?? 0, ends[titleLength - 1] ?? 0).match(word) ?? []).filter((one) => one.length > 3);
  return longer.length > 0 && longer.filter((one) => one === one.toLowerCase()).length >= longer.length / 2;
}

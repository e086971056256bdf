import type { Span } from '../../text';

/** What stands for text that is not prose (no word reaches over it), and for markup inside prose (words join over it). */
export const HIDDEN = '\u0000';
export const MARKUP = '\u0001';

/** A stretch that is not prose, or is markup that words join over. */
export interface Masked extends Span {
  readonly markup: boolean;
}

/** The text with each stretch filled by its sign, line ends kept; what is hidden stays hidden where stretches overlap. */
export function applyMask(text: string, masks: readonly Masked[]): string {
  const ordered = masks.filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start || Number(a.markup) - Number(b.markup));
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, markup } of ordered) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    parts.push(text.slice(at, from), filled(text, from, end, markup ? MARKUP : HIDDEN));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

function filled(text: string, start: number, end: number, sign: string): string {
  const part = text.slice(start, end);
  return part.includes('\n') ? part.replace(/[^\n]/g, sign) : sign.repeat(end - start);
}

/** A formula that only raises or lowers a letter or two within a word: `S$^{2}$FT`, `TC$^0$`. */
const SCRIPT = /^\$[\^_]\{?([\p{L}\p{N}]{1,3})\}?\$/u;

/** Masks for a formula: all of it, or only the signs around a script that is a part of the word. */
export function formulaMask(text: string, start: number, end: number): readonly Masked[] {
  const script = end - start <= 8 ? SCRIPT.exec(text.slice(start, end))?.[1] : undefined;
  if (script === undefined || !/[\p{L}\p{N}]/u.test(text.charAt(start - 1))) return [{ start, end, markup: false }];
  const inside = text.indexOf(script, start);
  return [
    { start, end: inside, markup: true },
    { start: inside + script.length, end, markup: true },
  ];
}

import { scanTypst } from '../../citation/typst/typstScan';
import type { Masked } from './proseMask';

const FORMATTING = /^(?:#(?:emph|strong|smallcaps|super|sub|text|underline|highlight)|[[\]])$/;

/** What is not prose in a Typst text: code, comments, raw text, math, addresses; the content of calls is. */
export function typstMask(text: string): readonly Masked[] {
  const masks: Masked[] = [];
  scanTypst(text, text.length, {
    reference: () => undefined,
    call: () => undefined,
    hidden: (start, end) => masks.push({ start, end, markup: FORMATTING.test(text.slice(start, end)) }),
  });
  return masks;
}

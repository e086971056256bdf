import { fold } from '../../search/index/fold';

/** The words of a text (runs of letters and digits) as parallel arrays; `hash` is of the folded word, `size` its folded length. */
export interface WordScan {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly hash: Int32Array;
  readonly size: Int32Array;
}

const BASE = 0x01000193;
const POWERS = powers(256);
/** Folded code of each ASCII letter or digit, 0 for everything else. */
const FOLDED = asciiTable();
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;

/**
 * Scans all words in one pass. Hashes are polynomial, so that `joinHash` gives the hash of words written as one: `Flash-Attention`,
 * `Flash Attention` and `FlashAttention` hash alike.
 */
export function scanWords(text: string): WordScan {
  const room = (text.length >> 1) + 1;
  const [start, end, hash, size] = [new Int32Array(room), new Int32Array(room), new Int32Array(room), new Int32Array(room)];
  let count = 0;
  for (let i = 0; i < text.length; ) {
    const from = i;
    let value = 0;
    let ascii = true;
    for (; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      const folded = code < 128 ? (FOLDED[code] ?? 0) : 0;
      if (folded !== 0) value = (Math.imul(value, BASE) + folded) | 0;
      else if (code >= 128 && isWordCharacter(text, i, code)) ascii = false;
      else break;
    }
    if (i === from) {
      i += 1;
      continue;
    }
    const written = ascii ? undefined : fold(text.slice(from, i));
    start[count] = from;
    end[count] = i;
    hash[count] = written === undefined ? value : hashOf(written);
    size[count] = written === undefined ? i - from : written.length;
    count += 1;
  }
  return { count, start, end, hash, size };
}

/** The hash of two words written as one; `size` is the folded length of the second. */
export function joinHash(first: number, second: number, size: number): number {
  return (Math.imul(first, POWERS[Math.min(size, POWERS.length - 1)] ?? 1) + second) | 0;
}

/** The hash of a folded word. */
export function hashOf(folded: string): number {
  let value = 0;
  for (let i = 0; i < folded.length; i += 1) value = (Math.imul(value, BASE) + folded.charCodeAt(i)) | 0;
  return value;
}

/** A text as its words are compared: folded, nothing but letters and digits. */
export function keyOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

/** Common punctuation is recognised by its code alone: most of a text that is not ASCII is dashes and quotation marks. */
function isWordCharacter(text: string, at: number, code: number): boolean {
  if (code >= 0x2000 && code <= 0x206f) return false;
  if (code >= 0xd800 && code <= 0xdfff)
    return WORD_CHARACTER.test(String.fromCodePoint(text.codePointAt(code >= 0xdc00 ? at - 1 : at) ?? 0));
  return WORD_CHARACTER.test(text.charAt(at));
}

function asciiTable(): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) =>
    /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : 0,
  );
}

function powers(count: number): Int32Array {
  const table = new Int32Array(count).fill(1);
  for (let i = 1; i < count; i += 1) table[i] = Math.imul(table[i - 1] ?? 1, BASE);
  return table;
}

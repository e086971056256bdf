/** The first character used: from here to the last none needs escaping in JSON, and the smallest numbers take one byte in UTF-8. */
const FIRST = 0x5d;
const BITS = 13;
const MORE = 1 << BITS;

/**
 * Encodes non-negative integers as a string with thirteen bits per character, the low bits first. As JSON it is half as long as an array of
 * numbers and parsed ten times as fast.
 */
export function packed(numbers: readonly number[]): string {
  const signs: number[] = [];
  for (let number of numbers) {
    for (; number >= MORE; number = Math.floor(number / MORE)) signs.push(FIRST + MORE + (number % MORE));
    signs.push(FIRST + number);
  }
  let text = '';
  for (let at = 0; at < signs.length; at += 4096) text += String.fromCharCode(...signs.slice(at, at + 4096));
  return text;
}

/** Returns a function that yields the numbers of such a string one by one, and 0 after its end. */
export function unpacking(text: string): () => number {
  let at = 0;
  return () => {
    let number = 0;
    for (let factor = 1; at < text.length; factor *= MORE) {
      const digit = text.charCodeAt(at++) - FIRST;
      if (digit < MORE) return number + digit * factor;
      number += (digit - MORE) * factor;
    }
    return number;
  };
}

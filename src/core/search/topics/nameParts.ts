const token = /[\p{L}\p{N}]+/gu;
const part = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{Lo}\p{Lm}\p{Lt}]+|\p{N}+/gu;

/**
 * The parts of a text's words, each between spaces so that whole names can be searched for. Camel case is split, and an acronym's plural
 * and version numbers are dropped (` x lstm ` for "xLSTMs", ` rwkv ` for "RWKV-7"), unless too little would be left, as of `S4`.
 */
export function nameParts(text: string): string {
  const parts: string[] = [];
  for (const [word] of text.matchAll(token)) parts.push(...partsOfWord(word));
  return parts.length === 0 ? ' ' : ` ${parts.join(' ')} `;
}

function partsOfWord(word: string): string[] {
  const parts = (/\p{Lu}s$/u.test(word) ? word.slice(0, -1) : word).match(part)?.map((one) => one.toLowerCase()) ?? [];
  const letters = parts.findLastIndex((one) => !/^\p{N}/u.test(one));
  if (letters < 0) return [];
  return letters === 0 && parts[0]?.length === 1 ? [parts.join('')] : parts.slice(0, letters + 1);
}

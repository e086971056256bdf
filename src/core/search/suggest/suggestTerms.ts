import type { Span } from '../../text';
import { academicWords, functionWords } from '../index/stopWords';
import { words } from '../index/tokenize';

/** A term by which texts are compared: a word's stem, or the stems of two adjacent words ("kv cach"); the span covers the whole words. */
export interface PassageTerm extends Span {
  readonly term: string;
  readonly kind: 'word' | 'stock' | 'pair';
}

/** The terms of a text in order, without the shortest function words; `stock` terms are general vocabulary of any text or paper. */
export function passageTerms(text: string): PassageTerm[] {
  const found: PassageTerm[] = [];
  let previous: PassageTerm | undefined;
  let previousEnd = 0;
  for (const { parts } of words(text)) {
    const [start, end] = [parts[0]?.start ?? 0, parts.at(-1)?.end ?? 0];
    for (const part of parts) {
      const isFunction = functionWords.has(part.text);
      if (part.text.length > longestWord || (isFunction && part.text.length < 4)) {
        previous = undefined;
        continue;
      }
      const kind = isFunction || academicWords.has(part.text) || /^(?:\d+|\p{L})$/u.test(part.text) ? 'stock' : 'word';
      const current: PassageTerm = { term: stem(part.term), kind, start, end };
      found.push(current);
      if (
        previous !== undefined &&
        !isFunction &&
        (kind === 'word' || previous.kind === 'word') &&
        adjoins(text, previousEnd, part.start)
      ) {
        found.push({ term: `${previous.term} ${current.term}`, kind: 'pair', start: previous.start, end });
      }
      previous = isFunction ? undefined : current;
      previousEnd = part.end;
    }
  }
  return found;
}

/** A longer word is a URL or noise. */
const longestWord = 40;

/** Whether two words are adjacent: separated by a space or a hyphen, not by the end of a sentence or clause. */
function adjoins(text: string, end: number, start: number): boolean {
  return start - end <= 2 && /^[\s-]*$/.test(text.slice(end, start));
}

/** Suffixes that are stripped to join the forms of one word ("quantized", "quantization"); lighter than Porter's stemmer. */
const verbal = ['ization', 'izing', 'ized', 'izer', 'ize', 'isation', 'ising', 'ised', 'ise'];
const others = [
  'ational',
  'ating',
  'ative',
  'ation',
  'ated',
  'ator',
  'ate',
  'ness',
  'ment',
  'ingly',
  'edly',
  'ing',
  'ion',
  'ive',
  'ed',
  'ly',
  'er',
  'al',
  'e',
];

function stem(word: string): string {
  for (const suffix of verbal) if (word.endsWith(suffix) && word.length - suffix.length >= 3) return `${word.slice(0, -suffix.length)}iz`;
  for (const suffix of others) if (word.endsWith(suffix) && word.length - suffix.length >= 4) return word.slice(0, -suffix.length);
  return word;
}

import type { Paper } from '../../corpus/paper';
import type { Span } from '../../text';
import { prose } from './passageQuery';
import { passageTerms } from './suggestTerms';

/** Part of a text, with the spans of some of its words in order and without overlaps. */
export interface MarkedText {
  readonly text: string;
  readonly words: readonly Span[];
}

const ellipsis = '… ';

/** Why a paper fits a passage: for the passage and for the abstract, the sentence with the most decisive words. */
export interface Evidence {
  readonly passage: MarkedText;
  readonly abstract: MarkedText;
}

/**
 * The sentences of a passage and of a paper's abstract with the most `terms`, each cut to `longest` characters; undefined if either has
 * none.
 */
export function evidence({ abstract = '' }: Paper, passage: string, terms: readonly string[], longest = 160): Evidence | undefined {
  const asked = tellingPart(prose(passage).replace(/\s+/g, ' ').trim(), terms, longest);
  const said = tellingPart(abstract, terms, longest);
  return asked === undefined || said === undefined ? undefined : { passage: asked, abstract: said };
}

/** A marked text from a word that is at most `lead` characters before its first marked one, with an ellipsis for what is left out. */
export function fromFirstWord({ text, words }: MarkedText, lead: number): MarkedText {
  const first = words[0]?.start ?? 0;
  // The space before the word that begins there, or before the marked word where that is the next one.
  const space = text.indexOf(' ', Math.max(0, first - lead - 1));
  const start = first <= lead || space < 0 ? 0 : Math.min(first, space + 1);
  if (start === 0) return { text, words };
  const shift = ellipsis.length - start;
  return { text: ellipsis + text.slice(start), words: words.map((word) => ({ start: word.start + shift, end: word.end + shift })) };
}

/** The spans of terms in a text, in any word form; adjacent ones are merged. */
export function termSpans(text: string, terms: readonly string[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { start, end } of wantedIn(text, terms)) {
    const last = spans.at(-1);
    if (last !== undefined && (start <= last.end || /^[\s-]$/.test(text.slice(last.end, start))))
      spans[spans.length - 1] = { start: last.start, end: Math.max(end, last.end) };
    else spans.push({ start, end });
  }
  return spans;
}

/** The sentence of a text with the most terms, cut around the first of them. */
function tellingPart(text: string, terms: readonly string[], longest: number): MarkedText | undefined {
  let best: { readonly sentence: string; readonly found: number; readonly first: number } | undefined;
  for (const sentence of text.split(/(?<=[.!?])\s+(?=["'“(]?\p{Lu})/u)) {
    const shared = wantedIn(sentence, terms);
    const found = new Set(shared.map(({ term }) => term)).size;
    if (found > (best?.found ?? 0)) best = { sentence, found, first: shared[0]?.start ?? 0 };
  }
  if (best === undefined) return undefined;
  const part = cutAround(best.sentence, best.first, longest);
  return { text: part, words: termSpans(part, terms) };
}

/**
 * The spans of the parts of `terms`, in order: pairs and subject words, and general words only for a term that consists of nothing else.
 */
function wantedIn(text: string, terms: readonly string[]): readonly (Span & { readonly term: string })[] {
  const wanted = new Set(
    terms.flatMap((term) => {
      const own = passageTerms(term);
      const telling = own.filter(({ kind }) => kind !== 'stock');
      return (telling.length > 0 ? telling : own).map((one) => one.term);
    }),
  );
  return passageTerms(text)
    .filter(({ term }) => wanted.has(term))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function cutAround(sentence: string, at: number, longest: number): string {
  if (sentence.length <= longest) return sentence;
  const from = at < longest / 2 ? 0 : sentence.indexOf(' ', at - longest / 4) + 1;
  const end = from + longest >= sentence.length ? sentence.length : sentence.lastIndexOf(' ', from + longest);
  return `${from > 0 ? ellipsis : ''}${sentence.slice(from, end)}${end < sentence.length ? ' …' : ''}`;
}

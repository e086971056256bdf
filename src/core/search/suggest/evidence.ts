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

/** Why a paper fits a passage: the sentence with the most decisive words, of the passage and of what is said of the paper. */
export interface Evidence {
  readonly passage: MarkedText;
  readonly said: MarkedText;
  /** The description that `said` is of; undefined if it is of the abstract. */
  readonly description?: string;
}

/** What a paper fits. */
export interface Fitting {
  readonly passage: string;
  /** The words of the passage that decided. */
  readonly terms: readonly string[];
  /** What is said of the paper in other words than its abstract's. */
  readonly descriptions?: readonly string[];
}

/**
 * The sentences of a passage and of a paper's abstract with the most `terms`, each cut to `longest` characters; a description stands in for
 * the abstract where it has more of them. Undefined if either side has none.
 */
export function evidence({ abstract = '' }: Paper, { passage, terms, descriptions = [] }: Fitting, longest = 160): Evidence | undefined {
  const asked = telling([prose(passage).replace(/\s+/g, ' ').trim()], terms);
  const [own, other] = [telling([abstract], terms), telling(descriptions, terms)];
  const isOther = (other?.found ?? 0) > (own?.found ?? 0);
  const said = isOther ? other : own;
  if (asked === undefined || said === undefined) return undefined;
  const part = ({ sentence, first }: Telling): MarkedText => {
    const text = cutAround(sentence, first, longest);
    return { text, words: termSpans(text, terms) };
  };
  return { passage: part(asked), said: part(said), ...(isOther && { description: said.sentence }) };
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

/** A sentence with how many different terms it has, and where the first of them is. */
interface Telling {
  readonly sentence: string;
  readonly found: number;
  readonly first: number;
}

/** The sentence of some texts with the most terms; undefined if none has any. */
function telling(texts: readonly string[], terms: readonly string[]): Telling | undefined {
  let best: Telling | undefined;
  for (const sentence of texts.flatMap((text) => text.split(/(?<=[.!?])\s+(?=["'“(]?\p{Lu})/u))) {
    const shared = wantedIn(sentence, terms);
    const found = new Set(shared.map(({ term }) => term)).size;
    if (found > (best?.found ?? 0)) best = { sentence, found, first: shared[0]?.start ?? 0 };
  }
  return best;
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

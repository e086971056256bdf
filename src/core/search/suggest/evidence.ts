import type { Paper } from '../../corpus/paper';
import { passageTerms } from './suggestTerms';

/** Characters of an abstract that fit beside the words of a passage. */
const longest = 160;

/** What the abstract says of some words of a passage: its sentence with most of them, cut around the first; undefined where none has any. */
export function evidence({ abstract = '' }: Paper, terms: readonly string[]): string | undefined {
  const wanted = new Set(terms.flatMap((term) => passageTerms(term).map((one) => one.term)));
  let best: { readonly sentence: string; readonly found: number; readonly first: number } | undefined;
  for (const sentence of abstract.split(/(?<=[.!?])\s+(?=["'“(]?\p{Lu})/u)) {
    const shared = passageTerms(sentence).filter(({ term }) => wanted.has(term));
    const found = new Set(shared.map(({ term }) => term)).size;
    if (found > (best?.found ?? 0)) best = { sentence, found, first: shared[0]?.start ?? 0 };
  }
  return best === undefined ? undefined : cutAround(best.sentence, best.first);
}

function cutAround(sentence: string, at: number): string {
  if (sentence.length <= longest) return sentence;
  const from = at < longest / 2 ? 0 : sentence.indexOf(' ', at - longest / 4) + 1;
  const end = from + longest >= sentence.length ? sentence.length : sentence.lastIndexOf(' ', from + longest);
  return `${from > 0 ? '… ' : ''}${sentence.slice(from, end)}${end < sentence.length ? ' …' : ''}`;
}

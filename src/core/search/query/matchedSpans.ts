import type { Span } from '../../text';
import { type Word, words } from '../index/tokenize';

/** The terms that a search matched. */
export interface Matched {
  readonly terms: ReadonlySet<string>;
  readonly begun?: string;
}

/** The words and parts of words in a title or name that a search matched, in order; overlapping and adjacent ones are merged. */
export function matchedSpans(text: string, matched: Matched): readonly Span[] {
  const spans: Span[] = [];
  for (const { start, end } of words(text).flatMap((word) => spansOf(word, matched))) {
    const before = spans.at(-1);
    if (before !== undefined && start <= before.end) spans[spans.length - 1] = { start: before.start, end: Math.max(end, before.end) };
    else spans.push({ start, end });
  }
  return spans;
}

function spansOf({ parts, joined }: Word, matched: Matched): readonly Span[] {
  const wholes = joined.filter(({ term }) => isMatched(term, matched));
  const spans = wholes.flatMap(({ first, end }) => {
    const [from, to] = [parts[first], parts[end - 1]];
    return from === undefined || to === undefined ? [] : [{ start: from.start, end: to.end }];
  });
  return [...spans, ...parts.filter(({ term }) => isMatched(term, matched))].sort((a, b) => a.start - b.start);
}

function isMatched(term: string, { terms, begun }: Matched): boolean {
  return terms.has(term) || (begun !== undefined && term.startsWith(begun));
}

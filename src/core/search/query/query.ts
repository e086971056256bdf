import { normaliseArxivId, normaliseDoi } from '../../corpus/identity';
import { type Part, words } from '../index/tokenize';

/** A query, split into parts of words. */
export interface Query {
  readonly parts: readonly Part[];
  /** Whether the last part may be incomplete, since nothing follows it. */
  readonly open: boolean;
  /** The whole query in lower case, with identifiers in plain form. */
  readonly typed: string;
}

/** The most characters of a query; no title or passage needs more, and a megabyte would block. */
const LONGEST = 10_000;
const OPERATOR = /^(?:AND|OR|NOT|&&|\|\|)$/;
const FIELD = /^[-+]?(?:authors?|title|year|key|venue|abstract|in|au|ti|ab):(?=\S)/i;

/** Parses a query: identifiers, in any form that people paste, are put in plain form; operators and field names from other search engines are ignored. */
export function parseQuery(text: string): Query {
  const cut = text.slice(0, LONGEST);
  const pieces = cut.match(/\S+/g) ?? [];
  const kept = pieces.filter((piece) => !OPERATOR.test(piece));
  const plain = (kept.length > 0 ? kept : pieces)
    .map((piece) => normaliseArxivId(piece) ?? normaliseDoi(piece) ?? piece.replace(FIELD, ''))
    .join(' ');
  return { parts: words(plain).flatMap((word) => word.parts), open: /[\p{L}\p{N}\p{M}]$/u.test(cut), typed: plain.toLowerCase() };
}

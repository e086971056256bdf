import { normaliseArxivId, normaliseDoi } from '../../corpus/identity';
import { type Part, words } from '../index/tokenize';

/** What was typed, as words of one part each. */
export interface Query {
  readonly parts: readonly Part[];
  /** Whether the last part may be the beginning of a word: nothing was typed after it. */
  readonly open: boolean;
  /** The whole, lower case, identifiers in their plain form. */
  readonly typed: string;
}

/** A pasted text beyond this is cut: no title or passage needs more, and a megabyte would block. */
const LONGEST = 10_000;
const OPERATOR = /^(?:AND|OR|NOT|&&|\|\|)$/;
const FIELD = /^[-+]?(?:authors?|title|year|key|venue|abstract|in|au|ti|ab):(?=\S)/i;

/** Reads a query: identifiers are put in their plain form, operators and field names of other search boxes are passed over. */
export function parseQuery(text: string): Query {
  const cut = text.slice(0, LONGEST);
  const pieces = cut.split(/\s+/).filter((piece) => piece !== '');
  const kept = pieces.filter((piece) => !OPERATOR.test(piece));
  const plain = (kept.length > 0 ? kept : pieces).map((piece) => identifier(piece) ?? piece.replace(FIELD, '')).join(' ');
  return { parts: words(plain).flatMap((word) => word.parts), open: /[\p{L}\p{N}\p{M}]$/u.test(cut), typed: plain.toLowerCase() };
}

/** An arXiv id or a DOI in its plain form, if the text is one in whatever form people paste them. */
function identifier(text: string): string | undefined {
  return /\d/.test(text) ? (normaliseArxivId(text) ?? normaliseDoi(text)) : undefined;
}

import type { Paper } from '../../corpus/paper';
import { ABSTRACT_FIELDS, HEAD_FIELDS } from './fields';
import { type PackedTerms, packTerms } from './packedTerms';
import { repackTerms } from './repackedTerms';
import { ABSTRACT_BUDGET, enter, type Store, takeOut } from './store';

/** The packed terms of both tiers, in the order of the papers. */
export interface PackedPapers {
  readonly heads: PackedTerms;
  readonly abstracts: PackedTerms;
}

/** Papers added to an index together, with consecutive short ids. */
export interface Segment {
  readonly first: number;
  readonly papers: readonly Paper[];
}

/** Papers added per step, which takes about a millisecond. */
const STEP = 500;

/** Packs the titles, people and facts of many papers. */
export function packHeads(papers: readonly Paper[]): Generator<void, PackedTerms> {
  return packTerms(papers, HEAD_FIELDS);
}

/** Packs the abstracts of many papers for `enterAbstracts`, as far as fits in the budget, of which `used` characters are taken. */
export function packAbstracts(papers: readonly Paper[], used = 0): Generator<void, PackedTerms> {
  let size = used;
  return packTerms(papers, ABSTRACT_FIELDS, ({ abstract = '' }) => {
    if (size + abstract.length > ABSTRACT_BUDGET) return false;
    size += abstract.length;
    return true;
  });
}

/** Packs both tiers of papers, reusing the packed terms of earlier papers if most are the same. */
export function* packPapers(
  papers: readonly Paper[],
  before?: { readonly papers: readonly Paper[]; readonly terms: PackedPapers },
): Generator<void, PackedPapers> {
  if (before?.papers === papers) return before.terms;
  if (before === undefined) return { heads: yield* packHeads(papers), abstracts: yield* packAbstracts(papers) };
  const heads = yield* repackTerms(before.terms.heads, before.papers, papers);
  const { held } = before.terms.abstracts;
  const isWhole = before.papers.every(({ abstract }, at) => (abstract === undefined ? 0 : 1) === held[at]);
  const size = papers.reduce((sum, { abstract }) => sum + (abstract?.length ?? 0), 0);
  return {
    heads,
    abstracts:
      isWhole && size <= ABSTRACT_BUDGET ? yield* repackTerms(before.terms.abstracts, before.papers, papers) : yield* packAbstracts(papers),
  };
}

/** Adds the packed papers that are `wanted`; each replaces the one with its id. */
export function* enterHeads(
  store: Store,
  papers: readonly Paper[],
  heads: PackedTerms,
  wanted: (paper: Paper) => boolean,
): Generator<void, Segment> {
  const first = store.papers.length;
  const chosen = new Uint8Array(papers.length);
  // All short ids are reserved at once, so that nothing added between two steps gets one of them.
  let at = 0;
  for (const paper of papers) {
    store.papers.push(undefined);
    if (wanted(paper)) chosen[at] = 1;
    at += 1;
  }
  const end = store.papers.length;
  store.reservedEnd = end;
  yield;
  store.head.adopt(heads, first, chosen);
  if (store.reservedEnd === end) store.reservedEnd = 0;
  at = 0;
  for (const paper of papers) {
    if (chosen[at] === 1) {
      takeOut(store, paper.id);
      enter(store, first + at, paper);
    }
    at += 1;
    if (at % STEP === 0) yield;
  }
  return { first, papers };
}

/** Adds the packed abstracts of a segment's papers; papers removed since are skipped. */
export function enterAbstracts(store: Store, { first, papers }: Segment, abstracts: PackedTerms): void {
  const chosen = new Uint8Array(papers.length);
  for (let at = 0; at < papers.length; at++) {
    if (abstracts.held[at] !== 1 || store.papers[first + at] !== papers[at] || store.abstracts.has(first + at)) continue;
    const size = papers[at]?.abstract?.length ?? 0;
    if (store.abstractSize + size > ABSTRACT_BUDGET) continue;
    chosen[at] = 1;
    store.abstractSize += size;
  }
  store.abstracts.adopt(abstracts, first, chosen);
  store.nearby.clear();
}

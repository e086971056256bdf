import { type Identifiable, identifiersOf, titleFingerprint } from '../corpus/identity';
import type { Paper } from '../corpus/paper';

/** What a source of papers is. */
export type SourceKind = 'bundled' | 'bibliography' | 'library';

/** One paper as one source holds it. */
export interface Holding {
  readonly paper: Paper;
  readonly source: string;
  readonly kind: SourceKind;
  /** Its place in the source, to tell which of two comes first. */
  order: number;
  /** The names that connect it with other holdings: by identity, and by an id made of a title, which no two items may share. */
  readonly names: readonly string[];
}

/** A holding with the names that connect it: few and cheap, since a library has many; grouping looks closer where they meet. */
export function holdingOf(paper: Paper, source: string, kind: SourceKind, order: number): Holding {
  const names = connectingNames(paper);
  return { paper, source, kind, order, names: names.includes(paper.id) ? names : [...names, `id:${paper.id}`] };
}

/** Names that a paper shares with every paper that may be the same: DOI, arXiv id and title, the surest first. */
export function connectingNames(paper: Identifiable): readonly string[] {
  const { doi, arxivId } = identifiersOf(paper);
  const names = [`title:${titleFingerprint(paper.title)}`];
  if (arxivId !== undefined) names.unshift(`arxiv:${arxivId}`);
  if (doi !== undefined) names.unshift(`doi:${doi}`);
  return names;
}

const RANK: Readonly<Record<SourceKind, number>> = { bundled: 0, bibliography: 1, library: 2 };

/** The order that decides ids and who meets whom: bundled papers, then bibliographies, then libraries, each by name and place. */
export function canonical(a: Holding, b: Holding): number {
  return RANK[a.kind] - RANK[b.kind] || compare(a.source, b.source) || a.order - b.order;
}

const WEIGHT: Readonly<Record<SourceKind, number>> = { bibliography: 0, library: 1, bundled: 2 };

/** Whose fields and key count: the sources in `preferred` in their order, then bibliographies, libraries and bundled papers. */
export function precedence(preferred: readonly string[] = []): (a: Holding, b: Holding) => number {
  const place = (holding: Holding): number => {
    const at = preferred.indexOf(holding.source);
    return at === -1 ? preferred.length : at;
  };
  return (a, b) => place(a) - place(b) || WEIGHT[a.kind] - WEIGHT[b.kind] || compare(a.source, b.source) || a.order - b.order;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

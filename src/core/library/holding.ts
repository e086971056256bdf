import type { Paper } from '../corpus/paper';

/** What a source of papers is. */
export type SourceKind = 'bundled' | 'bibliography' | 'library';

/** Where papers come from. */
export interface Origin {
  readonly source: string;
  readonly kind: SourceKind;
}

/** One paper as one source holds it. */
export interface Holding extends Origin {
  readonly paper: Paper;
  /** Its place in the source, to tell which of two comes first. */
  readonly order: number;
}

const RANK: Readonly<Record<SourceKind, number>> = { bundled: 0, bibliography: 1, library: 2 };

/** The order that decides ids and who meets whom: bundled papers, then bibliographies, then libraries, each by name and place. */
export function inLibraryOrder(a: Holding, b: Holding): number {
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

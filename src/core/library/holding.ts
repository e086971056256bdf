import type { Paper } from '../corpus/paper';

/** The kind of a source of papers. */
export type SourceKind = 'bundled' | 'bibliography' | 'library';

/** A source of papers, with its kind. */
export interface Origin {
  readonly source: string;
  readonly kind: SourceKind;
}

/** A paper as one source has it. */
export interface Holding extends Origin {
  readonly paper: Paper;
  /** Its position in the source. */
  readonly order: number;
}

const RANK: Readonly<Record<SourceKind, number>> = { bundled: 0, bibliography: 1, library: 2 };

/**
 * Library order, which decides ids and which papers are grouped first: bundled papers, then bibliographies, then libraries, each by source
 * name and position.
 */
export function inLibraryOrder(a: Holding, b: Holding): number {
  return RANK[a.kind] - RANK[b.kind] || compare(a.source, b.source) || a.order - b.order;
}

const WEIGHT: Readonly<Record<SourceKind, number>> = { bibliography: 0, library: 1, bundled: 2 };

/**
 * The order in which holdings supply fields and key: sources in `preferred` in that order, then bibliographies, libraries and bundled
 * papers.
 */
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

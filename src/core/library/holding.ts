import { type Identifiable, identifiersOf, titleFingerprint } from '../corpus/identity';
import type { Paper } from '../corpus/paper';
import { numberOf } from './numberTable';

/** What a source of papers is. */
export type SourceKind = 'bundled' | 'bibliography' | 'library';

/** One paper as one source holds it. */
export interface Holding {
  readonly paper: Paper;
  readonly source: string;
  readonly kind: SourceKind;
  /** Its place in the source, to tell which of two comes first. */
  order: number;
  /** Numbers of the names that connect it with other holdings; equal ones are looked into by grouping. */
  readonly names: readonly number[];
  /** The item that it makes, alone or with others. */
  item?: Item | undefined;
}

/** One paper of the library with all holdings of it, in canonical order. */
export interface Item {
  readonly paper: Paper;
  readonly holdings: readonly Holding[];
}

export function holdingOf(paper: Paper, source: string, kind: SourceKind, order: number, names = namesOf(paper)): Holding {
  return { paper, source, kind, order, names, item: undefined };
}

/** At most so many names has a paper. */
const MOST_NAMES = 4;
/** Papers named in one step of about a millisecond. */
const STEP = 128;

/** The names of many papers, for a source that is taken in again in a later session. */
export function* packNames(papers: readonly Paper[]): Generator<void, Uint32Array> {
  const packed = new Uint32Array(papers.length * MOST_NAMES);
  for (const [at, paper] of papers.entries()) {
    packed.set(
      namesOf(paper).map((name) => name + 1),
      at * MOST_NAMES,
    );
    if (at % STEP === STEP - 1) yield;
  }
  return packed;
}

/** The names of the paper with a number. */
export function namesIn(packed: Uint32Array, paper: number): readonly number[] {
  const at = paper * MOST_NAMES;
  let count = 0;
  while (count < MOST_NAMES && (packed[at + count] ?? 0) > 0) count += 1;
  // An array that grows keeps room for sixteen more.
  const names = new Array<number>(count);
  for (let place = 0; place < count; place++) names[place] = (packed[at + place] ?? 0) - 1;
  return names;
}

/** What connects a paper with others: its identity, and an id made of a title, which no two items may share. */
export function namesOf(paper: Paper): readonly number[] {
  const names = connectingNames(paper);
  const id = numberOf(paper.id);
  return names.includes(id) ? names : [...names, id];
}

/** Numbers of the names that a paper shares with every paper that may be the same: DOI, arXiv id and title, the surest first. */
export function connectingNames(paper: Identifiable): readonly number[] {
  const { doi, arxivId } = identifiersOf(paper);
  const names = [numberOf(`title:${titleFingerprint(paper.title)}`)];
  if (arxivId !== undefined) names.unshift(numberOf(`arxiv:${arxivId}`));
  if (doi !== undefined) names.unshift(numberOf(`doi:${doi}`));
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

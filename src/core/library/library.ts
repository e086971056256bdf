import type { Identifiable } from '../corpus/identity';
import type { Paper } from '../corpus/paper';
import { MOST_NAMESAKES } from '../corpus/samePapers';
import { finished } from '../steps';
import { Catalogue, type CatalogueItem, type Numbered } from './catalogue';
import { connectingNames } from './connectingNames';
import { groupHoldings } from './grouping';
import { type Holding, inLibraryOrder, precedence, type SourceKind } from './holding';
import { mergePapers } from './mergePapers';
import { type LibraryChange, regroup } from './regroup';
import { type HeldSource, type LibrarySource, STEP, takeIn } from './sourceUpdate';

/** A source of an item, and the item's key in it. */
export interface ItemSource {
  readonly source: string;
  readonly kind: SourceKind;
  readonly key: string;
}

/**
 * The library of bundled papers, bibliographies and library files: each paper is one item, however many sources have it. The user's entries
 * take precedence for fields and key. An item's id is that of its bundled paper, else of its first holding; the ids of its other papers
 * also find it.
 */
export interface Library {
  readonly size: number;
  items(): IterableIterator<Paper>;
  /** The item with this id, or with a paper that has it. */
  get(id: string): Paper | undefined;
  /**
   * The item that a key refers to: in the first of the `preferred` sources that has it, else in bibliographies, then libraries, then
   * bundled papers.
   */
  byKey(key: string, preferred?: readonly string[]): Paper | undefined;
  /** The item that is the same paper; for a paper object from a source, the item that it became part of. */
  find(paper: Identifiable & { readonly id?: string }): Paper | undefined;
  /** The holdings with the DOI, arXiv id or title of a paper, as their sources have them. They may be other papers: the caller decides. */
  namesakes(paper: Identifiable): readonly Holding[];
  /** The item's key in the first of these bibliographies in which that key refers to it. */
  keyFor(id: string, bibliographies: readonly string[]): string | undefined;
  /** The item as merged for a document with these bibliographies: where sources disagree, these take precedence, in their order. */
  paperFor(id: string, bibliographies: readonly string[]): Paper | undefined;
  /** Whether one of these sources has the item. */
  isIn(id: string, sources: ReadonlySet<string>): boolean;
  provenance(id: string): readonly ItemSource[];
  /** Replaces the papers that the source had before; an empty list removes it. */
  setSource(source: LibrarySource): LibraryChange;
  /**
   * Like `setSource`, but in small steps. Between them the library may be read and other sources set; a later update of the same source
   * replaces an earlier one.
   */
  updateSource(source: LibrarySource): Generator<undefined, LibraryChange>;
}

/** Creates an empty library. */
export function createLibrary(): Library {
  const catalogue = new Catalogue();
  const { holdings } = catalogue;
  const sources = new Map<string, HeldSource>();

  function* updateSource(source: LibrarySource): Generator<undefined, LibraryChange> {
    const held = sources.get(source.name) ?? { known: undefined, run: 0 };
    sources.set(source.name, held);
    const { touched, gone } = yield* takeIn(holdings, held, source);
    if (held.known?.papers.length === 0) sources.delete(source.name);
    const change = yield* regroup(catalogue, touched);
    for (const [at, holding] of gone.entries()) {
      holdings.release(holding);
      if (at % STEP === STEP - 1) yield;
    }
    return change;
  }

  return {
    get size() {
      return catalogue.size;
    },
    items: () => catalogue.papers(),
    get: (id) => catalogue.withId(id)?.paper,
    byKey(key, preferred = []) {
      const [first] = catalogue.views(holdings.keyed(key)).sort(precedence(preferred));
      return first && catalogue.paperOf(first.number);
    },
    find(paper) {
      // Usually the paper comes from a source; then its names aren't needed.
      const held = holdings.holdingOf(paper);
      return catalogue.paperOf(held) ?? findItem(catalogue, paper)?.paper;
    },
    namesakes: (paper) => namesakesOf(catalogue, paper),
    keyFor: (id, bibliographies) => keyIn(catalogue, catalogue.withId(id), bibliographies),
    paperFor(id, bibliographies) {
      const item = catalogue.withId(id);
      return item && mergePapers(catalogue.views(item.holdings).sort(precedence(bibliographies)), item.paper.id);
    },
    isIn: (id, wanted) => viewsOf(catalogue, catalogue.withId(id)).some(({ source }) => wanted.has(source)),
    provenance: (id) =>
      viewsOf(catalogue, catalogue.withId(id)).map(({ source, kind, paper }) => ({ source, kind, key: paper.citationKey })),
    updateSource,
    setSource: (source) => finished(updateSource(source)),
  };
}

function namesakesOf(catalogue: Catalogue, paper: Identifiable): readonly Holding[] {
  const { holdings } = catalogue;
  const found = new Map<number, Holding>();
  for (const name of connectingNames(paper)) {
    const here: number[] = [];
    // There may be thousands titled “Editorial”.
    for (const holding of holdings.named(name)) {
      if (here.length >= MOST_NAMESAKES) break;
      if (!holdings.isGone(holding)) here.push(holding);
    }
    for (const view of catalogue.views(here).sort(inLibraryOrder)) found.set(view.number, view);
  }
  return [...found.values()];
}

/** The item that a paper would be grouped with, looking at its most reliable names first. */
function findItem(catalogue: Catalogue, paper: Identifiable): CatalogueItem | undefined {
  const whole: Paper = { id: '', citationKey: '', sources: [], ...paper };
  const stranger = { paper: whole, source: '', kind: 'library', order: Number.MAX_SAFE_INTEGER } as const;
  for (const name of connectingNames(paper)) {
    const namesakes = catalogue.views(catalogue.holdings.named(name)).sort(inLibraryOrder).slice(0, MOST_NAMESAKES);
    for (const { number } of namesakes) {
      const item = catalogue.itemOf(number);
      if (item !== undefined && groupHoldings([...catalogue.views(item.holdings), stranger]).length === 1) return item;
    }
  }
  return undefined;
}

function viewsOf(catalogue: Catalogue, item: CatalogueItem | undefined): readonly Numbered[] {
  return catalogue.views(item?.holdings ?? []);
}

function keyIn(catalogue: Catalogue, item: CatalogueItem | undefined, bibliographies: readonly string[]): string | undefined {
  for (const bibliography of bibliographies) {
    for (const { source, paper } of viewsOf(catalogue, item)) {
      if (source !== bibliography) continue;
      const key = paper.citationKey;
      // TeX uses the first entry with a key, so a later one with the same key can't be cited.
      const [first] = catalogue
        .views(catalogue.holdings.keyed(key))
        .filter((other) => other.source === bibliography)
        .sort((a, b) => a.order - b.order);
      if (first !== undefined && item?.holdings.includes(first.number)) return key;
    }
  }
  return undefined;
}

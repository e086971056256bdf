import type { Identifiable } from '../corpus/identity';
import type { Paper } from '../corpus/paper';
import { MOST_NAMESAKES } from '../corpus/samePapers';
import { finished } from '../steps';
import { Catalogue, type Item, type Numbered } from './catalogue';
import { connectingNames } from './connectingNames';
import { groupHoldings } from './grouping';
import { type Holding, inLibraryOrder, precedence, type SourceKind } from './holding';
import { mergePapers } from './mergePapers';
import { type LibraryChange, regroup } from './regroup';
import { type LibrarySource, type Source, STEP, takeIn } from './sourceUpdate';

/** Where an item comes from: a source and the key that it has there. */
export interface Provenance {
  readonly source: string;
  readonly kind: SourceKind;
  readonly key: string;
}

/**
 * The one library of bundled papers, bibliographies and library files: each paper is one item, whichever sources hold it. The user's
 * entries win on fields and key. An item's id is that of its bundled paper, else of its first holding; the ids of the others lead to it.
 */
export interface Library {
  readonly size: number;
  items(): IterableIterator<Paper>;
  /** The item with this id, or with a paper that has it. */
  get(id: string): Paper | undefined;
  /** The item that a key means: in the first of `preferred` sources that has it, then in bibliographies, libraries and bundled papers. */
  byKey(key: string, preferred?: readonly string[]): Paper | undefined;
  /** The item that is the same paper; a paper that is held is found as what it became. */
  find(paper: Identifiable & { readonly id?: string }): Paper | undefined;
  /** What sources hold under the DOI, the arXiv id or the title of a paper, each in its source's words; whether it is the same is for the caller to say. */
  namesakes(paper: Identifiable): readonly Holding[];
  /** The key that an item has in the first of these bibliographies that holds it under a key which means it there. */
  keyFor(id: string, bibliographies: readonly string[]): string | undefined;
  /** The item as a document with these bibliographies sees it: where sources disagree, its own decide, the first most. */
  paperFor(id: string, bibliographies: readonly string[]): Paper | undefined;
  /** Whether one of these sources holds the item. */
  isIn(id: string, sources: ReadonlySet<string>): boolean;
  provenance(id: string): readonly Provenance[];
  /** Takes these papers in place of those that the source gave before; none removes it. */
  setSource(source: LibrarySource): LibraryChange;
  /** `setSource` in small steps, between which the library may be read and other sources set; the last of two for one source wins. */
  updateSource(source: LibrarySource): Generator<undefined, LibraryChange>;
}

/** A library without papers. */
export function createLibrary(): Library {
  const catalogue = new Catalogue();
  const { holdings } = catalogue;
  const sources = new Map<string, Source>();

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
      // A paper that a source holds is the usual question, and needs no names.
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
    // Thousands may be called “Editorial”.
    for (const holding of holdings.named(name)) {
      if (here.length >= MOST_NAMESAKES) break;
      if (!holdings.isGone(holding)) here.push(holding);
    }
    for (const view of catalogue.views(here).sort(inLibraryOrder)) found.set(view.number, view);
  }
  return [...found.values()];
}

/** The item that a paper would join, the surest name first: what grouping says of it and each item of its namesakes. */
function findItem(catalogue: Catalogue, paper: Identifiable): Item | undefined {
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

function viewsOf(catalogue: Catalogue, item: Item | undefined): readonly Numbered[] {
  return catalogue.views(item?.holdings ?? []);
}

function keyIn(catalogue: Catalogue, item: Item | undefined, bibliographies: readonly string[]): string | undefined {
  for (const bibliography of bibliographies) {
    for (const { source, paper } of viewsOf(catalogue, item)) {
      if (source !== bibliography) continue;
      const key = paper.citationKey;
      // TeX takes the first entry with a key: a later one under the same key can't be cited.
      const [first] = catalogue
        .views(catalogue.holdings.keyed(key))
        .filter((other) => other.source === bibliography)
        .sort((a, b) => a.order - b.order);
      if (first !== undefined && item?.holdings.includes(first.number)) return key;
    }
  }
  return undefined;
}

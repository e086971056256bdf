import type { Identifiable } from '../corpus/identity';
import type { Paper } from '../corpus/paper';
import { MOST_NAMESAKES } from '../corpus/samePapers';
import { finished } from '../steps';
import { Catalogue } from './catalogue';
import { groupHoldings } from './grouping';
import { canonical, connectingNames, holdingOf, type Item, precedence, type SourceKind } from './holding';
import { mergePapers } from './mergePapers';
import { type LibraryChange, regroup } from './regroup';
import { type LibrarySource, type Source, takeIn } from './sourceUpdate';

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
  find(paper: Identifiable): Paper | undefined;
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
  const sources = new Map<string, Source>();
  const itemAt = (id: string): Item | undefined => catalogue.items.get(id) ?? catalogue.aliases.get(id);
  const itemWithKey = (key: string, preferred: readonly string[] = []): Item | undefined => {
    const [first] = [...catalogue.withKey(key)].sort(precedence(preferred));
    return first?.item;
  };

  function* updateSource(source: LibrarySource): Generator<undefined, LibraryChange> {
    const held = sources.get(source.name) ?? { holdings: new Map(), papers: [], run: 0 };
    sources.set(source.name, held);
    const touched = yield* takeIn(catalogue, held, source);
    if (held.papers?.length === 0) sources.delete(source.name);
    return yield* regroup(catalogue, touched);
  }

  return {
    get size() {
      return catalogue.items.size;
    },
    *items() {
      for (const item of catalogue.items.values()) yield item.paper;
    },
    get: (id) => itemAt(id)?.paper,
    byKey: (key, preferred) => itemWithKey(key, preferred)?.paper,
    find(paper) {
      // A paper that a source holds is the usual question, and needs no names.
      for (const { holdings } of sources.values()) {
        const holding = holdings.get(paper);
        const item = holding?.item;
        if (item !== undefined) return item.paper;
      }
      return findItem(catalogue, paper)?.paper;
    },
    keyFor: (id, bibliographies) => keyIn(catalogue, itemAt(id), bibliographies),
    paperFor(id, bibliographies) {
      const item = itemAt(id);
      return item && mergePapers([...item.holdings].sort(precedence(bibliographies)), item.paper.id);
    },
    isIn: (id, wanted) => itemAt(id)?.holdings.some(({ source }) => wanted.has(source)) === true,
    provenance: (id) => itemAt(id)?.holdings.map(({ source, kind, paper }) => ({ source, kind, key: paper.citationKey })) ?? [],
    updateSource,
    setSource: (source) => finished(updateSource(source)),
  };
}

/** The item that a paper would join, the surest name first: what grouping says of it and each item of its namesakes. */
function findItem(catalogue: Catalogue, paper: Identifiable): Item | undefined {
  const stranger = holdingOf({ id: '', citationKey: '', sources: [], ...paper }, '', 'library', Number.MAX_SAFE_INTEGER);
  for (const name of connectingNames(paper)) {
    const namesakes = [...catalogue.withName(name)].sort(canonical).slice(0, MOST_NAMESAKES);
    for (const item of new Set(namesakes.flatMap((namesake) => namesake.item ?? []))) {
      if (groupHoldings([...item.holdings, stranger]).length === 1) return item;
    }
  }
  return undefined;
}

function keyIn(catalogue: Catalogue, item: Item | undefined, bibliographies: readonly string[]): string | undefined {
  for (const bibliography of bibliographies) {
    for (const holding of item?.holdings ?? []) {
      if (holding.source !== bibliography) continue;
      const key = holding.paper.citationKey;
      // TeX takes the first entry with a key: a later one under the same key can't be cited.
      const [first] = catalogue
        .withKey(key)
        .filter((other) => other.source === bibliography)
        .sort((a, b) => a.order - b.order);
      if (first !== undefined && first.item === item) return key;
    }
  }
  return undefined;
}

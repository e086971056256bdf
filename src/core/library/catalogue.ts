import type { Paper } from '../corpus/paper';
import { numberOf } from '../numberLinks';
import { groupHoldings } from './grouping';
import { type Holding, inLibraryOrder, precedence } from './holding';
import { Holdings } from './holdings';
import { mergePapers } from './mergePapers';

/** A paper of the library with the numbers of all its holdings, in library order. */
export interface CatalogueItem {
  readonly paper: Paper;
  readonly holdings: readonly number[];
}

/**
 * The items made from the holdings. Most items are a single holding unchanged, for which only a mark is stored. After adding or removing
 * holdings, the caller must regroup those affected.
 */
export class Catalogue {
  readonly holdings = new Holdings();
  /** Items that aren't just one holding, by each of their holdings. */
  private readonly composed = new Map<number, CatalogueItem>();
  /** Items with an id that none of their papers has. */
  private readonly renamed = new Map<string, CatalogueItem>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  *papers(): IterableIterator<Paper> {
    for (let holding = 0; holding < this.holdings.end; holding++) {
      const single = this.holdings.isSingle(holding) ? this.holdings.paper(holding) : undefined;
      const composed = single === undefined ? this.composed.get(holding) : undefined;
      if (single !== undefined) yield single;
      else if (composed?.holdings[0] === holding) yield composed.paper;
    }
  }

  /** The item that a holding belongs to. */
  itemOf(holding: number): CatalogueItem | undefined {
    const paper = this.holdings.isSingle(holding) ? this.holdings.paper(holding) : undefined;
    return paper === undefined ? this.composed.get(holding) : { paper, holdings: [holding] };
  }

  /** The paper of the item that a holding belongs to. */
  paperOf(holding: number): Paper | undefined {
    return this.holdings.isSingle(holding) ? this.holdings.paper(holding) : this.composed.get(holding)?.paper;
  }

  /** The item with this id, even if its holdings have left but it isn't dissolved yet. */
  under(id: string): CatalogueItem | undefined {
    const renamed = this.renamed.get(id);
    if (renamed !== undefined) return renamed;
    let found: CatalogueItem | undefined;
    for (const holding of this.holdings.named(numberOf(id))) {
      const item = this.itemOf(holding);
      if (item?.paper.id === id && (found === undefined || !this.holdings.isGone(holding))) found = item;
    }
    return found;
  }

  /** The item with this id, else the first one with a paper that has it. */
  withId(id: string): CatalogueItem | undefined {
    const exact = this.under(id);
    if (exact !== undefined) return exact;
    const others = this.holdings.named(numberOf(id)).filter((holding) => this.holdings.paper(holding)?.id === id);
    const [first] = this.views(others.flatMap((holding) => this.itemOf(holding)?.holdings[0] ?? [])).sort(inLibraryOrder);
    return first && this.itemOf(first.number);
  }

  /** The holdings with these numbers, for comparing them. */
  views(holdings: readonly number[]): Numbered[] {
    return holdings.flatMap((number) => {
      const view = this.holdings.view(number);
      return view === undefined ? [] : { ...view, number };
    });
  }

  /** Removes the items of these holdings and returns their papers. */
  dissolve(holdings: Iterable<number>): Paper[] {
    const gone: Paper[] = [];
    for (const holding of holdings) {
      const item = this.itemOf(holding);
      if (item === undefined) continue;
      gone.push(item.paper);
      this.count -= 1;
      if (this.renamed.get(item.paper.id) === item) this.renamed.delete(item.paper.id);
      for (const each of item.holdings) {
        this.holdings.setSingle(each, false);
        this.composed.delete(each);
      }
    }
    return gone;
  }

  /** Makes the item of a holding that shares no name with any other; returns its paper. */
  composeAlone(holding: number): Paper | undefined {
    const paper = this.holdings.paper(holding);
    if (paper !== undefined && this.holdings.saysOrigin(holding)) return this.putSingle(holding, paper);
    const merged = paper && mergePapers(this.views([holding]), paper.id);
    return merged && this.put({ paper: merged, holdings: [holding] });
  }

  /**
   * Makes the items of holdings that are connected with each other and with no others. For each returns its id and the paper that
   * previously had that id, if an item of departed holdings still does.
   */
  compose(connected: readonly number[]): { readonly id: string; readonly replaced: Paper | undefined }[] {
    const ids = new Set<string>();
    return groupHoldings(this.views(connected)).flatMap((group) => {
      const [first] = group;
      const id = first === undefined ? '' : unused(first.paper.id, ids);
      const paper = mergePapers(group.length < 2 ? group : [...group].sort(precedence()), id);
      if (first === undefined || paper === undefined) return [];
      const replaced = this.under(id)?.paper;
      if (paper === first.paper && group.length === 1) this.putSingle(first.number, paper);
      else this.put({ paper, holdings: group.map(({ number }) => number) });
      return [{ id, replaced }];
    });
  }

  private putSingle(holding: number, paper: Paper): Paper {
    this.holdings.setSingle(holding, true);
    this.count += 1;
    return paper;
  }

  private put(item: CatalogueItem): Paper {
    const { paper, holdings } = item;
    for (const holding of holdings) this.composed.set(holding, item);
    if (holdings.every((holding) => this.holdings.paper(holding)?.id !== paper.id)) this.renamed.set(paper.id, item);
    this.count += 1;
    return paper;
  }
}

/** A holding with its number. */
export interface Numbered extends Holding {
  readonly number: number;
}

/** A free form of an id: ids made from equal titles may clash, so later ones get a number. */
function unused(id: string, taken: Set<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number += 1) free = `${id}#${number}`;
  taken.add(free);
  return free;
}

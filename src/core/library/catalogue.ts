import type { Paper } from '../corpus/paper';
import { groupHoldings } from './grouping';
import { type Holding, type Item, precedence } from './holding';

import { mergePapers } from './mergePapers';
import { NumberTable, numberOf } from './numberTable';

/** Holdings and the items that they make. Whoever adds or deletes holdings regroups what was touched. */
export class Catalogue {
  private readonly named = new NumberTable<Holding>();
  private readonly keyed = new NumberTable<Holding>();
  /** By the item's id. */
  readonly items = new Map<string, Item>();
  /** By the ids that its holdings have beside. */
  readonly aliases = new Map<string, Item>();

  add(holding: Holding): void {
    for (const name of holding.names) this.named.add(name, holding);
    this.keyed.add(numberOf(holding.paper.citationKey), holding);
  }

  delete(holding: Holding): void {
    for (const name of holding.names) this.named.delete(name, holding);
    this.keyed.delete(numberOf(holding.paper.citationKey), holding);
  }

  withName(name: number): readonly Holding[] {
    return this.named.get(name);
  }

  withKey(key: string): readonly Holding[] {
    return this.keyed.get(numberOf(key)).filter(({ paper }) => paper.citationKey === key);
  }

  /** Whether this holding is here and nothing else has one of its names. */
  isAlone(holding: Holding): boolean {
    return holding.names.every((name) => this.named.isOnly(name, holding));
  }

  /** The holdings that this one's names connect, over any number of steps, itself among them unless it was deleted. */
  connectedWith(holding: Holding): Holding[] {
    const found = new Set<Holding>();
    const names = new Set(holding.names);
    for (const name of names) {
      for (const other of this.named.get(name)) {
        if (found.has(other)) continue;
        found.add(other);
        for (const next of other.names) names.add(next);
      }
    }
    return [...found];
  }

  /** Takes the items of these holdings away; answers them. */
  dissolve(holdings: Iterable<Holding>): Set<Item> {
    const gone = new Set<Item>();
    for (const holding of holdings) {
      const { item } = holding;
      if (item === undefined || gone.has(item)) continue;
      gone.add(item);
      // A new item may stand in its place already.
      if (this.items.get(item.paper.id) === item) this.items.delete(item.paper.id);
      for (const each of item.holdings) {
        if (each.item === item) each.item = undefined;
        if (this.aliases.get(each.paper.id) === item) this.aliases.delete(each.paper.id);
      }
    }
    return gone;
  }

  /** `compose` for a holding that is alone, under an id that no item has; answers the item. */
  composeAlone(holding: Holding): Paper {
    const { id } = holding.paper;
    const holdings = [holding];
    const item = { paper: mergePapers(holdings, id) ?? holding.paper, holdings };
    this.items.set(id, item);
    holding.item = item;
    return item.paper;
  }

  /**
   * Makes the items of holdings that are connected with one another and with no others. Answers their ids and what stood under them: an
   * item of holdings that went and are still to be dissolved.
   */
  compose(connected: readonly Holding[]): { readonly id: string; readonly replaced: Paper | undefined }[] {
    const ids = new Set<string>();
    const aliases = new Set<string>();
    return groupHoldings(connected).flatMap((holdings) => {
      const [first] = holdings;
      const id = first === undefined ? '' : unused(first.paper.id, ids);
      const ranked = holdings.length < 2 ? holdings : [...holdings].sort(precedence());
      const paper = mergePapers(ranked, id);
      if (paper === undefined) return [];
      const item = { paper, holdings };
      const replaced = this.items.get(id)?.paper;
      this.items.set(id, item);
      for (const holding of holdings) {
        holding.item = item;
        if (holding.paper.id !== id && !aliases.has(holding.paper.id)) this.aliases.set(holding.paper.id, item);
        aliases.add(holding.paper.id);
      }
      return [{ id, replaced }];
    });
  }
}

/** Two papers may have one id, made of one title: the second is numbered. */
function unused(id: string, taken: Set<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number += 1) free = `${id}#${number}`;
  taken.add(free);
  return free;
}

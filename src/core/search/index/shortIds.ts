import type { Paper } from '../../corpus/paper';
import { NumberLinks, numberOf } from '../../numberLinks';

/** Maps ids of papers to short ids; it copies no id and fills several times faster than a `Map`. */
export class ShortIds {
  private readonly links = new NumberLinks();
  private count = 0;

  /** `papers` is indexed by short id; an entry must stay while its id is mapped. */
  constructor(private readonly papers: readonly (Paper | undefined)[]) {}

  get size(): number {
    return this.count;
  }

  get(id: string): number | undefined {
    for (let shortId = this.links.first(numberOf(id)); shortId >= 0; shortId = this.links.after(shortId))
      if (this.papers[shortId]?.id === id) return shortId;
    return undefined;
  }

  /** Maps the id of a paper, which must not be mapped yet. */
  set(id: string, shortId: number): void {
    this.links.reserve(shortId + 1);
    this.links.put(shortId, numberOf(id));
    this.count += 1;
  }

  delete(shortId: number): void {
    this.links.drop(shortId);
    this.count -= 1;
  }
}

import type { Paper } from '../../corpus/paper';
import { NumberLinks, numberOf } from '../../numberLinks';

/** Short ids by the ids of their papers; without a copy of any id, and filled several times faster than a map. */
export class ShortIds {
  private readonly links = new NumberLinks();
  private count = 0;

  /** `papers` stand by short id, and there as long as theirs is set. */
  constructor(private readonly papers: readonly (Paper | undefined)[]) {}

  get size(): number {
    return this.count;
  }

  get(id: string): number | undefined {
    for (let shortId = this.links.first(numberOf(id)); shortId >= 0; shortId = this.links.after(shortId))
      if (this.papers[shortId]?.id === id) return shortId;
    return undefined;
  }

  /** Sets the short id of a paper whose id has none. */
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

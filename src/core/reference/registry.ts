import type { Paper } from '../corpus/paper';
import type { CslItem } from '../record/cslItem';
import { paperToCsl } from '../record/paperRecord';
import { withinBudget } from './budget';
import { cleanItem } from './cleanItem';
import { othersMark, parseCslOutput } from './cslFormat';
import type { CslEngine } from './engine';
import { startAnew } from './engineSteps';
import { isPaper, itemId, type RenderedReference } from './renderer';
import type { RichText } from './richText';

/** The works registered with the engine. Unchanged works are kept between documents, since registering takes the most time. */
export class Registry {
  private readonly sources = new Map<string, Paper | CslItem>();
  private ids: readonly string[] = [];
  private made: readonly RenderedReference[] | undefined;

  constructor(private readonly csl: CslEngine) {}

  /** Registers the works with these ids, in order, as those of the document; ids missing from `items` are skipped. */
  register(items: readonly (Paper | CslItem)[], wanted: readonly string[]): void {
    const { engine, items: known } = this.csl;
    const found = new Map<string, Paper | CslItem>();
    for (const item of items) if (!found.has(itemId(item))) found.set(itemId(item), item);
    const ids = wanted.filter((id) => found.has(id));
    const kept = this.ids.filter((id) => found.get(id) === this.sources.get(id));
    if (kept.length === this.ids.length && kept.length === ids.length && ids.every((id, i) => id === this.ids[i])) return;
    this.forget();
    // The engine requests an item only when it is new.
    if (kept.length < this.sources.size) engine.updateItems(kept);
    known.clear();
    this.sources.clear();
    for (const id of ids) {
      const item = found.get(id);
      if (item === undefined) continue;
      this.sources.set(id, item);
      known.set(id, { ...marked(withinBudget(cleanItem(isPaper(item) ? paperToCsl(item) : item, id))), system_id: id });
    }
    engine.updateItems(ids);
    this.ids = ids;
  }

  /** Removes all works, and the engine's state from before it threw. */
  reset(): void {
    this.forget();
    this.sources.clear();
    this.csl.items.clear();
    startAnew(this.csl.engine);
  }

  /** The reference list of the registered works. */
  references(): readonly RenderedReference[] {
    this.made ??= this.make();
    return this.made;
  }

  private forget(): void {
    this.made = undefined;
    this.ids = [];
  }

  private make(): RenderedReference[] {
    const made = this.csl.engine.makeBibliography();
    if (made === false) return [];
    const [parameters, entries] = made;
    return entries.map((entry, i) => {
      const rich = parseCslOutput(entry, [], this.csl.engine.getTerm('et-al'));
      return { id: parameters.entry_ids[i]?.[0] ?? '', label: partsOf(rich, 'label'), body: partsOf(rich, 'body') };
    });
  }
}

/** The item with a mark in place of a final "others" in its lists of names. */
function marked(item: CslItem): CslItem {
  const lists = Object.entries(item).flatMap(([field, value]) => {
    const last: unknown = Array.isArray(value) && value.length > 1 ? value.at(-1) : undefined;
    const isOthers = typeof last === 'object' && last !== null && 'literal' in last && last.literal === 'others';
    return isOthers && Array.isArray(value) ? [[field, [...value.slice(0, -1), { literal: othersMark }]] as const] : [];
  });
  return lists.length === 0 ? item : { ...item, ...Object.fromEntries(lists) };
}

/** The part inside or outside the label. A style that aligns the second field wraps both; other styles have no label. */
function partsOf(rich: RichText, part: 'label' | 'body'): RichText {
  return rich.flatMap((node) => {
    const style = typeof node === 'string' ? undefined : node.style;
    if ((style === 'label') !== (part === 'label')) return [];
    return typeof node === 'string' || (style !== 'label' && style !== 'body') ? [node] : node.children;
  });
}

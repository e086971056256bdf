import type { Paper } from '../corpus/paper';
import { NumberLinks, numberOf } from '../numberLinks';
import { isKeyPlace, NUMBERS } from './connectingNames';
import type { Holding, Origin, SourceKind } from './holding';
import { saysOrigin } from './mergePapers';

/** Bits of a holding's mark. */
const MARK = { gone: 1, single: 2 } as const;

/**
 * All holdings of a library by number, stored in columns so that a library of 50,000 entries needs no object for each. A holding that left
 * stays until it is released, so that the item it was part of can be found.
 */
export class Holdings {
  private readonly papers: (Paper | undefined)[] = [];
  private readonly origins: Origin[] = [];
  private readonly released: number[] = [];
  /** The places of holdings by the numbers of their names and keys; a holding's places start at `holding * NUMBERS`. */
  private readonly links = new NumberLinks();
  private originOf = new Int32Array(0);
  private orderOf = new Int32Array(0);
  private marks = new Uint8Array(0);

  /** The largest holding number plus one. */
  get end(): number {
    return this.papers.length;
  }

  /** Reserves room for this many more holdings. */
  reserve(more: number): void {
    const size = this.papers.length + more;
    if (size > this.marks.length) {
      const room = Math.max(1024, size, 2 * this.marks.length);
      this.originOf = grown(this.originOf, new Int32Array(room));
      this.orderOf = grown(this.orderOf, new Int32Array(room));
      this.marks = grown(this.marks, new Uint8Array(room));
    }
    this.links.reserve(size * NUMBERS);
  }

  /** The number for a source of this kind, assigned on first use. */
  origin(source: string, kind: SourceKind): number {
    const known = this.origins.findIndex((one) => one.source === source && one.kind === kind);
    return known >= 0 ? known : this.origins.push({ source, kind }) - 1;
  }

  /** Adds a paper with the numbers that `putNumbers` wrote at `start`; returns the holding's number. */
  add(paper: Paper, origin: number, order: number, numbers: Uint32Array, start: number): number {
    const holding = this.released.pop() ?? this.papers.length;
    if (holding === this.papers.length) this.reserve(1);
    this.papers[holding] = paper;
    this.originOf[holding] = origin;
    this.orderOf[holding] = order;
    this.marks[holding] = 0;
    for (let at = 0; at < NUMBERS; at++) this.links.put(holding * NUMBERS + at, numbers[start + at] ?? 0);
    return holding;
  }

  /** Marks a holding as having left; from then on it connects nothing. */
  leave(holding: number): void {
    this.mark(holding, MARK.gone, true);
  }

  /** Frees the number of a holding that left. */
  release(holding: number): void {
    for (let at = 0; at < NUMBERS; at++) this.links.drop(holding * NUMBERS + at);
    this.papers[holding] = undefined;
    this.marks[holding] = 0;
    this.released.push(holding);
  }

  paper(holding: number): Paper | undefined {
    return this.papers[holding];
  }

  isGone(holding: number): boolean {
    return ((this.marks[holding] ?? 0) & MARK.gone) !== 0;
  }

  /** Whether a holding alone is an item, whose paper is the holding's unchanged. */
  isSingle(holding: number): boolean {
    return ((this.marks[holding] ?? 0) & MARK.single) !== 0;
  }

  setSingle(holding: number, isSingle: boolean): void {
    this.mark(holding, MARK.single, isSingle);
  }

  order(holding: number): number {
    return this.orderOf[holding] ?? 0;
  }

  move(holding: number, order: number): void {
    this.orderOf[holding] = order;
  }

  isOf(holding: number, origin: number): boolean {
    return this.originOf[holding] === origin;
  }

  /** Calls `saysOrigin` for a holding's paper. */
  saysOrigin(holding: number): boolean {
    const [paper, origin] = [this.papers[holding], this.origins[this.originOf[holding] ?? 0]];
    return paper !== undefined && origin !== undefined && saysOrigin(paper, origin);
  }

  view(holding: number): Holding | undefined {
    const [paper, origin] = [this.papers[holding], this.origins[this.originOf[holding] ?? 0]];
    return paper && origin && { paper, ...origin, order: this.order(holding) };
  }

  /** The present holdings of a source, whatever its kind was when they were added. */
  ofSource(source: string): number[] {
    const found: number[] = [];
    for (let holding = 0; holding < this.papers.length; holding++)
      if (this.isHere(holding) && this.origins[this.originOf[holding] ?? 0]?.source === source) found.push(holding);
    return found;
  }

  /** The holdings with this name's number, including those that left. */
  named(name: number): number[] {
    return this.under(name, false);
  }

  /** The present holdings with this citation key. */
  keyed(key: string): number[] {
    return this.under(numberOf(key), true).filter((holding) => this.isHere(holding) && this.papers[holding]?.citationKey === key);
  }

  /** A present holding of exactly this paper object, from the source numbered `origin` or, by default, from any; -1 if there is none. */
  holdingOf(paper: { readonly id?: string }, origin = -1): number {
    const { links, papers } = this;
    for (let place = links.first(numberOf(paper.id ?? '')); place >= 0; place = links.after(place)) {
      const holding = Math.floor(place / NUMBERS);
      if (papers[holding] === paper && this.isHere(holding) && (origin < 0 || this.isOf(holding, origin))) return holding;
    }
    return -1;
  }

  /** Whether no other holding, present or not, shares a name with this one. */
  isOnly(holding: number): boolean {
    for (let place = holding * NUMBERS; !isKeyPlace(place); place++) {
      for (let other = this.links.first(this.links.at(place)); other >= 0; other = this.links.after(other))
        if (!isKeyPlace(other) && Math.floor(other / NUMBERS) !== holding) return false;
    }
    return true;
  }

  /** All holdings connected with this one by names, directly or through others, including itself unless it left. */
  connectedWith(holding: number): number[] {
    const found = new Set<number>();
    const names = new Set(this.names(holding));
    for (const name of names) {
      for (const other of this.named(name)) {
        if (found.has(other) || this.isGone(other)) continue;
        found.add(other);
        for (const next of this.names(other)) names.add(next);
      }
    }
    return [...found];
  }

  private isHere(holding: number): boolean {
    return this.papers[holding] !== undefined && !this.isGone(holding);
  }

  private names(holding: number): number[] {
    const names: number[] = [];
    for (let place = holding * NUMBERS; !isKeyPlace(place); place++) if (this.links.at(place) > 0) names.push(this.links.at(place));
    return names;
  }

  private under(number: number, asKey: boolean): number[] {
    const found: number[] = [];
    for (let place = this.links.first(number); place >= 0; place = this.links.after(place))
      if (isKeyPlace(place) === asKey) found.push(Math.floor(place / NUMBERS));
    return found;
  }

  private mark(holding: number, mark: number, isSet: boolean): void {
    const marks = this.marks[holding] ?? 0;
    this.marks[holding] = isSet ? marks | mark : marks & ~mark;
  }
}

function grown<T extends Int32Array | Uint8Array>(before: T, after: T): T {
  after.set(before);
  return after;
}

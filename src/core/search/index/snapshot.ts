import type { Paper } from '../../corpus/paper';
import { packed, unpacking } from './packedNumbers';
import type { Postings } from './postings';
import { emptyStore, enter, type Store } from './store';
import type { Tier } from './tier';

/** The version of the format; raise it with every change to the tokens, the fields or the format, since other versions aren't read. */
const VERSION = 2;
/** The most numbers in a part with terms, and papers in a part with papers, so that each is parsed in a few milliseconds. */
const PART = 30_000;
const PAPERS = 5000;
/** Terms restored per step. */
const STEP = 200;

/**
 * The first string: `papers` is the number of parts with papers that follow it. After them come the terms of the first tier, then those of
 * the second.
 */
interface Head {
  readonly version: number;
  readonly papers: number;
}

interface PapersPart {
  readonly ids: readonly string[];
  /** The field lengths in each tier, paper by paper; -1 if a paper isn't in the tier. */
  readonly lengths: readonly [readonly number[], readonly number[]];
}

interface TermsPart {
  readonly tier: 0 | 1;
  /** The terms, one a line. */
  readonly terms: string;
  /** The packed result of `encode` for each term. */
  readonly postings: string;
}

const tiersOf = (store: Store): readonly [Tier, Tier] => [store.head, store.abstracts];

/**
 * An index without its segments, as strings that are each short enough to be parsed in one step; the first tier's come first. The index
 * must not change meanwhile.
 */
export function* snapshotOf(store: Store): Generator<void, readonly string[]> {
  const live = store.papers.flatMap((paper, shortId) => (paper !== undefined && store.head.written.has(paper.id) ? [shortId] : []));
  yield;
  const numbers = new Map(live.map((shortId, number) => [shortId, number]));
  yield;
  const parts = [JSON.stringify({ version: VERSION, papers: Math.ceil(live.length / PAPERS) } satisfies Head)];
  for (let first = 0; first < live.length; first += PAPERS) yield void parts.push(papersPart(store, live.slice(first, first + PAPERS)));
  for (const tier of [0, 1] as const) yield* termParts(tiersOf(store)[tier], tier, numbers, parts);
  return parts;
}

function* termParts(index: Tier, tier: 0 | 1, numbers: ReadonlyMap<number, number>, parts: string[]): Generator<void> {
  let terms: string[] = [];
  let postings: number[] = [];
  const close = (): unknown =>
    parts.push(JSON.stringify({ tier, terms: terms.join('\n'), postings: packed(postings) } satisfies TermsPart));
  let count = 0;
  for (const [term, found] of index.written.entries()) {
    count += 1;
    if (count % STEP === 0) yield;
    const encoded = encode(found, numbers);
    if (encoded.length === 0) continue;
    terms.push(term);
    // Not spread into a call: a word that every paper has gives more numbers than a call takes arguments.
    for (const number of encoded) postings.push(number);
    if (postings.length >= PART) {
      yield void close();
      [terms, postings] = [[], []];
    }
  }
  if (terms.length > 0) close();
}

function papersPart(store: Store, shortIds: readonly number[]): string {
  const ids = shortIds.flatMap((shortId) => store.papers[shortId]?.id ?? []);
  return JSON.stringify({ ids, lengths: [lengthsOf(store.head, shortIds), lengthsOf(store.abstracts, shortIds)] } satisfies PapersPart);
}

function lengthsOf(tier: Tier, shortIds: readonly number[]): readonly number[] {
  const none = tier.fields.map(() => -1);
  return shortIds.flatMap((shortId) => (tier.has(shortId) ? tier.lengthsOf(shortId) : none));
}

/**
 * Encodes postings as numbers: for each field, whether another one follows, its number and the number of papers; for each paper, its
 * distance from the previous one and, if the term occurs more than once, the count.
 */
function encode(postings: Postings, numbers: ReadonlyMap<number, number>): number[] {
  const fields: number[][] = [];
  for (const [field, occurrences] of postings) {
    const entries: number[] = [];
    let before = 0;
    let count = 0;
    occurrences.forEach((frequency, shortId) => {
      const number = numbers.get(shortId);
      if (number === undefined) return;
      entries.push((number - before) * 2 + (frequency > 1 ? 1 : 0));
      if (frequency > 1) entries.push(frequency);
      before = number;
      count += 1;
    });
    if (count > 0) fields.push([(count * 4 + field) * 2, ...entries]);
  }
  for (const field of fields.slice(0, -1)) field[0] = (field[0] ?? 0) + 1;
  return fields.flat();
}

/**
 * Restores an index in steps; returns false if the strings aren't a snapshot of this version or are of other papers. `papers` may be in any
 * order. `ready` is called once the first tier can be searched; from then on papers may be added and removed.
 */
export function* restored(parts: readonly string[], papers: readonly Paper[], ready: (store: Store) => void): Generator<void, boolean> {
  const byId = new Map<string, Paper>();
  for (const [number, paper] of papers.entries()) {
    byId.set(paper.id, paper);
    if (number % STEP === 0) yield;
  }
  const store = emptyStore();
  const read = yield* restorePapers(parts, byId, store);
  if (read === undefined || read.added.size !== byId.size || store.papers.length !== byId.size) return false;
  const terms: TermsPart[] = [];
  for (const text of read.terms) {
    const part = parsed(text, isTermsPart);
    if (part === undefined) return false;
    terms.push(part);
    yield;
  }
  for (const part of terms.filter(({ tier }) => tier === 0)) yield* restoreTerms(store.head, part, store);
  ready(store);
  yield;
  for (const part of terms.filter(({ tier }) => tier === 1)) yield* restoreTerms(store.abstracts, part, store);
  return true;
}

/** Adds the snapshot's papers to the store; returns which were added, and the parts with terms. Undefined if a part can't be read. */
function* restorePapers(
  parts: readonly string[],
  papers: ReadonlyMap<string, Paper>,
  store: Store,
): Generator<void, { readonly added: ReadonlySet<string>; readonly terms: readonly string[] } | undefined> {
  const head = parsed(parts[0] ?? '', isHead);
  if (head === undefined) return undefined;
  const added = new Set<string>();
  for (const text of parts.slice(1, 1 + head.papers)) {
    const part = parsed(text, isPapersPart);
    if (part === undefined) return undefined;
    for (const [at, id] of part.ids.entries()) {
      const paper = added.has(id) ? undefined : papers.get(id);
      if (paper === undefined) store.papers.push(undefined);
      else restorePaper(store, paper, part, at);
      if (paper !== undefined) added.add(id);
      if (at % STEP === 0) yield;
    }
  }
  return { added, terms: parts.slice(1 + head.papers) };
}

function restorePaper(store: Store, paper: Paper, part: PapersPart, at: number): void {
  const shortId = store.papers.length;
  enter(store, shortId, paper);
  for (const [tier, index] of tiersOf(store).entries()) {
    const width = index.fields.length;
    const lengths = part.lengths[tier]?.slice(at * width, (at + 1) * width) ?? [];
    if ((lengths[0] ?? -1) < 0) continue;
    index.written.restorePaper(shortId, paper.id, lengths);
    index.enter(shortId, lengths);
    if (tier === 1) store.abstractSize += paper.abstract?.length ?? 0;
  }
}

function* restoreTerms(tier: Tier, { terms, postings }: TermsPart, store: Store): Generator<void> {
  const next = unpacking(postings);
  for (const [i, term] of terms.split('\n').entries()) {
    const found = new Map<number, Map<number, number>>();
    for (let more = 1; more === 1; ) {
      const header = next();
      more = header & 1;
      found.set((header >> 1) & 3, occurrences(header >> 3, next, store));
    }
    tier.written.restoreTerm(term, found);
    if (i % STEP === STEP - 1) yield;
  }
  yield;
}

function occurrences(count: number, next: () => number, store: Store): Map<number, number> {
  const found = new Map<number, number>();
  let paper = 0;
  for (let i = 0; i < count; i++) {
    const entry = next();
    paper += entry >> 1;
    const frequency = (entry & 1) === 1 ? next() : 1;
    if (store.papers[paper] !== undefined) found.set(paper, frequency);
  }
  return found;
}

function parsed<T>(text: string, is: (value: object) => value is T & object): T | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && is(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isHead(value: object): value is Head {
  return 'version' in value && value.version === VERSION && 'papers' in value && typeof value.papers === 'number';
}

function isPapersPart(value: object): value is PapersPart {
  return 'ids' in value && Array.isArray(value.ids) && 'lengths' in value && Array.isArray(value.lengths);
}

function isTermsPart(value: object): value is TermsPart {
  return (
    'tier' in value &&
    (value.tier === 0 || value.tier === 1) &&
    'terms' in value &&
    typeof value.terms === 'string' &&
    'postings' in value &&
    typeof value.postings === 'string'
  );
}

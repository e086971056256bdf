import type { Paper } from '../../corpus/paper';
import { sameData } from '../../library/mergePapers';
import type { Entry } from '../reading/entry';
import type { LongText } from '../reading/longText';
import { inheritance } from './inherit';
import { isPublication, paperOfEntry } from './toPaper';

/** The papers of a file's entries, with what makes those of a later state of the file without starting again. */
export interface EntryPapers {
  readonly papers: readonly Paper[];
  readonly text: LongText;
  readonly entries: readonly Entry[];
  /** The paper of each entry, in their order; undefined for what isn't a publication. */
  readonly ofEntry: readonly (Paper | undefined)[];
  /** The numbers of the entries that inherit fields of others. */
  readonly heirs: readonly number[];
  /** Whether any entry may have other keys too (biblatex's `ids`), or be cited by the key of a set. */
  readonly hasAliases: boolean;
}

/** How many entries at the start and at the end are unchanged. */
export interface Kept {
  readonly head: number;
  readonly tail: number;
}

/** Entries whose papers hang on other entries. */
const inherits = /\b(?:crossref|xdata)\s*=/i;

const namesAliases = /\b(?:ids|entryset)\s*=/i;

/** The papers of a file's entries, one yield per entry. Those whose text is as it was in `before` are the same objects again. */
export function* papersOf(entries: readonly Entry[], text: LongText, source: string, before?: EntryPapers): Generator<void, EntryPapers> {
  const known =
    before !== undefined && definitions(before.entries, before.text) === definitions(entries, text) ? yield* byText(before) : undefined;
  return yield* collect(entries, text, source, known);
}

/** Entries put back in one step of about a millisecond. */
const PUT_BACK = 5000;

/** What `papersOf` gave for these entries, with what was kept of it. */
export function* papersPutBack(
  entries: readonly Entry[],
  text: LongText,
  { papers, heirs, hasAliases }: Pick<EntryPapers, 'papers' | 'heirs' | 'hasAliases'>,
): Generator<void, EntryPapers> {
  const ofEntry: (Paper | undefined)[] = [];
  let next = 0;
  for (const entry of entries) {
    ofEntry.push(isPublication(entry) ? papers[next++] : undefined);
    if (ofEntry.length % PUT_BACK === 0) yield;
  }
  return { papers, text, entries, ofEntry, heirs, hasAliases };
}

/** `papersOf` where it is known which entries stayed, in a file whose strings stayed too: only what changed, and its heirs, are looked at. */
export function* revisedPapers(
  before: EntryPapers,
  entries: readonly Entry[],
  text: LongText,
  source: string,
  { head, tail }: Kept,
): Generator<void, EntryPapers> {
  const fieldsOf = inheritance(entries);
  const shift = entries.length - before.entries.length;
  const touched = new Set(
    [...before.entries.slice(head, before.entries.length - tail), ...entries.slice(head, entries.length - tail)].map(({ key }) =>
      key.toLowerCase(),
    ),
  );
  const ofEntry = [...before.ofEntry.slice(0, head)];
  const heirs = before.heirs.filter((at) => at < head);
  let { hasAliases } = before;
  for (let at = head; at < entries.length - tail; at++) {
    const entry = entries[at];
    if (entry === undefined) continue;
    const raw = text.slice(entry.offset, entry.offset + entry.length);
    hasAliases ||= namesAliases.test(raw);
    if (inherits.test(raw)) heirs.push(at);
    ofEntry.push(isPublication(entry) ? same(before.ofEntry[at], paperOfEntry(entry, source, fieldsOf(entry))) : undefined);
    yield;
  }
  for (const paper of before.ofEntry.slice(before.ofEntry.length - tail)) ofEntry.push(paper);
  for (const at of before.heirs) if (at >= before.entries.length - tail) heirs.push(at + shift);
  for (const at of yield* heirsOf(touched, heirs, entries, text)) {
    const entry = entries[at];
    if (entry !== undefined && isPublication(entry)) ofEntry[at] = same(ofEntry[at], paperOfEntry(entry, source, fieldsOf(entry)));
    yield;
  }
  return { papers: ofEntry.filter((paper) => paper !== undefined), text, entries, ofEntry, heirs, hasAliases };
}

/** Looking for more keys than these in each heir costs more than making the heirs again. */
const mostTouched = 100;

/** The numbers of the heirs that name one of these keys, or an heir that does. */
function* heirsOf(
  touched: ReadonlySet<string>,
  heirs: readonly number[],
  entries: readonly Entry[],
  text: LongText,
): Generator<void, ReadonlySet<number>> {
  if (touched.size > mostTouched) return new Set(heirs);
  const keys = [...touched].filter((key) => key !== '');
  const found = new Set<number>();
  for (let count = -1; count < found.size && keys.length > 0; ) {
    count = found.size;
    for (const at of heirs) {
      const entry = entries[at];
      if (entry === undefined || found.has(at)) continue;
      const raw = text.slice(entry.offset, entry.offset + entry.length).toLowerCase();
      if (keys.some((key) => raw.includes(key))) {
        found.add(at);
        keys.push(entry.key.toLowerCase());
      }
      yield;
    }
  }
  return found;
}

/** The earlier paper where the new one says the same. */
function same(earlier: Paper | undefined, paper: Paper): Paper {
  return earlier !== undefined && sameData(earlier, paper) ? earlier : paper;
}

/** What an entry gives; `paper` is undefined for what isn't a publication. */
interface ReadEntry extends Pick<EntryPapers, 'hasAliases'> {
  readonly paper: Paper | undefined;
  readonly isHeir: boolean;
}

function* collect(
  entries: readonly Entry[],
  text: LongText,
  source: string,
  known: ReadonlyMap<string, Paper | undefined> | undefined,
): Generator<void, EntryPapers> {
  const fieldsOf = inheritance(entries);
  const fresh = (entry: Entry): ReadEntry => {
    const fields = fieldsOf(entry);
    const isHeir = fields.has('crossref') || fields.has('xdata');
    return { paper: paperOfEntry(entry, source, fields), isHeir, hasAliases: fields.has('ids') };
  };
  const again = (entry: Entry): ReadEntry => {
    const raw = text.slice(entry.offset, entry.offset + entry.length);
    const isHeir = inherits.test(raw);
    // What an heir inherits may be other than before.
    const there = isHeir ? undefined : known?.get(raw);
    const paper = isPublication(entry) ? (there ?? paperOfEntry(entry, source, fieldsOf(entry))) : undefined;
    return { paper, isHeir, hasAliases: namesAliases.test(raw) };
  };
  const ofEntry: (Paper | undefined)[] = [];
  const heirs: number[] = [];
  let hasAliases = false;
  for (const entry of entries) {
    const read = known === undefined && isPublication(entry) ? fresh(entry) : again(entry);
    if (read.isHeir) heirs.push(ofEntry.length);
    hasAliases ||= read.hasAliases;
    ofEntry.push(read.paper);
    yield;
  }
  return { papers: ofEntry.filter((paper) => paper !== undefined), text, entries, ofEntry, heirs, hasAliases };
}

/** The papers by the text of their entries. */
function* byText({ entries, text, ofEntry }: EntryPapers): Generator<void, ReadonlyMap<string, Paper | undefined>> {
  const known = new Map<string, Paper | undefined>();
  for (const [at, entry] of entries.entries()) {
    known.set(text.slice(entry.offset, entry.offset + entry.length), ofEntry[at]);
    yield;
  }
  return known;
}

/** The `@string` definitions between the entries; any entry may use them. */
function definitions(entries: readonly Entry[], text: LongText): string {
  const found: string[] = [];
  let at = 0;
  for (const entry of [...entries, { offset: text.length, length: 0 }]) {
    if (entry.offset - at > 8) {
      const gap = text.slice(at, entry.offset);
      if (/@\s*string/i.test(gap)) found.push(gap);
    }
    at = entry.offset + entry.length;
  }
  return found.join('\n');
}

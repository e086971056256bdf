import { type ScannedBibliography, scanBibtex } from '../parse';
import { detached } from './detached';
import type { LongText } from './longText';
import { recoveryReach } from './recovery';
import type { ScannedEntry } from './scannedEntry';
import { mostProblems, Scanner } from './scanner';
import type { TextChange } from './textChange';

export interface RevisedBibliography {
  readonly bibliography: ScannedBibliography;
  /** So many entries at the start and at the end are those of before, only moved. */
  readonly head: number;
  readonly tail: number;
}

/** Entries moved between two pauses: a fraction of a millisecond. */
const step = 2000;

/** Characters after a change that are read at first: a few entries, among which there is nearly always one that was there before. */
const windowSize = 2 ** 16;

/**
 * What `scanBibtex` makes of `text`, made of what it made of the text before `change`: only the commands around the change are read
 * again. Where the change touches what other entries hang on (an `@string`) or the file is full of problems, all is read again.
 */
export function* reviseBibtex(
  before: ScannedBibliography,
  text: LongText,
  change: TextChange,
  name = '',
  window = windowSize,
): Generator<number, RevisedBibliography> {
  const revised =
    (yield* aroundChange(before, text, change, name, window)) ??
    (yield* aroundChange(before, text, change, name, Number.POSITIVE_INFINITY));
  return revised ?? { bibliography: yield* scanBibtex(text, name), head: 0, tail: 0 };
}

/** The entries that were read, with a copy of just their own text. */
function settled({ entries, source }: Scanner, shift: number): ScannedEntry[] {
  const start = entries[0]?.offset ?? 0;
  const last = entries.at(-1);
  const text = last === undefined ? '' : detached(source.text.slice(start, last.offset + last.length));
  const own = { text, strings: source.strings.moved(Number.NEGATIVE_INFINITY, -start) };
  return entries.map((entry) => entry.settled(own, start, shift));
}

/** The part of a text that is read again, and where it starts. */
interface Part {
  readonly text: string;
  readonly at: number;
  readonly isAll: boolean;
}

/** Reads again from the entry before the change on; undefined where `size` characters after it are not enough. */
function* aroundChange(
  before: ScannedBibliography,
  text: LongText,
  change: TextChange,
  name: string,
  size: number,
): Generator<number, RevisedBibliography | undefined> {
  const { entries, strings } = before;
  if (before.loneReturns || before.problemOffsets.length > mostProblems || returnsIn(text, change)) return undefined;
  const ended = endedBefore(before, change.offset);
  const head = Math.max(0, ended - 1);
  // What precedes the change can still be closed early or commented out by it, so reading starts one entry earlier.
  const start = ended === 0 ? { offset: 0, line: 1 } : (entries[head] ?? { offset: 0, line: 1 });
  const distance = change.inserted - change.length;
  const part = partAround(entries[head - 1], text, change.offset + change.inserted + size);
  const local = { offset: change.offset - part.at, length: change.length, inserted: change.inserted, from: start.offset - part.at };
  const scanner = new Scanner(part.text, name, {
    offset: local.from,
    line: start.line,
    loneReturns: before.loneReturns,
    strings: strings.moved(change.offset, distance).moved(0, -part.at),
  });
  const next = yield* scanToKnown(scanner, before, local, part.at);
  const met = entries[next];
  if (!part.isAll && !isTold(scanner, before, met, part)) return undefined;
  const middle = settled(scanner, part.at);
  const lines = met === undefined ? 0 : (middle.pop()?.line ?? met.line) - met.line;
  const end = met?.offset ?? before.length;
  const ownStrings = scanner.source.strings.moved(Number.NEGATIVE_INFINITY, part.at);
  if (strings.hasDefinitionIn(start.offset, end) || ownStrings.hasDefinitionIn(start.offset, end + distance)) return undefined;
  if (met !== undefined && !tellAgain(scanner, before, met.offset, distance - part.at)) return undefined;
  const kept = countBefore(before.problemOffsets, start.offset);
  if (kept + scanner.problemOffsets.length > mostProblems) return undefined;
  return {
    head,
    tail: entries.length - next,
    bibliography: {
      entries: yield* moved(entries, middle, head, next, { distance, lines }),
      strings: ownStrings,
      length: text.length,
      loneReturns: false,
      problems: [...before.problems.slice(0, kept), ...scanner.problems],
      problemOffsets: [...before.problemOffsets.slice(0, kept), ...scanner.problemOffsets.map((offset) => offset + part.at)],
      lost: [
        ...before.lost.filter(({ offset }) => offset < start.offset),
        ...scanner.lost.map(({ offset, reach }) => ({ offset: offset + part.at, reach: reach + part.at })),
      ],
    },
  };
}

/** The text from the end of an entry up to `end`; all of it where that is no more. */
function partAround(entry: ScannedEntry | undefined, text: LongText, end: number): Part {
  const at = entry === undefined ? 0 : entry.offset + entry.length;
  return end < text.length ? { text: text.slice(at, end), at, isAll: false } : { text: text.toString(), at: 0, isAll: true };
}

/** Whether reading a part of the text ended, at an entry that was there before, as reading all of it would have. */
function isTold(
  { entries, lost }: Scanner,
  { problemOffsets }: ScannedBibliography,
  met: ScannedEntry | undefined,
  { text }: Part,
): boolean {
  const last = entries.at(-1);
  if (met === undefined || last === undefined || (problemOffsets.at(-1) ?? 0) > met.offset) return false;
  return last.offset + last.length + recoveryReach <= text.length && lost.every(({ reach }) => reach <= text.length);
}

/** Whether the change brought a line end of a lone `\r`, or left one. */
function returnsIn(text: LongText, { offset, inserted }: TextChange): boolean {
  return /\r(?!\n)/.test(text.slice(Math.max(0, offset - 1), offset + inserted + 1));
}

/** How many entries end before the change, and before anything lost that was lost only because of what follows the change. */
function endedBefore({ entries, lost }: ScannedBibliography, offset: number): number {
  const limit = lost.reduce((least, one) => (one.reach >= offset ? Math.min(least, one.offset) : least), offset);
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry !== undefined && entry.offset + entry.length <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Scans until an entry after the change that was there before, which is then the scanner's last; answers its number, or that after the last. */
function* scanToKnown(
  scanner: Scanner,
  { entries }: ScannedBibliography,
  change: TextChange & { readonly from: number },
  partStart: number,
): Generator<number, number> {
  const { text } = scanner.source;
  const distance = change.inserted - change.length - partStart;
  let next = 0;
  for (let at = text.indexOf('@', change.from); at >= 0; at = text.indexOf('@', at)) {
    const start = at;
    const count = scanner.entries.length;
    at = scanner.command(at);
    yield at;
    if (scanner.entries.length === count || start < change.offset + change.inserted) continue;
    while (next < entries.length && (entries[next]?.offset ?? 0) < start - distance) next += 1;
    if (entries[next]?.offset === start - distance) return next;
  }
  return entries.length;
}

/** Reports the problems after the entry at `from` again, since they name lines; false where one is a string's, which must not be defined twice. */
function tellAgain(scanner: Scanner, { problemOffsets, strings }: ScannedBibliography, from: number, distance: number): boolean {
  for (const offset of new Set(problemOffsets.slice(countBefore(problemOffsets, from + 1)))) {
    if (strings.hasDefinitionIn(offset, offset + 1)) return false;
    scanner.command(offset + distance);
  }
  return true;
}

function countBefore(offsets: readonly number[], offset: number): number {
  const at = offsets.findIndex((one) => one >= offset);
  return at < 0 ? offsets.length : at;
}

interface Move {
  readonly distance: number;
  readonly lines: number;
}

function* moved(
  entries: readonly ScannedEntry[],
  middle: readonly ScannedEntry[],
  head: number,
  next: number,
  { distance, lines }: Move,
): Generator<number, readonly ScannedEntry[]> {
  const all: ScannedEntry[] = [];
  for (const [at, entry] of entries.entries()) {
    if (at === head) for (const one of middle) all.push(one);
    if (at < head) all.push(entry);
    else if (at >= next) all.push(entry.moved(distance, lines));
    if (at % step === step - 1) yield entry.offset;
  }
  if (head >= entries.length) for (const one of middle) all.push(one);
  return all;
}

import { detached } from './detached';
import type { Entry, Field } from './entry';
import { brace, code, quote } from './lexis';
import type { Strings } from './strings';
import { joinValue, type Missing } from './value';
import { type WalkEvents, walkFields } from './walk';

/** A text as it was read, with its strings; shared by all entries that were read with it. */
export interface ScannedText {
  readonly text: string;
  readonly strings: Strings;
}

/**
 * An entry that keeps only where it is. Its fields are read from the text each time that they are asked for: a library of
 * 50,000 entries is scanned in a fraction of the time and memory, and of most entries only a few fields are ever wanted.
 */
export class ScannedEntry implements Entry {
  constructor(
    private readonly source: ScannedText,
    readonly type: string,
    readonly key: string,
    readonly keyOffset: number,
    readonly offset: number,
    readonly length: number,
    readonly line: number,
    /** Where the body opens: the offset of its `{` or `(`. */
    private readonly open: number,
    private readonly bodyStart: number,
    /** What is added to all offsets in the source's text: an entry keeps the text that it was read from while others are edited. */
    private readonly shift = 0,
  ) {}

  /** In the order of the file; of a field written twice the first, which is the one that BibTeX takes. */
  get fields(): readonly Field[] {
    const { shift } = this;
    const fields: Field[] = [];
    const seen = new Set<string>();
    this.walk((nameStart, nameEnd, valueStart, valueEnd, joined) => {
      const name = this.source.text.slice(nameStart, nameEnd).toLowerCase();
      if (seen.has(name)) return;
      seen.add(name);
      const value = this.value(valueStart, valueEnd, joined);
      const place = { valueOffset: valueStart + shift, valueLength: valueEnd - valueStart };
      fields.push({ name, value, offset: nameStart + shift, length: valueEnd - nameStart, ...place });
    });
    return fields;
  }

  /** The values alone, which is less work than `fields`; `missing` gives what strings of other files stand for. */
  values(missing?: Missing): Map<string, string> {
    const values = new Map<string, string>();
    this.walk((nameStart, nameEnd, valueStart, valueEnd, joined) => {
      const name = this.source.text.slice(nameStart, nameEnd).toLowerCase();
      if (!values.has(name)) values.set(name, this.value(valueStart, valueEnd, joined, missing));
    });
    return values;
  }

  /** The same entry after the text before it grew by these numbers of characters and lines. */
  moved(distance: number, lines: number): ScannedEntry {
    if (distance === 0 && lines === 0) return this;
    const { source, type, key, keyOffset, offset, length, line, open, bodyStart, shift } = this;
    return new ScannedEntry(
      source,
      type,
      key,
      keyOffset + distance,
      offset + distance,
      length,
      line + lines,
      open + distance,
      bodyStart + distance,
      shift + distance,
    );
  }

  /** An entry whose offsets are in its source's text, as one of a file, `shift` characters later, on a source that begins at `start` of that text. */
  settled(source: ScannedText, start: number, shift: number): ScannedEntry {
    const { type, key, keyOffset, offset, length, line, open, bodyStart } = this;
    const ownKey = source.text.slice(keyOffset - start, keyOffset - start + key.length);
    return new ScannedEntry(
      source,
      detached(type),
      ownKey,
      keyOffset + shift,
      offset + shift,
      length,
      line,
      open + shift,
      bodyStart + shift,
      shift + start,
    );
  }

  /** How many numbers say where an entry is. */
  static readonly places = 7;

  /** Where the entry is, for `at`. */
  place(): readonly number[] {
    return [this.keyOffset, this.key.length, this.offset, this.length, this.line, this.open, this.bodyStart];
  }

  /** Whether the entry of which `place` gave the numbers from `from` on has a key. */
  static hasKey(numbers: Uint32Array, from: number): boolean {
    return (numbers[from + 1] ?? 0) > 0;
  }

  /** The entry of which `place` gave the numbers from `from` on, in a source whose text starts at `shift` of the file. */
  static at(source: ScannedText, type: string, numbers: Uint32Array, from: number, shift: number): ScannedEntry {
    const number = (at: number): number => numbers[from + at] ?? 0;
    const key = source.text.slice(number(0) - shift, number(0) - shift + number(1));
    return new ScannedEntry(source, type, key, number(0), number(2), number(3), number(4), number(5), number(6), shift);
  }

  /** Where the entry of which `place` gave the numbers from `from` on starts and ends. */
  static span(numbers: Uint32Array, from: number): readonly [start: number, end: number] {
    const start = numbers[from + 2] ?? 0;
    return [start, start + (numbers[from + 3] ?? 0)];
  }

  private walk(field: WalkEvents['field']): void {
    const { text } = this.source;
    const open = this.open - this.shift;
    walkFields(text, this.bodyStart - this.shift, open, closeOf(text, open), { field, slip() {} });
  }

  private value(start: number, end: number, joined: boolean, missing?: Missing): string {
    const { text, strings } = this.source;
    const c = code(text, start);
    if (!joined && (c === brace.open || c === quote)) return text.slice(start + 1, end - 1);
    return joinValue(text, start, end, strings, this.offset - this.shift, missing);
  }
}

/** The code of the character that closes a body opened at `open`. */
export function closeOf(text: string, open: number): number {
  return code(text, open) === brace.open ? brace.close : 41;
}

import { comma, isDigit } from '../../characters';
import { type CappedProblems, cappedProblems } from '../../corpus/listing/cappedProblems';
import type { Problem } from '../../problem';
import { detached } from './detached';
import { closedEarly, isCommentedOut, keyEnd } from './head';
import { brace, code, equals, identifierEnd, paren, quote, skipSpace } from './lexis';
import { type KnownLine, LineCounter } from './lineCounter';
import { nextEntry, recoveryReach } from './recovery';
import { mended, nameEntry, type ProblemCode, unclosed } from './scanMessages';
import { closeOf, ScannedEntry, type ScannedText } from './scannedEntry';
import { SeenNames } from './seenNames';
import type { Strings } from './strings';
import { joinValue } from './value';
import { type Unclosed, type WalkEvents, walkFields } from './walk';

interface Slip {
  readonly code: Exclude<ProblemCode, 'unterminated-entry'>;
  readonly offset: number;
  readonly word?: string;
}

/** The most problems of one file that are reported; the rest are only counted. */
export const mostProblems = 1000;

/** The most problems of one entry that are reported. */
const slipLimit = 20;

/** A command that was lost: where it is, and how much of the text was read to know that. */
export interface Lost {
  readonly offset: number;
  readonly reach: number;
}

/** Where a scan starts: at the start of its text, or where a line is known. */
export interface ScanStart extends KnownLine {
  readonly strings: Strings;
  /** What is added to each reported offset: where this piece starts in its file. */
  readonly shift?: number;
}

/** Reads one command (`@…`) of a .bib file after another. */
export class Scanner implements WalkEvents {
  readonly entries: ScannedEntry[] = [];
  readonly lost: Lost[] = [];
  /** The offset of the command that each problem is of. */
  readonly problemOffsets: number[] = [];
  readonly source: ScannedText;
  private readonly found: CappedProblems;
  private readonly entryLines: LineCounter;
  /** Counts apart from the entries' lines, so that both counters only move forward. */
  private slipCounter: LineCounter | undefined;
  private slips: Slip[] = [];
  private readonly names: SeenNames;
  private bodyStart = 0;
  private keyStart = 0;
  private offset = 0;
  readonly shift: number;

  constructor(
    private readonly text: string,
    file: string,
    private readonly start: ScanStart,
  ) {
    this.shift = start.shift ?? 0;
    this.found = cappedProblems(file, mostProblems);
    this.names = new SeenNames(text);
    this.source = { text, strings: start.strings };
    this.entryLines = new LineCounter(text, start);
  }

  get problems(): readonly Problem[] {
    return this.found.list();
  }

  get loneReturns(): boolean {
    return this.entryLines.loneReturns;
  }

  /** The line of an offset after all entries so far. */
  lineAt(offset: number): number {
    return this.entryLines.at(offset);
  }

  /** Reads what is at the `@` at `offset`; answers where to go on. */
  command(offset: number): number {
    const { text } = this;
    const typeStart = skipSpace(text, offset + 1);
    const typeEnd = identifierEnd(text, typeStart);
    const open = skipSpace(text, typeEnd);
    const opener = code(text, open);
    // A dot in the type makes it an e-mail address in the text between entries.
    const type = text.slice(typeStart, typeEnd).toLowerCase();
    if (type === '' || type.includes('.') || (opener !== brace.open && opener !== paren.open) || isCommentedOut(text, offset))
      return offset + 1;
    // BibTeX skips nothing but the word itself: an entry inside @comment{…} is an entry.
    if (type === 'comment') return open + 1;
    if (this.slips.length > 0) this.slips = [];
    this.names.clear();
    this.offset = offset;
    if (type === 'string') return this.string(offset, open);
    return type === 'preamble' ? this.preamble(offset, open) : this.entry(offset, type, open);
  }

  private entry(offset: number, type: string, open: number): number {
    const { text } = this;
    const close = closeOf(text, open);
    const key = this.key(open, close);
    const { keyStart, bodyStart, shift } = this;
    const end = walkFields(text, bodyStart, open, close, this);
    if (typeof end !== 'number') return this.lose(offset, nameEntry(type, key), end);
    if (closedEarly(text, end)) this.slip('closed-early', end - 1);
    const line = this.entryLines.at(offset);
    const places = [keyStart + shift, offset + shift, end - offset, line, open + shift, bodyStart + shift, shift] as const;
    this.entries.push(new ScannedEntry(this.source, type, key, ...places));
    if (this.slips.length > 0) this.report(nameEntry(type, key));
    return end;
  }

  /** Reads the key; leaves where it is in `keyStart` and where the fields start in `bodyStart`. */
  private key(open: number, close: number): string {
    const { text } = this;
    const start = skipSpace(text, open + 1);
    const end = keyEnd(text, start, close);
    const after = code(text, skipSpace(text, end));
    this.keyStart = start;
    this.bodyStart = after === equals ? start : end;
    if (after === equals || end === start) {
      this.slip('empty-key', start);
      return '';
    }
    const key = text.slice(start, end);
    if (/\s/.test(key)) this.slip('space-in-key', start);
    else if (after !== comma && after !== close) this.slip('missing-comma-after-key', end);
    return key;
  }

  private string(offset: number, open: number): number {
    const { text } = this;
    const { strings } = this.source;
    const define: WalkEvents = {
      field: (nameStart, nameEnd, valueStart, valueEnd) => {
        const value = joinValue(
          text,
          valueStart,
          valueEnd,
          strings,
          offset,
          (word) => void this.note('undefined-string', valueStart, word),
        );
        strings.define(text.slice(nameStart, nameEnd), value, offset);
      },
      slip: (slip, place) => this.slip(slip, place),
    };
    const bodyEnd = walkFields(text, open + 1, open, closeOf(text, open), define);
    const entry = nameEntry('string', '');
    if (typeof bodyEnd !== 'number') return this.lose(offset, entry, bodyEnd);
    this.report(entry);
    return bodyEnd;
  }

  private preamble(offset: number, open: number): number {
    const ignore: WalkEvents = { field() {}, slip() {} };
    const bodyEnd = walkFields(this.text, open + 1, open, closeOf(this.text, open), ignore);
    return typeof bodyEnd === 'number' ? bodyEnd : this.lose(offset, nameEntry('preamble', ''), bodyEnd);
  }

  field(nameStart: number, nameEnd: number, valueStart: number, valueEnd: number, joined: boolean): void {
    const { text } = this;
    if (!this.names.add(nameStart, nameEnd)) this.note('duplicate-field', nameStart, text.slice(nameStart, nameEnd).toLowerCase());
    const c = code(text, valueStart);
    if (!joined && (c === brace.open || c === quote || isDigit(c))) return;
    joinValue(text, valueStart, valueEnd, this.source.strings, this.offset, (word) => void this.note('undefined-string', valueStart, word));
  }

  /** One syntax error is reported for each entry: the first causes the others. */
  slip(slip: Slip['code'], offset: number): void {
    if (this.slips.length === 0 || this.slips.every((one) => one.word !== undefined)) this.slips.push({ code: slip, offset });
  }

  private note(slip: 'duplicate-field' | 'undefined-string', offset: number, word: string): void {
    if (this.slips.length < slipLimit) this.slips.push({ code: slip, offset, word });
  }

  private slipLine(offset: number): number {
    this.slipCounter ??= new LineCounter(this.text, this.start);
    return this.slipCounter.at(offset);
  }

  private report(entry: string): void {
    for (const { code: slip, offset, word } of this.slips) {
      const line = this.slipLine(offset);
      this.add(line, slip, mended(slip, entry, line, word), slip === 'undefined-string' ? word : undefined);
    }
  }

  private add(line: number, problem: ProblemCode, message: string, about?: string): void {
    this.found.add(line, problem, detached(message), about && detached(about));
    this.problemOffsets.push(this.offset + this.shift);
  }

  private lose(offset: number, entry: string, unclosedBody: Unclosed): number {
    const opened = this.slipLine(unclosedBody.open);
    this.lost.push({ offset: offset + this.shift, reach: unclosedBody.stopped + recoveryReach + this.shift });
    this.add(this.entryLines.at(offset), 'unterminated-entry', unclosed(entry, this.text[unclosedBody.open], opened));
    return nextEntry(this.text, offset + 1);
  }
}

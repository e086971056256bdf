import type { Span } from '../../text';
import type { Citation, CitedKey } from '../syntax';
import type { InlineToken } from './inline';
import { type KeyMark, keyMark } from './key';

/** A citation with the marks of its keys: `[@a; -@b]` is bracketed, `@a [p. 3; @b]` is in the text. */
export interface PandocCitation extends Citation {
  readonly marks: readonly KeyMark[];
  readonly bracketed: boolean;
  /** The inside of the bracket: all of a bracketed citation, the locator of one in the text. */
  readonly inside: Span | undefined;
  /** The semicolons that part the inside. */
  readonly separators: readonly number[];
}

interface Bracket {
  readonly open: number;
  readonly note: boolean;
  readonly marks: KeyMark[];
  readonly separators: number[];
}

/** The place of a bracket after an in-text key, with what it cites. */
interface Tail {
  readonly inside: Span;
  readonly separators: readonly number[];
  readonly marks: readonly KeyMark[];
}

/**
 * The citations of one paragraph's tokens, in order, as pandoc's Markdown reader finds them. A key that `refers` elsewhere (to
 * a figure, to an example) takes no locator.
 */
export function pandocCitations(text: string, tokens: readonly InlineToken[], refers: (key: string) => boolean): readonly PandocCitation[] {
  return new CitationReader(text, tokens, refers).read();
}

/** Reads tokens with a stack of open brackets; lives for one paragraph. */
class CitationReader {
  private readonly found: PandocCitation[] = [];
  private readonly stack: Bracket[] = [];
  private readonly tails = new Map<KeyMark, Tail>();
  private readonly root: Bracket = { open: -1, note: false, marks: [], separators: [] };
  private consumed = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly InlineToken[],
    private readonly refers: (key: string) => boolean,
  ) {}

  read(): readonly PandocCitation[] {
    for (const [index, token] of this.tokens.entries()) {
      if (token.type === 'zone' || token.at < this.consumed) continue;
      if (token.type === 'open') this.open(token.at);
      else if (token.type === 'separator') this.top().separators.push(token.at);
      else if (token.type === 'at') this.mark(token.at);
      else this.close(token.at, this.tokens[index + 1]);
    }
    for (const bracket of [this.root, ...this.stack]) this.inText(bracket.marks);
    return this.found.sort((a, b) => a.start - b.start);
  }

  private top(): Bracket {
    return this.stack.at(-1) ?? this.root;
  }

  private open(at: number): void {
    this.stack.push({ open: at, note: this.text.charAt(at - 1) === '^', marks: [], separators: [] });
  }

  private mark(at: number): void {
    const mark = keyMark(this.text, at);
    if (mark === undefined) return;
    this.consumed = mark.to;
    this.top().marks.push(mark);
  }

  private close(at: number, next: InlineToken | undefined): void {
    const bracket = this.stack.pop();
    if (bracket === undefined) return;
    const linked = next?.type === 'zone' && next.zone.start === at + 1 && next.zone.kind === 'link';
    const plain = !linked && !bracket.note && !this.hasAttributes(at + 1);
    const inside = { start: bracket.open + 1, end: at };
    const lead = plain ? this.leadOf(bracket) : undefined;
    if (lead !== undefined && isTail(bracket, this.text))
      this.tails.set(lead, { inside, marks: bracket.marks, separators: bracket.separators });
    else if (plain && isCitationList(bracket)) this.found.push(this.bracketed(bracket, at));
    else this.inText(bracket.marks, linked);
  }

  private hasAttributes(at: number): boolean {
    return /\{[^{}\n]{1,200}\}/y.test(this.text.slice(at, at + 202));
  }

  /** The in-text key that this bracket follows directly. */
  private leadOf(bracket: Bracket): KeyMark | undefined {
    const lead = this.top().marks.at(-1);
    if (lead === undefined || this.tails.has(lead) || this.refers(lead.key) || bracket.open - lead.to > 100) return undefined;
    return /^[ \t]*(?:\n[ \t]*)?$/.test(this.text.slice(lead.to, bracket.open)) ? lead : undefined;
  }

  private bracketed(bracket: Bracket, close: number): PandocCitation {
    const { marks, open, separators } = bracket;
    for (const mark of marks) this.nested(this.tails.get(mark));
    const form = marks[0]?.suppressed === true ? 'suppressAuthor' : 'parenthetical';
    return {
      start: open,
      end: close + 1,
      keys: marks.map(toKey),
      marks,
      form,
      bracketed: true,
      inside: { start: open + 1, end: close },
      separators,
    };
  }

  /** A bracket inside another citation's suffix. */
  private nested(tail: Tail | undefined): void {
    if (tail === undefined || tail.marks.length === 0) return;
    this.found.push(
      this.bracketed(
        { open: tail.inside.start - 1, note: false, marks: [...tail.marks], separators: [...tail.separators] },
        tail.inside.end,
      ),
    );
  }

  private inText(leads: readonly KeyMark[], inLink = false): void {
    for (const lead of leads) {
      const tail = this.tails.get(lead);
      const marks = [lead, ...(tail?.marks ?? [])];
      const end = tail === undefined ? lead.to : tail.inside.end + 1;
      const form = lead.suppressed ? 'suppressAuthor' : 'textual';
      const inside = tail?.inside;
      this.found.push({
        start: lead.from,
        end,
        keys: marks.map(toKey),
        marks,
        form,
        bracketed: false,
        inside,
        separators: tail?.separators ?? [],
        ...(inLink && { inLink }),
      });
    }
  }
}

/** Every part between semicolons holds a key. */
function isCitationList(bracket: Bracket): boolean {
  return bracket.marks.length > 0 && keylessParts(bracket).length === 0;
}

/** A locator, a locator with further citations, or citations alone. */
function isTail(bracket: Bracket, text: string): boolean {
  if (text.charAt(bracket.open + 1) === '^') return false;
  const keyless = keylessParts(bracket);
  return keyless.length === 0 || (keyless.length === 1 && keyless[0] === 0);
}

/** The numbers of the parts between semicolons that hold no key. */
function keylessParts(bracket: Bracket): readonly number[] {
  const keyless: number[] = [];
  let mark = 0;
  for (let part = 0; part <= bracket.separators.length; part += 1) {
    const end = bracket.separators[part] ?? Number.POSITIVE_INFINITY;
    const first = mark;
    while (mark < bracket.marks.length && (bracket.marks[mark]?.start ?? end) < end) mark += 1;
    if (mark === first) keyless.push(part);
  }
  return keyless;
}

function toKey({ key, start, end }: KeyMark): CitedKey {
  return { key, start, end };
}

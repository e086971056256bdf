import type { Span } from '../../text';
import { ARGUMENT_LIMIT, DEPTH_LIMIT } from '../latex/lexer';
import { definitionEnd, isHeadingBefore } from './ownLines';

/** A part of a paragraph that is not prose. */
export interface InlineZone extends Span {
  readonly kind: 'code' | 'math' | 'tex' | 'html' | 'link';
}

/** One special character of live prose, or a zone; what the citation parser works on. */
export type InlineToken =
  | { readonly type: 'open' | 'close' | 'separator' | 'at'; readonly at: number }
  | { readonly type: 'zone'; readonly zone: InlineZone };

const SPECIAL = /[\\`$<@[\];:{]/g;
const SPACE = /\s/;

/** The tokens of one paragraph by pandoc's inline syntax: code, math (`\(…\)` and `\[…\]` where `backslashMath`), raw LaTeX, HTML, links and addresses are zones. */
export function inlineTokens(text: string, paragraph: Span, backslashMath = false): readonly InlineToken[] {
  const tokens: InlineToken[] = [];
  const zones = new Zones(text, paragraph, backslashMath);
  const special = new RegExp(SPECIAL);
  const body = text.slice(paragraph.start, paragraph.end);
  for (let match = special.exec(body); match !== null; match = special.exec(body)) {
    const at = paragraph.start + match.index;
    const type = TYPES.get(match[0]);
    if (type !== undefined) tokens.push({ type, at });
    const zone = zones.from(match[0], at);
    if (zone !== undefined) {
      tokens.push({ type: 'zone', zone });
      special.lastIndex = zone.end - paragraph.start;
    } else if (match[0] === '\\') special.lastIndex += 1;
  }
  return tokens;
}

const TYPES: ReadonlyMap<string, 'open' | 'close' | 'separator' | 'at'> = new Map([
  ['[', 'open'],
  [']', 'close'],
  [';', 'separator'],
  ['@', 'at'],
]);

/** Finds the zone that a special character opens; remembers what nothing in the paragraph closes. */
class Zones {
  private readonly code: CodeSpans;
  private readonly open = { math: true, display: true, comment: true, round: true, square: true };

  constructor(
    private readonly text: string,
    private readonly paragraph: Span,
    private readonly backslashMath: boolean,
  ) {
    this.code = new CodeSpans(text, paragraph);
  }

  from(character: string, at: number): InlineZone | undefined {
    const { text, paragraph } = this;
    if (character === '`') return this.code.at(at);
    if (character === '$') return this.unlessOpen(text.charAt(at + 1) === '$' ? 'display' : 'math', at, mathZone);
    if (character === '\\') return this.fromBackslash(at) ?? texZone(text, at, paragraph.end);
    if (character === '{') return shortcodeZone(text, at, paragraph.end) ?? attributeZone(text, at, paragraph);
    if (character === ':') return definitionZone(text, at, paragraph) ?? addressZone(text, at, paragraph);
    if (character === '<')
      return text.startsWith('<!--', at) ? this.unlessOpen('comment', at, commentZone) : tagZone(text, at, paragraph.end);
    return character === ']' && text.charAt(at + 1) === '(' ? targetZone(text, at + 1, paragraph.end) : undefined;
  }

  private fromBackslash(at: number): InlineZone | undefined {
    const next = this.text.charAt(at + 1);
    if (!this.backslashMath || (next !== '(' && next !== '[')) return undefined;
    return this.unlessOpen(next === '(' ? 'round' : 'square', at, backslashZone);
  }

  private unlessOpen(
    kind: 'math' | 'display' | 'comment' | 'round' | 'square',
    at: number,
    find: (text: string, at: number, end: number) => InlineZone | undefined,
  ): InlineZone | undefined {
    const zone = this.open[kind] ? find(this.text, at, this.paragraph.end) : undefined;
    if (zone === undefined) this.open[kind] = false;
    return zone;
  }
}

/** Finds the end of code spans; runs of backticks are indexed once, so that many unmatched ones stay linear. */
class CodeSpans {
  private closers: Map<number, number[]> | undefined;

  constructor(
    private readonly text: string,
    private readonly paragraph: Span,
  ) {}

  /** The code span that opens at `at`, or the run of backticks itself as an empty zone where nothing closes it. */
  at(at: number): InlineZone {
    let open = at;
    while (this.text.charAt(open) === '`') open += 1;
    const width = open - at;
    const positions = this.index().get(width) ?? [];
    while (positions.length > 0 && (positions.at(-1) ?? 0) < open) positions.pop();
    const close = positions.at(-1);
    return { kind: 'code', start: at, end: close === undefined ? open : close + width };
  }

  /** Starts of the runs by their length, the first ones last. */
  private index(): Map<number, number[]> {
    if (this.closers !== undefined) return this.closers;
    this.closers = new Map();
    const runs = [...this.text.slice(this.paragraph.start, this.paragraph.end).matchAll(/`+/g)];
    for (const run of runs.reverse()) {
      const positions = this.closers.get(run[0].length) ?? [];
      positions.push(this.paragraph.start + run.index);
      this.closers.set(run[0].length, positions);
    }
    return this.closers;
  }
}

/** Math by pandoc's tex_math_single_backslash. */
function backslashZone(text: string, at: number, end: number): InlineZone | undefined {
  const close = text.slice(at, end).indexOf(text.charAt(at + 1) === '(' ? '\\)' : '\\]', 2);
  return close < 0 ? undefined : { kind: 'math', start: at, end: at + close + 2 };
}

function commentZone(text: string, at: number, end: number): InlineZone | undefined {
  const close = text.slice(at, end).indexOf('-->');
  return close < 0 ? undefined : { kind: 'html', start: at, end: at + close + 3 };
}

/** An HTML tag, or an address in angle brackets. */
function tagZone(text: string, at: number, end: number): InlineZone | undefined {
  const limit = Math.min(end, at + ARGUMENT_LIMIT);
  if (!/[A-Za-z/?!]/.test(text.charAt(at + 1))) return undefined;
  for (let i = at + 1; i < limit; i += 1) {
    const c = text.charAt(i);
    if (c === '<') return undefined;
    if (c === '>') return { kind: 'html', start: at, end: i + 1 };
  }
  return undefined;
}

/** A shortcode of Quarto or Hugo, which they replace before the text is read: `{{< video x >}}`. */
function shortcodeZone(text: string, at: number, end: number): InlineZone | undefined {
  if (!text.startsWith('{{<', at) && !text.startsWith('{{%', at)) return undefined;
  const head = text.slice(at, Math.min(end, at + ARGUMENT_LIMIT));
  const close = head.indexOf(`${text.charAt(at + 2) === '<' ? '>' : '%'}}}`, 3);
  return close < 0 ? undefined : { kind: 'code', start: at, end: at + close + 3 };
}

/** The attributes of a link, an image, a span, code or a fence: braces directly after it, or after the colons of a div. */
function attributeZone(text: string, at: number, paragraph: Span): InlineZone | undefined {
  const before = text.slice(Math.max(paragraph.start, at - 40), at);
  const isPlace = /[\])`]$|(?:^|\n)[ \t]{0,3}:{3,}[ \t]{0,9}$/.test(before) || isHeadingBefore(text, at, paragraph);
  if (!isPlace || !/^\{\s{0,9}(?:[.#]|[\w-]{1,60}=)/.test(text.slice(at, at + 80))) return undefined;
  const end = groupEnd(text, at, paragraph.end);
  return end === undefined ? undefined : { kind: 'code', start: at, end };
}

/** The rest of `[name]: address "title"`. */
function definitionZone(text: string, at: number, paragraph: Span): InlineZone | undefined {
  const end = definitionEnd(text, at, paragraph);
  return end === undefined ? undefined : { kind: 'link', start: at, end };
}

/** The rest of `https://…`, whose `@` names an account. */
function addressZone(text: string, at: number, paragraph: Span): InlineZone | undefined {
  if (!text.startsWith('//', at + 1) || at === paragraph.start || !/[A-Za-z]/.test(text.charAt(at - 1))) return undefined;
  const rest = /[^\s<>"`)\]}]*/y;
  rest.lastIndex = at;
  rest.exec(text);
  return { kind: 'link', start: at, end: Math.min(rest.lastIndex, paragraph.end) };
}

/** A LaTeX command with the arguments that follow it directly: pandoc passes it on unread. */
function texZone(text: string, at: number, end: number): InlineZone | undefined {
  const name = /\\[A-Za-z]+\*?/y;
  name.lastIndex = at;
  const command = name.exec(text)?.[0];
  if (command === undefined) return undefined;
  let close = name.lastIndex;
  if (command === '\\verb' || command === '\\verb*') {
    const verbatim = text.slice(close + 1, Math.min(end, close + ARGUMENT_LIMIT)).indexOf(text.charAt(close));
    return verbatim < 0 ? undefined : { kind: 'tex', start: at, end: close + verbatim + 2 };
  }
  for (let group = groupEnd(text, close, end); group !== undefined; group = groupEnd(text, close, end)) close = group;
  return { kind: 'tex', start: at, end: close };
}

/** The end of the `{…}` or `[…]` at `at`. */
function groupEnd(text: string, at: number, end: number): number | undefined {
  const open = text.charAt(at);
  if (open !== '{' && open !== '[') return undefined;
  const limit = Math.min(end, at + ARGUMENT_LIMIT);
  let depth = 0;
  for (let i = at; i < limit; i += 1) {
    const c = text.charAt(i);
    if (c === '\\') i += 1;
    else if (c === '{') depth += 1;
    else if (c === '}') depth -= 1;
    if (depth > DEPTH_LIMIT) return undefined;
    if (depth === 0 && c === (open === '{' ? '}' : ']')) return i + 1;
  }
  return undefined;
}

/**
 * Math by pandoc's rule: no space just inside the dollars, no digit after them, and the next dollar must be the closing
 * one; otherwise the dollar alone.
 */
function mathZone(text: string, at: number, end: number): InlineZone | undefined {
  const display = text.charAt(at + 1) === '$';
  const open = at + (display ? 2 : 1);
  for (let i = open; i < end; i += 1) {
    const c = text.charAt(i);
    if (c === '\\') i += 1;
    else if (c === '$' && !display) return { kind: 'math', start: at, end: closesMath(text, open, i) ? i + 1 : open };
    else if (c === '$' && text.charAt(i + 1) === '$') return { kind: 'math', start: at, end: i + 2 };
  }
  return undefined;
}

function closesMath(text: string, open: number, at: number): boolean {
  return !SPACE.test(text.charAt(open)) && !SPACE.test(text.charAt(at - 1)) && !/\d/.test(text.charAt(at + 1));
}

/** The `(…)` of a link. */
function targetZone(text: string, at: number, end: number): InlineZone | undefined {
  const limit = Math.min(end, at + ARGUMENT_LIMIT);
  let depth = 0;
  for (let i = at; i < limit; i += 1) {
    const c = text.charAt(i);
    if (c === '\\') i += 1;
    else if (c === '(' && ++depth > DEPTH_LIMIT) return undefined;
    else if (c === ')' && --depth === 0) return { kind: 'link', start: at, end: i + 1 };
  }
  return undefined;
}

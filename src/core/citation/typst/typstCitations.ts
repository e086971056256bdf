import type { Span } from '../../text';
import { ARGUMENT_LIMIT } from '../latex/lexer';
import type { Citation, CitationForm, CitedKey } from '../syntax';
import { scanTypst, stringEnd } from './typstScan';

/** A reference `@key[supplement]` or a call `#cite(<key>, …)`. */
export interface TypstCitation extends Citation {
  /** The inside of the supplement's brackets or quotes. */
  readonly supplement: Span | undefined;
  readonly key: CitedKey;
  /** Whether it is a call rather than a reference. */
  readonly call: boolean;
}

/** Typst's `cite.form`; "normal" is the default. */
const FORMS: ReadonlyMap<string, CitationForm> = new Map([
  ['"normal"', 'parenthetical'],
  ['"prose"', 'textual'],
  ['"full"', 'full'],
  ['"author"', 'author'],
  ['"year"', 'year'],
  ['none', 'nocite'],
]);

/** What a label may be made of, and what it may not end with in running text, by the lexer of Typst. */
const LABEL = /[\p{L}\p{N}\p{M}\p{Pc}][\p{L}\p{N}\p{M}\p{Pc}.:-]*/uy;
const WHOLE_LABEL = /^[\p{L}\p{N}\p{M}\p{Pc}.:-]+$/u;

/** Whether `key` can be between `<` and `>`. */
export function isLabel(key: string): boolean {
  return WHOLE_LABEL.test(key);
}

/** Whether `key` can come after `@`. */
export function isReference(key: string): boolean {
  return isLabel(key) && !/^[.:-]|[.:]$/.test(key);
}

/**
 * Every reference and call of `cite` that starts before `until`; whether a reference names an entry or a figure only the
 * bibliography tells.
 */
export function typstCitations(text: string, until = text.length): readonly TypstCitation[] {
  const found: (TypstCitation | undefined)[] = [];
  const awaited = new Map<number, number>();
  scanTypst(text, until, {
    reference: (at) => {
      const citation = referenceAt(text, at);
      if (citation === undefined) return undefined;
      awaited.set(citation.end, found.length);
      found.push(citation);
      return citation.end;
    },
    call: (at) => {
      awaited.set(at + CALL.length, found.length);
      found.push(undefined);
      return at + CALL.length;
    },
    closed: (open, close) => {
      const index = awaited.get(open);
      if (index === undefined) return;
      const reference = found[index];
      found[index] =
        reference === undefined ? callAt(text, open, close) : { ...reference, end: close + 1, supplement: { start: open + 1, end: close } };
    },
  });
  return found.filter((citation) => citation !== undefined);
}

/** Whether an `@` at this offset can be a reference rather than part of an address. */
export function canRefer(text: string, at: number): boolean {
  return !/[A-Za-z0-9]/.test(text.charAt(at - 1));
}

const CALL = 'cite';

function referenceAt(text: string, at: number): TypstCitation | undefined {
  if (!canRefer(text, at)) return undefined;
  const label = new RegExp(LABEL);
  label.lastIndex = at + 1;
  if (label.exec(text) === null) return undefined;
  let end = label.lastIndex;
  while (/[.:]/.test(text.charAt(end - 1))) end -= 1;
  const key = { key: text.slice(at + 1, end), start: at + 1, end };
  return { start: at, end, keys: [key], key, form: 'parenthetical', supplement: undefined, call: false };
}

/** The inside of a string that stands for `key`. */
export function quoted(key: string): string {
  return key.replace(/["\\]/g, '\\$&');
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** What the inside of a string stands for, by Typst's escapes; any other backslash is a letter. */
function unquoted(inside: string): string {
  return inside.replace(/\\(?:(["\\nrt])|u\{([\da-fA-F]{1,6})\})/g, (whole, sign: string | undefined, code: string | undefined) => {
    if (sign !== undefined) return ESCAPES.get(sign) ?? sign;
    const point = Number.parseInt(code ?? '', 16);
    return point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : whole;
  });
}

/** The call whose parentheses are at `open` and `close`. */
function callAt(text: string, open: number, close: number): TypstCitation | undefined {
  const target = /\(\s*(?:<([^<>\s]{1,500})>|label\(\s*"((?:[^"\\\n]|\\.){1,500})"\s*\))/y;
  target.lastIndex = open;
  const match = target.exec(text);
  if (match === null || target.lastIndex > close) return undefined;
  const isString = match[1] === undefined;
  const written = match[1] ?? match[2] ?? '';
  const start = open + match[0].indexOf(isString ? '"' : '<') + 1;
  const key = { key: isString ? unquoted(written) : written, start, end: start + written.length };
  const { form, supplement } = namedArguments(text, target.lastIndex, Math.min(close, open + ARGUMENT_LIMIT));
  const from = open - CALL.length - (text.charAt(open - CALL.length - 1) === '#' ? 1 : 0);
  return { start: from, end: close + 1, keys: [key], key, form, supplement, call: true, command: CALL };
}

/** `form` and `supplement` among the arguments between the offsets, leaving out what nested brackets and strings hold. */
function namedArguments(text: string, from: number, to: number): Pick<TypstCitation, 'form' | 'supplement'> {
  let form: CitationForm = 'parenthetical';
  let supplement: Span | undefined;
  let content: number | undefined;
  let depth = 0;
  for (let i = from; i < to; i += 1) {
    const c = text.charAt(i);
    if (c === '\\') i += 1;
    else if (c === '"' && depth === 0) i = stringEnd(text, i) - 1;
    else if (c === '[' || c === '(' || c === '{') depth += 1;
    else if (c === ']' || c === ')' || c === '}') {
      depth -= 1;
      if (depth > 0) continue;
      if (content !== undefined) supplement = { start: content, end: i };
      content = undefined;
    } else if (depth === 0 && (c === 'f' || c === 's')) {
      const argument = /form\s*:\s*("[a-z]*"|none)|supplement\s*:\s*(?:"([^"\\\n]*)"|\[)/y;
      argument.lastIndex = i;
      const match = argument.exec(text);
      if (match === null) continue;
      i = argument.lastIndex - 1;
      if (match[1] !== undefined) form = FORMS.get(match[1]) ?? form;
      else if (match[2] !== undefined) supplement = { start: i - match[2].length, end: i };
      else {
        content = argument.lastIndex;
        depth += 1;
      }
    }
  }
  return { form, supplement };
}

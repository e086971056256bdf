import type { Span } from '../../text';
import { ARGUMENT_LIMIT } from '../latex/lexer';
import type { CitationContext, CitationForm } from '../syntax';
import type { Block } from './blocks';
import { canStart, isCrossReference, isSuppressed, keyMark } from './key';
import { type Paragraph, scanAt, zoneAt } from './markdownScan';
import { nociteCitation, nociteValue } from './nocite';

/** Characters before the cursor in which its `@` or `;` is looked for. */
const REACH = 300;
/** Words typed for a key; more of them are prose. */
const WORDS = 8;
const BARE_TYPED = /^[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_:.#$%&\-+?<>~/]*[\p{L}\p{N}\p{M}_:/-])?$/u;
/** A key of which a sign was typed last; at the end of a sentence `.` and `?` belong to that. */
const BARE_OPEN = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_:.#$%&\-+?<>~/]*[.#$%&+?<>~]$/u;
const BARE_REST = /(?:[\p{L}\p{N}\p{M}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*/uy;
/** After a key, what a page or another part of the work is named by. */
const LOCATOR =
  /\s(?:pp?|pages?|ch(?:ap(?:ter)?)?s?|sec(?:tion)?s?|vol(?:ume)?s?|fig(?:ure)?s?|no|n|eqs?|tab(?:le)?|para|[§¶\d]+)\.?(?:\s|$|\d)/i;
/** Words that open a prefix, so that a paper is hardly what is typed. */
const PREFIX = /^(?:see|also|cf|eg|ie|and|or|but|compare|by|in|from|as)$/i;

/** What is being typed, before anything has been asked about where it is. */
interface Candidate {
  readonly start: number;
  readonly end: number;
  /** The bracket that it is in. */
  readonly open: number | undefined;
  readonly form: CitationForm;
  /** Whether its `@` is there already. */
  readonly marked: boolean;
}

/** The key being typed at `offset`; looks at its line first and reads the document only where a key can be. */
export function pandocContextAt(
  text: string,
  offset: number,
  crossReferences: boolean,
  backslashMath = false,
): CitationContext | undefined {
  const candidate = afterMark(text, offset) ?? afterSemicolon(text, offset);
  if (candidate === undefined) return undefined;
  const { start, end, form } = candidate;
  if (crossReferences && isCrossReference(text.slice(start, end))) return undefined;
  const at = scanAt(text, start, backslashMath);
  const context = { typed: text.slice(start, offset), replace: { start, end } };
  if (at?.block.kind === 'yaml') {
    const keys = nociteKeys(text, at.block, context.replace);
    return keys && { ...context, keys, form: 'nocite' };
  }
  if (at?.paragraph === undefined || zoneAt(at.paragraph, start) !== undefined) return undefined;
  const keys = bracketKeys(text, at.paragraph, candidate);
  return candidate.marked || keys.length > 0 ? { ...context, keys, form } : undefined;
}

/** The other keys of the metadata's nocite; undefined outside its value. */
function nociteKeys(text: string, block: Block, typed: Span): readonly string[] | undefined {
  const value = nociteValue(text, block);
  if (value === undefined || typed.start < value.start || typed.start > value.end) return undefined;
  return (nociteCitation(text, block)?.keys ?? []).flatMap((key) => (key.end < typed.start || key.start > typed.end ? [key.key] : []));
}

/** The other keys in the bracket around the one being typed, whether or not it is a whole citation yet. */
function bracketKeys(text: string, paragraph: Paragraph, { start, end, open }: Candidate): readonly string[] {
  if (open === undefined) return [];
  const close = closeOf(text, end, paragraph.end);
  return paragraph.tokens.flatMap((token) => {
    const mark = token.type === 'at' && token.at > open && token.at < close ? keyMark(text, token.at) : undefined;
    return mark !== undefined && (mark.end < start || mark.start > end) ? [mark.key] : [];
  });
}

/** A key after `@`, `-@` or `@{`; inside brackets words separated by spaces too. */
function afterMark(text: string, offset: number): Candidate | undefined {
  const from = Math.max(0, offset - REACH);
  const at = text.lastIndexOf('@', offset - 1);
  if (at < from || offset === 0 || !canStart(text, at) || isEscaped(text, at)) return undefined;
  const braced = text.charAt(at + 1) === '{' && offset > at + 1;
  const start = at + (braced ? 2 : 1);
  const typed = text.slice(start, offset);
  const open = openBracket(text, at);
  if (!isTypedKey(typed, braced, open !== undefined, text.charAt(offset))) return undefined;
  const form = isSuppressed(text, at) ? 'suppressAuthor' : open === undefined ? 'textual' : 'parenthetical';
  return { start, end: restEnd(text, offset, braced), open, form, marked: true };
}

function isTypedKey(typed: string, braced: boolean, bracketed: boolean, next: string): boolean {
  if (typed === '') return true;
  if (braced) return !/[\s{}]/.test(typed);
  if (BARE_TYPED.test(typed)) return true;
  if (BARE_OPEN.test(typed)) return bracketed || /[\p{L}\p{N}_]/u.test(next) || !/[.?]$/.test(typed);
  return (
    bracketed &&
    /^[\p{L}\p{N}][^\n,;@[\]{}`\\]*$/u.test(typed) &&
    typed.split(/\s+/).length <= WORDS &&
    typed.includes(' ') &&
    !LOCATOR.test(typed)
  );
}

/** A word after the `;` of a bracket, where the next `@` belongs. */
function afterSemicolon(text: string, offset: number): Candidate | undefined {
  const part = /;[ \t]*([\p{L}\p{N}][\p{L}\p{N}_-]*)?$/u.exec(text.slice(Math.max(0, offset - 60), offset));
  const word = part?.[1] ?? '';
  if (part === null || PREFIX.test(word)) return undefined;
  const open = openBracket(text, offset);
  if (open === undefined) return undefined;
  return { start: offset - word.length, end: restEnd(text, offset, false), open, form: 'parenthetical', marked: false };
}

/** The bracket in this paragraph that is open at `offset`. */
export function openBracket(text: string, offset: number): number | undefined {
  const from = Math.max(0, offset - ARGUMENT_LIMIT);
  let depth = 0;
  for (let i = offset - 1; i >= from; i -= 1) {
    const c = text.charAt(i);
    if (c === ']' && !isEscaped(text, i)) depth += 1;
    else if (c === '[' && !isEscaped(text, i) && --depth < 0) return text.charAt(i - 1) === '^' ? undefined : i;
    else if (c === '\n' && /\n[ \t\r]*$/.test(text.slice(Math.max(0, i - 80), i))) return undefined;
  }
  return undefined;
}

/** The `]` that closes what is open at `at`, before another bracket opens; else `at`. */
function closeOf(text: string, at: number, end: number): number {
  const bracket = /[[\]]/g;
  bracket.lastIndex = at;
  const match = bracket.exec(text.slice(0, end));
  return match?.[0] === ']' ? match.index : at;
}

function restEnd(text: string, offset: number, braced: boolean): number {
  const rest = braced ? /[^\s{}\]]*/y : new RegExp(BARE_REST);
  rest.lastIndex = offset;
  rest.exec(text);
  return Math.max(rest.lastIndex, offset);
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charAt(at - 1 - slashes) === '\\') slashes += 1;
  return slashes % 2 === 1;
}

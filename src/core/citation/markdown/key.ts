import type { CitedKey } from '../syntax';

/** A key with its `@` and, where it suppresses the author, the `-` before that. */
export interface KeyMark extends CitedKey {
  /** Of the `@` or the `-` before it. */
  readonly from: number;
  /** After the key and its closing brace. */
  readonly to: number;
  readonly suppressed: boolean;
}

/** pandoc's manual, "Citation syntax": single internal punctuation only before a further letter, digit or `_`. A combining mark ends a key, as pandoc 2.17 reads it. */
const BARE = /(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*|\*)/uy;
const BRACED = /\{([^\s{}]+(?:\{[^\s{}]*\}[^\s{}]*)*)\}/y;
/** After a letter, digit or full stop an `@` belongs to an address. */
const WORD = /[\p{L}\p{N}.]/u;

/** The key whose `@` is at `at`; undefined where pandoc sees none. */
export function keyMark(text: string, at: number): KeyMark | undefined {
  if (!canStart(text, at)) return undefined;
  const suppressed = isSuppressed(text, at);
  const from = suppressed ? at - 1 : at;
  const braced = text.charAt(at + 1) === '{';
  const pattern = braced ? BRACED : BARE;
  pattern.lastIndex = at + 1;
  const match = pattern.exec(text);
  const key = braced ? match?.[1] : match?.[0];
  if (key === undefined) return undefined;
  const start = braced ? at + 2 : at + 1;
  const end = start + key.length;
  return { key, start, end, from, to: braced ? end + 1 : end, suppressed };
}

/** Whether an `@` at this offset can start a citation. */
export function canStart(text: string, at: number): boolean {
  return at === 0 || !WORD.test(text.charAt(at - 1));
}

/** Whether the author is suppressed by a single `-` before the `@`. */
export function isSuppressed(text: string, at: number): boolean {
  return text.charAt(at - 1) === '-' && (at === 1 || !/[\p{L}\p{N}.-]/u.test(text.charAt(at - 2)));
}

/** The key as written after `@`: in braces where its characters or the text after it demand them. */
export function markedKey(key: string, next = ''): string {
  BARE.lastIndex = 0;
  const whole = BARE.exec(key)?.[0].length === key.length && key !== '*';
  const runsOn = /^(?:[\p{L}\p{N}\p{M}_]|[:.#$%&\-+?<>~/][\p{L}\p{N}_]|\/\/)/u.test(next);
  return whole && !runsOn ? `@${key}` : `@{${key}}`;
}

/** Cross-references of Quarto (its documentation, "Cross references"), which look like in-text citations. */
const CROSS_REFERENCE = /^(?:fig|tbl|lst|tip|nte|wrn|imp|cau|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|eq|sec|vid|dia)-/i;

export function isCrossReference(key: string): boolean {
  return CROSS_REFERENCE.test(key);
}

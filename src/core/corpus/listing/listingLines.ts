/** A non-blank line of a listing, trimmed; `number` counts from 1. */
export interface ListingLine {
  readonly text: string;
  readonly number: number;
  /** Whether a blank line or the start of the text precedes it. */
  readonly afterBlank: boolean;
  /** False for a last line without a line ending, which may be cut off. */
  readonly terminated: boolean;
}

/** Yields the non-blank lines of a text; lines end in LF, CRLF or CR, and a byte order mark is skipped. */
export function* listingLines(text: string): Generator<ListingLine, undefined> {
  const whole = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  let number = 0;
  let afterBlank = true;
  for (let start = whole.startsWith('\uFEFF') ? 1 : 0; start < whole.length; ) {
    const found = whole.indexOf('\n', start);
    const end = found === -1 ? whole.length : found;
    const line = end === start ? '' : whole.slice(start, end).trim();
    number += 1;
    if (line !== '') yield { text: line, number, afterBlank, terminated: found !== -1 };
    afterBlank = line === '';
    start = end + 1;
  }
  return undefined;
}

/** The kind of a line: part of the block below an abstract, or text. */
export type LineKind = { readonly kind: 'authors'; readonly count: number } | { readonly kind: 'dot' | 'bullet' | 'text' };

const AUTHORS = /^[•·∙*-]?\s*(\d{1,6})\s+authors?$/i;

/** The kind of a line: `• 9 authors`, the `·` between author count and date, another line with a bullet (a damaged block), or text. */
export function lineKind(line: string): LineKind {
  if (line.length > 40) return { kind: 'text' };
  const count = AUTHORS.exec(line)?.[1];
  if (count !== undefined) return { kind: 'authors', count: Number(count) };
  if (line === '·' || line === '•' || line === '∙') return { kind: 'dot' };
  return { kind: /^[•·∙]/.test(line) ? 'bullet' : 'text' };
}

/** Whether a line ends like a sentence. A question mark doesn't count, since a title may end with one. */
export function endsSentence(line: string): boolean {
  return /[.。]["”'’)\]]?$/.test(line.slice(-3));
}

const CONTROL = /[\u0000-\u0008\u000E-\u001F\uFFFD]/;
const UNSPACED_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Whether a line can be human-written text: mostly letters, no control characters, and words of a natural length. */
export function isText(line: string): boolean {
  const letters = line.length - line.replace(/[\p{L}\p{M}\s]+/gu, '').length;
  if (letters === 0 || CONTROL.test(line)) return false;
  return line.length < 20 || (letters >= line.length * 0.6 && (meanWord(line) <= 20 || UNSPACED_SCRIPT.test(line)));
}

/** Whether a line without a block below it can be an abstract: at least a sentence or as long as one, with words as in prose. */
export function isProse(line: string): boolean {
  if (UNSPACED_SCRIPT.test(line)) return true;
  return meanWord(line) <= 12 && (line.length >= 60 || (endsSentence(line) && line.split(/\s+/).length > 2));
}

/** Characters per word, including spaces: about seven in English, more with formulas and addresses. */
function meanWord(line: string): number {
  return line.length / line.split(/\s+/).length;
}

/** The organisation's name without the account handle that a listing prints before it: `apple Apple`, `facebook AI at Meta`. */
export function organizationName(line: string): string {
  const [, handle = '', name = ''] = /^([\w.-]+)\s+(\S.*)/.exec(line) ?? [];
  if (name === '') return line;
  const fold = (text: string): string => text.toLowerCase().replace(/[\s._-]/g, '');
  return handle === handle.toLowerCase() || /[-_]/.test(handle) || fold(handle) === fold(name) ? name : line;
}

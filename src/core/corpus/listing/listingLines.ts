/** One line of a listing that is not blank, trimmed; `number` counts from 1. */
export interface ListingLine {
  readonly text: string;
  readonly number: number;
  /** A blank line, or the start of the text, comes before. */
  readonly afterBlank: boolean;
  /** False for a last line without a line end: it may be cut off. */
  readonly terminated: boolean;
}

/** The lines of `text` that are not blank, one at a time; ends are LF, CRLF or CR, a byte order mark is passed over. */
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

/** What a listing line is: a part of the block under an abstract, or text. */
export type LineKind = { readonly kind: 'authors'; readonly count: number } | { readonly kind: 'dot' | 'bullet' | 'text' };

const AUTHORS = /^[•·∙*-]?\s*(\d{1,6})\s+authors?$/i;

/** `• 9 authors`, the `·` between count and date, another line with a bullet (a cut block), or text. */
export function lineKind(line: string): LineKind {
  if (line.length > 40) return { kind: 'text' };
  const count = AUTHORS.exec(line)?.[1];
  if (count !== undefined) return { kind: 'authors', count: Number(count) };
  if (line === '·' || line === '•' || line === '∙') return { kind: 'dot' };
  return { kind: /^[•·∙]/.test(line) ? 'bullet' : 'text' };
}

/** Whether the line ends as a sentence does; a title may end with a question mark, so that is none. */
export function endsSentence(line: string): boolean {
  return /[.。]["”')\]]?$/.test(line.slice(-3));
}

const CONTROL = /[\u0000-\u0008\u000E-\u001F\uFFFD]/;
const UNSPACED_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Whether a line can be text that people wrote: letters for the most part, no control characters, words of a natural length. */
export function isText(line: string): boolean {
  const letters = line.length - line.replace(/[\p{L}\p{M}\s]+/gu, '').length;
  if (letters === 0 || CONTROL.test(line)) return false;
  return line.length < 20 || (letters >= line.length * 0.6 && (meanWord(line) <= 20 || UNSPACED_SCRIPT.test(line)));
}

/** Whether a line can be an abstract where no block says so: a sentence at least, or as long as one, in words as prose has them. */
export function isProse(line: string): boolean {
  if (UNSPACED_SCRIPT.test(line)) return true;
  return meanWord(line) <= 12 && (line.length >= 60 || (endsSentence(line) && line.split(/\s+/).length > 2));
}

/** Characters for each word, spaces included: some seven in English, more with formulas and addresses. */
function meanWord(line: string): number {
  return line.length / line.split(/\s+/).length;
}

/** The name in an organisation line, which repeats the account's handle before it: `apple Apple`, `facebook AI at Meta`. */
export function organizationName(line: string): string {
  const [, handle = '', name = ''] = /^([\w.-]+)\s+(\S.*)$/.exec(line) ?? [];
  if (name === '') return line;
  const fold = (text: string): string => text.toLowerCase().replace(/[\s._-]/g, '');
  return handle === handle.toLowerCase() || /[-_]/.test(handle) || fold(handle) === fold(name) ? name : line;
}

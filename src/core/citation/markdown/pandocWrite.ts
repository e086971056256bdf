import type { CitationForm, CitationNotes, WriteOptions } from '../syntax';
import { inlineTokens } from './inline';
import { markedKey } from './key';
import { pandocCitations } from './pandocCitations';

/** The forms that pandoc's Markdown can write in running text. */
export const PANDOC_FORMS: readonly CitationForm[] = ['parenthetical', 'textual', 'suppressAuthor'];

/**
 * A citation of `keys`: `[see @a, p. 3; @b]`, `see @a [p. 3]`, `[-@a]`. A form that pandoc lacks takes the nearest: a year
 * alone is the suppressed author, an author alone reads as in-text, the rest is parenthetical.
 */
export function writePandoc(keys: readonly string[], options: WriteOptions): string {
  const form = options.form ?? 'parenthetical';
  const inText = form === 'textual' || form === 'author';
  const { before, after } = notesAround(options, inText);
  const dash = form === 'suppressAuthor' || form === 'year' ? '-' : '';
  const cited = before + keys.map((key) => dash + markedKey(key)).join('; ') + after;
  return inText ? cited : `[${cited}]`;
}

/** What the notes put before and after a key in a bracket, or one in the text. */
export function notesAround({ prenote, postnote }: CitationNotes, inText: boolean): { readonly before: string; readonly after: string } {
  const [before, after] = [escapeNote(prenote), escapeNote(postnote)];
  return { before: before && `${before} `, after: after && (inText ? ` [${after}]` : `, ${after}`) };
}

/** A note that stays within its part of the bracket: `;`, `@` and tags are escaped, other markup where it does not pair. */
function escapeNote(note: string | undefined): string {
  const line = (note ?? '').replace(/\s+/g, ' ').trim();
  const safe = escaped(line, /\\[^]|[;@]|<(?=[A-Za-z/!])/g).replace(/(?<!\\)((?:\\\\)*)\\$/, '$1');
  const pairs = [/`/, /\$/].every((sign) => safe.split(sign).length % 2 === 1) && /^(?:\\[^]|[^{}\\]|\{(?:\\[^]|[^{}\\])*\})*$/.test(safe);
  return pairs && isSuffix(safe) ? safe : escaped(safe, /\\[^]|[`$[\]{}]/g);
}

/** What may close what a note leaves open, after the citation or in its other note. */
const CLOSERS = ['', 'x`', 'x``', 'x$', 'x$$'];

/** Whether this is the suffix of one citation, as it is read, whatever follows. */
function isSuffix(note: string): boolean {
  const text = `[@a, ${note}]`;
  return CLOSERS.every((closer) => {
    const whole = text + closer;
    const [first] = pandocCitations(whole, inlineTokens(whole, { start: 0, end: whole.length }), () => false);
    return first?.end === text.length;
  });
}

/** Puts a backslash before the signs that have none; `signs` also matches pairs that have one. */
function escaped(text: string, signs: RegExp): string {
  return text.replace(signs, (match) => (match.startsWith('\\') ? match : `\\${match}`));
}

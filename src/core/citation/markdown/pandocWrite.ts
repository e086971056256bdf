import type { CitationForm, CitationNotes, WriteOptions } from '../syntax';
import { markedKey } from './key';

/** The forms that pandoc's Markdown can write in running text. */
export const PANDOC_FORMS: readonly CitationForm[] = ['parenthetical', 'textual', 'suppressAuthor'];

/**
 * A citation of `keys`: `[see @a, p. 3; @b]`, `see @a [p. 3]`, `[-@a]`. A form that pandoc lacks takes the nearest: a year
 * alone is the suppressed author, an author alone reads as in-text, the rest is parenthetical.
 */
export function writePandoc(keys: readonly string[], options: WriteOptions): string {
  const form = options.form ?? 'parenthetical';
  const inText = form === 'textual' || form === 'author';
  const { before, behind } = notesAround(options, inText);
  const dash = form === 'suppressAuthor' || form === 'year' ? '-' : '';
  const cited = before + keys.map((key) => dash + markedKey(key)).join('; ') + behind;
  return inText ? cited : `[${cited}]`;
}

/** What the notes put before and behind a key in a bracket, or one in the text. */
export function notesAround({ prenote, postnote }: CitationNotes, inText: boolean): { readonly before: string; readonly behind: string } {
  const [before, behind] = [escapeNote(prenote), escapeNote(postnote)];
  return { before: before && `${before} `, behind: behind && (inText ? ` [${behind}]` : `, ${behind}`) };
}

/** A note that stays within its part of the bracket: `;`, `@` and tags are escaped, brackets and backticks where they do not pair. */
function escapeNote(note: string | undefined): string {
  const line = (note ?? '').replace(/\s+/g, ' ').trim();
  const safe = escaped(line, /[;@]|<(?=[A-Za-z/!])/).replace(/(?<!\\)((?:\\\\)*)\\$/, '$1');
  const whole = (safe.match(/`/g) ?? []).length % 2 === 0 ? safe : escaped(safe, /`/);
  return /^(?:\\[^]|[^[\]\\]|\[(?:\\[^]|[^[\]\\])*\])*$/.test(whole) ? whole : escaped(whole, /[[\]]/);
}

/** Puts a backslash before the signs that have none. */
function escaped(text: string, signs: RegExp): string {
  return text.replace(new RegExp(`\\\\[^]|${signs.source}`, 'g'), (match) => (match.startsWith('\\') ? match : `\\${match}`));
}

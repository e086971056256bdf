import type { CitationForm, WriteOptions } from '../syntax';
import { markedKey } from './key';

/** The forms that pandoc's Markdown can write in running text. */
export const PANDOC_FORMS: readonly CitationForm[] = ['parenthetical', 'textual', 'suppressAuthor'];

/**
 * A citation of `keys`: `[see @a, p. 3; @b]`, `see @a [p. 3]`, `[-@a]`. A form that pandoc lacks takes the nearest: a year
 * alone is the suppressed author, an author alone reads as in-text, the rest is parenthetical.
 */
export function writePandoc(keys: readonly string[], options: WriteOptions): string {
  const form = options.form ?? 'parenthetical';
  const prenote = escapeNote(options.prenote);
  const postnote = escapeNote(options.postnote);
  if (form === 'textual' || form === 'author') {
    const locator = postnote && ` [${postnote}]`;
    return (prenote && `${prenote} `) + keys.map((key) => markedKey(key)).join('; ') + locator;
  }
  const dash = form === 'suppressAuthor' || form === 'year' ? '-' : '';
  const inside = keys.map((key) => dash + markedKey(key)).join('; ');
  return `[${prenote && `${prenote} `}${inside}${postnote && `, ${postnote}`}]`;
}

/** A note that stays within its part of the bracket: `;` and `@` are escaped, and brackets that do not balance. */
function escapeNote(note: string | undefined): string {
  const line = (note ?? '').replace(/\s+/g, ' ').trim();
  const safe = line.replace(/(\\[^])|[;@]/g, (match, escaped: string | undefined) => escaped ?? `\\${match}`).replace(/(?<!\\)\\$/, '');
  const balanced = /^(?:[^[\]]|\\[^]|\[[^[\]]*\])*$/.test(safe);
  return balanced ? safe : safe.replace(/(\\[^])|[[\]]/g, (match, escaped: string | undefined) => escaped ?? `\\${match}`);
}

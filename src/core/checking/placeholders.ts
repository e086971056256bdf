import * as l10n from '@vscode/l10n';
import type { Objection, Reference } from './reference';

/** Names that are only placeholders, from templates and examples. */
const STAND_IN =
  /^(?:(?:first|second|third|last|another|corresponding) authors?|authors? (?:names?|[a-z\d]|one|two|three)|authors?|names? of authors?|first(?:name)? last(?:name)?|given(?:name)? family(?:name)?|john q?\.? ?doe|jane doe|lorem ipsum|todo|tbd|tba|fixme|x{3,}|\?{2,})$/i;

/** Names of the hidden authors of a submission under review, which no proceedings or archive would print. */
const UNNAMED = /^anonym(?:ous|ized|ised)(?: (?:authors?|submission|et al\.?))?$/i;

const EMPTY_TITLE = /^(?:title|paper title|untitled|title of (?:the )?(?:paper|article|work)|todo|tbd|fixme|lorem ipsum.*|x{3,}|\?{2,})$/i;

/**
 * Returns `placeholder` for placeholders in place of an author's name or a title, and `misread-authors` for author lists that BibTeX
 * misreads: "et al" instead of "and others", or names separated by commas.
 */
export function placeholders(reference: Reference): readonly Objection[] {
  const names = splitNames(reference.text('author'));
  const found: Objection[] = [];
  const standIn = names.find((name) => STAND_IN.test(name) || (UNNAMED.test(name) && hidesNobody(reference)));
  if (standIn !== undefined) found.push({ code: 'placeholder', message: l10n.t('“{0}” is a placeholder, not an author’s name.', standIn) });
  const title = reference.text('title');
  if (EMPTY_TITLE.test(title)) found.push({ code: 'placeholder', message: l10n.t('“{0}” is a placeholder, not a title.', title) });
  return [...found, ...misread(names)];
}

/** Whether the work must have named authors: conferences and arXiv always name them, while the author of an old book may be unknown. */
function hidesNobody({ entry, venue, year = 0 }: Reference): boolean {
  return year >= 1990 && (entry.type === 'inproceedings' || entry.type === 'conference' || /^(?:arxiv|corr)\b/i.test(venue));
}

function misread(names: readonly string[]): readonly Objection[] {
  const others = names.find((name) => /^(?:et\.? ?al\.?|others?\.|and others)$/i.test(name) || /\bet\.? al\.?$/i.test(name));
  if (others !== undefined)
    return [
      { code: 'misread-authors', message: l10n.t('BibTeX takes “{0}” for a name; write “and others” for the authors left out.', others) },
    ];
  const list = names.find(isList);
  if (list === undefined) return [];
  return [{ code: 'misread-authors', message: l10n.t('BibTeX takes “{0}” for one author; separate authors with “and”.', list) }];
}

/**
 * Whether a name is really three or more full names separated by commas ("Emma Stone, Hiro Tanaka, Maria Diaz"); of the parts of "Last,
 * Jr., First" at most one has several words.
 */
function isList(name: string): boolean {
  const parts = name.split(',').map((part) => part.trim());
  return parts.length >= 3 && parts.every((part) => /^\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*)+$/u.test(part));
}

function splitNames(text: string): readonly string[] {
  return text
    .split(/\sand\s/i)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

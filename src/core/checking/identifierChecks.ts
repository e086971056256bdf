import * as l10n from '@vscode/l10n';
import { normaliseArxivId, normaliseDoi } from '../corpus/identity';
import { isIsbn, isIssn, isOrcid } from './checkDigits';
import type { Objection, Reference } from './reference';

/** A day as `YYYY-MM-DD`. */
export type Day = string;

/**
 * Returns `impossible-identifier` for each identifier that can't exist: an ISBN, ISSN or ORCID iD with a wrong check digit, a DOI without a
 * valid prefix or suffix, an arXiv id with an invalid month or one later than `today`.
 */
export function impossibleIdentifiers(reference: Reference, today: Day): readonly Objection[] {
  return [...doi(reference, today), ...numbers(reference), ...arxivId(reference, today), ...orcids(reference)].map((message) => ({
    code: 'impossible-identifier',
    message,
  }));
}

/**
 * Crossref assigns prefixes in ascending order, in batches; those of 2024 began with 10.71 (https://community.crossref.org/t/13215). The
 * yearly allowance is more than twice the largest number ever assigned in a year.
 */
const prefixes = { of2024: 75_000, aYear: 10_000 };

function doi(reference: Reference, today: Day): readonly string[] {
  const written = reference.written('doi').replace(/[{}\\]/g, '');
  // Not misspelt DOIs: a tool's word for "none", or several DOIs in one field.
  if (!/^(?:https?:\/\/\S*doi\.org\/|doi:)?10\./i.test(written) || /\s/.test(written)) return [];
  const prefix = /^10\.(\d{5,9})\//.exec(reference.paper.doi ?? '')?.[1];
  if (Number(prefix ?? 0) >= prefixes.of2024 + prefixes.aYear * (Number(today.slice(0, 4)) - 2024))
    return [l10n.t('{0} can’t be a DOI yet: no registrant has a prefix as high as 10.{1}.', written, String(prefix))];
  return normaliseDoi(written) === undefined
    ? [l10n.t('{0} can’t be a DOI: one has a prefix of four to nine digits, a slash and a suffix.', written)]
    : [];
}

function numbers(reference: Reference): readonly string[] {
  const wrong = (name: string, shape: RegExp, isRight: (text: string) => boolean, what: string): string[] =>
    reference
      .text(name)
      .split(/[,;/]| and /)
      .map((one) =>
        one
          .replace(/\([^)]{0,200}\)/g, '')
          .replace(/(?:e-?)?(?:ISBN|ISSN)(?:-1[03])?:?\s*/i, '')
          .trim(),
      )
      .filter((one) => shape.test(one) && !isRight(one))
      .map((one) => l10n.t('{0} can’t be an {1}: its check digit is wrong.', one, what));
  return [
    ...wrong('isbn', /^(?:97[89][\s\u2010-\u2015-]?)?(?:\d[\s\u2010-\u2015-]?){9}[\dX]$/i, isIsbn, 'ISBN'),
    ...wrong('issn', /^\d{4}[\u2010-\u2015-]?\d{3}[\dX]$/i, isIssn, 'ISSN'),
  ];
}

function arxivId(reference: Reference, today: Day): readonly string[] {
  const given = arxivMonth(reference);
  if (given === undefined) return [];
  const { id, month } = given;
  const number = Number(month.slice(5));
  if (number < 1 || number > 12) return [l10n.t('{0} can’t be an arXiv id: its third and fourth digits are the month.', id)];
  return month > today.slice(0, 7) ? [l10n.t('{0} can’t be an arXiv id yet: it would be of {1}.', id, month)] : [];
}

/** The arXiv id of a reference with its month as `YYYY-MM`; undefined for ids of the form used before April 2007. */
export function arxivMonth({ paper, written }: Reference): { readonly id: string; readonly month: string } | undefined {
  const id = paper.arxivId ?? normaliseArxivId(written('eprint')) ?? '';
  const found = /(\d{2})(\d{2})\.\d{4,5}/.exec(id);
  return found === null ? undefined : { id, month: `20${found[1]}-${found[2]}` };
}

function orcids(reference: Reference): readonly string[] {
  const found = reference.text('orcid').match(/(?<![\d-])\d{4}-\d{4}-\d{4}-\d{3}[\dX](?![\d-])/gi) ?? [];
  return found.filter((one) => !isOrcid(one)).map((one) => l10n.t('{0} can’t be an ORCID iD: its check digit is wrong.', one));
}

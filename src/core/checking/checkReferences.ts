import * as l10n from '@vscode/l10n';
import { inheritance } from '../bibtex/meaning/inherit';
import { isPublication } from '../bibtex/meaning/toPaper';
import type { Entry } from '../bibtex/reading/entry';
import { yearOf } from '../corpus/paper';
import type { Problem } from '../problem';
import { contradictions } from './contradictions';
import { type Day, impossibleIdentifiers } from './identifierChecks';
import type { KnownWorks } from './knownWorks';
import { placeholders } from './placeholders';
import { publishedVersion } from './publishedVersion';
import { type Objection, type Reference, referenceOf } from './reference';

/** What entries are checked against: today's date, and works whose facts are known. */
export interface KnownFacts {
  readonly today: Day;
  readonly works?: KnownWorks;
  /** Retractions and other notices from earlier answers of services, as sentences by the work's identifier. */
  readonly notices?: ReadonlyMap<string, readonly string[]>;
}

/** All codes of objections that `checkReferences` reports. */
export const objectionCodes = [
  'published-since',
  'impossible-identifier',
  'contradicting-identifier',
  'future-year',
  'arxiv-younger',
  'no-such-event',
  'backward-pages',
  'placeholder',
  'misread-authors',
  'another-work',
  'differs-from-record',
  'differs-from-library',
] as const;

/** The objections to one reference that can be found without asking a service; `file` is the bibliography that it is in. */
export function checkReference(reference: Reference, { today, works }: KnownFacts, file?: string): readonly Objection[] {
  return [
    ...placeholders(reference),
    ...impossibleIdentifiers(reference, today),
    ...contradictions(reference, today),
    ...(works?.compare(reference, file) ?? []),
    ...(works === undefined ? [] : outOfDate(reference, works, file)),
  ];
}

function outOfDate(reference: Reference, works: KnownWorks, file: string | undefined): readonly Objection[] {
  const record = publishedVersion(reference, works, file);
  if (record === undefined) return [];
  const { paper, source } = record;
  const [venue, year] = [String(paper.venue?.name), String(yearOf(paper))];
  const message =
    source === undefined
      ? l10n.t('This preprint has been published since: {0}, {1}.', venue, year)
      : l10n.t('This preprint has been published since, as {2} has it: {0}, {1}.', venue, year, source);
  return [{ code: 'published-since', message }];
}

/**
 * The problems of all entries of a bibliography, each at its entry's line. Yields the entry's offset after each entry, so that the work can
 * run in time slices.
 */
export function* checkReferences(entries: readonly Entry[], file: string, evidence: KnownFacts): Generator<number, readonly Problem[]> {
  const fieldsOf = inheritance(entries);
  const problems: Problem[] = [];
  for (const entry of entries) {
    if (isPublication(entry)) {
      const found = checkReference(referenceOf(entry, fieldsOf(entry)), evidence, file);
      for (const { code, message } of found) problems.push({ file, line: entry.line, code, message: `“${entry.key}”: ${message}` });
    }
    yield entry.offset;
  }
  return problems;
}

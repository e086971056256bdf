import * as l10n from '@vscode/l10n';
import { agree, type Identifiable, identityNames, identityOf, titleFingerprint } from '../corpus/identity';
import { isAnotherWork, sharedIdentifier } from '../corpus/otherWork';
import { type Paper, yearIn } from '../corpus/paper';
import { isPreprint } from './preprint';
import { type Difference, differences, differencesText, identifierText, type KnownRecord, workText } from './recordDifferences';
import type { Objection, Reference } from './reference';
import { knownVenue } from './venueNames';

/** The papers in the user's own sources, for comparing entries with them. */
export interface OwnHoldings {
  /** The papers that the sources have under the DOI, arXiv id or title of `paper`; they may be other works. */
  namesakes(paper: Identifiable): readonly { readonly source: string; readonly paper: Paper }[];
  /** The source's display name; undefined if entries aren't compared with that source. */
  nameOf(source: string): string | undefined;
}

/** The works in the user's own library files and in Zotero; `file` is the bibliography that a reference is in, which is skipped. */
export interface HeldWorks {
  /**
   * Returns `another-work` if another source has a different work under one of the reference's identifiers, else `differs-from-library` if
   * every record of its work differs from it. Identifiers for which `isVouched` is true are skipped, since their owner is known from a
   * better source.
   */
  compare(reference: Reference, file: string | undefined, isVouched: (identifier: string) => boolean): readonly Objection[];
  /** The records of a reference's work, by the names of their sources. */
  records(reference: Reference, file: string | undefined): readonly (KnownRecord & { readonly source: string })[];
}

/**
 * Compares entries with the user's own sources. These may be wrong too, so nothing is reported if one of them agrees with the entry, and
 * years are compared only if both are of the same version of the work.
 */
export function heldWorks(own: OwnHoldings): HeldWorks {
  const besides = (reference: Reference, file: string | undefined): readonly { readonly source: string; readonly paper: Paper }[] =>
    [...own.namesakes(reference.paper)]
      .sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : 0))
      .flatMap(({ source, paper }) => {
        const name = source === file ? undefined : own.nameOf(source);
        return name === undefined ? [] : [{ source: name, paper }];
      });
  const recordsOf = (reference: Reference, file: string | undefined): ReturnType<HeldWorks['records']> =>
    besides(reference, file)
      .filter(({ paper }) => isSame(paper, reference.paper))
      .map(({ source, paper }) => ({ source, paper, differences: sureDifferences(reference, paper) }));
  return {
    records: recordsOf,
    compare(reference, file, isVouched) {
      const records = recordsOf(reference, file);
      const owned = new Set(records.map(({ paper }) => sharedIdentifier(paper, reference.paper)));
      for (const { source, paper } of besides(reference, file)) {
        const shared = isAnotherWork(paper, reference.paper) ? sharedIdentifier(paper, reference.paper) : undefined;
        if (shared !== undefined && !isVouched(shared) && !owned.has(shared)) return [another(shared, paper, source)];
      }
      const [first] = records;
      if (first === undefined || records.some(({ differences }) => differences.length === 0)) return [];
      const message = l10n.t('{0} has different data for this work: {1}.', first.source, differencesText(first.differences));
      return [{ code: 'differs-from-library', message }];
    },
  };
}

function another(identifier: string, owner: Paper, source: string): Objection {
  return {
    code: 'another-work',
    message: l10n.t('In {0} the {1} is that of another work: {2}.', source, identifierText(identifier), workText(owner)),
  };
}

/** Whether two papers are the same work: they share an identifier that isn't a whole book's, or title and first author. */
function isSame(held: Paper, paper: Paper): boolean {
  if (isAnotherWork(held, paper)) return false;
  if (sharedIdentifier(held, paper) !== undefined) return true;
  const names = new Set(identityNames(held));
  const [ofHeld, ofPaper] = [identityOf(held), identityOf(paper)];
  return identityNames(paper).some((name) => /^(?:title|words):/.test(name) && names.has(name) && agree(name, ofHeld, ofPaper));
}

function sureDifferences(reference: Reference, held: Paper): readonly Difference[] {
  const found = differences(reference, held);
  const isPrint = sharedIdentifier(held, reference.paper)?.startsWith('DOI') === true || isOneVenue(reference, held);
  const years = new Set([held.venue?.year, held.date === undefined ? undefined : yearIn(held.date)]);
  const others = found.filter(({ what }) => what !== 'year');
  const [first] = [...years].filter((year) => year !== undefined);
  if (!isPrint || isPreprint(reference) || first === undefined || reference.year === undefined || years.has(reference.year)) return others;
  return [...others, { what: 'year', says: String(first) }];
}

function isOneVenue({ venue }: Reference, held: Paper): boolean {
  const other = held.venue?.name ?? '';
  const [known, published] = [knownVenue(venue), knownVenue(other)];
  return known !== undefined && published !== undefined
    ? known === published
    : venue !== '' && titleFingerprint(venue) === titleFingerprint(other);
}

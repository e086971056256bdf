import * as l10n from '@vscode/l10n';
import { identifiersOf } from '../corpus/identity';
import { isAnotherWork } from '../corpus/otherWork';
import type { Paper } from '../corpus/paper';
import { samePapers } from '../corpus/samePapers';
import type { HeldWorks } from './heldWorks';
import { differences, differencesText, identifierText, type KnownRecord, workText } from './recordDifferences';
import type { Objection, Reference } from './reference';

/**
 * Works with reliable facts, to compare references with; `file` is the bibliography that a reference is in, which isn't compared with
 * itself.
 */
export interface KnownWorks {
  /** The objections to a reference that differs from the record of its work, or whose identifier belongs to another work. */
  compare(reference: Reference, file?: string): readonly Objection[];
  /** The records of a reference's work, the most reliable first; empty if one of its identifiers belongs to another work. */
  records(reference: Reference, file?: string): readonly KnownRecord[];
}

/**
 * Finds works by identifier, else by title and first author: first in `papers`, which Lectern vouches for, then in the user's own sources.
 */
export function knownWorks(papers: Iterable<Paper>, own?: HeldWorks): KnownWorks {
  const same = samePapers<Paper>();
  const byIdentifier = new Map<string, Paper>();
  for (const paper of papers) {
    same.add(paper, paper);
    for (const name of identifiers(paper)) byIdentifier.set(name, paper);
  }
  const ownerOfOther = (reference: Reference): readonly [string, Paper] | undefined => {
    for (const name of identifiers(reference.paper)) {
      const owner = byIdentifier.get(name);
      if (owner !== undefined && isAnotherWork(owner, reference.paper)) return [name, owner];
    }
    return undefined;
  };
  const recordOf = (reference: Reference): KnownRecord | undefined => {
    const paper = same.find(reference.paper);
    return paper && { paper, differences: differences(reference, paper) };
  };
  return {
    compare(reference, file) {
      const other = ownerOfOther(reference);
      if (other !== undefined) return [another(...other)];
      const record = recordOf(reference);
      const isVouched = (identifier: string): boolean => byIdentifier.has(identifier);
      const more = own?.compare(reference, file, isVouched) ?? [];
      // The bundled record takes precedence: if the entry agrees with it, the user's own records are the ones that differ.
      return record === undefined ? more : [...differing(record), ...more.filter(({ code }) => code === 'another-work')];
    },
    records(reference, file) {
      if (ownerOfOther(reference) !== undefined) return [];
      const record = recordOf(reference);
      return [...(record === undefined ? [] : [record]), ...(own?.records(reference, file) ?? [])];
    },
  };
}

function identifiers(paper: Paper): readonly string[] {
  const { doi, arxivId } = identifiersOf(paper);
  return [...(doi === undefined ? [] : [`DOI ${doi}`]), ...(arxivId === undefined ? [] : [`arXiv id ${arxivId}`])];
}

function another(name: string, owner: Paper): Objection {
  const identifier = identifierText(name);
  return {
    code: 'another-work',
    message: l10n.t('The {0} belongs to another of the bundled papers: {1}.', identifier, workText(owner)),
  };
}

function differing({ differences }: KnownRecord): readonly Objection[] {
  if (differences.length === 0) return [];
  return [{ code: 'differs-from-record', message: l10n.t('The bundled record of this work differs: {0}.', differencesText(differences)) }];
}

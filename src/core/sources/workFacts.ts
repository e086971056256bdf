import { normaliseArxivId, normaliseDoi } from '../corpus/identity';
import { fieldsOf, listOf, plainOf, textOf } from './cleanText';
import { recordOfCsl } from './cslRecord';
import type { SourceRecord } from './sourceRecord';

/** A publisher's notice on a work: a retraction, correction or the like. */
export interface Notice {
  /** Crossref's type of notice: `retraction`, `correction`, `erratum`, `expression_of_concern`, `withdrawal` … */
  readonly type: string;
  /** The DOI of the notice itself or, in `noticeOn`, of the work that it concerns; lower case. */
  readonly doi?: string;
}

/** A service's facts about one work. */
export interface WorkFacts {
  readonly record: SourceRecord;
  /** Notices published on this work. */
  readonly notices: readonly Notice[];
  /** The works that this work is a notice on. */
  readonly noticeOn: readonly Notice[];
  /** The DOIs under which this preprint was published. */
  readonly publishedAs: readonly string[];
}

/** The facts of a record that has no notices other than that it was retracted. */
export function plainFacts(record: SourceRecord): WorkFacts {
  return { record, notices: record.isRetracted === true ? [{ type: 'retraction' }] : [], noticeOn: [], publishedAs: [] };
}

/**
 * The facts of a Crossref work; undefined if it has no title. Notices on it are in its own `updated-by`, and in the `update-to` of the
 * notice (https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/).
 */
export function crossrefFacts(work: unknown): WorkFacts | undefined {
  const record = recordOfCsl(work);
  const { relation, ...item } = fieldsOf(work);
  if (record === undefined) return undefined;
  return {
    record,
    notices: noticesIn(item['updated-by']),
    noticeOn: noticesIn(item['update-to']),
    publishedAs: listOf(fieldsOf(relation)['is-preprint-of']).flatMap((one) => normaliseDoi(textOf(fieldsOf(one).id)) ?? []),
  };
}

/** The notices in an answer to `filter=updates:…`, by the DOI of the work that each concerns. */
export function noticesByWork(works: readonly unknown[]): ReadonlyMap<string, readonly Notice[]> {
  const found = new Map<string, Notice[]>();
  for (const work of works) {
    const own = normaliseDoi(textOf(fieldsOf(work).DOI));
    for (const { type, doi } of noticesIn(fieldsOf(work)['update-to'])) {
      if (doi === undefined) continue;
      found.set(doi, [...(found.get(doi) ?? []), own === undefined ? { type } : { type, doi: own }]);
    }
  }
  return found;
}

function noticesIn(value: unknown): readonly Notice[] {
  return listOf(value).flatMap((one): Notice[] => {
    const type = plainOf(fieldsOf(one).type).toLowerCase();
    const doi = normaliseDoi(textOf(fieldsOf(one).DOI));
    return type === '' ? [] : [doi === undefined ? { type } : { type, doi }];
  });
}

/** The identifiers by which a record can answer a question: DOI, arXiv id and ISBN in normal form. */
export function identifiersOfRecord({ doi, arxivId, isbn }: SourceRecord): readonly string[] {
  return [doi, arxivId, normaliseArxivId(doi ?? ''), isbn?.replace(/[^\dX]/gi, '')].filter(
    (one) => one !== undefined && one !== '',
  ) as string[];
}

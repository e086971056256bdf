import { normaliseArxivId, normaliseDoi } from '../corpus/identity';
import { fieldsOf, listOf, plainOf, textOf } from './cleanText';
import { recordOfCsl } from './cslRecord';
import type { SourceRecord } from './sourceRecord';

/** A notice of a publisher's: on a work that was retracted, corrected and so on. */
export interface Notice {
  /** Crossref's word for it: `retraction`, `correction`, `erratum`, `expression_of_concern`, `withdrawal` … */
  readonly type: string;
  /** The DOI of the notice itself, or, where a work is a notice, of the work that it is on; lower case. */
  readonly doi?: string;
}

/** What a service says of one work. */
export interface WorkFacts {
  readonly record: SourceRecord;
  /** What was published about the work since. */
  readonly notices: readonly Notice[];
  /** The works that this one is a notice on. */
  readonly noticeOn: readonly Notice[];
  /** The DOIs of what a preprint was published as. */
  readonly publishedAs: readonly string[];
}

/** The facts of a record without notices. */
export function plainFacts(record: SourceRecord): WorkFacts {
  return { record, notices: record.isRetracted === true ? [{ type: 'retraction' }] : [], noticeOn: [], publishedAs: [] };
}

/** What Crossref says of a work: notices on it are in its own `updated-by`, and in the `update-to` of the notice (https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/). */
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

/** The notices in an answer to `filter=updates:…`, by the DOI of the work that they are on. */
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

/** The identifiers under which a record answers a question: DOI, arXiv id and ISBN in their normal form. */
export function identifiersOfRecord({ doi, arxivId, isbn }: SourceRecord): readonly string[] {
  return [doi, arxivId, normaliseArxivId(doi ?? ''), isbn?.replace(/[^\dX]/gi, '')].filter(
    (one) => one !== undefined && one !== '',
  ) as string[];
}

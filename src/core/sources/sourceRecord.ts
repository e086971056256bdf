/** A person or an organisation, in the form of CSL-JSON's names. */
export type RecordName = { readonly family: string; readonly given?: string } | { readonly literal: string };

/** A service's record of one work, in the types and names of CSL-JSON 1.0.2; all text is plain, and unknown facts are absent. */
export interface SourceRecord {
  readonly type: RecordType;
  readonly title: string;
  readonly author: readonly RecordName[];
  readonly editor?: readonly RecordName[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly issued?: string;
  readonly container?: string;
  readonly volume?: string;
  readonly issue?: string;
  /** `33` or `33-41`. */
  readonly page?: string;
  readonly publisher?: string;
  readonly place?: string;
  readonly edition?: string;
  readonly isbn?: string;
  /** Lower case. */
  readonly doi?: string;
  readonly pmid?: string;
  /** Without its version. */
  readonly arxivId?: string;
  readonly arxivClass?: string;
  readonly url?: string;
  readonly abstract?: string;
  readonly genre?: string;
  /** Set if the service says that the work was retracted. */
  readonly isRetracted?: boolean;
}

export type RecordType =
  | 'article-journal'
  | 'paper-conference'
  | 'chapter'
  | 'book'
  | 'collection'
  | 'thesis'
  | 'report'
  | 'dataset'
  | 'software'
  | 'article'
  | 'document';

type Fields = { readonly [K in keyof SourceRecord]: SourceRecord[K] | undefined } & { readonly title: string };

/** A record of the fields that have a value; undefined if there is no title. */
export function recordOf(fields: Fields): SourceRecord | undefined {
  if (fields.title === '') return undefined;
  const known = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '' && value !== false);
  return Object.fromEntries(known) as unknown as SourceRecord;
}

import type { EntryPapers } from '../bibtex/meaning/papersOf';
import type { ScannedBibliography } from '../bibtex/parse';
import { packNames } from '../library/connectingNames';
import { ABSTRACT_FIELDS, HEAD_FIELDS } from '../search/index/fields';
import type { PackedPapers } from '../search/index/segment';
import { papersIn, recordsOf } from './paperRecords';
import { KeptScan, recordsOfScan, type ScanFacts } from './scanRecords';
import { fileOf, sectionsOf } from './sections';
import { arraysOfTerms, termsOfArrays } from './termRecords';

/** The version of the stored form. Raise it whenever these files, the tokens, or the way papers or names are made change. */
const FORMAT = 3;

/** A bibliography as it was read and indexed in an earlier session. */
export interface KeptBibliography extends Pick<EntryPapers, 'papers' | 'heirs' | 'hasAliases'> {
  readonly scan: KeptScan;
  readonly terms: PackedPapers;
  /** The result of `packNames` for the papers. */
  readonly names: Uint32Array;
}

interface Head extends Pick<EntryPapers, 'heirs' | 'hasAliases'> {
  readonly format: string;
  readonly scan: ScanFacts;
  readonly arrays: { readonly scan: number; readonly heads: number; readonly abstracts: number };
}

/** The bytes of a file that stores a bibliography, made in steps. `version` is the extension's, since another one may read differently. */
export function* keptFileOf(
  scanned: ScannedBibliography,
  { papers, heirs, hasAliases, terms }: Omit<KeptBibliography, 'names' | 'scan'>,
  version: string,
): Generator<void, Uint8Array> {
  const scan = yield* recordsOfScan(scanned);
  const records = yield* recordsOf(papers);
  const names = yield* packNames(papers);
  const heads = yield* arraysOfTerms(terms.heads);
  const abstracts = yield* arraysOfTerms(terms.abstracts);
  const arrays = { scan: scan.arrays.length, heads: heads.length, abstracts: abstracts.length };
  const head: Head = { format: `${FORMAT} ${version}`, heirs, hasAliases, scan: scan.facts, arrays };
  return yield* fileOf({ head, arrays: [...scan.arrays, ...heads, ...abstracts, names, ...records] });
}

/** Reads such a file in steps, for the bibliography at `uri`; undefined if it is damaged, not such a file, or of another version. */
export function* bibliographyInFile(file: Uint8Array, uri: string, version: string): Generator<void, KeptBibliography | undefined> {
  const sections = yield* sectionsOf(file);
  if (sections === undefined || !isHead(sections.head, `${FORMAT} ${version}`)) return undefined;
  const { heirs, hasAliases, scan: facts, arrays } = sections.head;
  const rest = [...sections.arrays];
  const scan = KeptScan.from(facts, rest.splice(0, arrays.scan), uri);
  const heads = termsOfArrays(HEAD_FIELDS, rest.splice(0, arrays.heads));
  yield;
  const abstracts = termsOfArrays(ABSTRACT_FIELDS, rest.splice(0, arrays.abstracts));
  const [names, ...records] = rest;
  const papers = yield* papersIn(records, uri);
  if (scan === undefined || heads === undefined || abstracts === undefined || papers === undefined || !(names instanceof Uint32Array))
    return undefined;
  const lengths = [scan.publications, heads.held.length, abstracts.held.length];
  if (lengths.some((length) => length !== papers.length)) return undefined;
  return { scan, papers, heirs, hasAliases, terms: { heads, abstracts }, names };
}

function isHead(value: unknown, format: string): value is Head {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === format;
}

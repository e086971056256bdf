import type { Entry } from '../bibtex/reading/entry';
import type { CslItem } from '../record/cslItem';
import { type Identifier, identifiersIn } from '../sources/identifiers';
import type { BibliographyFile } from './bibliographyFile';

const bookTypes = new Set(
  'book mvbook collection mvcollection proceedings mvproceedings reference mvreference manual booklet report techreport'.split(' '),
);
const bookKinds = new Set(['book', 'collection', 'report']);

/**
 * The key of the file's first work with this ISBN or PMID; undefined if there is none, and for other identifiers, which papers themselves
 * have. Chapters are skipped, since they have their book's ISBN. Yields after each entry, for time slices.
 */
export function* keyWithSerial(file: BibliographyFile, { kind, value }: Identifier): Generator<void, string | undefined> {
  if (kind !== 'isbn' && kind !== 'pmid') return undefined;
  const has = (text: string): boolean => identifiersIn(text).identifiers.some((one) => one.kind === kind && one.value === value);
  if (file.format === 'bibtex')
    for (const entry of file.entries) {
      if (kind === 'pmid' ? pmidOfEntry(entry) === value : bookTypes.has(entry.type) && has(isbnOfEntry(entry))) return entry.key;
      yield;
    }
  else
    for (const { citationKey } of file.papers) {
      const { type, ISBN, PMID }: Partial<CslItem> = file.recordOf(citationKey) ?? {};
      if (kind === 'pmid' ? String(PMID) === value : bookKinds.has(String(type)) && has(String(ISBN))) return citationKey;
      yield;
    }
  return undefined;
}

function isbnOfEntry({ fields }: Entry): string {
  return fields.find(({ name }) => name === 'isbn')?.value ?? '';
}

const pubmed = new Set(['pubmed', 'pmid']);

/** An entry's PMID as JabRef and Better BibTeX write it, as biblatex's eprint, or in Zotero's note. */
function pmidOfEntry(entry: Entry): string | undefined {
  const values = new Map(entry.fields.map(({ name, value }) => [name, value.trim()]));
  const archive = values.get('eprinttype') ?? values.get('archiveprefix');
  if (archive !== undefined && pubmed.has(archive.toLowerCase())) return values.get('eprint');
  return values.get('pmid') ?? /\bPMID:\s{0,9}(\d{1,8})\b/.exec(values.get('note') ?? '')?.[1];
}

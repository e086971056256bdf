import type { Dialect } from '../bibtex/latex/latexEscape';
import { textToLatex } from '../bibtex/latex/latexEscape';
import { namesToLatex } from '../bibtex/meaning/nameLists';
import type { DraftField } from '../bibtex/writing/draft';
import { titleToLatex } from '../bibtex/writing/protectedTitle';
import type { EntryRevision } from '../bibtex/writing/reviseEntry';
import { type Paper, yearOf } from '../corpus/paper';
import type { KnownWorks } from './knownWorks';
import { authorsAgree, isPreprint, isPublished, namesOnlyArchive } from './preprint';
import type { Difference, KnownRecord } from './recordDifferences';
import type { Reference } from './reference';

/** Fields in which exports name the archive. */
const ARCHIVE_FIELDS = ['howpublished', 'note', 'publisher', 'institution', 'organization', 'volume', 'number', 'pages', 'type', 'series'];

/**
 * The published version of a preprint in the library, by exactly the same authors, since a title or an identifier alone isn't proof;
 * undefined if there is none or the reference isn't a preprint.
 */
export function publishedVersion(reference: Reference, works: KnownWorks, file?: string): KnownRecord | undefined {
  if (!isPreprint(reference)) return undefined;
  return works.records(reference, file).find(({ paper }) => isPublished(paper) && authorsAgree(reference, paper.authors));
}

/**
 * The changes that turn a preprint's entry into that of its published version. The key, the eprint and every field that isn't about the
 * archive stay.
 */
export function publishedRevision(reference: Reference, record: Paper, dialect: Dialect, letters: Dialect = dialect): EntryRevision {
  const { entry } = reference;
  const has = (name: string): boolean => reference.written(name) !== '' && entry.fields.some((field) => field.name === name);
  const isJournal = record.venue?.kind === 'journal';
  const container = isJournal ? (dialect === 'biblatex' ? 'journaltitle' : 'journal') : 'booktitle';
  const old = ['journaltitle', 'journal'].find(has);
  const remove = new Set(ARCHIVE_FIELDS.filter((name) => has(name) && namesOnlyArchive(reference.text(name))));
  // These are the preprint's.
  for (const name of ['month', 'day']) if (has(name)) remove.add(name);
  const isOwnDoi = has('doi') && !/10\.48550\//.test(reference.written('doi'));
  const doi = record.doi === undefined || isOwnDoi ? [] : [{ name: 'doi', value: record.doi }];
  return {
    type: isJournal ? 'article' : 'inproceedings',
    set: [
      { name: container, value: textToLatex(record.venue?.name ?? '', letters) },
      yearField(reference, record, dialect),
      ...doi,
      ...keptArchive(reference, new Set([...remove, ...doi.map(({ name }) => name)]), dialect),
    ],
    rename: old === undefined || old === container ? {} : { [old]: container },
    remove,
  };
}

/** The change that gives one part of an entry the value of its record. */
export function differenceRevision(
  { what }: Difference,
  reference: Reference,
  record: Paper,
  dialect: Dialect,
  letters: Dialect = dialect,
): EntryRevision {
  if (what === 'title') return { set: [{ name: 'title', value: titleToLatex(record.title, letters) }] };
  if (what === 'first author') return { set: [{ name: 'author', value: namesToLatex(record.authors, letters) }] };
  if (what === 'year') return { set: [yearField(reference, record, dialect)] };
  const container = ['journaltitle', 'journal', 'booktitle'].find((name) => reference.written(name) !== '') ?? 'booktitle';
  return { set: [{ name: container, value: textToLatex(record.venue?.name ?? '', letters) }] };
}

function yearField(reference: Reference, record: Paper, dialect: Dialect): DraftField {
  const name = reference.entry.fields.find((field) => field.name === 'date' || field.name === 'year')?.name;
  return { name: name ?? (dialect === 'biblatex' ? 'date' : 'year'), value: String(yearOf(record)) };
}

/** The fields for the arXiv id, if it would otherwise be lost with the fields that go or change. */
function keptArchive(reference: Reference, lost: ReadonlySet<string>, dialect: Dialect): readonly DraftField[] {
  const { arxivId } = reference.paper;
  const stays = reference.entry.fields.some(
    ({ name }) => name === 'eprint' || (['url', 'doi'].includes(name) && /arxiv/i.test(reference.written(name)) && !lost.has(name)),
  );
  if (arxivId === undefined || stays) return [];
  const archive = dialect === 'biblatex' ? { name: 'eprinttype', value: 'arxiv' } : { name: 'archiveprefix', value: 'arXiv' };
  return [{ name: 'eprint', value: arxivId }, archive];
}

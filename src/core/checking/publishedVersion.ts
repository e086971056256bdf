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

/** Fields in which exports say so. */
const ARCHIVE_FIELDS = ['howpublished', 'note', 'publisher', 'institution', 'organization', 'volume', 'number', 'pages', 'type', 'series'];

/**
 * The published version of a preprint as the library has it; undefined for any other reference, and where not all authors agree: a title
 * or an identifier alone isn't proof.
 */
export function publishedVersion(reference: Reference, works: KnownWorks, file?: string): KnownRecord | undefined {
  if (!isPreprint(reference)) return undefined;
  return works.records(reference, file).find(({ paper }) => isPublished(paper) && authorsAgree(reference, paper.authors));
}

/** What makes the entry that of the published version. Key, eprint and all that does not speak of the archive stay. */
export function publishedRevision(reference: Reference, record: Paper, dialect: Dialect, letters: Dialect = dialect): EntryRevision {
  const { entry } = reference;
  const has = (name: string): boolean => reference.written(name) !== '' && entry.fields.some((field) => field.name === name);
  const isJournal = record.venue?.kind === 'journal';
  const container = isJournal ? (dialect === 'biblatex' ? 'journaltitle' : 'journal') : 'booktitle';
  const old = ['journaltitle', 'journal'].find(has);
  const remove = new Set(ARCHIVE_FIELDS.filter((name) => has(name) && namesOnlyArchive(reference.text(name))));
  // They are those of the preprint.
  for (const name of ['month', 'day']) if (has(name)) remove.add(name);
  return {
    type: isJournal ? 'article' : 'inproceedings',
    set: [
      { name: container, value: textToLatex(record.venue?.name ?? '', letters) },
      yearField(reference, record, dialect),
      ...(record.doi === undefined || (has('doi') && !/10\.48550\//.test(reference.written('doi')))
        ? []
        : [{ name: 'doi', value: record.doi }]),
      ...keptArchive(reference, remove, dialect),
    ],
    rename: old === undefined || old === container ? {} : { [old]: container },
    remove,
  };
}

/** What makes one part of an entry say what its record does. */
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

/** The arXiv id, where it stood only in what goes. */
function keptArchive(reference: Reference, remove: ReadonlySet<string>, dialect: Dialect): readonly DraftField[] {
  const { arxivId } = reference.paper;
  const stays = reference.entry.fields.some(
    ({ name }) => name === 'eprint' || (/^(?:url|doi)$/.test(name) && /arxiv/i.test(reference.written(name)) && !remove.has(name)),
  );
  if (arxivId === undefined || stays) return [];
  const archive = dialect === 'biblatex' ? { name: 'eprinttype', value: 'arxiv' } : { name: 'archiveprefix', value: 'arXiv' };
  return [{ name: 'eprint', value: arxivId }, archive];
}

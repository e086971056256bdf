import type { Dialect } from '../bibtex/latex/latexEscape';
import { textToLatex } from '../bibtex/latex/latexEscape';
import { namesToLatex } from '../bibtex/meaning/nameLists';
import type { DraftField } from '../bibtex/writing/draft';
import { titleToLatex } from '../bibtex/writing/protectedTitle';
import type { EntryRevision } from '../bibtex/writing/reviseEntry';
import { titleFingerprint } from '../corpus/identity';
import { type Author, type Paper, shortName, yearOf } from '../corpus/paper';
import type { Difference, KnownWorks } from './knownWorks';
import type { Reference } from './reference';
import { knownVenue } from './venueNames';

/** Types that preprints are entered as. */
const PREPRINT = /^(?:misc|online|electronic|www|article|unpublished|techreport|report)$/;

/** Words of a value that says where the preprint is and nothing more: "arXiv preprint arXiv:2305.1", "CoRR", "abs/2305.1". */
const ARCHIVE_WORD = /^(?:arxiv|corr|e-?prints?|preprints?|abs\/.*|arxiv[:.].*|https?:\/\/arxiv.*)\.?$/i;
const WORD_BESIDE = /^(?:available|at|on|in|\[[\w.-]+\]|\d{4}\.\d{4,5}(?:v\d+)?)\.?$/i;

/** Fields in which exports say so. */
const ARCHIVE_FIELDS = ['howpublished', 'note', 'publisher', 'institution', 'organization', 'volume', 'number', 'pages', 'type', 'series'];

/**
 * The published version of a preprint as the library has it; undefined for any other reference, and where not all authors agree: a title
 * or an identifier alone is no proof.
 */
export function publishedVersion(reference: Reference, works: KnownWorks): Paper | undefined {
  if (!isPreprint(reference)) return undefined;
  const record = works.record(reference);
  const isOut = (record?.venue?.kind === 'conference' || record?.venue?.kind === 'journal') && yearOf(record) !== undefined;
  return record !== undefined && isOut && authorsAgree(reference, record.authors) ? record : undefined;
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

function namesOnlyArchive(text: string): boolean {
  const words = text.split(/[\s,;()]+/).filter((word) => word !== '');
  return words.some((word) => ARCHIVE_WORD.test(word)) && words.every((word) => ARCHIVE_WORD.test(word) || WORD_BESIDE.test(word));
}

/** Whether an entry says nothing of where the work was published but an archive of preprints. */
export function isPreprint(reference: Reference): boolean {
  const { entry, paper, venue } = reference;
  if (!PREPRINT.test(entry.type) || reference.text('booktitle') !== '') return false;
  if (venue !== '' && !namesOnlyArchive(venue)) return false;
  if (['howpublished', 'note', 'series', 'eventtitle'].some((name) => knownVenue(reference.text(name)) !== undefined)) return false;
  return paper.arxivId !== undefined || /^(?:arxiv|corr)\b/i.test(venue || reference.text('publisher'));
}

/** The family names in their order, all of them, or as many as there are before "and others". */
export function authorsAgree(reference: Reference, known: readonly Author[]): boolean {
  const { authors } = reference.paper;
  const isCut = /\band\s+others\s*\}*$/i.test(reference.written('author'));
  if (authors.length === 0 || (isCut ? authors.length > known.length : authors.length !== known.length)) return false;
  return authors.every((author, at) => {
    const other = known[at];
    return other !== undefined && titleFingerprint(shortName(author)) === titleFingerprint(shortName(other));
  });
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

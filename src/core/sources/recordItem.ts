import { curlyQuotes } from '../bibtex/latex/latexEscape';
import type { CslItem } from '../record/cslItem';
import { cslName, paperDate } from '../record/paperRecord';
import type { SourceRecord } from './sourceRecord';

/** The CSL item for a service's record, from which entries and references are made; unknown facts are absent. */
export function itemOfRecord(record: SourceRecord, id = ''): CslItem {
  const type = typeOf(record);
  const isBook = type === 'book' || type === 'collection';
  const fields: Readonly<Record<string, unknown>> = {
    title: curlyQuotes(record.title),
    author: record.author.map(cslName),
    editor: record.editor?.map(cslName),
    issued: record.issued === undefined ? undefined : (paperDate(record.issued) ?? { literal: record.issued }),
    [isBook ? 'collection-title' : 'container-title']: record.container && curlyQuotes(record.container),
    edition: isBook || type === 'chapter' ? record.edition : undefined,
    volume: record.volume,
    issue: record.issue,
    page: record.page,
    publisher: record.publisher,
    'publisher-place': record.place,
    genre: type === 'thesis' ? record.genre : undefined,
    ISBN: isBook || type === 'chapter' ? record.isbn : undefined,
    DOI: record.doi,
    PMID: record.pmid,
    URL: record.url,
    abstract: record.abstract && curlyQuotes(record.abstract),
    ...(record.arxivId !== undefined && { archive: 'arXiv', archive_location: record.arxivId, archive_collection: record.arxivClass }),
  };
  const isKnown = (value: unknown): boolean => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  return { id, type, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => isKnown(value))) };
}

/** The item's CSL type. A part whose container isn't known becomes a standalone document, since styles print a container's name. */
function typeOf({ type, container, doi, arxivId }: SourceRecord): string {
  const isPart = type === 'article-journal' || type === 'paper-conference' || type === 'chapter';
  if (isPart && container === undefined) return doi === undefined && arxivId === undefined ? 'document' : 'article';
  return type === 'document' && container !== undefined ? 'article-journal' : type;
}

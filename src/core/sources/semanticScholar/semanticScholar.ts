import { normaliseArxivId, normaliseDoi } from '../../corpus/identity';
import { encodePart } from '../../wellFormed';
import { abstractOf, fieldsOf, listOf, plainOf, textOf, webAddress } from '../cleanText';
import { recordName } from '../cslRecord';
import { get, readJson, type Service } from '../service';
import { recordOf, type SourceRecord } from '../sourceRecord';

const scholarFields = 'title,abstract,year,publicationDate,venue,authors.name,externalIds,journal,publicationTypes,url';

/** Semantic Scholar's Academic Graph (https://api.semanticscholar.org/api-docs/graph). */
export const semanticScholar: Service = {
  name: 'semanticScholar',
  label: 'Semantic Scholar',
  hosts: ['api.semanticscholar.org'],
  pause: 1100,
  lookUp: ({ kind, value }) => {
    const prefix = { doi: 'DOI', arxiv: 'ARXIV', pmid: 'PMID', isbn: undefined }[kind];
    return prefix === undefined
      ? undefined
      : get(`https://api.semanticscholar.org/graph/v1/paper/${prefix}:${encodePart(value)}?fields=${scholarFields}`);
  },
  search: (query, limit) =>
    get(`https://api.semanticscholar.org/graph/v1/paper/search?query=${encodePart(query)}&limit=${limit}&fields=${scholarFields}`),
  read: async (text) =>
    readJson('Semantic Scholar', text, (value) => {
      const { data, total } = fieldsOf(value);
      return (Array.isArray(data) ? data : total === 0 ? [] : [value]).map(scholarRecord);
    }),
};

function scholarRecord(value: unknown): SourceRecord | undefined {
  const paper = fieldsOf(value);
  const ids = fieldsOf(paper.externalIds);
  const journal = fieldsOf(paper.journal);
  const kinds = listOf(paper.publicationTypes).map(textOf);
  const container = plainOf(paper.venue) || plainOf(journal.name);
  const arxivId = normaliseArxivId(textOf(ids.ArXiv));
  const doi = normaliseDoi(textOf(ids.DOI));
  const isPreprint = container === '' || /^arxiv/i.test(container);
  return recordOf({
    type: isPreprint ? 'article' : kinds.includes('Conference') ? 'paper-conference' : kinds.includes('Book') ? 'book' : 'article-journal',
    title: plainOf(paper.title),
    author: listOf(paper.authors).map((author) => recordName(textOf(fieldsOf(author).name))),
    issued: textOf(paper.publicationDate) || textOf(paper.year),
    container: isPreprint ? undefined : container,
    volume: textOf(journal.volume),
    page: textOf(journal.pages).replace(/\s/g, ''),
    doi: doi?.startsWith('10.48550/') === true ? undefined : doi,
    arxivId,
    url: doi === undefined && arxivId === undefined ? webAddress(paper.url) : undefined,
    abstract: abstractOf(paper.abstract),
  } as SourceRecord);
}

import { normaliseArxivId, normaliseDoi } from '../corpus/identity';
import { abstractOf, fieldsOf, listOf, plainOf, textOf, webAddress } from './cleanText';
import { isoDate, nameOf } from './cslRecord';
import { get, readJson, type Service } from './service';
import { type RecordType, recordOf, type SourceRecord } from './sourceRecord';

const alexTypes: Readonly<Record<string, RecordType>> = {
  article: 'article-journal',
  'book-chapter': 'chapter',
  book: 'book',
  dissertation: 'thesis',
  dataset: 'dataset',
  report: 'report',
  preprint: 'article',
};

/** OpenAlex (https://developers.openalex.org). */
export const openAlex: Service = {
  name: 'openAlex',
  label: 'OpenAlex',
  hosts: ['api.openalex.org'],
  pause: 100,
  lookUp: ({ kind, value }) =>
    kind === 'doi' || kind === 'pmid' ? get(`https://api.openalex.org/works/${kind}:${encodeURIComponent(value)}`) : undefined,
  search: (query, limit) => get(`https://api.openalex.org/works?search=${encodeURIComponent(query)}&per_page=${limit}`),
  read: async (text) =>
    readJson('OpenAlex', text, (value) => {
      const { results } = fieldsOf(value);
      return (Array.isArray(results) ? results : [value]).map(alexRecord);
    }),
};

function alexRecord(value: unknown): SourceRecord | undefined {
  const work = fieldsOf(value);
  const biblio = fieldsOf(work.biblio);
  const place = fieldsOf(fieldsOf(work.primary_location).source);
  const doi = normaliseDoi(textOf(work.doi));
  const landing = textOf(fieldsOf(work.primary_location).landing_page_url);
  const arxivId = normaliseArxivId(textOf(work.doi)) ?? normaliseArxivId(landing);
  const isConference = textOf(place.type) === 'conference';
  const type = isConference ? 'paper-conference' : (alexTypes[textOf(work.type)] ?? 'document');
  return recordOf({
    type: arxivId !== undefined && type === 'article-journal' ? 'article' : type,
    title: plainOf(work.title) || plainOf(work.display_name),
    author: listOf(work.authorships).flatMap((one) => {
      const name = textOf(fieldsOf(fieldsOf(one).author).display_name);
      return name === '' ? [] : [nameOf(name)];
    }),
    issued: textOf(work.publication_date) || textOf(work.publication_year),
    container: /arxiv/i.test(textOf(place.display_name)) ? undefined : plainOf(place.display_name),
    volume: textOf(biblio.volume),
    issue: textOf(biblio.issue),
    page: [textOf(biblio.first_page), textOf(biblio.last_page)].filter((page, at, all) => page !== '' && page !== all[at - 1]).join('-'),
    doi: doi?.startsWith('10.48550/') === true ? undefined : doi,
    arxivId,
    url: doi === undefined && arxivId === undefined ? webAddress(landing) : undefined,
    abstract: invertedText(work.abstract_inverted_index),
    isRetracted: work.is_retracted === true,
  } as SourceRecord);
}

/** OpenAlex gives abstracts as the positions of each word. */
function invertedText(value: unknown): string {
  const words: string[] = [];
  for (const [word, places] of Object.entries(fieldsOf(value)))
    for (const place of listOf(places)) if (typeof place === 'number' && place >= 0 && place < 20_000) words[place] = word;
  return abstractOf(words.filter((word) => word !== undefined).join(' '));
}

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
      : get(`https://api.semanticscholar.org/graph/v1/paper/${prefix}:${encodeURIComponent(value)}?fields=${scholarFields}`);
  },
  search: (query, limit) =>
    get(`https://api.semanticscholar.org/graph/v1/paper/search?query=${encodeURIComponent(query)}&limit=${limit}&fields=${scholarFields}`),
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
    author: listOf(paper.authors).map((author) => nameOf(textOf(fieldsOf(author).name))),
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

const dblpTypes: Readonly<Record<string, RecordType>> = {
  'Journal Articles': 'article-journal',
  'Conference and Workshop Papers': 'paper-conference',
  'Books and Theses': 'book',
  'Parts in Books or Collections': 'chapter',
  Editorship: 'collection',
};

/** DBLP's publication search (https://dblp.org/faq/How+to+use+the+dblp+search+API.html). */
export const dblp: Service = {
  name: 'dblp',
  label: 'DBLP',
  hosts: ['dblp.org', '.dblp.org', 'dblp.uni-trier.de'],
  pause: 2000,
  lookUp: () => undefined,
  search: (query, limit) => get(`https://dblp.org/search/publ/api?q=${encodeURIComponent(query)}&format=json&h=${limit}&c=0`),
  read: async (text) =>
    readJson('DBLP', text, (value) =>
      listOf(fieldsOf(fieldsOf(fieldsOf(value).result).hits).hit).map((hit) => dblpRecord(fieldsOf(fieldsOf(hit).info))),
    ),
};

function dblpRecord(info: Readonly<Record<string, unknown>>): SourceRecord | undefined {
  const doi = normaliseDoi(textOf(info.doi));
  const arxivId = normaliseArxivId(textOf(info.doi)) ?? normaliseArxivId(textOf(info.ee));
  return recordOf({
    type: arxivId !== undefined ? 'article' : (dblpTypes[textOf(info.type)] ?? 'document'),
    title: plainOf(info.title).replace(/\.$/, ''),
    // DBLP numbers authors of one name: "Wei Wang 0001".
    author: listOf(fieldsOf(info.authors).author).map((author) =>
      nameOf((textOf(author) || textOf(fieldsOf(author).text)).replace(/\s\d{4}$/, '')),
    ),
    issued: isoDate(textOf(info.year)),
    container: arxivId === undefined ? plainOf(info.venue) : undefined,
    volume: arxivId === undefined ? textOf(info.volume) : undefined,
    issue: textOf(info.number),
    page: textOf(info.pages),
    doi: doi?.startsWith('10.48550/') === true ? undefined : doi,
    arxivId,
    url: doi === undefined && arxivId === undefined ? webAddress(info.ee) || webAddress(info.url) : undefined,
  } as SourceRecord);
}

/** Hugging Face's papers (https://huggingface.co/docs/hub/api); unversioned, so each field may be missing. */
export const huggingFace: Service = {
  name: 'huggingFace',
  label: 'Hugging Face',
  hosts: ['huggingface.co'],
  pause: 500,
  lookUp: ({ kind, value }) => (kind === 'arxiv' ? get(`https://huggingface.co/api/papers/${value}`) : undefined),
  search: (query, limit) => get(`https://huggingface.co/api/papers/search?q=${encodeURIComponent(query.slice(0, 250))}&limit=${limit}`),
  read: async (text) => readJson('Hugging Face', text, (value) => listOf(value).map(huggingFaceRecord)),
};

function huggingFaceRecord(value: unknown): SourceRecord | undefined {
  const listed = fieldsOf(value);
  const paper = listed.paper === undefined ? listed : fieldsOf(listed.paper);
  const arxivId = normaliseArxivId(textOf(paper.id));
  return recordOf({
    type: 'article',
    title: plainOf(paper.title) || plainOf(listed.title),
    author: listOf(paper.authors).flatMap((author) => {
      const name = textOf(fieldsOf(author).name);
      return name === '' ? [] : [nameOf(name)];
    }),
    issued: isoDate(textOf(paper.publishedAt) || textOf(listed.publishedAt)),
    arxivId,
    url: arxivId === undefined ? undefined : `https://arxiv.org/abs/${arxivId}`,
    abstract: abstractOf(paper.summary) || abstractOf(listed.summary),
  } as SourceRecord);
}

/** The request for the papers of Hugging Face's daily listing, the newest days where no day is given. */
export function dailyPapers(limit: number, day?: string) {
  return get(`https://huggingface.co/api/daily_papers?limit=${limit}${day === undefined ? '' : `&date=${day}`}`);
}

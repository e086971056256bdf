import { fieldsOf, listOf, plainOf, textOf } from './cleanText';
import { isoDate, nameOf, namesOf, recordOfCsl } from './cslRecord';
import { get, readJson, type Service } from './service';
import { type RecordType, recordOf, type SourceRecord } from './sourceRecord';

const encodedDoi = (doi: string): string => encodeURIComponent(doi).replace(/%2F/g, '/');

/** doi.org by content negotiation (https://www.crossref.org/documentation/retrieve-metadata/content-negotiation): the agency that registered a DOI answers in CSL-JSON. */
export const doi: Service = {
  name: 'doi',
  label: 'doi.org',
  hosts: ['doi.org', '.doi.org', '.crossref.org', '.datacite.org', '.medra.org', '.jalc.jst.go.jp', '.kisti.re.kr', '.istic.ac.cn'],
  pause: 0,
  lookUp: ({ kind, value }) =>
    kind === 'doi' ? get(`https://doi.org/${encodedDoi(value)}`, 'application/vnd.citationstyles.csl+json') : undefined,
  search: () => undefined,
  read: async (text) => readJson('doi.org', text, (value) => [recordOfCsl(value)]),
};

/** Crossref's REST API (https://api.crossref.org). */
export const crossref: Service = {
  name: 'crossref',
  label: 'Crossref',
  hosts: ['api.crossref.org'],
  pause: 100,
  email: 'mailto',
  lookUp: ({ kind, value }) => (kind === 'doi' ? get(`https://api.crossref.org/works/${encodedDoi(value)}`) : undefined),
  search: (query, limit) => get(`https://api.crossref.org/works?query.bibliographic=${encodeURIComponent(query)}&rows=${limit}`),
  read: async (text) =>
    readJson('Crossref', text, (value) => {
      const message = fieldsOf(fieldsOf(value).message);
      return (Array.isArray(message.items) ? message.items : [message]).map(recordOfCsl);
    }),
};

const dataciteTypes: Readonly<Record<string, RecordType>> = {
  dataset: 'dataset',
  software: 'software',
  dissertation: 'thesis',
  report: 'report',
  book: 'book',
  bookchapter: 'chapter',
  journalarticle: 'article-journal',
  conferencepaper: 'paper-conference',
  preprint: 'article',
};

/** DataCite's REST API (https://support.datacite.org/docs/api). */
export const datacite: Service = {
  name: 'datacite',
  label: 'DataCite',
  hosts: ['api.datacite.org'],
  pause: 100,
  email: 'userAgent',
  lookUp: ({ kind, value }) =>
    kind === 'doi' ? get(`https://api.datacite.org/dois/${encodedDoi(value)}`, 'application/vnd.api+json') : undefined,
  search: (query, limit) =>
    get(`https://api.datacite.org/dois?query=${encodeURIComponent(query)}&page[size]=${limit}`, 'application/vnd.api+json'),
  read: async (text) => readJson('DataCite', text, (value) => listOf(fieldsOf(value).data).map(dataciteRecord)),
};

function dataciteRecord(value: unknown): SourceRecord | undefined {
  const work = fieldsOf(fieldsOf(value).attributes);
  const names = (list: unknown) =>
    listOf(list).flatMap((one) => {
      const { familyName, givenName, name, nameType } = fieldsOf(one);
      if (textOf(familyName) !== '') return namesOf([{ family: familyName, given: givenName }]);
      if (textOf(name) === '') return [];
      return nameType === 'Organizational' ? [{ literal: plainOf(name) }] : [nameOf(textOf(name))];
    });
  const container = fieldsOf(work.container);
  const base = recordOfCsl({ title: fieldsOf(listOf(work.titles)[0]).title, DOI: work.doi, URL: work.url });
  const firstPage = textOf(container.firstPage);
  const abstract = listOf(work.descriptions).find((one) => fieldsOf(one).descriptionType === 'Abstract');
  const publisher = plainOf(work.publisher) || plainOf(fieldsOf(work.publisher).name);
  if (base === undefined) return undefined;
  return recordOf({
    ...base,
    type: dataciteTypes[textOf(fieldsOf(work.types).resourceTypeGeneral).toLowerCase()] ?? base.type,
    author: names(work.creators),
    issued: textOf(work.publicationYear),
    container: plainOf(container.title),
    volume: textOf(container.volume),
    issue: textOf(container.issue),
    page: firstPage === '' ? '' : [firstPage, textOf(container.lastPage)].filter((page) => page !== '').join('-'),
    publisher: base.arxivId === undefined ? publisher : undefined,
    abstract: plainOf(fieldsOf(abstract).description),
  } as SourceRecord);
}

/** Open Library by ISBN (https://openlibrary.org/dev/docs/api/books). */
export const openLibrary: Service = {
  name: 'openLibrary',
  label: 'Open Library',
  hosts: ['openlibrary.org', '.openlibrary.org'],
  pause: 1000,
  email: 'userAgent',
  lookUp: ({ kind, value }) =>
    kind === 'isbn' ? get(`https://openlibrary.org/api/books?bibkeys=ISBN:${value}&format=json&jscmd=data`) : undefined,
  search: () => undefined,
  read: async (text) =>
    readJson('Open Library', text, (value) =>
      Object.entries(fieldsOf(value)).map(([key, one]) => {
        const book = fieldsOf(one);
        const title = plainOf(book.title);
        const subtitle = plainOf(book.subtitle);
        return recordOf({
          type: 'book',
          title: subtitle === '' ? title : `${title}: ${subtitle}`,
          author: listOf(book.authors).map((author) => nameOf(textOf(fieldsOf(author).name))),
          issued: isoDate(textOf(book.publish_date)),
          publisher: plainOf(fieldsOf(listOf(book.publishers)[0]).name),
          place: plainOf(fieldsOf(listOf(book.publish_places)[0]).name),
          isbn: key.replace(/^ISBN:/, ''),
        } as SourceRecord);
      }),
    ),
};

/** PubMed through NCBI's citation exporter, in CSL-JSON (https://api.ncbi.nlm.nih.gov/lit/ctxp). */
export const pubmed: Service = {
  name: 'pubmed',
  label: 'PubMed',
  hosts: ['api.ncbi.nlm.nih.gov'],
  pause: 400,
  lookUp: ({ kind, value }) =>
    kind === 'pmid' ? get(`https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl&id=${value}`) : undefined,
  search: () => undefined,
  read: async (text) => readJson('PubMed', text, (value) => listOf(value).map(recordOfCsl)),
};

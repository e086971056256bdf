import { inTable } from '../../tables';
import { encodePart } from '../../wellFormed';
import { fieldsOf, listOf, plainOf, textOf } from '../cleanText';
import { recordName, recordNames, recordOfCsl } from '../cslRecord';
import { encodedDoi, get, readJson, type Service } from '../service';
import { type RecordType, recordOf, type SourceRecord } from '../sourceRecord';

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

/** Codes registered for unknown values (DataCite Metadata Schema 4.6, appendix 3). */
const unknown = /^\(?:(?:unac|unal|unap|unas|unav|unkn|none|null|tba|etal)\)?$/i;

/** DataCite's REST API (https://support.datacite.org/docs/api). */
export const datacite: Service = {
  name: 'datacite',
  label: 'DataCite',
  hosts: ['api.datacite.org'],
  pause: 100,
  email: 'userAgent',
  lookUp: ({ kind, value }) =>
    kind === 'doi' ? get(`https://api.datacite.org/dois/${encodedDoi(value)}`, 'application/vnd.api+json') : undefined,
  search: (query, limit) => get(`https://api.datacite.org/dois?query=${encodePart(query)}&page[size]=${limit}`, 'application/vnd.api+json'),
  read: async (text) => readJson('DataCite', text, (value) => listOf(fieldsOf(value).data).map(dataciteRecord)),
};

function dataciteRecord(value: unknown): SourceRecord | undefined {
  const work = fieldsOf(fieldsOf(value).attributes);
  const names = (list: unknown) =>
    listOf(list).flatMap((one) => {
      const { familyName, givenName, name, nameType } = fieldsOf(one);
      if (textOf(familyName) !== '') return recordNames([{ family: familyName, given: givenName }]);
      if (textOf(name) === '' || unknown.test(textOf(name))) return [];
      return nameType === 'Organizational' ? [{ literal: plainOf(name) }] : [recordName(textOf(name))];
    });
  const container = fieldsOf(work.container);
  const title = textOf(fieldsOf(listOf(work.titles)[0]).title);
  const base = recordOfCsl({ title: unknown.test(title) ? '' : title, DOI: work.doi, URL: work.url });
  const firstPage = textOf(container.firstPage);
  const abstract = listOf(work.descriptions).find((one) => fieldsOf(one).descriptionType === 'Abstract');
  const publisher = plainOf(work.publisher) || plainOf(fieldsOf(work.publisher).name);
  if (base === undefined) return undefined;
  return recordOf({
    ...base,
    type: inTable(dataciteTypes, textOf(fieldsOf(work.types).resourceTypeGeneral).toLowerCase()) ?? base.type,
    author: names(work.creators),
    issued: textOf(work.publicationYear),
    container: plainOf(container.title),
    volume: textOf(container.volume),
    issue: textOf(container.issue),
    page: firstPage === '' ? '' : [firstPage, textOf(container.lastPage)].filter((page) => page !== '').join('-'),
    publisher: base.arxivId === undefined && !unknown.test(publisher) ? publisher : undefined,
    abstract: plainOf(fieldsOf(abstract).description),
  } as SourceRecord);
}

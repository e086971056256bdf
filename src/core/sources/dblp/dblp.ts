import { normaliseArxivId, normaliseDoi } from '../../corpus/identity';
import { inTable } from '../../tables';
import { encodePart } from '../../wellFormed';
import { fieldsOf, listOf, plainOf, textOf, webAddress } from '../cleanText';
import { isoDateIn, recordName } from '../cslRecord';
import { get, readJson, type Service } from '../service';
import { type RecordType, recordOf, type SourceRecord } from '../sourceRecord';

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
  search: (query, limit) => get(`https://dblp.org/search/publ/api?q=${encodePart(query)}&format=json&h=${limit}&c=0`),
  read: async (text) =>
    readJson('DBLP', text, (value) =>
      listOf(fieldsOf(fieldsOf(fieldsOf(value).result).hits).hit).map((hit) => dblpRecord(fieldsOf(fieldsOf(hit).info))),
    ),
};

function dblpRecord(info: Readonly<Record<string, unknown>>): SourceRecord | undefined {
  const doi = normaliseDoi(textOf(info.doi));
  const arxivId = normaliseArxivId(textOf(info.doi)) ?? normaliseArxivId(textOf(info.ee));
  return recordOf({
    type: arxivId !== undefined ? 'article' : (inTable(dblpTypes, textOf(info.type)) ?? 'document'),
    title: plainOf(info.title).replace(/\.$/, ''),
    // DBLP numbers authors with the same name: "Wei Wang 0001".
    author: listOf(fieldsOf(info.authors).author).map((author) =>
      recordName((textOf(author) || textOf(fieldsOf(author).text)).replace(/\s\d{4}$/, '')),
    ),
    issued: isoDateIn(textOf(info.year)),
    container: arxivId === undefined ? plainOf(info.venue) : undefined,
    volume: arxivId === undefined ? textOf(info.volume) : undefined,
    issue: textOf(info.number),
    page: textOf(info.pages),
    doi: doi?.startsWith('10.48550/') === true ? undefined : doi,
    arxivId,
    url: doi === undefined && arxivId === undefined ? webAddress(info.ee) || webAddress(info.url) : undefined,
  } as SourceRecord);
}

import { normaliseArxivId, normaliseDoi } from '../../corpus/identity';
import { inTable } from '../../tables';
import { encodePart } from '../../wellFormed';
import { abstractOf, fieldsOf, listOf, plainOf, textOf, webAddress } from '../cleanText';
import { recordName } from '../cslRecord';
import { get, readJson, type Service } from '../service';
import { type RecordType, recordOf, type SourceRecord } from '../sourceRecord';

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
    kind === 'doi' || kind === 'pmid' ? get(`https://api.openalex.org/works/${kind}:${encodePart(value)}`) : undefined,
  search: (query, limit) => get(`https://api.openalex.org/works?search=${encodePart(query)}&per_page=${limit}`),
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
  const type = isConference ? 'paper-conference' : (inTable(alexTypes, textOf(work.type)) ?? 'document');
  return recordOf({
    type: arxivId !== undefined && type === 'article-journal' ? 'article' : type,
    title: plainOf(work.title) || plainOf(work.display_name),
    author: listOf(work.authorships).flatMap((one) => {
      const name = textOf(fieldsOf(fieldsOf(one).author).display_name);
      return name === '' ? [] : [recordName(name)];
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

/** Rebuilds an abstract, which OpenAlex gives as the positions of each word. */
function invertedText(value: unknown): string {
  const words: string[] = [];
  for (const [word, places] of Object.entries(fieldsOf(value)))
    for (const place of listOf(places)) if (typeof place === 'number' && place >= 0 && place < 20_000) words[place] = word;
  return abstractOf(Object.values(words).join(' '));
}

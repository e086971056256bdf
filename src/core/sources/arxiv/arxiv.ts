import * as l10n from '@vscode/l10n';
import { normaliseArxivId, normaliseDoi } from '../../corpus/identity';
import { encodePart } from '../../wellFormed';
import { abstractOf, fieldsOf, listOf, plainOf, textOf } from '../cleanText';
import { isoDateIn, recordName } from '../cslRecord';
import { get, type Service, type SourceAnswer, unreadable } from '../service';
import { recordOf, type SourceRecord } from '../sourceRecord';

/** arXiv's Atom API (https://info.arxiv.org/help/api/user-manual.html), which asks for three seconds between requests. */
export const arxiv: Service = {
  name: 'arxiv',
  label: 'arXiv',
  hosts: ['export.arxiv.org', 'arxiv.org'],
  pause: 3000,
  lookUp: ({ kind, value }) =>
    kind === 'arxiv' ? get(`https://export.arxiv.org/api/query?id_list=${value}&max_results=1`, 'application/atom+xml') : undefined,
  search: (query, limit) => {
    const words = (query.match(/[\p{L}\p{N}.-]+/gu) ?? []).map((word) => `all:${encodePart(word)}`);
    return words.length === 0
      ? undefined
      : get(`https://export.arxiv.org/api/query?search_query=${words.join('+AND+')}&max_results=${limit}`, 'application/atom+xml');
  },
  read: readFeed,
};

/** Reads a feed; the XML parser is loaded on first use and expands no entities beyond XML's own. */
async function readFeed(text: string): Promise<SourceAnswer> {
  const { XMLParser, XMLValidator } = await import('fast-xml-parser');
  if (XMLValidator.validate(text) !== true) return { records: [], problems: [unreadable('arXiv')] };
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
  });
  let feed: Readonly<Record<string, unknown>>;
  try {
    feed = fieldsOf(fieldsOf(parser.parse(text)).feed);
  } catch {
    return { records: [], problems: [unreadable('arXiv')] };
  }
  // arXiv answers a malformed id with an entry that describes the error.
  const entries = listOf(feed.entry).map(fieldsOf);
  const records = entries.flatMap((entry) => entryRecord(entry) ?? []);
  const refused = entries.find((entry) => textOf(entry.id).includes('/api/errors'));
  const message = refused === undefined ? '' : l10n.t('arXiv answered: {0}', plainOf(refused.summary));
  return { records, problems: message === '' ? [] : [{ file: 'arXiv', line: 1, code: 'refused', message }] };
}

function entryRecord(entry: Readonly<Record<string, unknown>>): SourceRecord | undefined {
  const arxivId = normaliseArxivId(textOf(entry.id));
  if (arxivId === undefined) return undefined;
  const doi = normaliseDoi(nodeText(entry.doi));
  return recordOf({
    type: 'article',
    title: plainOf(nodeText(entry.title)),
    author: listOf(entry.author).flatMap((author) => {
      const name = nodeText(fieldsOf(author).name);
      // arXiv lists a lone colon as an author between a collaboration and its members.
      return /\p{L}/u.test(name) ? [recordName(name)] : [];
    }),
    issued: isoDateIn(nodeText(entry.published)),
    doi: doi?.startsWith('10.48550/') === true ? undefined : doi,
    arxivId,
    arxivClass: textOf(fieldsOf(entry.primary_category)['@term']),
    abstract: abstractOf(nodeText(entry.summary)),
  } as SourceRecord);
}

/** An element's text; an element with attributes is parsed as an object. */
function nodeText(value: unknown): string {
  return textOf(value) || textOf(fieldsOf(value)['#text']);
}

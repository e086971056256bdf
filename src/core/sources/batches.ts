import { normaliseArxivId, normaliseDoi } from '../corpus/identity';
import { encodePart, parsedJson } from '../wellFormed';
import { arxiv } from './arxiv/arxiv';
import { fieldsOf, listOf, textOf } from './cleanText';
import { crossref } from './crossref/crossref';
import { datacite } from './datacite/datacite';
import type { Identifier } from './identifiers';
import { openAlex } from './openAlex/openAlex';
import { openLibraryBooks } from './openLibrary/openLibraryBooks';
import { pubmed } from './pubmed/pubmed';
import { get, type Service, type SourceRequest } from './service';
import { crossrefFacts, identifiersOfRecord, type Notice, noticesByWork, plainFacts, type WorkFacts } from './workFacts';

/**
 * The answer to a batch: facts by the identifier asked for. The service doesn't know an identifier that is neither in `facts` nor in
 * `unreadable`, unless its answers are `isUncounted`.
 */
export interface BatchAnswer {
  readonly facts: ReadonlyMap<string, WorkFacts>;
  /** Identifiers for which the service has a record that Lectern can't read. */
  readonly unreadable: ReadonlySet<string>;
}

/** Asks one service about many identifiers of one kind in one request. */
export interface Batches {
  readonly service: Service;
  readonly kind: Identifier['kind'];
  /** Set if answers don't say how many works there are, so that an identifier they omit may still exist and is asked about singly. */
  readonly isUncounted?: boolean;
  /** The most identifiers in one request. */
  readonly most: number;
  request(values: readonly string[]): SourceRequest;
  /** Reads an answer; undefined if it can't be read or is incomplete, in which case it proves nothing. */
  read(text: string, asked: readonly string[]): Promise<BatchAnswer | undefined>;
}

/** The most characters of identifiers in one address, so that servers and proxies accept it. */
const longestList = 6000;

/**
 * Splits identifiers into as few batches as the service allows; a DOI with a character that would end the list early gets a batch of its
 * own.
 */
export function batchesOf({ most }: Batches, values: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  const alone: string[][] = [];
  let length = 0;
  for (const value of new Set(values)) {
    const size = encodePart(value).length + 7;
    if (/[,|&"\s]/.test(value)) {
      alone.push([value]);
      continue;
    }
    const last = batches.at(-1);
    if (last === undefined || last.length === most || length + size > longestList) {
      batches.push([value]);
      length = size;
    } else {
      last.push(value);
      length += size;
    }
  }
  return [...batches, ...alone];
}

const crossrefFields =
  'DOI,title,subtitle,author,editor,issued,published-print,published-online,posted,container-title,event,volume,issue,page,article-number,publisher,type,updated-by,update-to,relation';

/** Crossref's works by DOI, 100 at a time (several `doi` filters are combined with "or"). */
export const crossrefWorks: Batches = {
  service: crossref,
  kind: 'doi',
  most: 100,
  request: (values) => crossrefList('doi', values, crossrefFields),
  read: async (text, asked) => {
    const works = crossrefItems(text);
    if (works === undefined) return undefined;
    return byIdentifier(asked, works, (work) => normaliseDoi(textOf(fieldsOf(work).DOI)), crossrefFacts);
  },
};

/** Crossref's notices on works with given DOIs; `read` returns undefined if the answer is incomplete. */
export const crossrefNotices = {
  request: (values: readonly string[]): SourceRequest => crossrefList('updates', values, 'DOI,update-to', 1000),
  read: (text: string): ReadonlyMap<string, readonly Notice[]> | undefined => {
    const works = crossrefItems(text);
    return works === undefined ? undefined : noticesByWork(works);
  },
};

function crossrefList(filter: string, values: readonly string[], select: string, rows = values.length): SourceRequest {
  const list = values.map((value) => `${filter}:${encodePart(value)}`).join(',');
  return get(`https://api.crossref.org/works?filter=${list}&rows=${rows}&select=${select}`);
}

/** The works of an answer; undefined if it lists fewer than there are, since absence then proves nothing. */
function crossrefItems(text: string): readonly unknown[] | undefined {
  const { items, 'total-results': total } = fieldsOf(fieldsOf(json(text)).message);
  return Array.isArray(items) && typeof total === 'number' && total <= items.length ? items : undefined;
}

const alexFields = 'id,doi,title,display_name,publication_year,publication_date,type,biblio,authorships,primary_location,is_retracted';

/** OpenAlex's works by DOI, 100 at a time (https://developers.openalex.org/guides/filtering). */
export const openAlexWorks: Batches = {
  service: openAlex,
  kind: 'doi',
  most: 100,
  request: (values) =>
    get(`https://api.openalex.org/works?filter=doi:${values.map(encodePart).join('|')}&per_page=100&select=${alexFields}`),
  read: async (text, asked) => {
    const { results, meta } = fieldsOf(json(text));
    const { count } = fieldsOf(meta);
    if (!Array.isArray(results) || typeof count !== 'number' || count > results.length) return undefined;
    return one(
      openAlex,
      asked,
      results,
      (work) => normaliseDoi(textOf(fieldsOf(work).doi)),
      (work) => ({ results: [work] }),
    );
  },
};

/** arXiv's papers by id, 200 at a time. */
export const arxivPapers: Batches = {
  service: arxiv,
  kind: 'arxiv',
  isUncounted: true,
  most: 200,
  request: (values) =>
    get(`https://export.arxiv.org/api/query?id_list=${values.join(',')}&max_results=${values.length}`, 'application/atom+xml'),
  read: async (text, asked) => {
    const { records, problems } = await arxiv.read(text);
    const total = /<opensearch:totalResults[^>]{0,200}>\s{0,9}(\d{1,9})/.exec(text)?.[1];
    // Since November 2025 arXiv omits ids that it doesn't know. Under load it answers a list of ids with an empty one.
    if (problems.length > 0 || total === undefined || Number(total) > records.length) return undefined;
    if (records.length === 0 && asked.length > 1) return undefined;
    const facts = asked.flatMap((id): [string, WorkFacts][] => {
      const record = records.find(({ arxivId }) => arxivId === id);
      return record === undefined ? [] : [[id, { ...plainFacts(record), publishedAs: record.doi === undefined ? [] : [record.doi] }]];
    });
    return { facts: new Map(facts), unreadable: new Set() };
  },
};

/** DataCite's works by DOI, 100 at a time. */
export const dataciteWorks: Batches = {
  service: datacite,
  kind: 'doi',
  most: 100,
  request: (values) =>
    get(`https://api.datacite.org/dois?ids=${values.map(encodePart).join(',')}&page[size]=100`, 'application/vnd.api+json'),
  read: async (text, asked) => {
    const { data, meta } = fieldsOf(json(text));
    const { total } = fieldsOf(meta);
    if (!Array.isArray(data) || typeof total !== 'number' || total > data.length) return undefined;
    const doiOf = (work: unknown): string | undefined =>
      normaliseDoi(textOf(fieldsOf(fieldsOf(work).attributes).doi) || textOf(fieldsOf(work).id));
    return one(datacite, asked, data, doiOf, (work) => ({ data: [work] }));
  },
};

/** Open Library's books by ISBN, 100 at a time. */
export const booksByIsbn: Batches = {
  service: openLibraryBooks,
  kind: 'isbn',
  isUncounted: true,
  most: 100,
  request: (values) =>
    get(`https://openlibrary.org/api/books?bibkeys=${values.map((value) => `ISBN:${value}`).join(',')}&format=json&jscmd=data`),
  read: async (text, asked) => {
    const answer = json(text);
    if (
      typeof answer !== 'object' ||
      answer === null ||
      Array.isArray(answer) ||
      !Object.keys(answer).every((key) => key.startsWith('ISBN:'))
    )
      return undefined;
    const isbnOf = (book: unknown): string | undefined => textOf(listOf(book)[0]).replace('ISBN:', '');
    return one(openLibraryBooks, asked, Object.entries(answer), isbnOf, (book) => Object.fromEntries([book as [string, unknown]]));
  },
};

/** PubMed's articles by PMID, 100 at a time. */
export const pubmedArticles: Batches = {
  service: pubmed,
  kind: 'pmid',
  isUncounted: true,
  most: 100,
  request: (values) => get(`https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl&id=${values.join(',')}`),
  read: async (text, asked) => {
    const answer = json(text);
    if (typeof answer !== 'object' || answer === null) return undefined;
    const works = listOf(answer);
    const pmidOf = (work: unknown): string | undefined => textOf(fieldsOf(work).PMID) || textOf(fieldsOf(work).id).replace(/pmid:/i, '');
    // An error is an object without articles.
    if (!works.every((work) => 'title' in fieldsOf(work))) return undefined;
    return one(pubmed, asked, works, pmidOf, (work) => work);
  },
};

/** Reads each work separately with the service's own reader, to learn which can't be read. */
async function one(
  service: Service,
  asked: readonly string[],
  works: readonly unknown[],
  idOf: (work: unknown) => string | undefined,
  alone: (work: unknown) => unknown,
): Promise<BatchAnswer> {
  const read = new Map<unknown, WorkFacts | undefined>();
  for (const work of works) {
    const [record] = (await service.read(JSON.stringify(alone(work)))).records;
    read.set(work, record === undefined ? undefined : plainFacts(record));
  }
  return byIdentifier(asked, works, idOf, (work) => read.get(work));
}

function byIdentifier(
  asked: readonly string[],
  works: readonly unknown[],
  idOf: (work: unknown) => string | undefined,
  factsOf: (work: unknown) => WorkFacts | undefined,
): BatchAnswer {
  const facts = new Map<string, WorkFacts>();
  const unreadable = new Set<string>();
  for (const work of works) {
    const known = factsOf(work);
    const names = [idOf(work), ...(known === undefined ? [] : identifiersOfRecord(known.record))];
    const id = asked.find((value) => names.some((name) => name === value || sameArxiv(name, value)));
    if (id === undefined) continue;
    if (known === undefined) unreadable.add(id);
    else facts.set(id, known);
  }
  return { facts, unreadable };
}

function sameArxiv(name: string | undefined, value: string): boolean {
  const id = normaliseArxivId(value);
  return id !== undefined && name !== undefined && normaliseArxivId(name) === id;
}

function json(text: string): unknown {
  try {
    return parsedJson(text);
  } catch {
    return undefined;
  }
}

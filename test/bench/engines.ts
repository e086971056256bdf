import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import { Index as FlexIndex } from 'flexsearch';
import Fuse from 'fuse.js';
import lunr from 'lunr';
import MiniSearch, { type SearchOptions } from 'minisearch';
import { type Paper, shortName } from '../../src/core/corpus/paper';
import { terms } from '../../src/core/search/index/tokenize';
import { createSearchIndex } from '../../src/core/search/query/searchIndex';

/** A search engine that holds some papers: the ids that it finds, at most ten, best first. */
export type Engine = (query: string) => readonly string[] | Promise<readonly string[]>;

const LIMIT = 10;
const FIELDS = ['title', 'abstract', 'people'];
const authorsOf = (paper: Paper): string => paper.authors.map(shortName).join(' ');
const documents = (papers: readonly Paper[]): { id: string; title: string; abstract: string; people: string }[] =>
  papers.map((paper) => ({ id: paper.id, title: paper.title, abstract: paper.abstract ?? '', people: authorsOf(paper) }));

export const ENGINES: Readonly<Record<string, (papers: readonly Paper[]) => Engine>> = {
  Lectern: (papers) => {
    const index = createSearchIndex();
    for (const _ of index.add(papers));
    return (query) => index.search(query, { limit: LIMIT }).hits.map(({ id }) => id);
  },
  'MiniSearch, defaults': (papers) => miniSearch(papers, {}),
  'MiniSearch, prefix, fuzzy, title ×2': (papers) => miniSearch(papers, { prefix: true, fuzzy: 0.2, boost: { title: 2 } }),
  'MiniSearch, our words, ladder': miniSearchTuned,
  'Fuse.js, titles': (papers) => {
    const fuse = new Fuse(documents(papers), { keys: ['title'], ignoreLocation: true });
    return (query) => fuse.search(query, { limit: LIMIT }).map(({ item }) => item.id);
  },
  FlexSearch: (papers) => {
    const index = new FlexIndex({ tokenize: 'forward' });
    papers.forEach((paper, i) => void index.add(i, `${paper.title} ${authorsOf(paper)} ${paper.abstract ?? ''}`));
    return (query) => index.search(query, { limit: LIMIT, suggest: true }).flatMap((i) => papers[Number(i)]?.id ?? []);
  },
  'Orama, tolerance 1': orama,
  'Lunr, prefix, fuzzy': lunrEngine,
};

function miniSearch(papers: readonly Paper[], options: SearchOptions): Engine {
  const index = new MiniSearch({ fields: FIELDS, searchOptions: options });
  index.addAll(documents(papers));
  return (query) =>
    index
      .search(query)
      .slice(0, LIMIT)
      .map(({ id }) => String(id));
}

/** SEARCH.md's recipe with MiniSearch's own search: our words, all of them, else all with errors, else any. */
function miniSearchTuned(papers: readonly Paper[]): Engine {
  const index = new MiniSearch({ fields: FIELDS, tokenize: terms, processTerm: (term) => term });
  index.addAll(documents(papers));
  const prefix = (term: string, i: number, all: string[]): boolean => i === all.length - 1 && term.length > 2;
  const ladder: SearchOptions[] = [
    { combineWith: 'AND', prefix },
    { combineWith: 'AND', prefix, fuzzy: 0.2 },
    { combineWith: 'OR', prefix },
  ];
  return (query) => {
    for (const rung of ladder) {
      const found = index.search(query, { boost: { title: 4 }, ...rung });
      if (found.length > 0) return found.slice(0, LIMIT).map(({ id }) => String(id));
    }
    return [];
  };
}

function orama(papers: readonly Paper[]): Engine {
  const database = create({ schema: { title: 'string', abstract: 'string', people: 'string' } });
  const filled = insertMultiple(database, documents(papers));
  return async (query) => {
    await filled;
    const { hits } = await searchOrama(database, { term: query, tolerance: 1, limit: LIMIT });
    return hits.map(({ id }) => id);
  };
}

function lunrEngine(papers: readonly Paper[]): Engine {
  const index = lunr((builder) => {
    for (const field of FIELDS) builder.field(field);
    for (const document of documents(papers)) builder.add(document);
  });
  return (query) =>
    index
      .query((q) => {
        for (const token of lunr.tokenizer(query)) {
          q.term(token, { boost: 10 });
          q.term(token, { wildcard: lunr.Query.wildcard.TRAILING, boost: 5 });
          q.term(token, { editDistance: 1 });
        }
      })
      .slice(0, LIMIT)
      .map(({ ref }) => ref);
}

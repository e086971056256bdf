import assert from 'node:assert/strict';
import type { Dialect } from '../../../src/core/bibtex/latex/latexEscape';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { formatEntry } from '../../../src/core/bibtex/writing/format';
import type { CslItem } from '../../../src/core/record/cslItem';
import { entryToCsl } from '../../../src/core/record/entryRecord';
import { draftOfRecord } from '../../../src/core/record/recordEntry';

const entryOf = (text: string) => parseBibtex(text).entries[0] ?? assert.fail(`no entry in ${text}`);
const written = (item: CslItem, dialect: Dialect) => entryOf(formatEntry(draftOfRecord(item, 'k', dialect)));
const back = (item: CslItem, dialect: Dialect): CslItem => entryToCsl(written(item, dialect));

/** All types of CSL 1.0.2, each with its entry type in BibTeX and in biblatex, and the type that the latter is read as where that is another. */
const types: Readonly<Record<string, readonly [bibtex: string, biblatex: string, readAs?: string]>> = {
  article: ['misc', 'online', 'webpage'],
  'article-journal': ['article', 'article'],
  'article-magazine': ['article', 'article'],
  'article-newspaper': ['article', 'article'],
  bill: ['misc', 'legislation', 'legislation'],
  book: ['book', 'book'],
  broadcast: ['misc', 'video', 'motion_picture'],
  chapter: ['incollection', 'incollection'],
  classic: ['book', 'book', 'book'],
  collection: ['misc', 'collection', 'book'],
  dataset: ['misc', 'dataset'],
  document: ['misc', 'misc'],
  entry: ['incollection', 'inreference', 'entry-encyclopedia'],
  'entry-dictionary': ['incollection', 'inreference', 'entry-encyclopedia'],
  'entry-encyclopedia': ['incollection', 'inreference'],
  event: ['misc', 'misc', 'document'],
  figure: ['misc', 'image', 'graphic'],
  graphic: ['misc', 'image'],
  hearing: ['misc', 'jurisdiction', 'legal_case'],
  interview: ['misc', 'misc', 'document'],
  legal_case: ['misc', 'jurisdiction'],
  legislation: ['misc', 'legislation'],
  manuscript: ['unpublished', 'unpublished'],
  map: ['misc', 'image', 'graphic'],
  motion_picture: ['misc', 'movie'],
  musical_score: ['misc', 'music', 'song'],
  pamphlet: ['booklet', 'booklet'],
  'paper-conference': ['inproceedings', 'inproceedings'],
  patent: ['misc', 'patent'],
  performance: ['misc', 'performance'],
  periodical: ['misc', 'periodical'],
  personal_communication: ['misc', 'letter'],
  post: ['misc', 'online', 'webpage'],
  'post-weblog': ['misc', 'online', 'webpage'],
  regulation: ['misc', 'legislation', 'legislation'],
  report: ['techreport', 'report'],
  review: ['article', 'review'],
  'review-book': ['article', 'review', 'review'],
  software: ['misc', 'software'],
  song: ['misc', 'audio'],
  speech: ['unpublished', 'unpublished', 'manuscript'],
  standard: ['misc', 'standard'],
  thesis: ['phdthesis', 'thesis'],
  treaty: ['misc', 'legal'],
  webpage: ['misc', 'online'],
};

const ada = [{ family: 'Orr', given: 'Ida' }];
const day = { 'date-parts': [[2001, 2, 3]] };
/** All variables of CSL 1.0.2 that an entry has a field for, each with a value of its kind and a type that has it. */
const held: Readonly<Record<string, readonly [value: unknown, type?: string]>> = {
  ...Object.fromEntries(['author', 'editor', 'translator', 'container-author'].map((name) => [name, [ada, 'chapter']])),
  ...Object.fromEntries(['issued', 'event-date', 'original-date', 'accessed'].map((name) => [name, [day]])),
  ...Object.fromEntries(
    ['abstract', 'annote', 'call-number', 'event-title', 'event-place', 'keyword', 'note', 'original-publisher', 'publisher', 'version']
      .concat(['original-publisher-place', 'publisher-place', 'original-title', 'title-short', 'status', 'collection-title'])
      .concat(['container-title', 'container-title-short', 'genre'])
      .map((name) => [name, ['Tides', 'chapter']]),
  ),
  ...Object.fromEntries(['volume', 'edition', 'number-of-pages', 'number-of-volumes', 'chapter-number'].map((name) => [name, ['7']])),
  page: ['3-9'],
  issue: ['7', 'article-journal'],
  number: ['7', 'report'],
  'collection-number': ['7', 'book'],
  language: ['de-DE'],
  DOI: ['10.1000/x'],
  URL: ['https://example.org/a_b'],
  ISBN: ['978-3-16-148410-0'],
  ISSN: ['1234-5679'],
  PMID: ['12345'],
  PMCID: ['PMC12345'],
};

describe('the table of types', () => {
  for (const [type, [bibtex, biblatex, readAs = type]] of Object.entries(types)) {
    it(`takes ${type} to @${biblatex}, @${bibtex} in BibTeX, and back`, () => {
      const item = { id: 'k', type, title: 'T' };
      assert.deepEqual([written(item, 'bibtex').type, written(item, 'biblatex').type], [bibtex, biblatex]);
      assert.equal(back(item, 'biblatex').type, readAs);
    });
  }
});

describe('the table of variables', () => {
  for (const [variable, [value, type = 'book']] of Object.entries(held)) {
    it(`takes ${variable} to a field and back`, () => {
      const item = { id: 'k', type, title: 'T', [variable]: value };
      for (const dialect of ['bibtex', 'biblatex'] as const) assert.deepEqual(back(item, dialect)[variable], value, dialect);
    });
  }

  it('keeps a volume’s title apart from that of the whole', () => {
    for (const item of [
      { id: 'k', type: 'book', title: 'Trees', 'volume-title': 'Old oaks' },
      { id: 'k', type: 'chapter', title: 'Leaves', 'volume-title': 'Old oaks', 'container-title': 'Trees' },
      { id: 'k', type: 'article-journal', title: 'Leaves', 'volume-title': 'Old oaks', 'container-title': 'Trees' },
    ]) {
      for (const dialect of ['bibtex', 'biblatex'] as const) assert.deepEqual(back(item, dialect), item, dialect);
    }
  });

  it('takes the container of a book, which is its series, to its series', () => {
    const series = back({ id: 'k', type: 'book', title: 'T', 'container-title': 'Studies' }, 'biblatex');
    assert.deepEqual([series.title, series['collection-title']], ['T', 'Studies']);
    const both = back({ id: 'k', type: 'book', title: 'T', 'container-title': 'Studies', 'collection-title': 'Notes' }, 'biblatex');
    assert.deepEqual([both.title, both['collection-title']], ['T', 'Notes']);
  });
});

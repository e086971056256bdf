import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Dialect } from '../../../src/core/bibtex/latex/latexEscape';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { formatEntry } from '../../../src/core/bibtex/writing/format';
import type { CslItem } from '../../../src/core/record/cslItem';
import { entryToCsl } from '../../../src/core/record/entryRecord';
import { draftOfRecord } from '../../../src/core/record/recordEntry';
import { bundledRenderer } from '../../fixtures/renderers';

const entryOf = (text: string) => parseBibtex(text).entries[0] ?? assert.fail(`no entry in ${text}`);
const record = (text: string): CslItem => entryToCsl(entryOf(text));
const written = (item: CslItem, dialect: Dialect): string => formatEntry(draftOfRecord(item, String(item.id), dialect));

describe('the record of an entry', () => {
  for (const [what, text, variable, expected] of [
    ['a name with its suffix', 'author = {Hale, Jr., Ada Mae}', 'author', [{ family: 'Hale', given: 'Ada Mae', suffix: 'Jr.' }]],
    [
      'a name in parts',
      'author = {family=Hale, given=Ada, suffix=Sr, nametemplates=x}',
      'author',
      [{ family: 'Hale', given: 'Ada', suffix: 'Sr' }],
    ],
    ['when it appeared, not when its event was', 'date = 2021, eventdate = {2020-11-03}', 'issued', { 'date-parts': [[2021]] }],
    [
      'the dates of its event',
      'eventdate = {2020-11-03/2020-11-05}',
      'event-date',
      {
        'date-parts': [
          [2020, 11, 3],
          [2020, 11, 5],
        ],
      },
    ],
    ['a year before Christ, which EDTF counts from 0000', 'date = {-0099}', 'issued', { 'date-parts': [[-100]] }],
    ['a year of three digits', 'year = {842}', 'issued', { 'date-parts': [[842]] }],
    ['a season', 'date = {2019-23}', 'issued', { 'date-parts': [[2019, 23]] }],
    ['about when', 'date = {1650~}', 'issued', { 'date-parts': [[1650]], circa: true }],
    ['an open range', 'date = {2001/}', 'issued', { 'date-parts': [[2001], [0]] }],
    ['a decade', 'date = {188X}', 'issued', { 'date-parts': [[1880], [1889]] }],
    ['its first date', 'origdate = 1872', 'original-date', { 'date-parts': [[1872]] }],
    ['its short title', 'shorttitle = {Brief}', 'title-short', 'Brief'],
    ['what kind of thesis it is', 'type = {bathesis}', 'genre', "Bachelor's thesis"],
    ['its state', 'pubstate = {forthcoming}', 'status', 'forthcoming'],
    ['its language', 'langid = {italian}', 'language', 'it-IT'],
    ['several places', 'location = {Oslo and Rome}', 'publisher-place', 'Oslo; Rome'],
    ['the author of the book', 'bookauthor = {Orr, Ida}', 'container-author', [{ family: 'Orr', given: 'Ida' }]],
    ['a DOI without what was written before it', 'doi = {doi: 10.1000/ab.c}', 'DOI', '10.1000/ab.c'],
    ['the first of two DOIs, as it is written', 'doi = {10.1000/AB.c; 10.1000/d.}', 'DOI', '10.1000/AB.c'],
    ['pages with a gap', 'pages = {3,5--9}', 'page', '3, 5-9'],
    ['a volume with its part', 'volume = 4, part = 2', 'volume', '4.2'],
    ['a numbered series', 'series = 2', 'collection-title', '2nd series'],
    ['a year before Christ', 'year = {31 BC}', 'issued', { 'date-parts': [[-31]] }],
    ['its title with what \\bibstring prints', 'subtitle = {\\bibstring{newseries}}', 'title', 'T: New series'],
    ['its title with a capital in markup after a colon', 'subtitle = {\\textit{leaves} and roots}', 'title', 'T: <i>Leaves</i> and roots'],
    ['no address that its options leave out', 'url = {https://a.org}, options = {doi = false, url=false}', 'URL', undefined],
  ] as const) {
    it(`has ${what}`, () => assert.deepEqual(record(`@book{k, title = {T}, ${text}}`)[variable], expected));
  }

  it('is written with the names, genre and years that it has', () => {
    const fieldsOf = (item: Partial<CslItem>, dialect: Dialect = 'bibtex') =>
      written({ id: 'k', type: 'thesis', title: 'T', ...item }, dialect);
    const authors = [{ literal: '', given: 'Plato' }, { family: ' ' }, { family: 'Orr', given: 'Ada' }];
    assert.match(fieldsOf({ author: authors as never }), /author = \{\{Plato\} and Orr, Ada\},/);
    const genre = (text: string, dialect?: Dialect) => /type = \{(.*)\},/.exec(fieldsOf({ genre: text }, dialect))?.[1];
    assert.deepEqual(
      ['PhD thesis', "Master's thesis", 'Master’s thesis'].map((text) => genre(text)),
      [undefined, undefined, undefined],
    );
    assert.deepEqual(
      ['PhD thesis in physics', 'My PhD thesis', ''].map((text) => genre(text)),
      ['PhD thesis in physics', 'My PhD thesis', 'Thesis'],
    );
    assert.equal(genre('', 'biblatex'), undefined);
    const year = (...parts: number[][]) => /year = (.*),/.exec(fieldsOf({ issued: { 'date-parts': parts } }))?.[1];
    assert.deepEqual([year([1999], [0]), year([1999], [1999]), year([1999], [2001])], ['{1999}', '{1999}', '{1999--2001}']);
  });

  it('keeps the address of an online source, whatever its options', () => {
    assert.equal(record('@online{k, title = {T}, url = {https://a.org/x}, options = {url=false}}').URL, 'https://a.org/x');
  });

  it('is an issue’s own title in its periodical, and else the periodical', () => {
    const { type, title, ...rest } = record('@periodical{k, title = {Trees and Shrubs}, issuetitle = {Old Oaks}, number = 3, year = 2007}');
    assert.deepEqual([type, title, rest['container-title'], rest.issue], ['article-journal', 'Old oaks', 'Trees and Shrubs', '3']);
    assert.equal(record('@periodical{k, title = {Trees}, year = 2007}').type, 'periodical');
  });

  it('leaves the titles of another language as they are', () => {
    assert.equal(record('@book{k, title = {Der Fluss und das Meer}, hyphenation = {german}}').title, 'Der Fluss und das Meer');
  });

  it('keeps degrees Celsius', () => {
    assert.equal(record('@book{k, title = {Ice at \\textdegree C and 4 °F}}').title, 'Ice at °C and 4 °F');
  });

  it('begins a subtitle and a sentence with a capital', () => {
    assert.equal(
      record('@book{k, title = {Quiet Rivers. Maps and Names}, subtitle = {notes on Water}}').title,
      'Quiet rivers. Maps and names: Notes on water',
    );
  });

  for (const [type, expected] of [
    ['video', 'motion_picture'],
    ['inreference', 'entry-encyclopedia'],
    ['suppcollection', 'chapter'],
    ['jurisdiction', 'legal_case'],
    ['artwork', 'graphic'],
  ] as const) {
    it(`is ${expected} for @${type}`, () => assert.equal(record(`@${type}{k, title = {T}}`).type, expected));
  }

  it('prints the others of a list as et al. in every style', () => {
    const item = record('@article{k, author = {Orr, Ida and others}, title = {Tides}, journal = {J}, year = 1999}');
    for (const style of ['apa', 'ieee', 'vancouver', 'chicago-author-date', 'association-for-computing-machinery']) {
      const printed = bundledRenderer(style).reference(item, 'text');
      assert.match(printed, /Orr.* et al\./, printed);
      assert.doesNotMatch(printed, /others|\band et al|& et al/, printed);
    }
    assert.equal(bundledRenderer('apa').citation({ cites: [{ id: 'k' }] }, [item], 'text'), '(Orr et al., 1999)');
  });

  it('prints signs that JavaScript replaces as they are', () => {
    const item = record('@article{k, author = {Orr, I}, title = {T}, journal = {J \\$\\& $` K}, year = 1999}');
    assert.doesNotMatch(bundledRenderer('apa').reference(item, 'text'), /STRING/);
  });
});

const word = fc.stringMatching(/^[A-Z][a-zäéöñ]{2,9}$/);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
const number = fc.integer({ min: 1, max: 900 }).map(String);
const name = fc.oneof(
  fc.record({ family: word, given: word }),
  fc.record({ family: word, given: word, suffix: fc.constantFrom('Jr.', 'III') }),
  fc.record({ family: word, given: word, 'non-dropping-particle': fc.constantFrom('van der', 'de') }),
  fc.record({ literal: words.map((text) => `${text} Group`) }),
);
const names = fc.array(name, { minLength: 1, maxLength: 4 });
const day = fc.tuple(fc.integer({ min: 1000, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }));
const date = fc.oneof(
  day.map((parts) => ({ 'date-parts': [parts] })),
  fc.tuple(day, day).map((parts) => ({ 'date-parts': parts })),
  fc.integer({ min: -800, max: -2 }).map((year) => ({ 'date-parts': [[year]], circa: true })),
);
const anyItem = fc.record(
  {
    id: fc.constant('k'),
    type: fc.constantFrom(
      'article-journal',
      'book',
      'chapter',
      'paper-conference',
      'report',
      'software',
      'webpage',
      'manuscript',
      'thesis',
      'dataset',
      'entry-encyclopedia',
    ),
    title: fc.oneof(
      words,
      words.map((text) => `${text} <i>${text}</i> aa`),
    ),
    author: names,
    editor: names,
    translator: names,
    issued: date,
    'event-date': date,
    'original-date': date,
    accessed: day.map((parts) => ({ 'date-parts': [parts] })),
    volume: number,
    page: fc.tuple(number, number).map((pages) => pages.join('-')),
    publisher: words,
    'publisher-place': word,
    edition: number,
    'number-of-pages': number,
    'number-of-volumes': number,
    version: number,
    'event-title': words,
    'event-place': word,
    note: words,
    abstract: words,
    keyword: word,
    language: fc.constantFrom('de-DE', 'fr-FR', 'it-IT'),
    DOI: number.map((text) => `10.1000/x.${text}`),
    URL: number.map((text) => `https://example.org/a_b?c=${text}&d=%20`),
    ISBN: number,
    ISSN: number,
  },
  { requiredKeys: ['id', 'type', 'title'] },
);
/** What is given at an event without being printed is a talk. */
const item = anyItem.map((one) => (one.type === 'manuscript' && one['event-title'] !== undefined ? { ...one, type: 'speech' } : one));

/** What BibTeX has no type for. */
const inBibtex: Readonly<Record<string, string>> = {
  software: 'document',
  webpage: 'document',
  dataset: 'document',
  'entry-encyclopedia': 'chapter',
};
/** What an entry of a type that BibTeX's styles print is given to print. */
const genres: Readonly<Record<string, string>> = { report: 'Technical report', thesis: 'Thesis' };

describe('a record that becomes an entry', () => {
  it('says all of it again, in biblatex', () => {
    fc.assert(fc.property(item, (one) => assert.deepEqual(plain(record(written(one, 'biblatex'))), plain(one))));
  });

  it('says all of it again in BibTeX, but for what its dates cannot hold', () => {
    fc.assert(
      fc.property(item, (one) => {
        const { issued: _, ...rest } = one;
        const typed = { ...rest, type: inBibtex[one.type] ?? one.type };
        const { issued: __, ...read } = record(written(one, 'bibtex'));
        // What BibTeX's styles print for the type itself.
        const printed = genres[one.type] === undefined ? {} : { genre: genres[one.type] };
        assert.deepEqual(plain(read), plain({ ...typed, ...printed }));
      }),
    );
  });

  it('keeps a season that CSL names beside the year, months that a volume is of, and where a patent holds', () => {
    const item = { id: 'p', type: 'patent', title: 'W', jurisdiction: 'US' };
    const again = (issued: object, dialect: Dialect): CslItem => record(written({ ...item, issued }, dialect));
    for (const [season, month] of [
      [1, 21],
      ['2', 22],
      ['Fall', 23],
      ['autumn', 23],
      [4, 24],
    ] as const)
      assert.deepEqual(again({ 'date-parts': [[2020]], season }, 'biblatex').issued, { 'date-parts': [[2020, month]] });
    for (const season of [0, 5, 1.5, '', 'mud'])
      assert.deepEqual(again({ 'date-parts': [[2020]], season }, 'biblatex').issued, { 'date-parts': [[2020]] });
    for (const parts of [[[2020, 5]], [[2020], [2021]]])
      assert.deepEqual(again({ 'date-parts': parts, season: 2 }, 'biblatex').issued, { 'date-parts': parts });
    const months = {
      'date-parts': [
        [2008, 3],
        [2008, 6],
      ],
    };
    for (const dialect of ['bibtex', 'biblatex'] as const) assert.deepEqual(again(months, dialect).issued, months);
    assert.match(written({ ...item, issued: months }, 'bibtex'), /month = mar # "--" # jun,/);
    assert.match(
      written(
        {
          ...item,
          issued: {
            'date-parts': [
              [2008, 3, 2],
              [2008, 3, 5],
            ],
          },
        },
        'bibtex',
      ),
      /month = mar,\n {2}day = \{2\}/,
    );
    assert.doesNotMatch(
      written(
        {
          ...item,
          issued: {
            'date-parts': [
              [2008, 3, 2],
              [2008, 6, 5],
            ],
          },
        },
        'bibtex',
      ),
      /day/,
    );
    assert.equal(again({}, 'biblatex').jurisdiction, 'US');
    assert.equal(again({}, 'bibtex')['publisher-place'], undefined);
    assert.doesNotMatch(written({ ...item, type: 'legal_case' }, 'biblatex'), /location/);
  });

  it('keeps italics and words that no style may capitalise', () => {
    const text = written({ id: 'k', type: 'book', title: 'On <i>Homo</i> and <span class="nocase">xLSTM</span>' }, 'bibtex');
    assert.match(text, /title = \{On \\emph\{Homo\} and \{xLSTM\}\}/);
    const markup: Readonly<Record<string, string>> = {
      '<i>a</i> <em>b</em>': '\\emph{a} \\emph{b}',
      '<b>a</b> <strong>b</strong>': '\\textbf{a} \\textbf{b}',
      'H<sub>2</sub>O<sup>+</sup>': 'H\\textsubscript{2}O\\textsuperscript{+}',
      '<sc>Nasa</sc> <span class="nocase">xL & M</span>': '\\textsc{Nasa} {xL \\& M}',
      '<i>a <b>b': '\\emph{a \\textbf{b}}',
      'a</i> b <u>c</u>': 'a b $<$u$>$c$<$/u$>$',
    };
    for (const [publisher, latex] of Object.entries(markup))
      for (const dialect of ['bibtex', 'biblatex'] as const) {
        const [entry] = parseBibtex(written({ id: 'k', type: 'book', publisher }, dialect)).entries;
        assert.equal(entry?.fields.find(({ name }) => name === 'publisher')?.value, latex);
      }
  });

  it('is an eprint where it is a preprint', () => {
    const text = written({ id: 'k', type: 'article', title: 'T', publisher: 'arXiv', number: 'arXiv:2401.00001' }, 'biblatex');
    assert.equal(text, '@online{k,\n  title = {T},\n  eprint = {2401.00001},\n  eprinttype = {arxiv},\n}');
  });

  it('throws for no item, whatever it holds', () => {
    fc.assert(
      fc.property(fc.object(), fc.constantFrom<Dialect>('bibtex', 'biblatex'), (one, dialect) => {
        assert.equal(parseBibtex(written({ ...one, id: 'k', type: 'book' }, dialect)).entries.length, 1);
      }),
    );
  });
});

/** A record in a form that compares: without what the title alone gives, titles and notes whatever their case. */
function plain(one: Readonly<Record<string, unknown>>): unknown {
  const { 'title-short': _, ...rest } = one;
  const { title, note } = rest;
  return JSON.parse(
    JSON.stringify({ ...rest, title: String(title).toLowerCase(), ...(typeof note === 'string' && { note: note.toLowerCase() }) }),
  );
}

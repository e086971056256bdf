import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { inheritance } from '../../../src/core/bibtex/meaning/inherit';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import type { CslDate } from '../../../src/core/record/cslItem';
import { edtfOf } from '../../../src/core/record/edtf';
import { entryToCsl } from '../../../src/core/record/entryRecord';
import { pandocItems } from '../bibtex/oracle';

type Item = Readonly<Record<string, unknown>>;
type Format = 'bibtex' | 'biblatex';

const names = fc
  .tuple(
    fc.array(
      fc.constantFrom(
        'Knuth, Donald E.',
        'Donald E. Knuth',
        'King, Jr., Martin Luther',
        '{World Health Organization}',
        'Plato',
        '{\\AA}ngstr{\\"o}m, Anders',
        'L.\\ Name',
        'J.-P. Sartre',
        "O'Neill, Eugene",
        'Müller, Karl-Heinz',
        '{Barnes and Noble}',
        'van der Maaten, Laurens',
        "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
      ),
      { minLength: 1, maxLength: 3 },
    ),
    fc.constantFrom('', ' and others'),
  )
  .map(([list, end]) => list.join(' and ') + end);
const title = fc.constantFrom(
  'On the {DNA} of Cats',
  'The Art \\& Science of Things',
  'Combinatorial Optimization. Polyhedra and Efficiency',
  'A \\emph{Big} Title',
  '\\textit{Homo sapiens} in {Europe}',
  'What is Art?',
  'The {{Great Gatsby}}',
  'Nonlinear Networks: Principles and Methods',
  'The 14th Conference at 10\\% Off',
  'Learning With {GPU}s and {iPhone} Photos',
);
const text = fc.constantFrom('Springer', 'Wiley \\& Sons', "O'Reilly", 'Presses Universitaires');
const date = fc.constantFrom(
  '1999',
  '2020-05',
  '2020-05-17',
  '1990/1995',
  '2020-05/2020-07',
  '2019-12-30/2020-01-02',
  '-0044',
  '0876',
  '2001-21',
  '1999~',
  '2005/',
);
const pages = fc.constantFrom('1--10', '5-7', 'e123', '12', '1--3, 7--9', '33+');
const doi = fc.constantFrom('10.1000/abc_d', '10.1000/(x)1');

/** What any entry may say, by the dialect. */
const common: Readonly<Record<Format, Readonly<Record<string, fc.Arbitrary<string>>>>> = {
  bibtex: {
    author: names,
    year: fc.constantFrom('1999', '{2001}', '1876'),
    month: fc.constantFrom('jan', 'dec'),
    note: fc.constantFrom('A note', 'In \\emph{preparation}'),
    doi,
  },
  biblatex: {
    author: names,
    date,
    urldate: fc.constant('2020-01-02'),
    origdate: fc.constant('1890'),
    langid: fc.constantFrom('ngerman', 'french', 'american'),
    pubstate: fc.constantFrom('inpress', 'submitted'),
    note: fc.constant('In \\emph{preparation}'),
    titleaddon: fc.constant('An Addon'),
    subtitle: fc.constantFrom('a subtitle', 'The Second Part', '{NASA} and others'),
    doi,
  },
};

const house = { publisher: text, location: fc.constantFrom('Berlin', 'New York, NY', 'Bonn and Wien') };
const series = { series: fc.constantFrom('Lecture Notes', '{LNCS}'), number: fc.constant('4'), volume: fc.constantFrom('3', 'XII') };
const part = { booktitle: fc.constant('The {Big} Book'), editor: names, pages, chapter: fc.constant('4'), ...series, ...house };
const thesis = { school: fc.constant('MIT'), type: fc.constant('Habilitation') };

/** Types with what their entries say of their own; the place is `address` in BibTeX. */
const kinds: readonly (readonly [readonly string[], Format, Readonly<Record<string, fc.Arbitrary<string>>>])[] = [
  [
    ['article'],
    'bibtex',
    { journal: fc.constantFrom('Journal of Things', 'Ann. Math.'), volume: fc.constant('3'), number: fc.constantFrom('4', '2--3'), pages },
  ],
  [['book', 'proceedings'], 'bibtex', { editor: names, edition: fc.constantFrom('2', 'Second'), ...series, ...house }],
  [['inbook', 'incollection'], 'bibtex', part],
  [['phdthesis', 'mastersthesis'], 'bibtex', thesis],
  [['booklet', 'unpublished'], 'bibtex', { howpublished: fc.constant('Handed out at the Door and Window') }],
  [
    ['article', 'suppperiodical'],
    'biblatex',
    {
      journaltitle: fc.constant('Journal of Things'),
      volume: fc.constant('3'),
      number: fc.constant('4'),
      pages,
      issn: fc.constant('1234-5678'),
    },
  ],
  [
    ['book', 'collection', 'proceedings', 'reference', 'mvbook'],
    'biblatex',
    { editor: names, isbn: fc.constant('978-3-16-148410-0'), edition: fc.constant('2'), ...series, ...house },
  ],
  [['inbook', 'incollection', 'inreference', 'bookinbook'], 'biblatex', { ...part, bookauthor: names }],
  [
    ['inproceedings'],
    'biblatex',
    { booktitle: fc.constant('{Proceedings of the 3rd Workshop}'), editor: names, pages, venue: fc.constant('Rome'), ...series, ...house },
  ],
  [
    ['thesis'],
    'biblatex',
    { institution: fc.constant('MIT'), type: fc.constantFrom('phdthesis', 'mathesis', 'Habilitation'), pagetotal: fc.constant('xii, 345') },
  ],
  [
    ['report'],
    'biblatex',
    {
      institution: fc.constant('MIT'),
      type: fc.constantFrom('techreport', 'White Paper'),
      number: fc.constant('12'),
      version: fc.constant('1.2'),
    },
  ],
  [
    ['online', 'dataset'],
    'biblatex',
    { organization: fc.constant('IEEE'), url: fc.constant('http://example.org/a_b?c=1&d=2'), version: fc.constant('1.2') },
  ],
  [
    ['image', 'artwork', 'audio', 'video', 'movie', 'letter', 'jurisdiction', 'legislation'],
    'biblatex',
    { howpublished: fc.constant('Self-published'), ...house },
  ],
  [
    ['patent'],
    'biblatex',
    { number: fc.constant('7'), type: fc.constantFrom('patentus', 'patreqeu'), location: fc.constantFrom('countryde', 'Utopia') },
  ],
];

const entry = (format: Format) =>
  fc.oneof(
    ...kinds
      .filter(([, dialect]) => dialect === format)
      .map(([types, , own]) =>
        fc.record({ type: fc.constantFrom(...types), title, fields: fc.record({ ...common[format], ...own }, { requiredKeys: [] }) }),
      ),
  );

/** The entries as a .bib, keys `k0`, `k1` … */
function written(
  entries: readonly { type: string; title: string; fields: Readonly<Record<string, string | undefined>> }[],
  format: Format,
): string {
  const place = format === 'bibtex' ? 'address' : 'location';
  const value = (name: string, said: string): string => (name === 'month' ? said : `{${said}}`);
  return entries
    .map(({ type, title: own, fields }, at) => {
      const said = Object.entries({ title: own, ...fields }).flatMap(([name, one]) => (one === undefined ? [] : [[name, one] as const]));
      return `@${type}{k${at},\n${said.map(([name, one]) => `  ${name === 'location' ? place : name} = ${value(name, one)}`).join(',\n')}\n}\n`;
    })
    .join('\n');
}

/** Variables that pandoc does not fill (`title-short`), or under their name of CSL 1.0.1 (`event`); see the list below. */
const left = new Set(['id', 'title-short', 'event', 'event-title']);
const dates = new Set(['issued', 'accessed', 'event-date', 'original-date']);

function comparable(item: Item): Item {
  const said = Object.entries(item).filter(([name]) => !left.has(name));
  return Object.fromEntries(said.map(([name, value]) => [name, plain(name, value)]));
}

function plain(name: string, value: unknown): unknown {
  if (dates.has(name)) {
    const parts = (value as { 'date-parts'?: unknown[][] })['date-parts']?.map((one) => one.map(Number));
    return edtfOf({ ...(value as CslDate), ...(parts === undefined ? {} : { 'date-parts': parts }) });
  }
  // pandoc drops particles in sorting unless `useprefix` is set.
  if (Array.isArray(value))
    return value.map((one: Item) =>
      Object.fromEntries(Object.entries(one).map(([key, text]) => [key.replace(/^dropping-/, 'non-dropping-'), signs(String(text))])),
    );
  return signs(String(value)).replace(/<\/?span[^<>]*>/g, '');
}

function signs(text: string): string {
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"');
}

function ours(bib: string): ReadonlyMap<string, Item> {
  const { entries } = parseBibtex(bib);
  const values = inheritance(entries);
  return new Map(entries.map((one) => [one.key, entryToCsl(one, values(one))]));
}

/** Where the two differ, and why ours stays: the entry, the variable, ours, pandoc's. */
const differences: readonly (readonly [why: string, format: Format, entry: string, variable: string, ours: unknown, theirs: unknown])[] = [
  ['pandoc knows no book of a supplement', 'biblatex', '@suppbook{k, title={T}, booktitle={B}}', 'container-title', 'B', undefined],
  ['@conference is @inproceedings', 'biblatex', '@conference{k, title={T}, booktitle={B}}', 'container-title', 'B', undefined],
  [
    'BibTeX lowers what follows a declaration (`change.case$`)',
    'bibtex',
    '@misc{k, title={A {\\em Big} Title}}',
    'title',
    'A <i>big</i> title',
    'A <i>Big</i> title',
  ],
  ['BibTeX lowers accented letters in braces', 'bibtex', "@misc{k, title={A {\\'E}tude}}", 'title', 'A étude', 'A Étude'],
  ['inner braces protect', 'bibtex', '@misc{k, title={A \\emph{{Big}} Title}}', 'title', 'A <i>Big</i> title', 'A <i>big</i> title'],
  [
    'BibTeX and APA print the particle with the name',
    'bibtex',
    '@misc{k, title={T}, author={Ludwig van Beethoven}}',
    'author',
    [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }],
    [{ family: 'Beethoven', given: 'Ludwig', 'dropping-particle': 'van' }],
  ],
  [
    'years are a range',
    'bibtex',
    '@book{k, title={T}, year={1990--1995}}',
    'issued',
    { 'date-parts': [[1990], [1995]] },
    { 'date-parts': [] },
  ],
  [
    'a year is not certain',
    'bibtex',
    '@book{k, title={T}, year={c. 1850}}',
    'issued',
    { 'date-parts': [[1850]], circa: true },
    { 'date-parts': [] },
  ],
  ['a year says how far it is', 'bibtex', '@book{k, title={T}, year={in press}}', 'issued', { literal: 'in press' }, { 'date-parts': [] }],
  [
    'a month is spelled out',
    'bibtex',
    '@book{k, title={T}, year=1990, month={March}}',
    'issued',
    { 'date-parts': [[1990, 3]] },
    { 'date-parts': [[1990]] },
  ],
  ['BibTeX prints the type', 'bibtex', '@techreport{k, title={T}}', 'genre', 'Technical report', undefined],
  ['CSL 1.0.2 has a type for software', 'biblatex', '@software{k, title={T}}', 'type', 'software', 'book'],
  ['CSL 1.0.2 has a type for standards', 'biblatex', '@standard{k, title={T}}', 'type', 'standard', 'legislation'],
  [
    'a DOI is given as an address',
    'biblatex',
    '@misc{k, title={T}, doi={https://doi.org/10.1000/a}}',
    'DOI',
    '10.1000/a',
    'https://doi.org/10.1000/a',
  ],
  [
    'an address stands in a command',
    'biblatex',
    '@misc{k, title={T}, url={\\url{http://a.org/b}}}',
    'URL',
    'http://a.org/b',
    '\\url{http://a.org/b}',
  ],
  ['the subtitle is the volume’s', 'biblatex', '@mvbook{k, title={T}, subtitle={S}, maintitle={M}}', 'title', 'M', 'M: S'],
  [
    'an original title may be in any language',
    'biblatex',
    '@book{k, title={T}, origtitle={Das Original}}',
    'original-title',
    'Das Original',
    'Das original',
  ],
  [
    'an issue has a title',
    'biblatex',
    '@article{k, title={T}, issuetitle={Special Issue}, journaltitle={J}}',
    'volume-title',
    'Special issue',
    undefined,
  ],
];

describe('the record of an entry, beside what pandoc reads', function () {
  this.timeout(60_000);
  for (const format of ['bibtex', 'biblatex'] as const) {
    it(`is the same for generated entries of all types of ${format}`, function () {
      const bib = written(fc.sample(entry(format), 250), format);
      const theirs = pandocItems(bib, format);
      if (theirs === undefined) return this.skip();
      const made = ours(bib);
      assert.equal(theirs.length, 250);
      const wrong = (theirs as readonly Item[]).flatMap((item) => {
        const [mine, other] = [comparable(made.get(String(item.id)) ?? {}), comparable(item)];
        const differing = [...new Set([...Object.keys(mine), ...Object.keys(other)])].filter(
          (name) => !isDeepStrictEqual(mine[name], other[name]),
        );
        const source = bib.split(/\n(?=@)/)[Number(String(item.id).slice(1))];
        return differing.map((name) => `${name}: ${JSON.stringify(mine[name])}, not ${JSON.stringify(other[name])} in ${source}`);
      });
      assert.equal(wrong.length, 0, wrong.slice(0, 3).join('\n'));
    });
  }

  for (const format of ['bibtex', 'biblatex'] as const) {
    const rows = differences.filter(([, dialect]) => dialect === format);
    const bib = rows.map(([, , source], at) => source.replace('{k,', `{k${at},`)).join('\n');
    const said = (items: readonly Item[]) => rows.map(([why, , , variable], at) => [why, items[at]?.[variable]]);
    it(`differs from it in ${format} only where ours is right`, () =>
      assert.deepEqual(
        said([...ours(bib).values()]),
        rows.map(([why, , , , mine]) => [why, mine]),
      ));
    it(`and there pandoc differs in ${format}`, function () {
      const items = pandocItems(bib, format);
      if (items === undefined) return this.skip();
      assert.deepEqual(
        said(items as readonly Item[]),
        rows.map(([why, , , , , theirs]) => [why, theirs]),
      );
    });
  }
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Paper } from '../../../src/core/corpus/paper';
import { looksLikeHayagriva } from '../../../src/core/hayagriva/looksLikeHayagriva';
import { piecesOf } from '../../../src/core/hayagriva/pieces';
import { planHayagriva } from '../../../src/core/hayagriva/planHayagriva';
import { printEntry } from '../../../src/core/hayagriva/printYaml';
import { readHayagriva } from '../../../src/core/hayagriva/readHayagriva';
import { workOfRecord } from '../../../src/core/hayagriva/recordWork';
import { yamlStyleOf } from '../../../src/core/hayagriva/yamlStyle';
import { paperOfCsl } from '../../../src/core/import/cslPaper';
import { importLibrary } from '../../../src/core/import/importLibrary';
import type { CslItem } from '../../../src/core/record/cslItem';
import { withEdits } from '../../../src/core/text';
import { type Typst, typst } from './typst';

const recordOf = (text: string): CslItem => [...readHayagriva(text, 'refs.yml').records.values()][0] ?? assert.fail(`no record in ${text}`);
const written = (item: CslItem, model = ''): string =>
  `${printEntry(item.id, workOfRecord(item), yamlStyleOf(model, readHayagriva(model, '').entries))}\n`;

describe('a Hayagriva bibliography', () => {
  it('says of an article what it and its journal say', () => {
    const text = [
      'orr:',
      '  type: Article',
      '  title: { value: "The Tides of {Io}", short: Tides }',
      '  author: ["van der Orr, Ida", "Hale, Jr., Ada", UNESCO]',
      '  date: ~1999-05',
      '  page-range: 10-12',
      '  serial-number: { doi: 10.1000/x, arxiv: 2401.00010 }',
      '  url: { value: https://example.org/a, date: 2020-01-02 }',
      '  parent:',
      '    title: Journal of Moons',
      '    volume: 7',
      '    issue: 2',
      '    publisher: { name: Moon Press, location: Oslo }',
    ].join('\n');
    assert.deepEqual(recordOf(text), {
      id: 'orr',
      type: 'article-journal',
      title: 'The Tides of <span class="nocase">Io</span>',
      'title-short': 'Tides',
      'container-title': 'Journal of Moons',
      author: [
        { family: 'Orr', given: 'Ida', 'non-dropping-particle': 'van der' },
        { family: 'Hale', given: 'Ada', suffix: 'Jr.' },
        { literal: 'UNESCO' },
      ],
      issued: { 'date-parts': [[1999, 5]], circa: true },
      accessed: { 'date-parts': [[2020, 1, 2]] },
      volume: '7',
      issue: '2',
      page: '10-12',
      publisher: 'Moon Press',
      'publisher-place': 'Oslo',
      DOI: '10.1000/x',
      archive: 'arXiv',
      archive_location: '2401.00010',
      URL: 'https://example.org/a',
    });
  });

  it('finds series, events and first editions among parents of any depth', () => {
    const text = [
      'k:',
      '  type: Anthos',
      '  title: A Part',
      '  affiliated: [{ role: translator, names: [{ name: Watts, given-name: Ann }] }]',
      '  parent:',
      '    - type: Anthology',
      '      title: The Whole',
      '      editor: Brown, Bo',
      '      parent: { type: Anthology, title: All Wholes, volume: 3 }',
      '    - { type: Conference, title: Meeting, date: 2001-02-03, location: Rome }',
      '    - { type: Original, title: Ein Teil, date: -0044, publisher: Haus }',
    ].join('\n');
    const record = recordOf(text);
    assert.deepEqual(
      [record.type, record.editor, record.translator, record['collection-title'], record['collection-number'], record['event-title']],
      ['chapter', [{ family: 'Brown', given: 'Bo' }], [{ family: 'Watts', given: 'Ann' }], 'All Wholes', '3', 'Meeting'],
    );
    assert.deepEqual(
      [record['event-date'], record['original-title'], record['original-date'], record['original-publisher']],
      [{ 'date-parts': [[2001, 2, 3]] }, 'Ein Teil', { 'date-parts': [[-45]] }, 'Haus'],
    );
  });

  for (const [what, field, variable, expected] of [
    ['text without change of case', 'title: { value: "a $ b", verbatim: true }', 'title', '<span class="nocase">a $ b</span>'],
    ['escaped braces', 'title: "a \\\\{b\\\\} {C}"', 'title', 'a {b} <span class="nocase">C</span>'],
    ['small words alone before the name', 'author: "de la tour"', 'author', [{ family: 'tour', 'non-dropping-particle': 'de la' }]],
    ['the year 1 BC', 'date: "0000"', 'issued', { 'date-parts': [[-1]] }],
    ['a date in parts', 'date: { year: 1998, month: 4 }', 'issued', { 'date-parts': [[1998, 4]] }],
    ['a bare serial number with its zeros', 'serial-number: 2003.13700', 'number', '2003.13700'],
    ['an abstract of several lines', 'abstract: |\n    one\n    two', 'abstract', 'one two'],
    ['nothing where a field is empty', 'note: ~', 'note', undefined],
  ] as const) {
    it(`reads ${what}`, () => assert.deepEqual(recordOf(`k:\n  type: book\n  ${field}\n`)[variable], expected));
  }

  it('is known by its content among YAML libraries', () => {
    const read = (text: string) => importLibrary(text, 'refs.yml').papers.map(({ citationKey, title }) => [citationKey, title]);
    assert.deepEqual(read('a: { type: book, title: T }\n'), [['a', 'T']]);
    assert.deepEqual(read('references:\n- id: b\n  title: U\n'), [['b', 'U']]);
    assert.deepEqual(importLibrary('# nothing yet\n', 'refs.yml').problems, []);
  });

  it('is distinguished from CSL and pandoc’s metadata, whose lists may be indented', () => {
    for (const text of ['references:\n  - id: b\n    type: book\n', 'author:\n  # me\n  - name: b\n    type: book\n'])
      assert.equal(looksLikeHayagriva(text), false, text);
    assert.equal(looksLikeHayagriva('b:\n  author:\n    - C\n  type: book\n'), true);
    // Quarto's project files name a kind of project.
    assert.equal(looksLikeHayagriva('project:\n  type: book\nbook:\n  title: T\nformat:\n  html: {}\n'), false);
    assert.equal(looksLikeHayagriva('project:\n  type: manuscript\nmanuscript:\n  article: index.qmd\n'), false);
    assert.equal(looksLikeHayagriva('a:\n  type: book\nb:\n  title: T\n'), true);
  });

  it('reads the same entry by entry as in one piece', () => {
    const entries = [
      'a:\n  type: book\n  title: "Two\n\n    lines: of it"\n  note: |\n    b:\n    # no comment\n# mine\n',
      '"b c":\n  type: article\n  author:\n  - D, E\n  parent: {\n    type: periodical }\n\n\n',
      "'d': { type: Book, title: x: y }\ne: text\nf: &f\n  title: '1984'\n  date: 2001-02-29\n",
      'a:\n  type: {\ng:\n}\n',
      '- h\n? i\n: type: book\nj: { type: web }',
    ];
    const eols = ['\n', '\r\n'];
    for (const start of ['', '\uFEFF', '# first\n\n---\n'])
      for (const text of eols.map((eol) => (start + entries.slice(0, 3).join('')).replaceAll('\n', eol))) {
        assert.equal(piecesOf(text).length, 4);
        assert.deepEqual(readHayagriva(text, ''), readHayagriva(`${text}# - *alias\n`, ''), text);
      }
    for (const text of [`${entries[0]}---\n${entries[1]}`, `h\n${entries[0]}`, `{ ${entries[0]} }`, `${entries[0]}b: *a\n`, ''])
      assert.equal(piecesOf(text).length, 1, text);
    assert.equal(
      piecesOf(entries.slice(3).join(''))
        .map(({ text }) => text)
        .join(''),
      entries.slice(3).join(''),
    );
  });

  it('loses no more than an entry that can’t be read', () => {
    const { papers, problems } = readHayagriva('a:\n  type: book\nb:\n  title: "never closed\nc:\n  type: book\n', 'refs.yml');
    assert.deepEqual(
      papers.map(({ citationKey }) => citationKey),
      ['a', 'b', 'c'],
    );
    assert.deepEqual(
      problems.map(({ line, code }) => [line, code]),
      [
        [4, 'yaml-error'],
        [3, 'hayagriva-field'],
      ],
    );
  });

  it('says where its keys are, quoted ones too', () => {
    const text = '# mine\n"a b":\n  type: book\n  # last\n\nc: { type: book }\n';
    assert.deepEqual(
      readHayagriva(text, '').entries.map(({ key, keyOffset, offset, length, line }) => [
        key,
        text.slice(keyOffset, keyOffset + key.length),
        text.slice(offset, offset + length),
        line,
      ]),
      [
        ['a b', 'a b', '"a b":\n  type: book', 2],
        ['c', 'c', 'c: { type: book }', 6],
      ],
    );
  });

  it('reports each fault with its line, and reads the rest', () => {
    const text = 'a:\n  type: book\n  date: 2001-02-29\nb:\n  title: 1984\nc: text\na: { type: tome }\n';
    const { problems, papers } = readHayagriva(text, 'refs.yml');
    assert.deepEqual(
      problems.map(({ line, code, message }) => `${line} ${code}: ${message}`),
      [
        '3 hayagriva-field: “a”: “2001-02-29” is not a date: there is no such day, so Typst can’t read this file.',
        '5 hayagriva-field: “b”: “title” must be in quotation marks, so Typst can’t read this file.',
        '4 hayagriva-field: “b” has no “type”, so Typst can’t read this file.',
        '6 unreadable-item: “c” was skipped: it is not a mapping with fields, so Typst can’t read this file.',
        '7 duplicate-key: The key “a” is used twice, so Typst can’t read this file.',
        '7 hayagriva-field: “a”: “tome” is not one of Hayagriva’s types, so Typst can’t read this file.',
      ],
    );
    assert.deepEqual(
      papers.map(({ citationKey }) => citationKey),
      ['a', 'b', 'a'],
    );
  });
});

const word = fc.stringMatching(/^[A-Z][a-zäéöñ]{2,9}$/);
const odd = fc.constantFrom(
  '1984',
  'Yes',
  'a: b',
  '# c',
  '“x” {y}',
  'C:\\{z',
  '- d',
  "'e'",
  '3.10',
  'null',
  '$x$',
  '日本',
  'x:',
  '~',
  '@f',
  'g, h',
);
const words = fc.array(fc.oneof({ weight: 4, arbitrary: word }, odd), { minLength: 1, maxLength: 4 }).map((all) => all.join(' ').trim());
const number = fc.oneof(fc.integer({ min: 1, max: 900 }).map(String), fc.constantFrom('007', '1a', '2-3', 'S12', '1.50', '1e5'));
const total = fc.integer({ min: 1, max: 900 }).map(String);
const name = fc.oneof(
  fc.record({ family: word, given: word }),
  fc.record({ family: fc.constantFrom('boyd', 'van Dyke', 'Ng, Jr', '1984'), given: word }),
  fc.record({ family: word, given: word, suffix: fc.constantFrom('Jr.', 'III') }),
  fc.record({ family: word, given: word, 'non-dropping-particle': fc.constantFrom('van der', 'de', 'Von') }),
  fc.record({ literal: words }),
);
const names = fc.array(name, { minLength: 1, maxLength: 4 });
const parts = fc.oneof(
  fc.tuple(fc.integer({ min: 1000, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })),
  fc.tuple(fc.oneof(fc.integer({ min: -800, max: -1 }), fc.integer({ min: 1, max: 2100 }))),
);
const date = fc.oneof(
  parts.map((one) => ({ 'date-parts': [one] })),
  parts.map((one) => ({ 'date-parts': [one], circa: true })),
);
const held = {
  title: words,
  'title-short': words,
  author: names,
  editor: names,
  translator: names,
  illustrator: names,
  issued: date,
  accessed: date,
  'event-title': words,
  'event-place': words,
  'event-date': date,
  'original-title': words,
  'original-date': date,
  'original-author': names,
  'original-publisher': words,
  volume: number,
  issue: number,
  edition: number,
  'chapter-number': number,
  page: number,
  'number-of-pages': total,
  'number-of-volumes': total,
  publisher: words,
  'publisher-place': words,
  genre: words,
  note: words,
  abstract: words,
  archive: words,
  archive_location: words,
  'call-number': words,
  language: fc.constantFrom('de-DE', 'fr', 'zh-Hans'),
  DOI: total.map((text) => `10.1000/x.${text}`),
  ISBN: total,
  ISSN: number,
  PMID: total,
  version: number,
  number: fc.oneof(number, words),
  URL: total.map((text) => `https://example.org/a_b?c=${text}&d=%20#e`),
};
const contained = { 'container-title': words, 'container-title-short': words, 'container-author': names };
const inSeries = { 'collection-title': words, 'collection-number': number };
const required = ['title', 'container-title'] as const;
const work = (types: readonly string[], fields: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<CslItem> =>
  fc
    .record(
      { id: word, type: fc.constantFrom(...types), ...fields },
      { requiredKeys: ['id', 'type', ...required.filter((one) => one in fields)] as never },
    )
    .map((one) => sensible(one as unknown as CslItem));
const item = fc.oneof(
  work(['article-journal', 'article-newspaper', 'paper-conference', 'chapter', 'entry-encyclopedia'], {
    ...held,
    ...contained,
    ...inSeries,
  }),
  work(['webpage', 'post', 'post-weblog'], { ...held, ...contained }),
  work(['book', 'collection', 'report', 'thesis', 'periodical'], { ...held, ...inSeries }),
  work(['document', 'legal_case', 'patent', 'manuscript', 'software', 'graphic', 'legislation'], held),
);

/** Without what needs another field to mean anything. */
function sensible(one: CslItem): CslItem {
  const needs: readonly (readonly [string, string])[] = [
    ['title-short', 'title'],
    ['container-title-short', 'container-title'],
    ['accessed', 'URL'],
    ['collection-number', 'collection-title'],
    ['event-place', 'event-title'],
    ['event-date', 'event-title'],
    ['event-date', 'issued'],
    ['original-author', 'original-title'],
    ['original-date', 'original-title'],
    ['original-publisher', 'original-title'],
  ];
  return Object.fromEntries(
    Object.entries(one).filter(([field]) => needs.every(([needy, needed]) => needy !== field || needed in one)),
  ) as CslItem;
}

/** A record in which equal names and numbers are written alike. */
function plain(one: CslItem): unknown {
  const text = JSON.stringify(one, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('family' in value) || 'given' in value) return value;
    return 'suffix' in value || 'non-dropping-particle' in value ? value : { literal: value.family };
  });
  return JSON.parse(text.replace(/<span class=\\"nocase\\">(.*?)<\/span>/g, '$1'));
}

describe('a record that becomes an entry of Hayagriva', () => {
  it('says all of it again, in any style of YAML', () => {
    const models = ['', "A:\n    type: Book\n    author: ['B, C']\n    title: 'x'\n", 'a:\n  type: book\n  author:\n  - B, C\n'];
    fc.assert(
      fc.property(item, fc.constantFrom(...models), (one, model) => {
        const text = written(one, model);
        assert.deepEqual(readHayagriva(text, '').problems, [], text);
        assert.deepEqual(plain(recordOf(text)), plain(one), text);
      }),
      { numRuns: 300 },
    );
  });

  it('is a preprint with its number in the archive', () => {
    const preprint = { id: 'k', type: 'article', title: 'T', publisher: 'arXiv', number: 'arXiv:2401.00010' };
    const text = written(preprint);
    assert.match(text, /^ {4}arxiv: "2401.00010"$/m);
    assert.equal(paperOfCsl(recordOf(text), '')?.arxivId, '2401.00010');
  });

  it('throws for no item, whatever it holds', () => {
    fc.assert(
      fc.property(fc.object(), (one) => assert.equal(readHayagriva(written({ ...one, id: 'k', type: 'book' }), '').entries.length, 1)),
    );
  });
});

const paper = (key: string, title = `On ${key}`): Paper => ({
  id: `title:${key}`,
  title,
  authors: [{ family: 'Orr', given: 'Ida' }],
  citationKey: key,
  sources: [],
});
const record = (one: Paper): CslItem => ({
  id: one.citationKey,
  type: 'book',
  title: one.title,
  author: [{ family: 'Orr', given: 'Ida' }],
  issued: { 'date-parts': [[2001]] },
});
const plan = (text: string, ...papers: Paper[]) => planHayagriva(text, papers, { name: 'refs.yml', recordOf: record });
const added = (text: string, ...papers: Paper[]): string => withEdits(text, plan(text, ...papers).edits);

describe('adding a work to a Hayagriva bibliography', () => {
  it('writes it in the form of the file, at its end', () => {
    const text = "b:\n    type: Book\n    title: 'B'\n\n\na:\n    type: Book\n    author: ['X, Y']\n";
    assert.equal(
      added(text, paper('c: d')),
      `${text}\n\nc:d:\n    type: Book\n    title: 'On c: d'\n    author: Orr, Ida\n    date: 2001\n`,
    );
  });

  for (const [what, text, expected] of [
    ['an empty file', '', 'k:\n  type: book\n  title: On k\n  author: Orr, Ida\n  date: 2001\n'],
    ['a file of comments', '# mine\n', '# mine\nk:\n  type: book\n  title: On k\n  author: Orr, Ida\n  date: 2001\n'],
    ['an open last line', 'a:\n  type: book', 'a:\n  type: book\n\nk:\n  type: book\n  title: On k\n  author: Orr, Ida\n  date: 2001\n'],
    [
      'the mark that ends a document',
      'a:\n  type: book\n...\n',
      'a:\n  type: book\n\nk:\n  type: book\n  title: On k\n  author: Orr, Ida\n  date: 2001\n...\n',
    ],
    [
      'Windows line ends',
      'a:\r\n  type: book\r\n',
      'a:\r\n  type: book\r\n\r\nk:\r\n  type: book\r\n  title: On k\r\n  author: Orr, Ida\r\n  date: 2001\r\n',
    ],
    [
      'braces',
      '{ "a": { "type": "book" } }\n',
      '{ "a": { "type": "book" },\n  "k": { "type": "book", "title": "On k", "author": "Orr, Ida", "date": 2001 } }\n',
    ],
    [
      'a mark of Windows, and a line that only ends like one',
      'a:\r\n  type: book\r\n  note: b...\r\n... \r\n',
      'a:\r\n  type: book\r\n  note: b...\r\n\r\nk:\r\n  type: book\r\n  title: On k\r\n  author: Orr, Ida\r\n  date: 2001\r\n... \r\n',
    ],
    ['empty braces', '{}\n', '{\n  "k": { "type": "book", "title": "On k", "author": "Orr, Ida", "date": 2001 }\n}\n'],
  ] as const) {
    it(`minds ${what}`, () => assert.equal(added(text, paper('k')), expected));
  }

  it('keeps the order of keys, and comments with their entries', () => {
    const text = 'a: { type: book }\n# of b\nb: { type: book }\nm: { type: book }\n';
    assert.match(added('a: { type: book }\nb: { type: book }\nm:\n  type: book # mine\nn: { type: book }\n', paper('mm')), /# mine\nmm:/);
    assert.match(added('m: { type: book }\na: { type: book }\nb: { type: book }\nz: { type: book }\n', paper('c')), /\nz: [^]*\nc:/);
    assert.match(added(text, paper('k'), paper('aa'), paper('z')), /^a: [^]*\naa:\n[^]*\n# of b\nb: [^]*\nk:\n[^]*\nm: [^]*\nz:\n/);
  });

  it('adds nothing twice, and takes no key that is taken', () => {
    const text = added('', paper('k'));
    assert.deepEqual(plan(text, { ...paper('other', 'On k'), id: 'x' }).skipped, [{ id: 'x', key: 'k' }]);
    assert.deepEqual(plan(text, paper('k', 'Another Work')).added, [{ id: 'title:k', key: 'ka' }]);
    assert.equal(plan('', paper('k'), paper('k')).added.length, 1);
  });

  it('leaves a file alone that is broken or another kind of YAML', () => {
    for (const text of ['a:\n  title: "open\n', '- a\n- b\n', 'version: 3\n', 'references:\n- id: b\n']) {
      const { edits, problems } = plan(text, paper('k'));
      assert.deepEqual([edits, problems.length], [[], 1], text);
    }
  });

  it('changes nothing that was there', () => {
    const file = fc.array(item, { maxLength: 4 }).map((all) => all.map((one, at) => written({ ...one, id: `k${at}` })).join('\n'));
    fc.assert(
      fc.property(file, item, (text, one) => {
        const whole = withEdits(text, planHayagriva(text, [paper(one.id)], { name: '', recordOf: () => one }).edits);
        const before = [...readHayagriva(text, '').records];
        const after = readHayagriva(whole, '').records;
        assert.equal(after.size, before.length + 1);
        for (const [key, said] of before) assert.deepEqual(after.get(key), said);
      }),
      { numRuns: 100 },
    );
  });
});

describe("Typst's own compiler", () => {
  let compiler: Typst | undefined;
  before(async () => {
    compiler = await typst();
  });

  it('cites every entry that is written', function () {
    if (compiler === undefined) this.skip();
    const typ = '#set page(width: auto)\n';
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), (items) => {
        const text = items.map((one, at) => written({ ...one, id: `k${at}` })).join('\n');
        const cites = items.map((_, at) => `@k${at}`).join(' ');
        assert.deepEqual(
          compiler?.complaints({ 'main.typ': `${typ}${cites}\n#bibliography("refs.yml")\n`, 'refs.yml': text }, 'main.typ'),
          [],
          text,
        );
      }),
      { numRuns: 25 },
    );
  });

  it('refuses whatever is reported as a fault', function () {
    if (compiler === undefined) this.skip();
    const scalar = fc.constantFrom(
      '1984',
      '12',
      '1.5',
      'true',
      '~',
      'x',
      '"x"',
      '"a } b"',
      '"{a}"',
      '2001-02-29',
      '2001-2-3',
      '201',
      '~2001',
      '2001/2002',
      'en',
      'e',
      'english',
      'x12',
      'https://a.org',
      'a.org',
      'mailto:x',
      '"a, b, c"',
      '"a, b, c, d"',
      'director',
      'Director',
      'Book',
      'BOOK',
      '[a, b]',
      '[1]',
      '{ value: "a }" }',
      '{ value: "a }", verbatim: true }',
      '{ short: b }',
      '{ name: a }',
      '{ role: director, names: a }',
      '{ role: director }',
      '{ doi: 10.1 }',
      '{ doi: }',
      '{ type: book }',
      '{ type: tome }',
      '""',
    );
    const field = fc.constantFrom(
      'title',
      'author',
      'date',
      'url',
      'language',
      'page-total',
      'page-range',
      'volume',
      'runtime',
      'serial-number',
      'affiliated',
      'parent',
      'note',
      'publisher',
      'type',
      'unknown',
    );
    let [told, refused] = [0, 0];
    fc.assert(
      fc.property(field, scalar, (name, value) => {
        const text = `k:\n  ${name === 'type' ? '' : 'type: article\n  '}${name}: ${value}\n`;
        const isRefused =
          compiler?.complaints({ 'main.typ': '#bibliography("refs.yml", full: true)\n', 'refs.yml': text }, 'main.typ').length !== 0;
        const isTold = readHayagriva(text, '').problems.length > 0;
        if (isTold) assert.ok(isRefused, text);
        told += isTold ? 1 : 0;
        refused += isRefused ? 1 : 0;
      }),
      { numRuns: 250 },
    );
    assert.ok(told * 10 >= refused * 9, `${told} of ${refused} refused files are told of`);
  });
});

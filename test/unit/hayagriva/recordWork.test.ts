import assert from 'node:assert/strict';
import { printEntry } from '../../../src/core/hayagriva/printYaml';
import { readHayagriva } from '../../../src/core/hayagriva/readHayagriva';
import { isLanguage, workOfRecord } from '../../../src/core/hayagriva/recordWork';
import { yamlStyleOf } from '../../../src/core/hayagriva/yamlStyle';
import type { CslItem } from '../../../src/core/record/cslItem';

/** The lines below the key of the entry that an item becomes, without their first two spaces. */
const written = (fields: Readonly<Record<string, unknown>>): readonly string[] =>
  printEntry('k', workOfRecord({ id: 'k', ...fields } as CslItem), yamlStyleOf('', []))
    .split('\n')
    .slice(1)
    .map((line) => line.slice(2));

const day = (...parts: readonly number[]): unknown => ({ 'date-parts': [parts] });

describe('an item as an entry of Hayagriva', () => {
  const held = {
    volume: '7',
    issue: '2',
    edition: '2nd',
    'number-of-volumes': '3',
    'number-of-pages': '100',
    editor: [{ family: 'X', given: 'Y' }],
    publisher: 'P',
    'publisher-place': 'Oslo',
  };
  const heldLines = [
    ...['editor: X, Y', 'publisher:', '  name: P', '  location: Oslo', 'volume: 7', 'issue: 2', 'edition: 2nd'],
    ...['volume-total: 3', 'page-total: 100'],
  ];

  it('has what belongs to its journal there, with the series, and its event', () => {
    const journal = {
      'container-title': 'J',
      'container-title-short': 'JJ',
      'container-author': [{ family: 'A' }],
      'collection-title': 'C',
      'collection-number': '3',
      'collection-editor': [{ family: 'E', given: 'Ed' }],
    };
    const event = { 'event-title': 'Ev', 'event-place': 'Rome', 'event-date': day(2001, 2, 3) };
    assert.deepEqual(written({ type: 'article-journal', title: 'T', 'title-short': 'S', ...held, ...journal, ...event }), [
      ...['type: article', 'title:', '  value: T', '  short: S', 'parent:'],
      ...['  - type: periodical', '    title:', '      value: J', '      short: JJ', '    author: A'],
      ...heldLines.map((line) => `    ${line}`),
      ...['    parent:', '      type: periodical', '      title: C', '      editor: E, Ed', '      volume: 3'],
      ...['  - type: misc', '    title: Ev', '    date: 2001-02-03', '    location: Rome'],
    ]);
  });

  it('has it itself where it is in nothing', () => {
    assert.deepEqual(written({ type: 'book', title: 'T', ...held }), ['type: book', 'title: T', ...heldLines]);
    assert.deepEqual(written({ type: 'chapter', title: 'T', ...held }), ['type: anthos', 'title: T', ...heldLines]);
  });

  const rows: readonly (readonly [fields: Readonly<Record<string, unknown>>, ...lines: readonly string[]])[] = [
    [
      { type: 'paper-conference', title: 'T', event: 'Ev', 'event-place': 'Rome' },
      ...['type: article', 'title: T', 'parent:', '  - type: proceedings', '  - type: conference', '    title: Ev', '    location: Rome'],
    ],
    [{ type: 'book', 'event-title': 'Ev' }, 'type: book', 'parent:', '  type: conference', '  title: Ev'],
    [{ type: 'event', title: 'T', 'event-place': 'Rome', 'event-title': 'Ev' }, 'type: conference', 'title: T', 'location: Rome'],
    [{ type: 'performance', 'event-place': 'Rome' }, 'type: performance', 'location: Rome'],
    [
      {
        type: 'book',
        'original-title': 'O',
        'original-author': [{ family: 'OA' }],
        'original-date': day(1900),
        'original-publisher': 'OP',
        'original-publisher-place': 'Bonn',
      },
      ...['type: book', 'parent:', '  type: original', '  title: O', '  author: OA', '  date: 1900'],
      ...['  publisher:', '    name: OP', '    location: Bonn'],
    ],
    [{ type: 'book', 'collection-title': 'C' }, 'type: book', 'parent:', '  type: book', '  title: C'],
    [{ type: 'chapter', 'collection-title': 'C' }, 'type: anthos', 'parent:', '  type: anthology', '  title: C'],
    [{ type: 'thesis', 'collection-editor': [{ family: 'E' }] }, 'type: thesis', 'parent:', '  type: thesis', '  editor: E'],
    [
      { type: 'chapter', 'container-title': 'B', 'container-author': [{ family: 'A', given: 'B' }], 'collection-title': 'C' },
      ...['type: chapter', 'parent:', '  type: book', '  title: B', '  author: A, B', '  parent:', '    type: book', '    title: C'],
    ],
    [{ type: 'article-journal' }, 'type: article', 'parent:', '  type: periodical'],
    [{ type: 'article' }, 'type: article'],
    [
      { type: 'report', authority: 'Auth', 'chapter-number': '5', page: '10–12', genre: 'G', language: 'de-DE', publisher: 'P' },
      ...['type: report', 'publisher: P', 'organization: Auth', 'chapter: 5', 'page-range: "10-12"', 'genre: G', 'language: de-DE'],
    ],
    [
      { type: 'book', number: 'N1', version: '2', DOI: '10.1/x', ISBN: '1', ISSN: '2', PMID: '3', PMCID: '4' },
      ...['type: book', 'serial-number:', '  doi: 10.1/x', '  isbn: "1"', '  issn: "2"', '  pmid: "3"', '  pmcid: "4"'],
      ...['  version: "2"', '  serial: N1'],
    ],
    [
      { type: 'book', archive: 'Arch', archive_location: 'loc', 'call-number': 'cn', note: 'a note', abstract: 'ab' },
      ...['type: book', 'archive: Arch', 'archive-location: loc', 'call-number: cn', 'note: a note', 'abstract: ab'],
    ],
    [
      { type: 'article', archive: 'arXiv', archive_location: '2401.00010' },
      ...['type: article', 'serial-number:', '  arxiv: "2401.00010"'],
    ],
    [
      { type: 'article', number: 'arXiv:2401.00010' },
      ...['type: article', 'serial-number:', '  arxiv: "2401.00010"', '  serial: arXiv:2401.00010'],
    ],
    [
      { type: 'article', number: 'arXiv:2401.00010 [cs]' },
      'type: article',
      'serial-number:',
      '  arxiv: "2401.00010"',
      '  serial: "arXiv:2401.00010 [cs]"',
    ],
    [{ type: 'book', issued: day(1999, 5), page: '10--12' }, 'type: book', 'date: 1999-05', 'page-range: "10-12"'],
    [{ type: 'book', issued: day(-1), title: '2020-05: A' }, 'type: book', 'title: "2020-05: A"', 'date: "0000"'],
    [{ type: 'book', title: '0xAB', note: 'a<i>b<span class="nocase">c' }, 'type: book', 'title: "0xAB"', 'note: "ab{c}"'],
    [{ type: 'article', number: 'xarXiv:2401.00010' }, 'type: article', 'serial-number:', '  serial: xarXiv:2401.00010'],
    [{ type: 'article', archive: 'arXiv', archive_location: 'none' }, 'type: article', 'archive: arXiv', 'archive-location: none'],
    [{ type: 'book', 'title-short': 'S', 'publisher-place': 'Oslo' }, 'type: book', 'publisher:', '  location: Oslo'],
    [{ type: 'book', volume: '007', edition: '0', issue: '1-2 – 3' }, 'type: book', 'volume: "007"', 'issue: "1-2-3"', 'edition: 0'],
    [{ type: 'book', volume: '1234567890', issue: '123456789' }, 'type: book', 'volume: "1234567890"', 'issue: 123456789'],
    [{ type: 'book', 'number-of-volumes': '0', 'number-of-pages': 'x1' }, 'type: book'],
    [{ type: 'book', 'number-of-volumes': '10', 'number-of-pages': '1x' }, 'type: book', 'volume-total: 10'],
    [
      { type: 'book', author: [{ literal: 'others' }, { family: 'A' }, { literal: 'UNESCO' }, 5, {}], editor: 'x' },
      ...['type: book', 'author:', '  - A', '  - UNESCO'],
    ],
    [
      { type: 'webpage', URL: 'https://a.org/x', accessed: day(2020, 1, 2) },
      'type: web',
      'url:',
      '  value: https://a.org/x',
      '  date: 2020-01-02',
    ],
    [{ type: 'webpage', URL: 'ftp://a.org' }, 'type: web', 'url: ftp://a.org'],
    ...['mailto:x', 'mailto:x@y.org', 'http://a.org', 'https://1.2.3.4/x', 'urn:isbn:1'].map(
      (URL) => [{ type: 'webpage', URL }, 'type: web', `url: ${URL}`] as const,
    ),
    ...[
      'www.x.org',
      'https://',
      'https://-x',
      'http:x',
      'https:x',
      'a https://x.org',
      'https://x.org a',
      'mailto:',
      'mailto:x y',
      '1x:y',
    ].map((URL) => [{ type: 'webpage', URL }, 'type: web'] as const),
    ...['01:30', '100:30', '01:30,5', '01:30,123', '01:02:03', '01:02:03,123'].map(
      (dimensions) => [{ type: 'song', dimensions }, 'type: audio', `runtime: "${dimensions}"`] as const,
    ),
    ...[
      '1:30',
      '01:60',
      '01:3',
      '01:30,',
      '01:30,1234',
      '01:60:03',
      '01:02:60',
      '1:02:03',
      'x01:30',
      'x01:02:03',
      '01:30x',
      '01:02:03x',
      '1h',
    ].map((dimensions) => [{ type: 'song', dimensions }, 'type: audio'] as const),
  ];
  for (const [fields, ...lines] of rows)
    it(`${JSON.stringify(fields)}: ${lines.join(' | ')}`, () => assert.deepEqual(written(fields), lines));

  it('names each part that somebody had in it', () => {
    const roles = {
      translator: 'translator',
      contributor: 'collaborator',
      organizer: 'organizer',
      performer: 'cast-member',
      composer: 'composer',
      producer: 'producer',
      'executive-producer': 'executive-producer',
      'script-writer': 'writer',
      director: 'director',
      illustrator: 'illustrator',
      narrator: 'narrator',
      compiler: 'compiler',
      'series-creator': 'founder',
    };
    for (const [variable, role] of Object.entries(roles)) {
      assert.deepEqual(written({ type: 'book', [variable]: [{ family: 'D' }] }), [
        'type: book',
        'affiliated:',
        `  - role: ${role}`,
        '    names: D',
      ]);
      for (const said of [role, role.toUpperCase(), role.replace('-', ' '), role.replace('-', '_')]) {
        const [record] = readHayagriva(`k:\n  type: book\n  affiliated: { role: ${said}, names: D }\n`, '').records.values();
        assert.deepEqual(record?.[variable], [{ literal: 'D' }], said);
      }
    }
  });
});

describe('a language of Unicode', () => {
  const known = 'en eng en-US en_US en-Latn-US zh-Hans de-1996 de-DE-1996 sl-rozaj en-123 en-Latn en-1a2b en-abcdefgh de-abc12 EN';
  const unknown =
    'e engl english sl-x en-12 en-US-USA en-1a2 en-abcdefghi en- 12 en-L1tn en-latn-latn en-US-US en-x234 -en xen-abcd-9 de-ab!12';
  it('has a code, and may have a script, a region and variants', () => {
    for (const one of known.split(' ')) assert.equal(isLanguage(one), true, one);
  });
  it('has nothing else', () => {
    for (const one of ['', ...unknown.split(' ')]) assert.equal(isLanguage(one), false, one);
  });
});

import assert from 'node:assert/strict';
import { readHayagriva } from '../../../src/core/hayagriva/readHayagriva';
import type { CslItem } from '../../../src/core/record/cslItem';

/** What an entry with these fields, written in braces, says besides its id and type. */
function said(fields: string): Readonly<Record<string, unknown>> {
  const [record] = readHayagriva(`k: { ${fields} }\n`, '').records.values();
  const { id: _, type: __, ...rest } = record ?? ({} as CslItem);
  return rest;
}

const person = { family: 'Orr', given: 'Ida' };
const rows: readonly (readonly [fields: string, expected: Readonly<Record<string, unknown>>])[] = [
  ['type: book', {}],
  ['type: book, title: T', { title: 'T' }],
  ['type: book, title: { value: T, short: S }', { title: 'T', 'title-short': 'S' }],
  ['type: anthos, parent: { title: { value: B, short: b } }', { 'container-title': 'B', 'container-title-short': 'b' }],
  [
    'type: book, parent: { type: book, title: C, volume: 3, editor: "Orr, Ida" }',
    { 'collection-title': 'C', 'collection-number': '3', 'collection-editor': [person] },
  ],
  ['type: article, author: "Orr, Ida", editor: "Orr, Ida"', { author: [person], editor: [person] }],
  ['type: article, parent: { editor: "Orr, Ida", author: "Orr, Ida" }', { editor: [person], 'container-author': [person] }],
  ['type: article, editor: "Orr, Ida", parent: { editor: Hale }', { editor: [person] }],
  [
    'type: book, affiliated: [{ role: director, names: "Orr, Ida" }, { role: Director, names: Hale }, { role: dean, names: X }, { names: Y }, x, { role: writer }]',
    { director: [person, { literal: 'Hale' }] },
  ],
  ['type: article, parent: { affiliated: { role: translator, names: "Orr, Ida" } }', { translator: [person] }],
  ['type: article, affiliated: [], parent: { affiliated: { role: translator, names: "Orr, Ida" } }', { translator: [person] }],
  ['type: book, date: 2001-02', { issued: { 'date-parts': [[2001, 2]] } }],
  ['type: article, parent: { date: 2001 }', { issued: { 'date-parts': [[2001]] } }],
  ['type: article, date: 2000, parent: { date: 2001 }', { issued: { 'date-parts': [[2000]] } }],
  ['type: article, date: soon, parent: { date: 2001 }', { issued: { 'date-parts': [[2001]] } }],
  ['type: book, url: https://a.org', { URL: 'https://a.org' }],
  ['type: book, url: { value: https://a.org, date: 2001 }', { URL: 'https://a.org', accessed: { 'date-parts': [[2001]] } }],
  ['type: article, parent: { url: { value: https://a.org, date: 2001 } }', { URL: 'https://a.org', accessed: { 'date-parts': [[2001]] } }],
  [
    'type: article, parent: [{ type: periodical, title: J }, { type: conference, title: Ev, date: 2001, location: Rome }]',
    {
      'container-title': 'Ev',
      issued: { 'date-parts': [[2001]] },
      'event-title': 'Ev',
      'event-place': 'Rome',
      'event-date': { 'date-parts': [[2001]] },
    },
  ],
  ['type: conference, title: Ev, date: 2001, location: Rome', { title: 'Ev', 'event-place': 'Rome', issued: { 'date-parts': [[2001]] } }],
  [
    'type: book, parent: { type: original, title: O, author: "Orr, Ida", date: 1900, publisher: { name: P, location: Bonn } }',
    {
      'original-title': 'O',
      'original-author': [person],
      'original-date': { 'date-parts': [[1900]] },
      'original-publisher': 'P',
      'original-publisher-place': 'Bonn',
    },
  ],
  ['type: book, parent: { type: original, publisher: P }', { 'original-publisher': 'P' }],
  [
    'type: original, title: O, author: "Orr, Ida", date: 1900, publisher: { name: P, location: Bonn }',
    { title: 'O', author: [person], issued: { 'date-parts': [[1900]] }, publisher: 'P', 'publisher-place': 'Bonn' },
  ],
  [
    'type: article, volume: 1, parent: { type: periodical, volume: 7, issue: 2, edition: 3, page-total: 99, volume-total: 4 }',
    { volume: '7', issue: '2', edition: '3', 'number-of-pages': '99', 'number-of-volumes': '4' },
  ],
  [
    'type: article, volume: 1, issue: 2, edition: 3, chapter: 5, page-range: 1-9, page-total: 9, volume-total: 8, runtime: "01:30", parent: { type: periodical, issue: 6, page-total: 7, volume-total: 7 }',
    {
      volume: '1',
      issue: '2',
      edition: '3',
      'chapter-number': '5',
      page: '1-9',
      'number-of-pages': '9',
      'number-of-volumes': '8',
      dimensions: '01:30',
    },
  ],
  ['type: article, parent: { chapter: 5, page-range: 1-9, runtime: "01:30" }', {}],
  ['type: book, publisher: P', { publisher: 'P' }],
  ['type: book, publisher: { value: "{P}" }', { publisher: '<span class="nocase">P</span>' }],
  ['type: article, parent: { publisher: { name: P, location: Bonn } }', { publisher: 'P', 'publisher-place': 'Bonn' }],
  [
    'type: article, publisher: { location: Rome }, parent: { publisher: { name: P, location: Bonn } }',
    { publisher: 'P', 'publisher-place': 'Rome' },
  ],
  ['type: report, organization: O', { publisher: 'O', authority: 'O' }],
  ['type: thesis, organization: O, publisher: P', { publisher: 'P', authority: 'O' }],
  ['type: book, organization: O', { authority: 'O' }],
  [
    'type: book, serial-number: { DOI: 10.1/x, isbn: 1, issn: 2, pmid: 3, pmcid: 4, serial: 5, version: 6 }',
    { DOI: '10.1/x', ISBN: '1', ISSN: '2', PMID: '3', PMCID: '4', number: '5', version: '6' },
  ],
  ['type: book, serial: 5', { number: '5' }],
  ['type: book, serial-number: 6, serial: 5', { number: '6' }],
  ['type: book, serial-number: { arxiv: "arXiv:2401.00010v2" }, archive: A', { archive: 'arXiv', archive_location: '2401.00010' }],
  ['type: book, serial-number: { arxiv: x }', { archive: 'arXiv', archive_location: 'x' }],
  [
    'type: article, parent: { serial-number: { doi: 10.1/x, isbn: 1, issn: 2, pmid: 3, pmcid: 4, serial: 5, version: 6, arxiv: x } }',
    { ISBN: '1', ISSN: '2' },
  ],
  [
    'type: article, parent: { note: n, abstract: a, genre: g, language: de, call-number: c, archive: A, archive-location: L }',
    { abstract: 'a', genre: 'g', language: 'de', 'call-number': 'c', archive: 'A', archive_location: 'L' },
  ],
  ['type: book, note: "n {N}", abstract: a', { note: 'n <span class="nocase">N</span>', abstract: 'a' }],
];

describe('what an entry of Hayagriva says', () => {
  for (const [fields, expected] of rows) it(fields, () => assert.deepEqual(said(fields), expected));
});

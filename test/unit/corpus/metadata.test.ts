import assert from 'node:assert/strict';
import { bareDoi } from '../../../src/core/corpus/identity';
import { parseMetadata } from '../../../src/core/corpus/metadata';

const read = (item: unknown) => parseMetadata(JSON.stringify([item]), 'metadata.json');
const venue = { name: 'ICLR', kind: 'conference' };

describe('the metadata of bundled papers', () => {
  it('is taken as it is', () => {
    const whole = {
      title: 'T',
      authors: [{ family: 'Orr', given: 'Ada' }, { family: 'Plato' }, { literal: 'NASA' }],
      arxivId: '2505.23884',
      doi: '10.1000/1',
      year: 2025,
      venue: { ...venue, year: 2025 },
      codeUrl: 'https://example.org',
    };
    assert.deepEqual(read({ ...whole, provenance: {} }), { facts: [whole], problems: [] });
    assert.deepEqual(read({ title: 'T' }), { facts: [{ title: 'T', authors: [] }], problems: [] });
    assert.deepEqual(read({ title: 'T', authors: [{ family: 'Orr', given: '' }] }).facts[0]?.authors, [{ family: 'Orr' }]);
  });

  for (const year of [1001, 2999]) it(`has papers of ${year}`, () => assert.equal(read({ title: 'T', year }).facts[0]?.year, year));
  for (const kind of ['conference', 'journal', 'other'])
    it(`has venues of the kind ${kind}`, () =>
      assert.deepEqual(read({ title: 'T', venue: { name: 'V', kind } }).facts[0]?.venue, { name: 'V', kind }));
  it('has venues without a year where theirs is none', () => {
    for (const year of [1000, 3000, 2000.5, '2020', null])
      assert.deepEqual(read({ title: 'T', venue: { ...venue, year } }).facts[0]?.venue, venue);
  });

  const wrong: readonly unknown[] = [
    null,
    [],
    'T',
    {},
    { title: '' },
    { title: 7 },
    ...[1000, 3000, 2000.5, '2020', null].map((year) => ({ title: 'T', year })),
    ...['Orr', {}, ['Orr'], [null], [[]], [{}], [{ family: 7 }], [{ family: 'Orr' }, { given: 'Ada' }]].map((authors) => ({
      title: 'T',
      authors,
    })),
    ...['ICLR', {}, null, [], { name: 'ICLR' }, { name: 'ICLR', kind: 'party' }, { kind: 'other' }].map((one) => ({
      title: 'T',
      venue: one,
    })),
    ...['arxivId', 'doi', 'codeUrl'].map((name) => ({ title: 'T', [name]: 7 })),
    { title: 'T', arxivId: 'none' },
    { title: 'T', doi: 'none' },
  ];
  for (const item of wrong)
    it(`has no paper of ${JSON.stringify(item)}, and says so`, () => {
      const { facts, problems } = parseMetadata(JSON.stringify([{ title: 'Fine' }, item]), 'metadata.json');
      assert.deepEqual(facts, [{ title: 'Fine', authors: [] }]);
      assert.deepEqual(
        problems.map(({ file, line, code, message }) => [file, line, code, /item 2 of the metadata/.test(message)]),
        [['metadata.json', 1, 'metadata-shape', true]],
      );
    });

  it('is a list of papers in JSON', () => {
    const codes = (text: string): readonly string[] => parseMetadata(text, 'm').problems.map(({ code }) => code);
    assert.deepEqual([codes('{'), codes('{}'), codes('null'), codes('[]')], [['invalid-json'], ['metadata-shape'], ['metadata-shape'], []]);
  });
});

describe('a DOI in a text', () => {
  const dois: Readonly<Record<string, string | undefined>> = {
    '10.1000/a?b#c': '10.1000/a?b#c',
    'doi:10.1000/a#b': '10.1000/a#b',
    'https://doi.org/10.1000/a?b#c': '10.1000/a',
    'https://doi.org/10.1000/a#c': '10.1000/a',
    'https://doi.org/10.1000/a/abstract': '10.1000/a/abstract',
    'https://example.org/doi/10.1000/a/abstract?x=1': '10.1000/a',
    'https://example.org/doi/10.1000/a.pdf': '10.1000/a',
    '10.1000/a.pdf': '10.1000/a.pdf',
    '10.1000/a,10.1000/b': '10.1000/a',
    '10.1000/a;doi:10.1000/b': '10.1000/a',
    '(10.1000/a(1)b)': '10.1000/a(1)b',
    '<https://doi.org/10.1000/a>.': '10.1000/a',
    '“10.1000/a”': '10.1000/a',
    '10.1000/&lt;a&gt;&amp;b': '10.1000/<a>&b',
    '10.1000/a\u200b': '10.1000/a',
    'see page 10.1000/a': undefined,
    '10.100/a': undefined,
    '110.1000/a': undefined,
    '10.1000/': undefined,
  };
  for (const [text, doi] of Object.entries(dois)) it(`of ${text} is ${doi}`, () => assert.equal(bareDoi(text), doi));
});

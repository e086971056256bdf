import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/corpus/paper';
import { parseListing } from '../../../src/core/corpus/parseListing';
import { builtCorpus, bundledCorpus, bundledListings } from '../../fixtures/bundledCorpus';

const count = (is: (paper: Paper) => boolean): number => bundledCorpus().filter(is).length;
const titled = (start: string): readonly Paper[] => bundledCorpus().filter(({ title }) => title.startsWith(start));
const records = () => bundledListings().flatMap(({ name, text }) => parseListing(text, name).records);

describe('the bundled corpus', () => {
  it('parses without a problem', () => assert.deepEqual(builtCorpus().problems, []));

  it('has the records of each capture', () => {
    assert.deepEqual(
      builtCorpus().captures.map((capture) => capture.records),
      [38, 97, 207, 66, 41],
    );
  });

  it('takes the year after the latest printed one for a capture, and none where none is printed', () => {
    assert.deepEqual(
      builtCorpus().captures.map((capture) => capture.year),
      [2026, undefined, undefined, 2025, 2025],
    );
  });

  it('has the facts that the captures print', () => {
    const organizations = records().flatMap(({ organization }) => organization ?? []);
    const printed = {
      authorCount: records().filter((r) => r.authorCount !== undefined).length,
      date: records().filter((r) => r.date !== undefined).length,
    };
    assert.deepEqual({ ...printed, organizations }, { authorCount: 135, date: 136, organizations: ['Apple'] });
  });

  for (const [what, expected, is] of [
    ['papers', 427, () => true],
    ['papers in more than one capture', 19, (paper) => paper.sources.length > 1],
    ['arXiv ids', 426, (paper) => paper.arxivId !== undefined],
    ['author lists', 427, (paper) => paper.authors.length > 0],
    ['venues', 170, (paper) => paper.venue !== undefined],
    ['code links', 159, (paper) => paper.codeUrl !== undefined],
    ['DOIs', 18, (paper) => paper.doi !== undefined],
    ['abstracts of over 200 characters', 427, (paper) => (paper.abstract?.length ?? 0) > 200],
    ['titles under 200 characters', 427, (paper) => paper.title.length > 0 && paper.title.length < 200],
    ['dates of a known form', 427, (paper) => /^(?:\d{4}(?:-\d\d-\d\d)?)?$/.test(paper.date ?? '')],
  ] satisfies [string, number, (paper: Paper) => boolean][]) {
    it(`has ${expected} ${what}`, () => assert.equal(count(is), expected));
  }

  it('gives each paper an id and a key of its own, keys whatever their case', () => {
    assert.equal(new Set(bundledCorpus().map((paper) => paper.id)).size, 427);
    assert.equal(new Set(bundledCorpus().map((paper) => paper.citationKey.toLowerCase())).size, 427);
  });

  it('has keys of letters and digits, never one by chance without a suffix', () => {
    assert.deepEqual(
      bundledCorpus()
        .map((paper) => paper.citationKey)
        .filter((key) => !/^[a-z][a-z0-9]+$/.test(key)),
      [],
    );
  });

  it('parts cards that have no block', () => {
    const four = ['UniQL', 'Quamba2', 'StatEval', 'State Tuning'].map((start) => titled(start).map((paper) => paper.title));
    assert.deepEqual(four, [
      ['UniQL: Unified Quantization and Low-rank Compression for Adaptive Edge LLMs'],
      ['Quamba2: A Robust and Scalable Post-training Quantization Framework for Selective State Space Models'],
      ['StatEval: A Comprehensive Benchmark for Large Language Models in Statistics'],
      ['State Tuning: State-based Test-Time Scaling on RWKV-7'],
    ]);
  });

  it('dates both cards of one paper alike, with and without a printed year', () => {
    const cards = records().filter(({ title, date }) => title === 'Test-Time Training Done Right' && date !== undefined);
    assert.deepEqual(
      cards.map(({ printedDate, date }) => [printedDate, date]),
      [
        ['May 29, 2025', '2025-05-29'],
        ['May 29', '2025-05-29'],
      ],
    );
  });

  it('joins all that is known of a paper', () => {
    const [paper] = titled('Test-Time Training Done Right');
    assert.deepEqual(
      { ...paper, abstract: '', authors: paper?.authors.slice(0, 2) },
      {
        id: 'arxiv:2505.23884',
        title: 'Test-Time Training Done Right',
        abstract: '',
        authors: [
          { family: 'Zhang', given: 'Tianyuan' },
          { family: 'Bi', given: 'Sai' },
        ],
        authorCount: 9,
        date: '2025-05-29',
        arxivId: '2505.23884',
        url: 'https://arxiv.org/abs/2505.23884',
        citationKey: 'zhang2025testtime',
        sources: ['000_392b1d1b404e6d8f.txt', '002_94c2c0d780ae65c7.txt', '004_e330373cf49b0531.txt'],
      },
    );
  });

  it('shows a title with markup as text and keeps its LaTeX', () => {
    const [paper] = titled('S²FT');
    assert.equal(paper?.title, 'S²FT: Efficient, Scalable and Generalizable LLM Fine-tuning by Structured Sparsity');
    assert.equal(paper?.titleLatex, 'S$^{2}$FT: Efficient, Scalable and Generalizable LLM Fine-tuning by Structured Sparsity');
    assert.equal(
      count(({ titleLatex }) => titleLatex !== undefined),
      1,
    );
  });

  it('leaves no escape in an abstract but the one macro whose meaning no reader knows', () => {
    const escapes = bundledCorpus().flatMap(({ abstract }) => abstract?.match(/\\[a-z]+|\\.|``|\^\{|_\{|\b[gl]eq\b/g) ?? []);
    assert.deepEqual([...new Set(escapes)], ['\\shortname']);
  });
});

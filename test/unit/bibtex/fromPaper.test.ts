import assert from 'node:assert/strict';
import { entryOfPaper } from '../../../src/core/bibtex/writing/fromPaper';
import type { Paper } from '../../../src/core/corpus/paper';

const bare: Paper = { id: 'x', title: 'T', authors: [{ family: 'Orr' }], citationKey: 'k', sources: [] };
const fields = (more: Partial<Paper>, dialect: 'bibtex' | 'biblatex'): string => {
  const entry = entryOfPaper({ ...bare, ...more }, dialect);
  assert.equal(entry.key, 'k');
  const written = entry.fields.map(({ name, value, bare: isBare }) => `${name} = ${isBare === true ? value : `{${value}}`}`);
  return [`@${entry.type}`, ...written.filter((field) => !/^(?:author = \{Orr\}|title = \{T\})$/.test(field))].join(' ');
};

describe('the entry of a paper', () => {
  const arxiv = { arxivId: '2001.00001' };
  const address = 'url = {https://arxiv.org/abs/2001.00001}';
  const [old, now] = ['eprint = {2001.00001} archivePrefix = {arXiv}', 'eprint = {2001.00001} eprinttype = {arxiv}'];
  const venue = (kind: 'journal' | 'conference' | 'other', year?: number) => ({
    venue: { name: 'V', kind, ...(year !== undefined && { year }) },
  });
  const rows: readonly (readonly [what: string, more: Partial<Paper>, bibtex: string, biblatex: string])[] = [
    ['of which nothing else is known', {}, '@misc', '@misc'],
    ['in the archive', arxiv, `@misc ${old} ${address}`, `@online ${now} ${address}`],
    [
      'with a day',
      { ...arxiv, date: '2020-05-06' },
      `@misc year = {2020} month = may ${old} ${address}`,
      `@online date = {2020-05-06} ${now} ${address}`,
    ],
    [
      'in a journal of another year',
      { ...arxiv, ...venue('journal', 2021), date: '2020-05-06' },
      `@article journal = {V} year = {2021} ${old}`,
      `@article journaltitle = {V} date = {2021} ${now}`,
    ],
    [
      'at a conference',
      { ...venue('conference'), date: '2020-05-06' },
      '@inproceedings booktitle = {V} year = {2020} month = may',
      '@inproceedings booktitle = {V} date = {2020-05-06}',
    ],
    ['elsewhere', venue('other'), '@misc howpublished = {V}', '@misc howpublished = {V}'],
    ...(['journal', 'conference'] as const).map(
      (kind) =>
        [
          `without authors in a ${kind}`,
          { authors: [], ...venue(kind) },
          '@misc key = {T} howpublished = {V}',
          '@misc key = {T} howpublished = {V}',
        ] as const,
    ),
    ['on the web', { url: 'https://a.b' }, '@misc url = {https://a.b}', '@online url = {https://a.b}'],
    [
      'on the web and in the archive',
      { ...arxiv, url: 'https://a.b/c d{e}f\\g"' },
      `@misc ${old} url = {https://a.b/c%20d%7Be%7Df%5Cg%22}`,
      `@online ${now} url = {https://a.b/c%20d%7Be%7Df%5Cg%22}`,
    ],
    ['with a DOI', { doi: '10.1000/a b' }, '@misc doi = {10.1000/a%20b}', '@misc doi = {10.1000/a%20b}'],
    ['of 44 BC', { date: '-0044' }, '@misc year = {44 BC}', '@misc date = {-0043}'],
    ['of 1 BC', { date: '-0001-05' }, '@misc year = {1 BC} month = may', '@misc date = {0000-05}'],
    ['of 850', { date: '0850' }, '@misc year = {850}', '@misc date = {0850}'],
    [
      'in a journal of its own year, without the day of the preprint',
      { ...venue('journal', 2020), date: '2020-05-06' },
      '@article journal = {V} year = {2020}',
      '@article journaltitle = {V} date = {2020}',
    ],
    ['without a title', { title: '' }, '@misc', '@misc'],
    ['with mathematics', { title: 'S²', titleLatex: 'S$^2$' }, '@misc title = {{S$^2$}}', '@misc title = {{S$^2$}}'],
  ];
  for (const [what, more, bibtex, biblatex] of rows)
    it(`has the fields of its kind, ${what}`, () =>
      assert.deepEqual([fields(more, 'bibtex'), fields(more, 'biblatex')], [bibtex, biblatex]));
});

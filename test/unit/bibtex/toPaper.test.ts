import assert from 'node:assert/strict';
import { aliases } from '../../../src/core/bibtex/meaning/inherit';
import { type EntryPapers, papersOf, papersPutBack } from '../../../src/core/bibtex/meaning/papersOf';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import type { Paper } from '../../../src/core/corpus/paper';
import { finished } from '../../../src/core/steps';

function read(text: string, before?: EntryPapers): EntryPapers {
  const steps = papersOf(parseBibtex(text).entries, text, 'refs.bib', before);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** What the first paper of “text” has of “expected”'s fields. */
function check(text: string, expected: { readonly [K in keyof Paper]?: Paper[K] | undefined }): void {
  const [paper] = read(text).papers;
  assert.ok(paper);
  const shown = Object.fromEntries(Object.keys(expected).map((name) => [name, Object.entries(paper).find(([key]) => key === name)?.[1]]));
  assert.deepEqual(shown, expected);
}

describe('an entry as a paper', () => {
  it('has its text, names and identifiers', () => {
    check(
      '@inproceedings{Vaswani17, title={{Attention} is All You {N}eed}, author={Vaswani, Ashish and {Google Brain}}, booktitle={Advances in {NIPS}}, year=2017, doi={https://doi.org/10.5555/ABC\\_1}, abstract={Uses $O(n^2)$\n memory.}}',
      {
        id: 'doi:10.5555/abc_1',
        title: 'Attention is All You Need',
        authors: [{ family: 'Vaswani', given: 'Ashish' }, { literal: 'Google Brain' }],
        venue: { name: 'Advances in NIPS', kind: 'conference', year: 2017 },
        date: '2017',
        doi: '10.5555/abc_1',
        url: 'https://doi.org/10.5555/abc_1',
        abstract: 'Uses O(n²) memory.',
        citationKey: 'Vaswani17',
        sources: ['refs.bib'],
      },
    );
  });

  it('finds the arXiv id wherever exports put it', () => {
    for (const fields of [
      'eprint={1706.03762v7}, archivePrefix={arXiv}',
      'eprint={arXiv:1706.03762}, eprinttype={arxiv}',
      'eprint={1706.03762}',
      'url={https://arxiv.org/abs/1706.03762v2}',
      'doi={10.48550/arXiv.1706.03762}',
      'journal={arXiv preprint arXiv:1706.03762}',
      'journal={CoRR}, volume={abs/1706.03762}',
      'note={arXiv:1706.03762 [cs.CL]}',
    ]) {
      check(`@article{a, title={T}, ${fields}}`, { id: 'arxiv:1706.03762', arxivId: '1706.03762', venue: undefined });
    }
    check('@article{a, title={T}, eprint={1234.5678}, eprinttype={jstor}}', { arxivId: undefined });
  });

  it('reads dates of both dialects', () => {
    const dates: readonly (readonly [string, string | undefined])[] = [
      ['year=2020', '2020'],
      ['year={2020}, month=mar', '2020-03'],
      ['year={2020}, month={March}', '2020-03'],
      ['year={2020}, month={3}', '2020-03'],
      ['year={2020}, month="10~" # jan', '2020-01-10'],
      ['year={2020}, month={Sept.}, day={5}', '2020-09-05'],
      ['date={2020-05-06}', '2020-05-06'],
      ['date={2020-05/2020-07}', '2020-05'],
      ['date={2020-05~}', '2020-05'],
      ['date={2020-XX-XX}', '2020'],
      ['date={2020-21}', '2020'],
      ['date={1999/2000}', '1999'],
      ['year={c. 1890}', '1890'],
      ['year={in press}', undefined],
      ['year={2020}, month={13}', '2020'],
    ];
    for (const [fields, date] of dates) check(`@misc{a, title={T}, ${fields}}`, { date });
  });

  it('finds the arXiv id in no other archive and no other text', () => {
    for (const fields of [
      'eprint={nothing}',
      'note={see 1706.03762}',
      'note={arXiv: soon}',
      'volume={x abs/1706.03762}',
      'url={https://a.org/1706.03762}',
    ])
      check(`@article{a, title={T}, ${fields}}`, { arxivId: undefined });
    for (const fields of [
      'note={arXiv: 1706.03762}',
      'howpublished={arXiv:1706.03762}',
      'number={arXiv:1706.03762v2}',
      'eprint={x}, note={ARXIV:1706.03762}',
    ])
      check(`@article{a, title={T}, ${fields}}`, { arxivId: '1706.03762', url: 'https://arxiv.org/abs/1706.03762' });
    check('@article{a, title={T}, note={arXiv:hep-th/9901001}}', { arxivId: 'hep-th/9901001' });
  });

  it('has its address, else that of its identifier', () => {
    const rows: readonly (readonly [fields: string, url: string | undefined, doi: string | undefined])[] = [
      ['doi={10.1000/A}, url={https://a.org/x}', 'https://a.org/x', '10.1000/a'],
      ['doi={10.1000/A}', 'https://doi.org/10.1000/a', '10.1000/a'],
      ['url={https://doi.org/10.1000/A}', 'https://doi.org/10.1000/A', '10.1000/a'],
      ['url={https://pub.org/doi/10.1000/A}', 'https://pub.org/doi/10.1000/A', '10.1000/a'],
      ['url={https://pub.org/10.1000/A}', 'https://pub.org/10.1000/A', undefined],
      ['doi={none}, url={https://doi.org/10.1000/A}', 'https://doi.org/10.1000/A', undefined],
      ['url={none}', undefined, undefined],
    ];
    for (const [fields, url, doi] of rows) check(`@misc{a, title={T}, ${fields}}`, { url, doi });
  });

  it('is published where its kind of entry says', () => {
    const rows: readonly (readonly [entry: string, venue: Paper['venue']])[] = [
      ['article{a, journal={J}, booktitle={B}', { name: 'J', kind: 'journal' }],
      ['inproceedings{a, journal={J}', { name: 'J', kind: 'journal' }],
      ['article{a, journaltitle={{J}ournal}, journal={K}', { name: 'Journal', kind: 'journal' }],
      ...['inproceedings', 'conference', 'proceedings', 'mvproceedings'].map(
        (type) => [`${type}{a, booktitle={B}`, { name: 'B', kind: 'conference' }] as const,
      ),
      ['incollection{a, booktitle={B}', { name: 'B', kind: 'other' }],
      ['inproceedings{a, eventtitle={E}', { name: 'E', kind: 'conference' }],
      ['phdthesis{a, school={S}, publisher={P}', { name: 'S', kind: 'other' }],
      ['report{a, institution={I}, publisher={P}', { name: 'I', kind: 'other' }],
      ['book{a, publisher={P}, organization={O}', { name: 'P', kind: 'other' }],
      ['manual{a, organization={O}', { name: 'O', kind: 'other' }],
      ['misc{a, publisher={P}', undefined],
      ['online{a, organization={O}', undefined],
      ['article{a, journal={ArXiv preprint}', undefined],
      ['article{a, journal={CoRR}', undefined],
      ['article{a, journal={Corrosion}', { name: 'Corrosion', kind: 'journal' }],
      ['article{a, journal={On arXiv}', { name: 'On arXiv', kind: 'journal' }],
    ];
    for (const [entry, venue] of rows) check(`@${entry}, title={T}}`, { venue });
  });

  it('has its printing, where it is of a kind that is printed more than once, and its title with it for a name', () => {
    const rows: readonly (readonly [entry: string, printing: Paper['printing'], id: string])[] = [
      ['book{a, volume={2}, edition={3}', { volume: '2', edition: '3' }, 'title:t-volume-2-edition-3'],
      ['book{a, edition={1}', { edition: '1' }, 'title:t'],
      ['book{a, edition={second}', { edition: '2' }, 'title:t-edition-2'],
      ['book{a', {}, 'title:t'],
      ...[
        'mvbook',
        'collection',
        'mvcollection',
        'proceedings',
        'mvproceedings',
        'reference',
        'mvreference',
        'manual',
        'booklet',
        'periodical',
        'report',
        'techreport',
      ].map((type) => [`${type}{a, volume={2}`, { volume: '2' }, 'title:t-volume-2'] as const),
      ...['inbook', 'bookinbook', 'article', 'inproceedings', 'misc'].map(
        (type) => [`${type}{a, volume={2}`, undefined, 'title:t'] as const,
      ),
    ];
    for (const [entry, printing, id] of rows) check(`@${entry}, title={T}}`, { printing, id });
    check('@book{a, title={T}, subtitle={S}}', { title: 'T: S' });
    check('@book{a, title={T}, subtitle={}}', { title: 'T' });
  });

  it('keeps a title with mathematics in LaTeX beside its text', () => {
    check('@misc{a, title={S$^{2}$FT}}', { title: 'S²FT', titleLatex: 'S$^{2}$FT' });
    check('@misc{a, title={{S}imple}}', { title: 'Simple', titleLatex: undefined });
  });

  it('is known by its key where it has no title, and by its editors where it is a book without authors', () => {
    check('@book{a, editor={Knuth, Donald}}', { title: 'a', authors: [{ family: 'Knuth', given: 'Donald' }] });
    check('@inproceedings{a, title={T}, editor={Knuth, Donald}}', { authors: [] });
  });
});

describe('what an entry inherits', () => {
  const child = '@inproceedings{c, crossref={p}, title={C}, author={A, B}}\n';

  it('comes from its crossref, whose title is the booktitle, wherever that is', () => {
    const parent = '@proceedings{P, title={Proc. X}, year=2020, doi={10.1000/p}, editor={E, F}}\n';
    for (const text of [child + parent, `@string{x={y}}\n${child}${parent}`]) {
      check(text, { title: 'C', venue: { name: 'Proc. X', kind: 'conference', year: 2020 }, doi: undefined, date: '2020' });
    }
  });

  it('comes from xdata, which is not a paper itself', () => {
    const text = '@article{a, title={T}, xdata={j,k}}\n@xdata{j, journaltitle={J}}\n@xdata{k, date={2021-02}}';
    check(text, { venue: { name: 'J', kind: 'journal', year: 2021 }, date: '2021-02' });
    assert.equal(read(text).papers.length, 1);
  });

  it('ends where entries refer to each other in a circle', () => {
    check('@misc{a, crossref={b}, title={A}}\n@misc{b, crossref={a}, year=2001}', { title: 'A', date: '2001' });
    check('@misc{a, crossref={a}, title={A}}', { title: 'A' });
  });

  it('is not asked for by aliases', () => {
    assert.deepEqual(parseBibtex('@misc{a, ids={b, c}}').entries.map(aliases), [['b', 'c']]);
  });
});

describe('a bibliography', () => {
  it('knows whether any of its entries has other keys, and which inherit', () => {
    const rows: readonly (readonly [text: string, hasAliases: boolean, heirs: readonly number[]])[] = [
      ['@misc{a}@misc{b}', false, []],
      ['@misc{a, ids={c}}@misc{b}', true, []],
      ['@misc{b}@misc{a, ids={c}}', true, []],
      ['@misc{a}@misc{b, crossref={a}}@misc{c, xdata={a}}', false, [1, 2]],
      ['@xdata{a}@misc{b, xdata={a}}', false, [1]],
    ];
    for (const [text, hasAliases, heirs] of rows)
      for (const before of [undefined, read(text), read('@misc{z}')]) {
        const found = read(text, before);
        assert.deepEqual([found.hasAliases, found.heirs], [hasAliases, heirs], text);
      }
    assert.equal(read('@set{s, entryset={a}}', read('@misc{a}')).hasAliases, true);
  });
});

describe('reading a bibliography again', () => {
  const text =
    '@string{j={J}}\n@article{a, title={A}}\n@article{b, title={B}, journal=j}\n@inproceedings{c, crossref={p}, title={C}}\n@proceedings{p, title={P}}\n';

  it('puts back the papers of those entries that are papers', () => {
    const { entries, ...whole } = read(`@xdata{x, note={N}}\n${text}@set{s, entryset={a}}\n`);
    assert.deepEqual(finished(papersPutBack(entries, whole.text, whole)), { entries, ...whole });
  });

  it('gives the same objects for entries that did not change', () => {
    const first = read(text);
    const again = read(text.replace('title={A}', 'title={Another}'), first);
    assert.deepEqual(
      again.papers.map((paper, i) => paper === first.papers[i]),
      [false, true, false, true],
    );
    assert.equal(again.papers[0]?.title, 'Another');
    assert.deepEqual(again.papers.slice(1), first.papers.slice(1));
  });

  it('sees changed strings, parents and order', () => {
    const first = read(text);
    for (const string of ['@string', '@ String']) {
      const before = text.replace('@string', string);
      assert.equal(read(before.replace('{J}', '{K}'), read(before)).papers[1]?.venue?.name, 'K');
    }
    assert.equal(read(text.replace('{P}', '{Q}'), first).papers[2]?.venue?.name, 'Q');
    const reversed = read(`@string{j={J}}\n${text.split('\n').slice(1).reverse().join('\n')}`, first);
    assert.deepEqual(reversed.papers, [...first.papers].reverse());
  });
});

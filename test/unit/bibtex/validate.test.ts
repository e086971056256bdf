import assert from 'node:assert/strict';
import { repeatedEntry, validateEntries } from '../../../src/core/bibtex/checking/validate';
import type { Dialect } from '../../../src/core/bibtex/latex/latexEscape';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { ended } from '../ended';

function check(text: string, expected: readonly string[], dialect?: Dialect): void {
  const steps = validateEntries(parseBibtex(text).entries, 'refs.bib', dialect);
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    assert.deepEqual(
      step.value.map((problem) => `${problem.line} ${problem.code}: ${problem.message}`),
      expected,
    );
    return;
  }
}

describe('problems in entries', () => {
  it('names all fields that a type requires', () => {
    check('@article{a, title={T}, year=2020}', ['1 missing-field: “a” (@article) is missing author and journal.'], 'bibtex');
    check('@book{a, title={T}, editor={E}, publisher={P}, date={2020}}', ['1 missing-field: “a” (@book) is missing year.'], 'bibtex');
    check('@book{a, title={T}, editor={E}, date={2020}}', [], 'biblatex');
    check('@misc{a}\n@unknown{b}', [], 'bibtex');
    check(
      '@inbook{a, title={ }}',
      ['1 missing-field: “a” (@inbook) is missing author (or editor), title, chapter (or pages), publisher and year.'],
      'bibtex',
    );
    check(
      '\n@online{a, title={T}, note={N}}',
      ['2 missing-field: “a” (@online) is missing date (or year) and doi (or eprint, url).'],
      'biblatex',
    );
    check(
      '@manual{a}\n@phdthesis{b, author={A}, title={T}, year=1}',
      ['1 missing-field: “a” (@manual) is missing title.', '2 missing-field: “b” (@phdthesis) is missing school.'],
      'bibtex',
    );
    check('@toString{a}\n@constructor{b}', [], 'bibtex');
  });

  it('knows what each type requires in each dialect', () => {
    const bibtex: Readonly<Record<string, string>> = {
      'author, title, journal and year': 'article',
      'author (or editor), title, publisher and year': 'book',
      title: 'booklet manual',
      'author, title, booktitle and year': 'conference inproceedings',
      'author (or editor), title, chapter (or pages), publisher and year': 'inbook',
      'author, title, booktitle, publisher and year': 'incollection',
      'author, title, school and year': 'mastersthesis phdthesis',
      'title and year': 'proceedings',
      'author, title, institution and year': 'techreport',
      'author, title and note': 'unpublished',
    };
    const biblatex: Readonly<Record<string, string>> = {
      'author, title, journaltitle (or journal) and date (or year)': 'article',
      'author (or editor), title and date (or year)': 'book mvbook booklet dataset manual',
      'author, title, booktitle and date (or year)': 'inbook incollection inproceedings conference',
      'editor, title and date (or year)': 'collection mvcollection periodical',
      'author (or editor, note), title and date (or year)': 'misc',
      'author (or editor, note), title, date (or year) and doi (or eprint, url)': 'online electronic www',
      'author, title, number and date (or year)': 'patent',
      'title and date (or year)': 'proceedings mvproceedings',
      'author, title, type, institution (or school) and date (or year)': 'report thesis',
      'author, title, institution (or school) and date (or year)': 'techreport mastersthesis phdthesis',
      'author, title and date (or year)': 'unpublished',
    };
    for (const [dialect, all] of [
      ['bibtex', bibtex],
      ['biblatex', biblatex],
    ] as const)
      for (const [fields, types] of Object.entries(all))
        for (const type of types.split(' ')) check(`@${type}{a}`, [`1 missing-field: “a” (@${type}) is missing ${fields}.`], dialect);
  });

  it('requires no field where no LaTeX manuscript uses the file', () => {
    check('@article{a, title={T}, year=2020}\n@online{b, title={U}}', []);
  });

  it('counts what is inherited', () => {
    check('@inproceedings{a, author={A}, title={T}, crossref={p}}\n@proceedings{p, title={P}, year=2020}', [], 'bibtex');
  });

  it('reports keys that BibTeX holds for the same', () => {
    const keys = '@misc{Key}\n@misc{other}\n@misc{key}';
    check(keys, ['3 duplicate-key: The key “key” is already that of the entry in line 1.'], 'bibtex');
    check(keys, []);
    check('@misc{a, ids={b}}\n@misc{b}', ['2 duplicate-key: The key “b” is already that of the entry in line 1.'], 'bibtex');
  });

  it('reports one paper under two keys', () => {
    check('@misc{a, title={T}, doi={10.1000/X}}\n@misc{b, title={U}, doi={https://doi.org/10.1000/x}}', [
      '2 duplicate-paper: The entry “b” is the same paper as “a” in line 1.',
    ]);
    check('@misc{a, title={T}, eprint={1706.03762v1}}\n@misc{b, title={U}, url={https://arxiv.org/abs/1706.03762}}', [
      '2 duplicate-paper: The entry “b” is the same paper as “a” in line 1.',
    ]);
    check('@misc{a, title={A {T}itle}, author={Gu, Albert}}\n@misc{b, title={A title}, author={Albert Gu and Tri Dao}}', [
      '2 duplicate-paper: The entry “b” is the same paper as “a” in line 1.',
    ]);
    check('@misc{a, title={Editorial}}\n@misc{b, title={Editorial}}', []);
    check('@misc{a, title={T}, doi={10.1000/ab}}\n@misc{b, title={U}, doi={10.1000/abc}}', []);
    check('@misc{a, title={T}, doi={10.1000/x}}\n@misc{A, title={T}, doi={10.1000/x}}', []);
    check('@misc{a, title={T}, doi={10.1000/x}}\n@misc{b, doi={10.1000/x}}\n@xdata{c, title={T}, doi={10.1000/x}}', []);
  });

  it('reports one identifier of two works, but not of parts of one book', () => {
    const [moor, orr] = ['author={Moor, A.}, title={Measured Tides of Harbours}', 'author={Orr, B.}, title={Winds over Small Cities}'];
    check(`@article{a, ${moor}, doi={10.1000/x}}\n@article{b, ${orr}, doi={10.1000/X}}`, [
      '2 another-work: “b”: The DOI 10.1000/x is also that of “a” in line 1, which is another work: “Measured Tides of Harbours”.',
    ]);
    const book = 'doi={10.1007/978-3-030-58452-8}';
    check(`@inbook{a, ${moor}, ${book}}\n@inbook{b, ${orr}, ${book}}`, []);
    check(`@article{a, ${moor}, eprint={2001.00001}}\n@article{b, ${orr}, eprint={2001.00001v2}}`, [
      '2 another-work: “b”: The arXiv id 2001.00001 is also that of “a” in line 1, which is another work: “Measured Tides of Harbours”.',
    ]);
  });

  it('finds the entry before one that is of the same paper', () => {
    const { entries } = parseBibtex(
      '@misc{a, title={T}, doi={10.1000/x}}\n@misc{b, title={U}}\n@misc{c, title={T}, doi={10.1000/x}}\n@misc{d, title={T}, doi={10.1000/x}}',
    );
    const before = entries.map((entry) => ended(repeatedEntry(entries, entry))?.key);
    assert.deepEqual(before, [undefined, undefined, 'a', before[3]]);
    assert.ok(['a', 'c'].includes(before[3] ?? ''));
    const works = parseBibtex(
      '@misc{a, title={Measured Tides}, author={Orr, A.}, doi={10.1000/x}}\n@misc{b, title={Winds}, author={Ek, B.}, doi={10.1000/x}}',
    ).entries;
    assert.deepEqual(
      works.map((entry) => ended(repeatedEntry(works, entry))),
      [undefined, undefined],
    );
    const [other] = parseBibtex('@misc{z, title={T}, doi={10.1000/x}}').entries;
    assert.ok(other);
    assert.equal(ended(repeatedEntry(entries, other)), undefined);
  });
});

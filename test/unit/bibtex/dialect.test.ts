import assert from 'node:assert/strict';
import { dialectOf, lettersOf } from '../../../src/core/bibtex/meaning/dialect';
import { parseBibtex } from '../../../src/core/bibtex/parse';

const of = (text: string) => dialectOf(parseBibtex(text).entries);
const raw = String.raw;

describe('what the entries of a file are written for', () => {
  it('shows in their types and fields; one of biblatex weighs as much as two of BibTeX', () => {
    const rows: Readonly<Record<string, ReturnType<typeof dialectOf>>> = {
      '': undefined,
      '@misc{a, title = {T}, doi = {x}}': undefined,
      '@online{a}': 'biblatex',
      '@thesis{a}@set{b}': 'biblatex',
      '@phdthesis{a}': 'bibtex',
      '@techreport{a}@report{b}': 'biblatex',
      '@techreport{a}@mastersthesis{b}@report{c}': undefined,
      '@conference{a}@phdthesis{b}@techreport{c}@report{d}': 'bibtex',
      '@misc{a, date = {2020}}': 'biblatex',
      '@misc{a, year = {2020}}': 'bibtex',
      '@misc{a, year = {2020}, urldate = {2021}}': 'biblatex',
      '@article{a, journal = {J}, year = {2020}, date = {2020}}': undefined,
      '@article{a, journal = {J}, year = {2020}, month = may, date = {2020}}': 'bibtex',
    };
    for (const [text, dialect] of Object.entries(rows)) assert.equal(of(text), dialect, text);
  });

  it('shows in each of their types and fields', () => {
    const fields = {
      biblatex:
        'date journaltitle eprinttype eprintclass location maintitle eventtitle eventdate urldate langid xdata shortjournal annotation ' +
        'subtitle booksubtitle related ids',
      bibtex: 'journal archiveprefix primaryclass school address annote year month',
    };
    const types = {
      biblatex:
        'online thesis report dataset software collection mvbook mvcollection mvproceedings xdata set periodical reference inreference',
      bibtex: 'mastersthesis phdthesis techreport conference',
    };
    for (const dialect of ['biblatex', 'bibtex'] as const) {
      for (const field of fields[dialect].split(' ')) assert.equal(of(`@misc{a, ${field} = {x}}`), dialect, field);
      for (const type of types[dialect].split(' ')) assert.equal(of(`@${type}{a}`), dialect, type);
    }
    for (const both of ['title', 'author', 'number', 'note', 'url', 'eprint']) assert.equal(of(`@book{a, ${both} = {x}}`), undefined, both);
  });

  it('is judged by the first 300 entries', () => {
    assert.equal(of(`${'@misc{a}'.repeat(300)}@online{b}`), undefined);
    assert.equal(of(`${'@misc{a}'.repeat(299)}@online{b}`), 'biblatex');
  });
});

describe('the letters of a file', () => {
  it('are written as they are where some are and no command writes one', () => {
    for (const text of ['é', 'Łódź', 'ế']) assert.equal(lettersOf(text), 'biblatex', text);
    for (const text of ['', 'plain', raw`\textbf{x}`, raw`\"`, raw`\vspace`, '中', '–']) assert.equal(lettersOf(text), undefined, text);
    for (const sign of ['"', "'", '`', '^', '~', '=', '.'])
      for (const letter of [`\\${sign}{e}`, `\\${sign}e`, `\\${sign}\\i`]) assert.equal(lettersOf(`é ${letter}`), 'bibtex', letter);
    for (const command of ['v', 'c', 'u', 'H', 'k', 'r', 'd'])
      for (const letter of [`\\${command}{e}`, `\\${command} e`]) assert.equal(lettersOf(`é ${letter}`), 'bibtex', letter);
    for (const letter of ['ss', 'o', 'O', 'aa', 'AA', 'ae', 'l', 'L']) assert.equal(lettersOf(`é {\\${letter}}`), 'bibtex', letter);
  });

  it('are looked for at the start of a long file', () => {
    assert.equal(lettersOf(`${' '.repeat(200_000)}é`), undefined);
    assert.equal(lettersOf(`${' '.repeat(199_999)}é`), 'biblatex');
  });
});

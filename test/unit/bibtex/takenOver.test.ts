import assert from 'node:assert/strict';
import type { Dialect } from '../../../src/core/bibtex/latex/latexEscape';
import { inheritance } from '../../../src/core/bibtex/meaning/inherit';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { formatEntry } from '../../../src/core/bibtex/writing/format';
import { takenOver } from '../../../src/core/bibtex/writing/takenOver';

function check(text: string, dialect: Dialect, expected: string): void {
  const { entries } = parseBibtex(text);
  const [entry] = entries;
  assert.ok(entry);
  assert.equal(formatEntry(takenOver(entry, inheritance(entries)(entry), dialect)).replace(/\n\s*/g, ' '), expected);
}

describe('an entry of another file', () => {
  it('comes as it is, with its month as a macro', () => {
    const entry = '@article{a, title = {{T}itle}, journal = "J", month = may, year = 2020, file = {a.pdf}}';
    for (const dialect of ['bibtex', 'biblatex'] as const)
      check(entry, dialect, '@article{a, title = {{T}itle}, journal = {J}, month = may, year = {2020}, file = {a.pdf}, }');
  });

  it('comes with what it inherits, and without the ties to entries that stay', () => {
    check(
      '@inproceedings{a, title = {T}, crossref = {p}, ids = {b}}\n@proceedings{p, title = {P}, year = {2020}}',
      'bibtex',
      '@inproceedings{a, title = {T}, booktitle = {P}, year = {2020}, }',
    );
  });

  it('has BibTeX’s names for BibTeX, and its own for biblatex', () => {
    const online = '@online{a, title = {T}, subtitle = {S}, date = {2020-05-01/2020-06}, eprint = {2005.00001}, eprinttype = {arxiv}}';
    check(online, 'bibtex', '@misc{a, title = {T: S}, year = {2020}, month = may, eprint = {2005.00001}, archiveprefix = {arxiv}, }');
    check(
      online,
      'biblatex',
      '@online{a, title = {T}, subtitle = {S}, date = {2020-05-01/2020-06}, eprint = {2005.00001}, eprinttype = {arxiv}, }',
    );
    check(
      '@article{a, title = {T}, journaltitle = {J}, date = {2020}}',
      'bibtex',
      '@article{a, title = {T}, journal = {J}, year = {2020}, }',
    );
    check(
      '@thesis{a, title = {T}, type = {mathesis}, institution = {U}, year = {1999}}',
      'bibtex',
      '@mastersthesis{a, title = {T}, school = {U}, year = {1999}, }',
    );
    check(
      '@report{a, title = {T}, institution = {U}, date = {s.a.}}',
      'bibtex',
      '@techreport{a, title = {T}, institution = {U}, year = {s.a.}, }',
    );
  });
});

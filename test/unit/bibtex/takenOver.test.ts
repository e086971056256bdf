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
    const types: Readonly<Record<string, string>> = {
      ...{ online: 'misc', electronic: 'misc', www: 'misc', dataset: 'misc', software: 'misc', report: 'techreport', collection: 'book' },
      ...{ mvbook: 'book', mvcollection: 'book', mvproceedings: 'proceedings', reference: 'book', inreference: 'incollection' },
      ...{ periodical: 'misc', article: 'article', unknown: 'unknown', thesis: 'phdthesis' },
    };
    for (const [type, other] of Object.entries(types)) {
      check(`@${type}{a, title = {T}}`, 'bibtex', `@${other}{a, title = {T}, }`);
      check(`@${type}{a, title = {T}}`, 'biblatex', `@${type}{a, title = {T}, }`);
    }
    const names = { journaltitle: 'journal', location: 'address', eprinttype: 'archiveprefix', eprintclass: 'primaryclass' };
    for (const [name, other] of Object.entries(names)) {
      check(`@misc{a, ${name} = {x}}`, 'bibtex', `@misc{a, ${other} = {x}, }`);
      check(`@misc{a, ${other} = {y}, ${name} = {x}}`, 'bibtex', `@misc{a, ${other} = {y}, ${name} = {x}, }`);
    }
    check('@misc{a, institution = {U}}', 'bibtex', '@misc{a, institution = {U}, }');
    check('@book{a, title = {T}, subtitle = {}}', 'bibtex', '@book{a, title = {T}, }');
    check('@book{a, subtitle = {S}, booksubtitle = {B}}', 'bibtex', '@book{a, subtitle = {S}, booksubtitle = {B}, }');
    check('@inbook{a, booktitle = {T}, booksubtitle = {S}}', 'bibtex', '@inbook{a, booktitle = {T: S}, }');
    check('@book{a, year = {2019}, date = {2020-05}}', 'bibtex', '@book{a, year = {2019}, }');
    check('@book{a, date = {-0043}}', 'bibtex', '@book{a, year = {44 BC}, }');
    check('@thesis{a, type = {PhD thesis}}', 'bibtex', '@phdthesis{a, }');
    check('@thesis{a, type = {Master Work}}', 'bibtex', '@mastersthesis{a, type = {Master Work}, }');
    check('@book{a, month = {Dec.}}', 'bibtex', '@book{a, month = dec, }');
    check('@book{a, month = {05}, xref = {b}, related = {c}, entryset = {d}, xdata = {e}}', 'bibtex', '@book{a, month = {05}, }');
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

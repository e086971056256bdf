import assert from 'node:assert/strict';
import { formatOf } from '../../../src/core/bibliography/bibliography';
import { formatOfLibrary, libraryEndings } from '../../../src/core/bibliography/libraryFormat';

describe('the format of a library file', () => {
  const ris = 'TY  - JOUR\nTI  - A\nER  - \n';
  const cases: readonly [name: string, text: string, format: string][] = [
    ['a.bib', ris, 'bibtex'],
    ['a.bib', '[]', 'bibtex'],
    ['a.json', ris, 'csl-json'],
    ['A.CSLJSON', '[]', 'csl-json'],
    ['a.yaml', 'references: []', 'csl-yaml'],
    ['a.yml', '[{"id": "a"}]', 'csl-json'],
    ['a.yml', ris, 'ris'],
    ['a.ris', '', 'ris'],
    ['a.txt', 'Daily Papers\n', 'listing'],
    ['a.txt', ' @book{a,\n}', 'bibtex'],
    ['a.txt', ris, 'ris'],
    ['a.txt?x=1', 'Daily Papers\n', 'listing'],
    ['refs', '@book{a}', 'bibtex'],
    ['refs', 'Daily Papers\n', 'bibtex'],
    ['a.txt', 'See @book{a}\n', 'listing'],
    ['a.txt', 'Words\n\t@ Book (a\n', 'bibtex'],
    ['a.txt', '@book a\n', 'listing'],
    ['a.txt', '@{a\n', 'listing'],
    ['a.txt', 'TI  - A\nTY  - JOUR\n', 'ris'],
    ['a.txt', '\ufeff \nAU- B\nTY- JOUR\n', 'ris'],
    ['a.txt', 'T1 - A\nTY - JOUR\n', 'ris'],
    ['a.txt', 'TI  - A\n', 'listing'],
    ['a.txt', 'TITLE - A\nTY  - JOUR\n', 'listing'],
    ['a.txt', 'TI   - A\nTY  - JOUR\n', 'listing'],
    ['a.txt', 'Words\nTY  - JOUR\n', 'listing'],
    ['a.txt', 'TI  - A\nN1  - TY  - JOUR\n', 'listing'],
    ['a.txt', `TI  - ${'x'.repeat(4000)}\nTY  - JOUR\n`, 'listing'],
    ['a.txt', ' [1]\n', 'csl-json'],
    ['a.txt', 'x [1]\n', 'listing'],
    ['a.yaml', 'a: [1]\n', 'csl-yaml'],
    ['a.md', '@book{a}', 'bibtex'],
    ['a.bib#x', ris, 'bibtex'],
    ['refs', '\ufeff{"items": []}', 'csl-json'],
  ];
  for (const [name, text, format] of cases)
    it(`is ${format} for ${name} that begins with ${JSON.stringify(text.slice(0, 12))}`, () =>
      assert.equal(
        formatOfLibrary(name, () => text),
        format,
      ));

  it('needs no text where the ending is enough', () => {
    for (const name of ['a.bib', 'a.json']) formatOfLibrary(name, () => assert.fail('asks for the text'));
  });

  it('is the one that a declared bibliography of each ending gets', () => {
    assert.deepEqual(
      libraryEndings.map((ending) => formatOf(`file:///x/a.${ending}`)),
      ['bibtex', 'csl-json', 'csl-json', 'csl-yaml', 'csl-yaml', 'ris', 'bibtex'],
    );
    assert.equal(formatOf('file:///x/a.yml', true), 'hayagriva');
  });
});

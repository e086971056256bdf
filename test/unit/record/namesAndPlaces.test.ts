import assert from 'node:assert/strict';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import type { CslItem, CslName } from '../../../src/core/record/cslItem';
import { entryToCsl } from '../../../src/core/record/entryRecord';
import { draftOfRecord } from '../../../src/core/record/recordEntry';

const entryOf = (fields: string) => parseBibtex(`@misc{k, title = {T}, ${fields}}`).entries[0] ?? assert.fail(fields);
const authorOf = (...author: readonly CslName[]): string | undefined =>
  draftOfRecord({ id: 'k', type: 'book', title: 'T', author } as CslItem, 'k', 'biblatex').fields.find(({ name }) => name === 'author')
    ?.value;

describe('the name of a record', () => {
  const names: readonly (readonly [name: CslName, written: string])[] = [
    [{ family: 'Orr', given: 'Ada' }, 'Orr, Ada'],
    [{ family: 'Orr', given: 'Ada', suffix: 'Jr.' }, 'Orr, Jr., Ada'],
    [{ family: 'Orr', suffix: 'Jr.' }, 'Orr, Jr., '],
    [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, 'van der Berg, Jan'],
    [{ family: 'Humboldt', given: 'Alexander', 'dropping-particle': 'von' }, 'von Humboldt, Alexander'],
    [{ family: 'A', given: 'B', 'dropping-particle': 'de', 'non-dropping-particle': 'la' }, 'de la A, B'],
    [{ family: 'Plato' }, 'Plato'],
    [{ family: 'Two Words' }, '{Two Words}'],
    [{ family: 'Two Words', given: 'Ada' }, 'Two Words, Ada'],
    [{ family: 'Orr, Inc.', given: 'Ada' }, '{Orr, Inc.}, Ada'],
    [{ family: 'Orr and Ek', given: 'Ada' }, '{Orr and Ek}, Ada'],
    [{ family: 'Sanders', given: 'Ada' }, 'Sanders, Ada'],
    [{ family: 'Orr', given: 'Ada and Bo' }, 'Orr, {Ada and Bo}'],
    [{ family: 'Orr', given: 'Ada, the Elder' }, 'Orr, {Ada, the Elder}'],
    [{ family: 'Orr', given: 'Roland' }, 'Orr, Roland'],
    [{ family: 'Orr', given: 'Ada', suffix: 'III, Esq.' }, 'Orr, {III, Esq.}, Ada'],
    [{ literal: 'The Group' }, '{The Group}'],
    [{ given: 'Ada' }, '{Ada}'],
  ];
  for (const [name, written] of names) it(`is written ${written}`, () => assert.equal(authorOf(name), written));

  it('is read back as the same person', () => {
    for (const [name] of names) {
      if (name.family === undefined || name.family === 'Two Words' || name['dropping-particle'] !== undefined) continue;
      if (/,/.test(`${name.family}${name.given ?? ''}${name.suffix ?? ''}`) || (name.given === undefined && name.suffix !== undefined))
        continue;
      assert.deepEqual(entryToCsl(entryOf(`author = {${authorOf(name)}}`)).author, [name]);
    }
  });

  it('says that there are others in the last place alone', () => {
    assert.equal(authorOf({ family: 'Orr' }, { literal: 'others' }), 'Orr and others');
    assert.equal(authorOf({ literal: 'others' }, { family: 'Orr' }), '{others} and Orr');
    assert.equal(authorOf({ literal: 'others' }), '{others}');
    assert.equal(authorOf({ family: 'Orr' }, {}, { family: 'Ek' }), 'Orr and Ek');
  });
});

describe('where an entry’s work is to be read', () => {
  const places: readonly (readonly [fields: string, url: string | undefined])[] = [
    ['eprinttype = {jstor}, eprint = {1234}', 'https://www.jstor.org/stable/1234'],
    ['eprinttype = { JSTOR }, eprint = {12\\_34}', 'https://www.jstor.org/stable/12_34'],
    ['eprinttype = {pubmed}, eprint = {1234}', 'https://www.ncbi.nlm.nih.gov/pubmed/1234'],
    ['eprinttype = {googlebooks}, eprint = {aBc}', 'https://books.google.com?id=aBc'],
    ['eprinttype = {arxiv}, eprint = {2505.23884}', 'https://arxiv.org/abs/2505.23884'],
    ['archiveprefix = {arXiv}, eprint = {arXiv: 2505.23884}', 'https://arxiv.org/abs/2505.23884'],
    ['eprint = {2505.23884}', 'https://arxiv.org/abs/2505.23884'],
    ['eprinttype = {jstor}, eprint = {1234}, url = {https://example.org/a}', 'https://example.org/a'],
    ['eprinttype = {jstor}, eprint = {1234}, url = {none}', 'https://www.jstor.org/stable/1234'],
    ['eprinttype = {hal}, eprint = {1234}', undefined],
    ['eprinttype = {jstor}', undefined],
    ['eprinttype = {jstor}, eprint = {}', undefined],
    ['note = {N}', undefined],
  ];
  for (const [fields, url] of places) it(`is ${url} for ${fields}`, () => assert.equal(entryToCsl(entryOf(fields)).URL, url));
});

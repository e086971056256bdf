import assert from 'node:assert/strict';
import fc from 'fast-check';
import { entryOfPaper } from '../../../src/core/bibtex/writing/fromPaper';
import { printedName } from '../../../src/core/corpus/nameCase';
import { bundledCorpus } from '../../fixtures/bundledCorpus';

describe('names in capitals', () => {
  const printed = (family: string, given?: string): string => {
    const name = printedName(given === undefined ? { family } : { family, given });
    return 'literal' in name ? name.literal : [name.given, name.family].filter((part) => part !== undefined).join(' ');
  };

  it('get small letters', () => {
    assert.equal(printed('YONG', 'LIU'), 'Liu Yong');
    assert.equal(printed('QI', 'Xiaojuan'), 'Xiaojuan Qi');
    assert.equal(printed('GARCÍA-LÓPEZ', 'ANA MARÍA'), 'Ana María García-López');
    assert.equal(printed("O'BRIEN"), "O'Brien");
  });

  it('stay where they are initials, numerals or an organisation', () => {
    assert.equal(printed('Morgan', 'JP'), 'JP Morgan');
    assert.equal(printed('Smith', 'J. R.'), 'J. R. Smith');
    assert.deepEqual(printedName({ literal: 'NVIDIA' }), { literal: 'NVIDIA' });
    assert.equal(printed('X'), 'X');
    for (const numeral of ['II', 'III', 'IV', 'VI', 'JR', 'SR'])
      assert.equal(printed(`KING ${numeral}`, 'MARTIN'), `Martin King ${numeral}`);
    assert.equal(printed('VILLA', 'HAJR'), 'Hajr Villa');
  });

  it('change once: twice equals once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }), (family, given) => {
        const once = printedName(given === undefined ? { family } : { family, given });
        assert.deepEqual(printedName(once), once);
      }),
    );
  });

  it('are in no new entry of a bundled paper', () => {
    for (const paper of bundledCorpus()) {
      const author = entryOfPaper(paper).fields.find(({ name }) => name === 'author')?.value ?? '';
      const families = author.split(' and ').map((name) => name.split(',')[0] ?? '');
      assert.deepEqual(
        families.filter((family) => !family.startsWith('{') && /^\p{Lu}{2,}$/u.test(family)),
        [],
        paper.citationKey,
      );
    }
  });
});

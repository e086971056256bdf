import assert from 'node:assert/strict';
import { createMentionIndex } from '../../../src/core/writing/mentions/mentionIndex';
import { findMentions } from '../../../src/core/writing/mentions/mentions';
import { paperOf } from '../search/paperOf';

const index = createMentionIndex();
const papers = [
  paperOf('Pebble: Sorting Wet Stones', { authors: [{ family: 'Aster' }, { family: 'Quill' }], date: '2020' }),
  paperOf('MoonRiver: Tracing Slow Comets', { authors: [{ family: 'Brook' }] }),
];
for (const _ of index.add(papers));

/** The names found in a text. */
const found = (text: string): readonly string[] => findMentions(index, text).map(({ name }) => name);
/** Whether the word is taken for a name in a text that lends it no more than its second author’s name. */
const isNamed = (text: string): boolean => found(text).includes('Pebble');

describe('a word that may be a name', () => {
  it('is one beside a name of its authors', () => {
    assert.deepEqual([isNamed('Now Quill says Pebble sorts.'), isNamed('Now we say Pebble sorts.')], [true, false]);
  });

  it('is none of a person', () => {
    for (const title of ['Dr.', 'Dr', 'Prof.', 'Prof', 'Mr.', 'Mr', 'Mrs.', 'Mrs', 'Ms.', 'Ms', 'J.'])
      for (const blank of [' ', '~', ' \\ '])
        assert.equal(isNamed(`Now Quill and Aster say ${title}${blank}Pebble sorts.`), false, title + blank);
    for (const other of ['tj.', 'Mx', 'xDr.', 'Dr. Ox,']) assert.equal(isNamed(`Now Aster says ${other} Pebble sorts.`), true, other);
  });

  it('is none among other words with capitals', () => {
    for (const title of ['Grand Pebble', 'Grand\nPebble', 'Pebble Beach', 'Pebble\nBeach'])
      assert.equal(isNamed(`Now Quill says ${title} sorts.`), false, title);
    for (const small of ['at', 'of', 'for', 'in', 'on', 'by', 'with', 'from', 'via'])
      for (const article of ['', 'a ', 'an ', 'the '])
        assert.equal(isNamed(`Now Quill says Pebble ${small} ${article}Sea.`), false, small + article);
    for (const small of ['at', 'of', 'for', 'in', 'on', 'the', 'by', 'with', 'and', 'to', 'a', 'an', 'from', 'via'])
      assert.equal(isNamed(`Now Quill says Lake ${small} Pebble sorts.`), false, small);
    for (const text of [
      'grand Pebble',
      'GRAND Pebble',
      'x.Grand Pebble',
      'Pebble beach',
      'Pebble of sea',
      'Pebble near Sea',
      'lake of Pebble',
      'xLake of Pebble',
      'LA of Pebble',
    ])
      assert.equal(isNamed(`Now Quill says ${text} sorts.`), true, text);
  });

  it('is none for its capital alone at the start of a sentence', () => {
    for (const opening of [
      '',
      '“',
      '(',
      'We go. ',
      'We go! ',
      'We go?  ',
      'We go: ',
      'We go. “',
      'We go.     ',
      'We go\n\n',
      'We go\n \n  ',
      'We go\n\n(',
    ])
      assert.equal(isNamed(`${opening}Pebble is what Quill says.`), false, JSON.stringify(opening));
    for (const opening of ['We go; ', 'We go\n', 'We go, “', 'We “say” ', 'We go.\u00a0on with '])
      assert.equal(isNamed(`${opening}Pebble is what Quill says.`), true, JSON.stringify(opening));
  });

  it('is one in a list with another name', () => {
    for (const list of [
      'MoonRiver and Pebble',
      'MoonRiver or Pebble',
      'MoonRiver and  Pebble',
      'MoonRiver, Pebble',
      'MoonRiver, and Pebble',
      'MoonRiver ,  or ~Pebble',
      'MoonRiver \u0000\u0000\u0000, \u0000and Pebble',
      'Pebble and MoonRiver',
      'Pebble, MoonRiver',
      'Pebble, or  the  MoonRiver',
    ])
      assert.deepEqual([...found(`Then in 2020 ${list} grew.`)].sort(), ['MoonRiver', 'Pebble'], list);
    for (const other of [
      'MoonRiver with Pebble',
      'MoonRiver; Pebble',
      'MoonRiver and so Pebble',
      'MoonRiver Pebble',
      'Pebble near MoonRiver',
      'MoonRiver. And Pebble',
    ])
      assert.deepEqual(found(`Then in 2020 ${other} grew.`), ['MoonRiver'], other);
    assert.deepEqual(found('Then in 2020 Pebble and lakes grew.'), []);
  });

  it('is one where it was before', () => {
    assert.deepEqual(found('Now Quill says Pebble sorts.\n\nWe see Pebble methods.'), ['Pebble', 'Pebble']);
    assert.deepEqual(found('We see Pebble methods.\n\nNow Quill says Pebble sorts.'), ['Pebble', 'Pebble']);
    assert.deepEqual(found('Now Quill says Pebble sorts.\n\nWe see Pebble here.'), ['Pebble']);
    assert.deepEqual(found('We see Pebble methods.'), []);
  });

  it('is told with what speaks for it', () => {
    const told = (text: string) => findMentions(index, text).map(({ name, evidence }) => [name, ...evidence].join(' '));
    assert.deepEqual(told('Now Quill says Pebble methods.'), ['Pebble author noun']);
    assert.deepEqual(told('Now Quill says Pebble in 2020.'), ['Pebble author year']);
    assert.deepEqual(told('We use MoonRiver.'), ['MoonRiver']);
    assert.deepEqual(told('Then in 2020 MoonRiver and Pebble grew.'), ['MoonRiver', 'Pebble year listed']);
    assert.deepEqual(told('Now Quill says Pebble sorts.\n\nWe see Pebble methods.'), ['Pebble author', 'Pebble noun repeated']);
  });
});

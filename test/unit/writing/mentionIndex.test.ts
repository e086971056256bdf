import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/corpus/paper';
import { finished } from '../../../src/core/steps';
import { createMentionIndex } from '../../../src/core/writing/mentions/mentionIndex';
import { findMentions } from '../../../src/core/writing/mentions/mentions';
import { titleOffers } from '../../../src/core/writing/mentions/titleOffers';

const paper = (id: string, title: string, family: string): Paper => ({ id, title, authors: [{ family }], citationKey: id, sources: [] });

describe('an index of names and titles', () => {
  it('keeps what others share with a paper that is removed: a name, its first word, the letters that it begins with', () => {
    const index = createMentionIndex();
    finished(
      index.add([
        paper('a', 'FooBar: Parsing of Sentences', 'Miller'),
        paper('b', 'FooBar: Galaxies in Telescopes', 'Schmidt'),
        paper('c', 'FooBarter: Roots of Trees', 'Jones'),
      ]),
    );
    const named = (text: string): string[] => findMentions(index, text).map(({ id, start, end }) => `${id} ${text.slice(start, end)}`);
    const offered = (text: string): string[] => titleOffers(index, text, text.length).map(({ text: whole }) => whole);
    assert.deepEqual(named('We train FooBar here.'), []);
    assert.deepEqual(offered('We train FooBarte'), ['FooBarter']);
    assert.deepEqual(offered('We read FooBar: Galaxies'), ['FooBar: Galaxies in Telescopes']);
    index.remove(['a', 'nobody']);
    assert.deepEqual(named('We train FooBar and FooBarter here.'), ['b FooBar', 'c FooBarter']);
    assert.deepEqual(named('The paper “FooBar: Galaxies in Telescopes” says so.'), ['b FooBar: Galaxies in Telescopes']);
    assert.deepEqual(offered('We train FooBarte'), ['FooBarter']);
    assert.deepEqual(offered('We read FooBar: Galaxies'), ['FooBar: Galaxies in Telescopes']);
    assert.deepEqual(offered('We read FooBar: Parsing'), []);
    index.remove(['b']);
    assert.deepEqual(named('We train FooBar and FooBarter here.'), ['c FooBarter']);
    index.remove(['c']);
    assert.deepEqual([named('We train FooBarter here.'), offered('We train FooBarte'), index.paper('c')], [[], [], undefined]);
  });

  it('has no name of two letters and no title of small words alone', () => {
    const index = createMentionIndex();
    finished(
      index.add([
        paper('a', 'To Be or Not to Be', 'Miller'),
        paper('b', 'R2: Sorting Wet Stones', 'Schmidt'),
        paper('c', 'R2D: Sorting Moons', 'Jones'),
      ]),
    );
    const named = (text: string): string[] => findMentions(index, text).map(({ name }) => name);
    assert.deepEqual(named('The essay “To Be or Not to Be” says so.'), []);
    assert.deepEqual(named('We use R2 methods here.'), []);
    assert.deepEqual(named('We use R2D methods here.'), ['R2D']);
    assert.deepEqual(named('The paper “R2D: Sorting Moons” says so.'), ['R2D: Sorting Moons']);
  });

  it('gives a paper its name and its title where both are the same letters, but no name that titles of others hold', () => {
    const named = (text: string, ...papers: readonly Paper[]): string[] => {
      const index = createMentionIndex();
      finished(index.add(papers));
      return findMentions(index, text).map(({ id }) => id);
    };
    const own = { ...paper('a', 'Pebble Net', 'Aster'), abstract: 'We propose PebbleNet.' };
    assert.deepEqual(named('Now Aster says *Pebble Net* sorts.', own), ['a']);
    const introduced = { ...paper('a', 'Sorting Wet Stones', 'Aster'), abstract: 'We propose KoRA.' };
    const [fast, slow] = [paper('b', 'Fast KoRA Trees', 'Brook'), paper('c', 'Slow KoRA Roots', 'Quill')];
    assert.deepEqual(named('We train KoRA methods.', introduced, fast), ['a']);
    assert.deepEqual(named('We train KoRA methods.', introduced, fast, slow), []);
    assert.deepEqual(named('We train KoRA methods.', introduced, paper('b', 'KoRA: Trees', 'Brook')), ['b']);
  });
});

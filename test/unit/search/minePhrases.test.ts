import assert from 'node:assert/strict';
import { encodePapers } from '../../../src/core/search/topics/encode';
import { keyPhrases } from '../../../src/core/search/topics/keyPhrases';
import { minePhrases } from '../../../src/core/search/topics/minePhrases';
import { topicTerms, wordFamily } from '../../../src/core/search/topics/topicTerms';
import { ended } from '../ended';
import { paperOf } from './paperOf';

type Text = string | readonly [title: string, abstract: string];

const encodingOf = (texts: readonly Text[]) =>
  ended(
    encodePapers(
      texts.map((text, at) =>
        typeof text === 'string' ? paperOf('Of', { id: `p${at}`, abstract: text }) : paperOf(text[0], { id: `p${at}`, abstract: text[1] }),
      ),
    ),
  );

/** How a phrase is used in some texts, each an abstract or a title with one: what is counted and isn't 0. */
function uses(phrase: string, ...texts: readonly Text[]): string {
  const encoding = encodingOf(texts);
  const { phrases } = ended(minePhrases(encoding, 1));
  const found = phrases.find(({ words }) => words.map((word) => encoding.words[word]).join(' ') === phrase);
  if (found === undefined) return '';
  const { words: _, ...counts } = found;
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

describe('how a phrase is used', () => {
  for (const [text, phrase, expected] of [
    ['tide', 'tide', 'papers 1, count 1, closed 1, free 1, open 1'],
    ['tide, tide', 'tide', 'papers 1, count 2, closed 2, free 2, open 2'],
    ['tide reef', 'tide', 'papers 1, count 1, nested 1, open 1'],
    ['tide reef', 'reef', 'papers 1, count 1, closed 1, free 1, nested 1'],
    ['tide reef', 'tide reef', 'papers 1, count 1, closed 1, free 1, open 1'],
    ['tide of oil', 'tide', 'papers 1, count 1, closed 1, free 1, beforeOf 1, open 1'],
    ['tide. Of oil', 'tide', 'papers 1, count 1, closed 1, free 1, open 1'],
    ['tide the oil', 'tide', 'papers 1, count 1, closed 1, free 1, beforeDeterminer 1, open 1'],
    ['tide. The oil', 'tide', 'papers 1, count 1, closed 1, free 1, open 1'],
    ['tide 55', 'tide', 'papers 1, count 1, closed 1, free 1, beforeNumber 1, open 1'],
    ['tide w55', 'tide', 'papers 1, count 1, nested 1, open 1'],
    ['tide-of oil', 'tide', 'papers 1, count 1, beforeOf 1, cutRight 1, open 1'],
    ['tide, 55', 'tide', 'papers 1, count 1, closed 1, free 1, open 1'],
    ['tide-reef', 'tide', 'papers 1, count 1, cutRight 1, nested 1, open 1'],
    ['tide-reef', 'reef', 'papers 1, count 1, closed 1, free 1, cutLeft 1, nested 1'],
    ['to tide', 'tide', 'papers 1, count 1, closed 1, free 1, open 1, asVerb 1'],
    ['they tide', 'tide', 'papers 1, count 1, closed 1, free 1, open 1, asVerb 1'],
    ['to, tide', 'tide', 'papers 1, count 1, closed 1, free 1, open 1'],
    ['oil tide', 'tide', 'papers 1, count 1, closed 1, free 1, nested 1'],
    ['oil, tide', 'tide', 'papers 1, count 1, closed 1, free 1, open 1'],
    ['a tide', 'tide', 'papers 1, count 1, closed 1, free 1, open 1'],
    ['tide method', 'tide', 'papers 1, count 1, closed 1, nested 1, open 1'],
    ['tide reef, tide reef, tide oil', 'tide', 'papers 1, count 3, nested 2, open 3'],
    ['tide reef oil sea net', 'tide reef oil sea net', 'papers 1, count 1, closed 1, free 1, open 1'],
    ['tide reef oil sea net rod', 'tide reef oil sea net', 'papers 1, count 1, open 1'],
    ['tide reef oil sea net rod', 'tide reef oil sea net rod', ''],
    ['tide, reef', 'tide reef', ''],
    ['tide of reef', 'tide of reef', ''],
    ['of', 'of', ''],
  ] as const)
    it(`is ${expected || 'not'} of “${phrase}” in “${text}”`, () => assert.equal(uses(phrase, text), expected));

  it('is counted by papers and titles', () => {
    assert.equal(
      uses('tide', ['Tide, tide', 'A tide.'], ['Nets', 'A tide.'], ['Tide', 'None']),
      'papers 3, count 5, titles 2, closed 5, free 5, open 5',
    );
    assert.equal(uses('tide reef', ['Tide reefs', 'Tide reefs.'], 'Tide reefs.'), 'papers 2, count 3, titles 1, closed 3, free 3, open 3');
  });

  it('is no matter below the fewest papers', () => {
    const encoding = encodingOf(['tide reef, oil', 'tide reef, sea', 'tide']);
    const mined = (least: number) =>
      ended(minePhrases(encoding, least))
        .phrases.map(({ words }) => words.map((word) => encoding.words[word]).join(' '))
        .sort();
    assert.deepEqual(
      [mined(1), mined(2), mined(3), mined(4)],
      [['oil', 'reef', 'sea', 'tide', 'tide reef'], ['reef', 'tide', 'tide reef'], ['tide'], []],
    );
  });
});

/** The key phrases of some texts, with the papers and how much each is about them. */
function keys(...texts: readonly Text[]): string {
  const encoding = encodingOf(texts);
  return ended(keyPhrases(encoding, ended(minePhrases(encoding, 1))))
    .map(({ key, weights, about }) => `${key} ${[...weights].map(([paper, weight]) => `${paper}:${weight}`).join(' ')} (${about})`)
    .sort()
    .join(', ');
}

describe('key phrases', () => {
  for (const [texts, expected] of [
    [['Of tide.'], 'tide 0:0.3 (0)'],
    [['Of tide, a tide.'], 'tide 0:0.6 (1)'],
    [['Of tide, a tide, tide.'], 'tide 0:0.8 (1)'],
    [[['Tide', 'None.']], 'none 0:0.3 (0), tide 0:1 (1)'],
    [['Of tide reefs.'], 'tide reef 0:0.3 (0)'],
    [['Of tide reefs, a reef, the reef.'], 'reef 0:0.8 (1), tide reef 0:0.3 (0)'],
    [['Of tide reefs, a reef.'], 'reef 0:0.6 (1), tide reef 0:0.3 (0)'],
    [['We tide it. They tide it. You tide it.'], ''],
    [['Of method.'], ''],
    [['Of HD 55, HD 66, HD 77.'], ''],
    [['Of NGCX 55, NGCX 66, NGCX 77.'], 'ngcx 0:0.8 (1)'],
    [['tide the oil, tide the sea, tide the net'], 'net 0:0.3 (0), oil 0:0.3 (0), sea 0:0.3 (0)'],
    [['x-tide, y-tide, z-tide'], ''],
    [['Of tide-reef.'], 'tide reef 0:0.3 (0)'],
  ] as const)
    it(`are ${expected || 'none'} in ${JSON.stringify(texts)}`, () => assert.equal(keys(...(texts as readonly Text[])), expected));
});

describe('whether a phrase is a key phrase', () => {
  const many = (count: number, use: string): string => Array(count).fill(use).join(' ');
  const followed = 'oil sea net rod fox elk owl'.split(' ').map((noun) => `tide ${noun},`);
  for (const [what, phrase, is, isNot] of [
    ['as a verb', 'tide', `${many(13, 'a tide,')} ${many(7, 'to tide,')}`, `${many(12, 'a tide,')} ${many(8, 'to tide,')}`],
    ['as a verb alone', 'tide reef', 'To tide reefs. A tide, the tide.', 'To tide, to tide reefs. The tide.'],
    ['as a verb at its end', 'big tide', 'A tide, they tide. A big tide.', 'To tide. They tide. A big tide.'],
    ['as a modifier', 'big tide', `A big tide, ${followed.slice(0, 5).join(' ')}`, `A big tide, ${followed.slice(0, 6).join(' ')}`],
    [
      'as one often',
      'big tide',
      `Big tide method, big tide approach, ${followed.slice(0, 2).join(' ')}`,
      `Big tide method, big tide approach, ${followed.slice(0, 3).join(' ')}`,
    ],
    ['before nouns', 'tide', `${many(3, 'tide,')} ${followed.join(' ')}`, `${many(2, 'tide,')} ${followed.join(' ')}`],
    ['before determiners', 'tide', `Tide the oil, ${many(9, 'tide,')}`, `Tide the oil, ${many(8, 'tide,')}`],
    ['at the end of hyphens', 'tide', 'Sea-tide, tide.', 'Sea-tide, oil-tide, tide.'],
    ['at the start of hyphens', 'tide', 'Tide-oil, tide.', 'Tide-oil, tide-sea, tide.'],
    ['within another', 'reef', `${many(7, 'tide reef,')} ${many(3, 'a reef,')}`, `${many(8, 'tide reef,')} ${many(3, 'a reef,')}`],
    ['as a catalogue', 'ngc', 'NGC 55, NGC.', 'NGC 55, NGC 66, NGC.'],
    [
      'with a general word after it',
      'tide method',
      `Tide method, tide, tide, ${many(3, 'method,')}`,
      `Tide method, tide, tide, ${many(4, 'method,')}`,
    ],
    ['rarely without it', 'tide method', `Tide method, tide, ${many(9, 'method,')}`, `Tide method, tide, tide, ${many(9, 'method,')}`],
    [
      'with a general word before it',
      'method tide',
      `Method tide, tide, ${many(9, 'method,')}`,
      `Method tide, tide, tide, ${many(9, 'method,')}`,
    ],
    ['with a general participle', 'tide', 'A proposed tide, a tide.', 'A proposed tide.'],
  ] as const)
    it(`depends on how often it is used ${what}`, () => {
      const has = (text: string) => `, ${keys(`Of. ${text}`)}`.includes(`, ${phrase} 0:`);
      assert.deepEqual([has(is), has(isNot)], [true, false]);
    });
  it('depends on the general words at its edges alone', () => {
    assert.match(keys('A wet tide, tide, tide, wet oil, wet sea, wet net, wet rod.'), /(^|, )wet tide 0/);
    assert.equal(keys('A single tide.'), 'single tide 0:0.3 (0)');
    assert.equal(keys('A tide testing.'), 'tide testing 0:0.3 (0)');
    assert.equal(keys('Of proposed tides.'), '');
  });
});

describe('terms of topics', () => {
  it('join the forms of a word', () => {
    const families = {
      pruning: 'prun',
      pruned: 'prun',
      prunes: 'prunes',
      quantization: 'quantiz',
      quantized: 'quantiz',
      quantize: 'quantiz',
      quantizing: 'quantiz',
      used: 'used',
      red: 'red',
      nation: 'nation',
      tide: 'tide',
    };
    for (const [word, family] of Object.entries(families)) assert.equal(wordFamily(word), family);
  });

  const terms = (minAbout: number, ...texts: readonly Text[]): string => {
    const encoding = encodingOf(texts);
    const phrases = ended(keyPhrases(encoding, ended(minePhrases(encoding, 1))));
    return ended(topicTerms(phrases, encoding, { minAbout, singleWord: 0.5 }))
      .map(({ key, variants, about }) => `${key} ×${variants.length} [${about}]`)
      .join(', ');
  };
  it('are what enough papers are about', () => {
    const two = [
      ['Tide reefs', 'A tide reef.'],
      ['Tide reefs', 'No more.'],
    ] as const;
    assert.equal(terms(2, ...two), 'tide reef ×1 [0,1]');
    assert.equal(terms(3, ...two), '');
    assert.equal(terms(1, ['Quantization', 'The quantized, quantized.'], ['Quantization', 'No.']), 'quantization ×1 [0,1]');
    assert.equal(terms(1, ['Tide reefing', 'Of.'], ['Tide reefs', 'Of.']), 'tide reef ×2 [0,1]');
  });
});

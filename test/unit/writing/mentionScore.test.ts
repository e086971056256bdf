import assert from 'node:assert/strict';
import type { Phrase } from '../../../src/core/writing/mentions/mentionIndex';
import { type Circumstances, neededFor, supports } from '../../../src/core/writing/mentions/mentionScore';
import { formOf } from '../../../src/core/writing/mentions/nameForm';

const NEVER = Number.POSITIVE_INFINITY;
const named = (written: string, origin: Phrase['origin'] = 'head'): Phrase => ({
  id: 'x',
  kind: 'name',
  origin,
  written,
  form: formOf(written),
});
const titled = (written: string): Phrase => ({ id: 'x', kind: 'title', origin: 'title', written, form: formOf(written) });

type Row = readonly [name: string, written: string, needed: number, more?: Partial<Circumstances>, origin?: Phrase['origin']];

/** The evidence that each name written so needs. */
function needs(rows: readonly Row[], make = named): void {
  const usual = { opensSentence: false, inTitle: false, isOrdinary: false, ofPerson: false };
  for (const [name, written, needed, more = {}, origin = 'head'] of rows)
    it(`${needed} for ${name} written ${written} ${JSON.stringify(more)} ${origin}`, () =>
      assert.equal(Math.round(100 * neededFor(make(name, origin), written, { ...usual, ...more })) / 100, needed));
}

describe('the evidence that a name needs is', () => {
  needs([
    ['FlashAttention', 'FlashAttention', 0],
    ['FlashAttention', 'FlashAttention', 0.2, {}, 'introduced'],
    ['FlashAttention', 'Flash Attention', 1],
    ['FlashAttention', 'Flash Attention', 4, { isOrdinary: true }],
    ['FlashAttention', 'Flashattention', 3],
    ['FlashAttention', 'flashattention', 4],
    ['FlashAttention', 'Flashattention', 3.2, {}, 'introduced'],
    ['FlashAttention', 'Flashattention', 3, { inTitle: true }],
    ['ThinK', 'Think', 3.7],
    ['ThinK', 'ThinK', 0],
    ['ThinK', 'think', 4.7],
    ['AbCdEfG', 'Abcdefg', 3.7],
    ['AbCdEfGh', 'Abcdefgh', 3],
    ['SoC', 'SoC', 0.8],
    ['SoC', 'SoC', 0.8, { inTitle: true }],
    ['R2RS', 'R2RS', 0],
    ['AWQ', 'AWQ', 0.8],
    ['AWQ', 'Awq', 2.5],
    ['AWQ', 'Awq', 4, { inTitle: true }],
    ['AWQ', 'Awq', NEVER, { opensSentence: true }],
    ['MOM', 'MoM', NEVER],
    ['MARLIN', 'MArlin', NEVER],
    ['AWQ', 'awq', NEVER],
    ['AWQ', 'AWQ', NEVER, { ofPerson: true }],
    ['AWQ', 'AWQ', 0.8, { inTitle: true }],
    ['Mini-Monkey', 'Mini-Monkey', 0.3],
    ['Mini-Monkey', 'Mini Monkey', 4],
    ['Mini-Monkey', 'mini-monkey', 4],
    ['Mini-Monkey', 'Mini-monkey', 0.5],
    ['Mini-Monkey', 'Mini-Monkey', 0.3, { ofPerson: true }],
    ['Titans', 'Titans', 1.5],
    ['Titans', 'Titans', 1.7, {}, 'introduced'],
    ['Titans', 'Titans', 2.5, { opensSentence: true }],
    ['Titans', 'Titans', 3, { inTitle: true }],
    ['Titans', 'titans', NEVER],
    ['Titans', 'TITANS', NEVER],
    ['Titans', 'Titans', NEVER, { ofPerson: true }],
    ['Visual Query Tuning', 'Visual Query Tuning', 0.5],
    ['Visual Query Tuning', 'Visual Query Tuning', 2, { inTitle: true }],
    ['Visual Tuning', 'Visual Tuning', 1.5],
    ['deep learning', 'deep learning', NEVER],
    ['visual query tuning of models', 'visual query tuning of models', 3],
    ['visual query tuning', 'visual query tuning', NEVER],
  ]);
});

describe('the evidence that a title needs is', () => {
  needs(
    [
      ['One Two Three Four Five Six Seven', 'one two three four five six seven', 0],
      ['Layer Normalization Deep Networks', 'Layer Normalization Deep Networks', 0],
      ['Layer Normalization Networks', 'Layer Normalization Networks', 1],
      ['Layer Normalization', 'Layer Normalization', 2],
      ['Layer Normalization', 'Layer normalization', 2],
      ['Layer Normalization', 'layer normalization', 4],
      ['Normalization of Layer', 'normalization of layer', 2],
      ['Deep Fast Layer Normalization Networks', 'Deep fast layer normalization networks', 1],
      ['Deep Fast Layer Normalization Networks', 'deep fast layer normalization networks', 1],
      ['Fast Layer Normalization Networks', 'Fast layer normalization networks', 2],
      ['Fast Layer Normalization Networks', 'fast layer normalization networks', 2],
    ],
    titled,
  );
});

describe('what evidence weighs', () => {
  const all = (['author', 'year', 'marked', 'noun', 'topic', 'expansion', 'coined', 'compound'] as const).map((sign, at) => ({
    sign,
    weight: at + 1,
  }));

  it('is the sum of its signs for a name', () => assert.equal(supports(named('Titans'), all), 36));

  it('leaves out for a title what its own words are, and counts a mark twice over one', () =>
    assert.equal(supports(titled('Layer Normalization'), all), 1 + 2 + 2 + 6 + 8));

  it('is nothing without a sign', () => assert.equal(supports(named('Titans'), []), 0));
});

import assert from 'node:assert/strict';
import { beginsNearly } from '../../../src/core/search/index/distance';
import { fold, singular, spellGreek } from '../../../src/core/search/index/fold';

describe('a word as words are compared', () => {
  it('is in small letters without accents and compatibility forms', () => {
    const rows: Readonly<Record<string, string>> = {
      'S²FT': 's2ft',
      Schölkopf: 'scholkopf',
      Łukasz: 'lukasz',
      Øster: 'oster',
      Đặng: 'dang',
      Ðórr: 'dorr',
      Þór: 'thor',
      Straße: 'strasse',
      Æon: 'aeon',
      Œuvre: 'oeuvre',
      ısı: 'isi',
      Ħal: 'hal',
      Ŋa: 'na',
      Ŧe: 'te',
      ĸa: 'ka',
      Əli: 'eli',
      λόγος: 'λογοσ',
      Ёлка: 'елка',
      'O’Neil': 'oneil',
      "é'a": 'ea',
      'so\u00adfté': 'softe',
      'a\u200bé': 'ae',
      ﬁné: 'fine',
      PLAIN: 'plain',
      "it's": "it's",
      が: 'が',
      हिन्दी: 'हिन्दी',
      '': '',
    };
    for (const [word, expected] of Object.entries(rows)) assert.equal(fold(word), expected, word);
  });

  it('is in the singular, also where it is typed wrongly', () => {
    const rows: Readonly<Record<string, string>> = {
      batches: 'batch',
      batch: 'batch',
      batche: 'batch',
      memories: 'memory',
      memorys: 'memory',
      crashes: 'crash',
      boxes: 'box',
      sizes: 'siz',
      classes: 'class',
      class: 'class',
      models: 'model',
      bus: 'bus',
      gas: 'gas',
      gass: 'gass',
      die: 'die',
      dies: 'die',
      ties: 'tie',
      movies: 'movy',
      '2s': '2s',
      gpu2s: 'gpu2s',
      base: 'base',
      sas: 'sas',
      ides: 'ide',
    };
    for (const [word, expected] of Object.entries(rows)) assert.equal(singular(word), expected, word);
    assert.equal(singular('biases'), singular('biase'));
  });

  it('is the name of a Greek letter', () => {
    assert.deepEqual(['α', 'β', 'λ', 'ω', 'σ', 'ab', 'a', 'αβ', ''].map(spellGreek), [
      'alpha',
      'beta',
      'lambda',
      'omega',
      'sigma',
      'ab',
      'a',
      'αβ',
      '',
    ]);
    assert.equal(new Set([...'αβγδεζηθικλμνξοπρστυφχψω'].map(spellGreek)).size, 24);
  });
});

describe('the beginning of a word', () => {
  /** Whether one text becomes another by one slip at most. */
  const isSlip = (typed: string, meant: string): boolean => {
    if (typed === meant) return true;
    const without = (text: string, at: number): string => text.slice(0, at) + text.slice(at + 1);
    for (let at = 0; at <= Math.max(typed.length, meant.length); at++) {
      if (at < typed.length && without(typed, at) === meant) return true;
      if (at < meant.length && typed === without(meant, at)) return true;
      if (typed.length !== meant.length) continue;
      if (without(typed, at) === without(meant, at)) return true;
      if (at > 0 && typed.slice(0, at - 1) + (typed[at] ?? '') + (typed[at - 1] ?? '') + typed.slice(at + 1) === meant) return true;
    }
    return false;
  };
  const words = (longest: number): readonly string[] =>
    longest === 0 ? [''] : ['', ...words(longest - 1).flatMap((rest) => ['a', 'b', 'c'].map((sign) => sign + rest))];

  it('is near to what is typed where one slip makes it so', () => {
    for (const typed of new Set(words(4)))
      for (const word of new Set(words(4))) {
        const prefixes = Array.from({ length: word.length + 1 }, (_, end) => word.slice(0, end));
        const expected = prefixes.some((prefix) => isSlip(typed, prefix));
        assert.equal(beginsNearly(typed, word), expected, `${typed} ${word}`);
      }
  });
});

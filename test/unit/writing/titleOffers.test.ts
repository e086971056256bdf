import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import { createMentionIndex, type MentionIndex } from '../../../src/core/writing/mentions/mentionIndex';
import { titleOffers } from '../../../src/core/writing/mentions/titleOffers';
import { proseOf } from '../../../src/core/writing/prose/prose';
import { bundledCorpus } from '../../fixtures/bundledCorpus';
import { paperOf } from '../search/paperOf';

describe('titles that are being typed', () => {
  let index: MentionIndex;
  before(() => {
    index = createMentionIndex();
    for (const _ of index.add(bundledCorpus()));
  });

  /** The first offer as the text would be with it; undefined for none. */
  const finished = (marked: string, language = 'latex'): string | undefined => {
    const offset = marked.indexOf('|');
    const text = marked.replace('|', '');
    const [offer] = titleOffers(index, proseOf(text, syntaxFor(language)), offset);
    return offer === undefined ? undefined : text.slice(0, offer.start) + offer.text + text.slice(offer.end);
  };

  for (const [marked, expected] of [
    ['We follow Test-Time Tr|', 'We follow Test-Time Training Done Right'],
    ['as in Sequence to Seq| they', 'as in Sequence to Sequence Learning with Neural Networks they'],
    ['the \\emph{Pointer Ne|}', 'the \\emph{Pointer Networks}'],
    ['Test-Time\nTraining Do|', 'Test-Time\nTraining Done Right'],
    ['like large batch training of conv|', 'like Large Batch Training of Convolutional Networks'],
    ['faster FlashA|', 'faster FlashAttention'],
    ['the QLoR|', 'the QLoRA'],
    ['and RWKV-|', 'and RWKV-7'],
    ['the Sheared LL|', 'the Sheared LLaMA'],
    [
      'Fewer reads and writes between levels of GPU memory, by tiling, are the point of Flash|',
      'Fewer reads and writes between levels of GPU memory, by tiling, are the point of FlashAttention',
    ],
    ['Fewer reads and writes between levels of GPU memory, by tiling. Flash|', undefined],
    ['Fewer reads and writes between levels of GPU memory, by tiling, are the point of Flas|', undefined],
    [
      'Weight quantization speeds up batched serving with mixed-precision kernels; compare MARL|',
      'Weight quantization speeds up batched serving with mixed-precision kernels; compare MARLIN',
    ],
    ['The museum has a Flash|', undefined],
    ['THE SOFTWARE IS PROVIDED BY MARL|', undefined],
    ['the Flas|', undefined],
    ['the flasha|', undefined],
    ['a QLoRA|', undefined],
    ['with PyTorch|', undefined],
    ['Large Language|', undefined],
    ['Large Language Models|', undefined],
    ['we see test-time tr|', undefined],
    ['we see attention as|', undefined],
    ['Two|', undefined],
    ['We follow Test-Time |', 'We follow Test-Time Training Done Right'],
    ['We follow Test-Time  |', undefined],
    ['We follow *Test-Time*|', undefined],
    ['We follow **Test-Time**|', undefined],
    ['We follow **Test-Time|', 'We follow **Test-Time Training Done Right'],
    ['We follow Test-Time, |', undefined],
    ['We follow Test-Time; Tr|', 'We follow Test-Time Training Done Right'],
    ['We follow Test-Time.  Tr|', undefined],
    ['Test-Time\n  Training Do|', 'Test-Time\n  Training Done Right'],
    ['Test-Time\n\nTraining Do|', undefined],
    ['as in “sequence to seq|', 'as in “Sequence to Sequence Learning with Neural Networks'],
    ['as in sequence to seq|', undefined],
    ['as in Sequence To seq|', undefined],
    ['like large batch train|', undefined],
    ['Test-Time Training Done Right|', undefined],
    ['Pointer Networks|', undefined],
    ['faster FlashAttention|', undefined],
    ['faster Flash-|', undefined],
    ['faster FlashATT|', undefined],
    ['the QLo|', undefined],
    ['the qlor|', undefined],
    ['xFlashA|', undefined],
    ['a/FlashA|', undefined],
    ['#FlashA|', undefined],
    ['The (FlashA|)', 'The (FlashAttention)'],
    ['Fewer reads and writes between levels of GPU memory, by tiling, are the point of flash|', undefined],
    ['Fewer reads and writes between levels of GPU memory, by tiling, are the point of FLASH|', undefined],
    ['Fewer reads and writes between levels of GPU memory, by tiling, are the point of Flash |', undefined],
    ['Fewer reads and writes between levels of GPU memory, by tiling, are the point of Kernel Flash|', undefined],
    [
      'Fewer reads and writes between levels of GPU memory, by tiling, are the point of the Flash|',
      'Fewer reads and writes between levels of GPU memory, by tiling, are the point of the FlashAttention',
    ],
    ['Fewer reads and writes between levels of GPU memory, by tiling\nFlash|', undefined],
    ['Fewer reads and writes between levels of GPU memory, by tiling: “Flash|', undefined],
    ['The “fewer” reads and writes between levels of GPU memory, by tiling: “Flash|', undefined],
    [
      'Fewer reads and writes between levels of GPU memory, by tiling, in “Flash|',
      'Fewer reads and writes between levels of GPU memory, by tiling, in “FlashAttention',
    ],
    [`Fewer reads and writes between levels of GPU memory, by tiling${', and so on'.repeat(80)}, are the point of Flash|`, undefined],
    [`We follow Test-Time ${'T'.repeat(240)}|`, undefined],
    ['We follow Kernel Test-Time Tr|', undefined],
    ['We follow the Test-Time Tr|', 'We follow the Test-Time Training Done Right'],
    ['Weight quantization speeds up batched serving with mixed-precision kernels; compare MAR|', undefined],
    ['Weight quantization speeds up batched serving with mixed-precision kernels; compare marl|', undefined],
    ['\\cite{Test-Time Tr|}', undefined],
    ['$FlashA|$', undefined],
    ['% Test-Time Tr|', undefined],
    ['\\FlashA|', undefined],
    ['\\label{FlashA|}', undefined],
    ['\\verb|x FlashA', undefined],
  ] as const) {
    it(`${expected === undefined ? 'offers nothing at' : 'finishes'} ${marked.replace('\n', ' ')}`, () =>
      assert.equal(finished(marked), expected));
  }

  it('offers names that begin with what is typed, in their own letters', () => {
    const own = createMentionIndex();
    const about = 'Tidal currents wear coral reefs and harbour walls.';
    const papers = [
      'MoonRiver: Reefs',
      'deMoonRiver: Harbours',
      'MOONSTONE: Walls',
      'PEB3: Coral',
      'PEBBLE3: Coral',
      'Visual Query Tuning: Coral',
    ];
    for (const _ of own.add(papers.map((title) => paperOf(title, { id: title, abstract: about }))));
    const offers = (typed: string): string =>
      titleOffers(own, typed, typed.length)
        .map(({ text, start }) => `${start} ${text}`)
        .join(', ');
    const told = 'Tidal currents wear coral reefs, harbour walls and so on, as';
    const at = told.length + 1;
    assert.equal(offers(`${told} MoonR`), `${at} MoonRiver`);
    assert.equal(offers(`${told} MOON`), `${at} MOONSTONE`);
    assert.equal(offers(`${told} PEBBL`), `${at} PEBBLE3`);
    assert.equal(offers(`${told} Pebbl`), '');
    assert.equal(offers(`${told} MOO`), '');
    assert.equal(offers(`${told} Moons`), '');
    assert.equal(offers(`${told} xMOON`), '');
    assert.equal(offers('MOON'), '');
    assert.equal(offers('We see nothing of it in MOON'), '');
    assert.equal(offers(`${told} Moon`), '');
    assert.equal(offers(`${told} moonr`), '');
    assert.equal(offers(`${told} MoonRiver`), '');
    assert.equal(offers(`${told} deMoonR`), `${at} deMoonRiver`);
    assert.equal(offers(`${told} Visual Query Tun`), `${at} Visual Query Tuning, ${at} Visual Query Tuning: Coral`);
    assert.equal(offers(`${told} visual query tun`), '');
    assert.equal(offers(`${told} Visual Query Tuning`), '');
  });

  it('offers three at most, names first, and those first of which the text speaks', () => {
    const about = 'Tidal currents wear coral reefs and harbour walls.';
    const told = 'Tidal currents wear coral reefs, harbour walls,';
    const offers = (typed: string, papers: Readonly<Record<string, string>>): readonly string[] => {
      const own = createMentionIndex();
      for (const _ of own.add(Object.entries(papers).map(([title, abstract]) => paperOf(title, { id: title, abstract }))));
      return titleOffers(own, typed, typed.length).map(({ text }) => text);
    };
    const slow = {
      'Slow Tidal Currents: Walls': '',
      'Slow Tidal Currents of Reefs': '',
      'Slow Tidal Currents of Harbours': '',
      'Slow Tidal Curls': '',
    };
    assert.deepEqual(offers('see Slow Tidal Curr', slow), [
      'Slow Tidal Currents',
      'Slow Tidal Currents: Walls',
      'Slow Tidal Currents of Reefs',
    ]);
    assert.deepEqual(offers('see Slow Tidal Cur', slow), ['Slow Tidal Currents', 'Slow Tidal Curls', 'Slow Tidal Currents: Walls']);
    const moons = { 'MOONBEAM: A': about, 'MOONSTONES: B': `${about} Storms rage.` };
    assert.deepEqual(offers(`${told} as MOON`, moons), ['MOONBEAM', 'MOONSTONES']);
    assert.deepEqual(offers(`${told} and storms rage, as MOON`, moons), ['MOONSTONES', 'MOONBEAM']);
    assert.deepEqual(offers(`${told} as MOON`, { ...moons, 'MOONWALK: C': about }).length, 3);
    assert.deepEqual(offers(`${told} as MOON`, { ...moons, 'MOONWALK: C': about, 'MOONRISE: D': about }), []);
    assert.deepEqual(offers('see Mini-Mon', { 'Mini-Monkey: Coral': about }), ['Mini-Monkey: Coral']);
    const small = { 'Tidal waves wear old coral': '', 'Tidal currents wear coral reefs': '', 'Reefs under all of these tides': '' };
    assert.deepEqual(offers('see tidal waves wear old co', small), []);
    assert.deepEqual(offers('see tidal waves wear old cor', small), ['Tidal waves wear old coral']);
    assert.deepEqual(offers('see tidal currents wear coral', small), ['Tidal currents wear coral reefs']);
    assert.deepEqual(offers('see reefs under all of these tid', small), []);
    assert.deepEqual(offers('see Tidal currents wear', small), []);
    for (const [typed, title, expected] of [
      ['FlashNet learns', 'FlashNet learns tides', true],
      ['Selling iPhone', 'Selling iPhone cases', false],
      ['Selling GPU', 'Selling GPU cases', false],
      ['Vitamin C', 'Vitamin C heals', true],
    ] as const)
      assert.deepEqual(offers(`see ${typed}`, { [title]: '' }), expected ? [title] : [], typed);
    const seas = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`Tidal Currents of Sea ${at}`, '']));
    assert.deepEqual(offers('see Tidal Currents', seas), []);
    assert.equal(offers('see Tidal Currents of Sea', seas).length, 3);
    const common = Object.fromEntries([1, 2, 3, 4].map((at) => [`Forest ${at}`, 'We ask Large Language Models.']));
    assert.deepEqual(offers('see Large Language Mon', { ...common, 'Large Language Monkeys in Trees': '' }), [
      'Large Language Monkeys in Trees',
    ]);
    assert.deepEqual(offers('see Large Language', { ...common, 'Large Language Monkeys in Trees': '' }), []);
    assert.deepEqual(offers('see Large Language', { 'Large Language Monkeys in Trees': '' }), ['Large Language Monkeys in Trees']);
  });

  it('is quiet in code, addresses and keys of Markdown', () => {
    for (const marked of ['`FlashA|`', '[@FlashA|', '@FlashA|', 'https://x.org/FlashA|', '```\nFlashA|\n```'])
      assert.equal(finished(marked, 'markdown'), undefined, marked);
  });

  for (const name of ['paper.tex', 'notes.md']) {
    it(`offers what is then written, at every word of the sample ${name}`, () => {
      const text = readFileSync(`media/sample/${name}`, 'utf8');
      const prose = proseOf(text, syntaxFor('', name));
      for (const word of text.matchAll(/[\p{L}\p{N}](?![\p{L}\p{N}])/gu)) {
        const offset = word.index + 1;
        const offers = titleOffers(index, prose, offset);
        const right = offers.some(({ start, text: offered }) =>
          text
            .slice(start, start + offered.length + 10)
            .replace(/\s+/g, ' ')
            .startsWith(offered),
        );
        assert.ok(offers.length === 0 || right, `${text.slice(offset - 30, offset)}| → ${offers[0]?.text}`);
      }
    });
  }
});

import assert from 'node:assert/strict';
import { findAcronyms, InferredAcronyms, looksLikeAcronym, undefinedAcronyms } from '../../../src/core/search/topics/acronyms';
import { encodePapers } from '../../../src/core/search/topics/encode';
import { Casing } from '../../../src/core/search/topics/labels/casing';
import { isInSentenceCase, isShouted, startsSentence } from '../../../src/core/search/topics/labels/runningText';
import { phraseTokens } from '../../../src/core/search/topics/phraseTokens';
import { ended } from '../ended';
import { paperOf } from './paperOf';

/** The acronyms that texts define, each with its words. */
const defined = (...texts: readonly string[]): string =>
  [...ended(findAcronyms(texts))].map(([short, long]) => `${short}: ${long.join(' ')}`).join(', ');

describe('an acronym', () => {
  it('has two capitals, and no hyphen', () => {
    assert.deepEqual(['LLM', 'LoRA', 'AB', 'mRnA', 'ÄÖ', 'Scale', 'llm', 'A', 'A-B', 'X2', ''].map(looksLikeAcronym), [
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  for (const [text, expected] of [
    ['large language models (LLMs)', 'llm: large language model'],
    ['large language models (LLM)', 'llm: large language model'],
    ['large language models ( LLM )', 'llm: large language model'],
    ['large language models (LLMs, as said)', 'llm: large language model'],
    ['large language models (LLMs; see)', 'llm: large language model'],
    ['large language models (LLMs are)', ''],
    ['large language models (the LLMs)', ''],
    ['large language models [LLMs]', ''],
    ['large language models (Llms)', ''],
    ['large language models (lLM)', ''],
    ['many large language models (LLM)', 'llm: large language model'],
    ['of large language models (LLM)', 'llm: large language model'],
    ['large, language models (LLM)', ''],
    ['large. The language models (LLM)', ''],
    ['language models (LLM)', ''],
    ['models of language (MOL)', 'mol: model of language'],
    ['mixture-of-experts (MoE)', 'moe: mixture of expert'],
    ['low-rank adaptation (LoRA)', 'lora: low rank adaptation'],
    ['the adaptation (TA)', ''],
    ['adapting the (AT)', ''],
    ['electroencephalography (EEG)', ''],
    ['wide electroencephalography (WEEG)', 'weeg: wide electroencephalography'],
    ['byte pair encoding (ABC)', ''],
    ['large language models (LANGUAGEMODS)', ''],
    ['large language models (LM)', 'lm: language model'],
    ['a very large wide language model net (VN)', ''],
  ] as const)
    it(`is ${expected || 'none'} in ${text}`, () => assert.equal(defined(text), expected));

  it('is what most texts say', () => {
    assert.equal(defined('low rank maps (LRM)', 'long range maps (LRM)', 'long range maps (LRM)'), 'lrm: long range map');
    assert.equal(defined('low rank maps (LRM)', 'long range maps (LRM)'), 'lrm: long range map');
    assert.equal(defined('low rank maps (LRM)', 'wide rank maps (WRM)'), 'lrm: low rank map, wrm: wide rank map');
    assert.equal(defined(`${'low '.repeat(40)}rank maps (LRM)`), 'lrm: low rank map');
    assert.equal(defined(`low ${'x'.repeat(130)} rank maps (LRM)`), '');
  });

  it('may be used without being defined', () => {
    const used = (text: string) => [...ended(undefinedAcronyms([text], new Map([['llm', 0]])))].join(' ');
    assert.equal(used('An LLM, LLMs, LRM, LRMs, and WRM. AB, ABCDEFG, ABCDEF, xABC, ABCx, A-BCD.'), 'lrm wrm abcdef bcd');
  });

  it('stands for what three texts say and most texts with such initials', () => {
    const inferred = (...texts: readonly string[]): string => {
      const inferring = new InferredAcronyms(new Set(['lrm']));
      for (const text of texts) inferring.note(phraseTokens(text));
      return [...inferring.found()].map(([short, long]) => `${short}: ${long.join(' ')}`).join(', ');
    };
    const [own, other] = ['We see long range maps here.', 'We see low rank moves here.'];
    assert.equal(inferred(own, own, own), 'lrm: long range map');
    assert.equal(inferred(own, own), '');
    assert.equal(inferred('Long range maps, long range maps, long range maps'), '');
    assert.equal(inferred(own, own, own, other, other), 'lrm: long range map');
    assert.equal(inferred(own, own, own, other, other, other), '');
    for (const text of [
      'We see long, range maps.',
      'We see long range, maps.',
      'We see lo range maps.',
      'We see long range me.',
      'We see range maps.',
    ])
      assert.equal(inferred(text, text, text), '', text);
    assert.equal(inferred('So, long range maps', 'So, long range maps', 'So, long range maps'), 'lrm: long range map');
  });
});

/** A paper’s words as numbers. */
const encoded = (title: string, abstract = '') => ended(encodePapers([paperOf(title, { abstract })]));
const paper = (title: string, abstract = '') => {
  const [one] = encoded(title, abstract).papers;
  assert.ok(one);
  return one;
};

describe('running text', () => {
  it('begins a sentence after a full stop or a colon', () => {
    const starts = (title: string, abstract = ''): string => {
      const one = paper(title, abstract);
      return [...one.starts]
        .filter((_, at) => startsSentence(one, at))
        .map((start) => one.text.slice(start).split(/[^\p{L}]/u)[0])
        .join(' ');
    };
    assert.equal(starts('Sea maps: Oil and tide', 'We go. “They go! Do we? (So on. a'), 'Sea Oil We They Do So a');
    assert.equal(starts('Sea maps, oil; tide', 'We go.on'), 'Sea We on');
  });

  it('has no title in capitals only, and none with capitals throughout', () => {
    assert.deepEqual(
      ['SEA MAPS', 'SEA MAPs', 'SEA maps', 'Sea Maps'].map((title) => isShouted(paper(title, 'small letters'))),
      [true, true, false, false],
    );
    const cases = [
      'Sea maps of tides',
      'Sea Maps of Tides',
      'Sea maps Tides',
      'Sea Maps Tides tides',
      'Sea',
      'Sea of the Oil',
      'Sea and oils',
    ];
    assert.deepEqual(
      cases.map((title) => isInSentenceCase(paper(title, 'Small letters'))),
      [true, false, true, false, false, false, true],
    );
  });
});

describe('the capitals of a label', () => {
  /** The label as papers, each a title and an abstract, write its words. */
  const cased = (label: string, ...papers: readonly (readonly [title: string, abstract?: string])[]): string => {
    const encoding = ended(encodePapers(papers.map(([title, abstract = ''], at) => paperOf(title, { id: `p${at}`, abstract }))));
    const casing = new Casing(new Set(encoding.words.keys()));
    for (const one of encoding.papers) casing.note(one);
    return casing.apply(label);
  };
  it('are those of running text', () => {
    assert.equal(cased('venice maps', ['Nets', 'We see Venice, Venice and maps.']), 'Venice maps');
    assert.equal(cased('sea maps', ['Nets', 'We see sea maps.']), 'Sea maps');
    assert.equal(cased('sea maps', ['Nets', 'We see Sea Maps. The sea, the sea']), 'Sea Maps');
    assert.equal(cased('sea', ['Nets', 'We see Sea, Sea, Sea, Sea and sea.']), 'Sea');
    assert.equal(cased('x venice', ['Nets', 'We see Venice, Venice, Venice, Venice, venice']), 'X venice');
    assert.equal(cased('x venice', ['Nets', 'We see Venice, Venice, Venice, Venice, Venice, venice']), 'X Venice');
    assert.equal(cased('LoRA maps', ['Nets', 'We see maps.']), 'LoRA maps');
    assert.equal(cased('lora maps', ['LoRA Maps', '']), 'LoRA maps');
    assert.equal(cased('lora maps', ['LoRA Lora Lora Maps', '']), 'Lora maps');
    assert.equal(cased('oil', ['Nets', '']), 'Oil');
    assert.equal(cased('3d oil', ['Nets', '']), '3d oil');
  });
});

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { terms, words } from '../../../src/core/search/index/tokenize';

function check(cases: Readonly<Record<string, string>>): void {
  for (const [text, expected] of Object.entries(cases)) assert.equal(terms(text).join(' '), expected, text);
}

describe('terms of a text', () => {
  it('holds a compound word whole, in its parts and joined', () => {
    check({
      'FlashAttention-3': 'flash attention 3 flashattention flashattention3',
      'Test-Time Training': 'test time testtime training',
      'Qwen2.5-VL': 'qwen 2 5 vl qwen2 qwen25vl',
      zhang2025testtime: 'zhang 2025 testtime zhang2025testtime',
      vaswani_attention: 'vaswani attention vaswaniattention',
    });
  });

  it('keeps names of capitals with their plural together', () => {
    check({ 'LLMs and GPUs': 'llm and gpu', QLoRA: 'qlo ra qlora', LLMQuant: 'llm quant llmquant', NVIDIA: 'nvidia' });
  });

  it('folds accents, letters without decomposition and compatibility forms', () => {
    check({
      Schölkopf: 'scholkopf',
      'Przemysław Łukasz': 'przemyslaw lukasz',
      'Nguyễn Đức Hiệp': 'nguyen duc hiep',
      'Weiß Ørsted Þór': 'weiss orsted thor',
      'S²FT': 's 2 ft s2ft',
      eﬃcient: 'efficient',
      'ёлка Йод': 'елка иод',
    });
  });

  it('spells a Greek letter that stands alone, and leaves Greek words', () => {
    check({ 'β-VAE': 'beta vae betavae', μP: 'mu p mup', Λόγος: 'λογοσ' });
  });

  it('makes a word and its plural one term whichever way it was toggled', () => {
    for (const forms of [
      'memory memories memorys',
      'batch batches batchs',
      'cache caches',
      'bias bia',
      'model models',
      'analysis analysi',
      'class classes',
      'box boxes',
    ]) {
      assert.equal(new Set(terms(forms)).size, 1, forms);
    }
  });

  it('takes overlapping pairs of signs for words in scripts without spaces', () => {
    check({ 注意力机制: '注意 意力 力机 机制', 'トランス 入門': 'トラ ラン ンス 入門', 학습: '학습', 图: '图', BERT模型: 'bert 模型' });
  });

  it('gives nothing for nothing', () => {
    check({ '': '', '   ': '', '— … ()': '', '-': '' });
  });

  it('cuts what is too long for a word', () => {
    assert.deepEqual(terms('x'.repeat(100_000)), ['x'.repeat(64)]);
  });

  it('gives parts in order that lie inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        let before = 0;
        for (const { parts } of words(text)) {
          for (const { start, end, text: folded } of parts) {
            assert.ok(start >= before && end > start && end <= text.length);
            assert.notEqual(folded, undefined);
            before = start;
          }
        }
      }),
    );
  });

  it('are those of the word with a sign that does not count, though that is read another way', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9]{1,12}$/), (word) => assert.deepEqual(terms(word), terms(`${word}\u00ad`))),
      { numRuns: 2000 },
    );
  });
});

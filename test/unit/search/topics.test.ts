import assert from 'node:assert/strict';
import type { Paper, Topic } from '../../../src/core/corpus/paper';
import { academicWords, functionWords } from '../../../src/core/search/index/stopWords';
import { buildTopics, topicSteps } from '../../../src/core/search/topics/buildTopics';
import { phraseTokens, wordKey } from '../../../src/core/search/topics/phraseTokens';
import { random, shuffled } from '../../bench/random';
import { recombined } from '../../bench/recombine';
import { bundledCorpus } from '../../fixtures/bundledCorpus';

const tree = (): readonly Topic[] => (built ??= buildTopics(bundledCorpus()));
let built: readonly Topic[] | undefined;
const everyTopic = (topics: readonly Topic[]): Topic[] => topics.flatMap((topic) => [topic, ...everyTopic(topic.children)]);
const withoutAbstract = ({ abstract: _, ...paper }: Paper): Paper => paper;

describe('topics of the bundled corpus', () => {
  it('number 12 to 30 and hold every paper', () => {
    assert.ok(tree().length >= 12 && tree().length <= 30, String(tree().length));
    assert.equal(new Set(tree().flatMap(({ paperIds }) => paperIds)).size, bundledCorpus().length);
  });

  it('leave at most 5 % over, and none holds more than 35 %', () => {
    const other = tree().find(({ label }) => label === 'Other')?.paperIds.length ?? 0;
    assert.ok(other <= 0.05 * bundledCorpus().length);
    for (const { label, paperIds } of tree()) assert.ok(paperIds.length <= 0.35 * bundledCorpus().length, label);
  });

  it('are two levels deep, a topic holding all papers of its subtopics and no subtopic nearly all of its topic', () => {
    for (const { label, paperIds, children } of tree()) {
      for (const child of children) {
        assert.deepEqual(child.children, []);
        assert.ok(
          child.paperIds.every((id) => paperIds.includes(id)),
          `${label} › ${child.label}`,
        );
        assert.ok(child.paperIds.length >= 2 && child.paperIds.length <= 0.7 * paperIds.length, `${label} › ${child.label}`);
      }
    }
    assert.ok(
      tree()
        .filter(({ paperIds }) => paperIds.length > 12)
        .filter(({ children }) => children.length > 0).length >= 10,
    );
  });

  it('have ids of their own and list no paper twice', () => {
    const ids = everyTopic(tree()).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { paperIds } of everyTopic(tree())) assert.equal(new Set(paperIds).size, paperIds.length);
  });

  it('bear the names that the field uses', () => {
    const labels = everyTopic(tree()).map(({ label }) => label);
    for (const label of [
      'KV cache',
      'Quantization',
      'Pruning',
      'Knowledge distillation',
      'Mixture of experts',
      'State space models',
      'Speculative decoding',
      'LoRA',
    ]) {
      assert.ok(labels.includes(label), label);
    }
  });

  it('have no label that starts or ends with a function word, is made of stock words only or stands beside its own plural', () => {
    const labels = everyTopic(tree())
      .filter(({ label }) => label !== 'Other')
      .map(({ label }) => label);
    for (const label of labels) {
      const words = label.toLowerCase().split(/[\s-]+/);
      assert.ok(!functionWords.has(words[0] ?? '') && !functionWords.has(words.at(-1) ?? ''), label);
      assert.ok(
        words.some((word) => !academicWords.has(word)),
        label,
      );
      assert.match(label, /^[\p{Lu}\p{N}]|^\p{Ll}+\p{Lu}/u);
    }
    const top = tree().map(({ label }) =>
      phraseTokens(label)
        .map(({ key }) => key)
        .join(' '),
    );
    assert.equal(new Set(top).size, top.length);
  });

  it('join an acronym and what it stands for', () => {
    const labels = everyTopic(tree()).map(({ label }) => label.toLowerCase());
    assert.ok(!labels.some((label) => label.includes('large language model')), labels.join('\n'));
    assert.ok(!(labels.includes('ssms') && labels.includes('state space models')));
  });

  it("are the same whatever the papers' order", () => {
    for (const seed of [1, 2]) assert.deepEqual(buildTopics(shuffled(random(seed), bundledCorpus())), tree());
  });

  it('come in steps', () => assert.ok([...topicSteps(bundledCorpus())].length > 50));
});

describe('topics of other libraries', () => {
  for (const [count, least, most] of [
    [0, 0, 0],
    [1, 1, 1],
    [5, 1, 6],
    [30, 4, 12],
    [120, 8, 20],
  ] as const) {
    it(`of ${count} papers number ${least} to ${most} and hold each paper`, () => {
      const papers = bundledCorpus().slice(0, count);
      const topics = buildTopics(papers);
      assert.ok(topics.length >= least && topics.length <= most, topics.map(({ label }) => label).join(', '));
      assert.equal(new Set(topics.flatMap(({ paperIds }) => paperIds)).size, count);
    });
  }

  it('are found in titles alone', () => {
    const topics = buildTopics(bundledCorpus().map(withoutAbstract));
    const labels = everyTopic(topics).map(({ label }) => label);
    for (const label of ['Quantization', 'Speculative decoding', 'LLM inference', 'Neural networks'])
      assert.ok(labels.includes(label), labels.join(', '));
    assert.equal(new Set(topics.flatMap(({ paperIds }) => paperIds)).size, bundledCorpus().length);
  });

  it('are found in other fields', () => {
    const subjects = ['gut microbiota', 'coral bleaching', 'soil fungi', 'sea turtles'];
    const contexts = ['in mice', 'after heat waves', 'of the Baltic', 'under drought', 'along the coast', 'at night'];
    const papers = subjects.flatMap((subject, i) =>
      contexts.map(
        (context, j): Paper => ({
          id: `title:${i}-${j}`,
          title: `Notes on ${subject} ${context}`,
          authors: [],
          citationKey: `k${i}${j}`,
          sources: [],
          abstract: `Little is known about ${subject}. We describe ${subject} ${context} and discuss what ${subject} may tell us.`,
        }),
      ),
    );
    const labels = buildTopics(papers).map(({ label }) => label);
    for (const label of ['Gut microbiota', 'Coral bleaching', 'Soil fungi', 'Sea turtles'])
      assert.ok(labels.includes(label), labels.join(', '));
  });

  it('of papers without words are all left over', () => {
    const papers = ['', '???', '１２'].map(
      (title, at): Paper => ({ id: `title:${at}`, title, authors: [], citationKey: `k${at}`, sources: [] }),
    );
    assert.deepEqual(
      buildTopics(papers).map(({ label, paperIds }) => [label, paperIds.length]),
      [['Other', 3]],
    );
  });

  it('of some thousand papers keep to 30', () => {
    const topics = buildTopics(recombined(bundledCorpus(), 2_000));
    assert.ok(topics.length >= 12 && topics.length <= 30, topics.map(({ label }) => label).join(', '));
  }).timeout(120_000);
});

describe('word keys', () => {
  for (const [word, key] of [
    ['LLMs', 'llm'],
    ['Studies', 'study'],
    ['matrices', 'matrix'],
    ['series', 'series'],
    ['bias', 'bias'],
    ['Caches', 'cache'],
    ['losses', 'loss'],
    ['Modelling', 'modeling'],
    ['quantisation', 'quantization'],
    ['Schölkopf', 'scholkopf'],
  ]) {
    it(`${word} → ${key}`, () => assert.equal(wordKey(word ?? ''), key));
  }
});

import assert from 'node:assert/strict';
import type { Paper, Topic } from '../../../src/core/corpus/paper';
import { academicWords, functionWords } from '../../../src/core/search/index/stopWords';
import { buildTopics, topicSteps } from '../../../src/core/search/topics/buildTopics';
import { changesSince, isOutgrown, treeInText, treeText } from '../../../src/core/search/topics/keptTree';
import { phraseTokens, wordKey } from '../../../src/core/search/topics/phraseTokens';
import { narrowed, placePapers } from '../../../src/core/search/topics/placePapers';
import { random, shuffled } from '../../bench/random';
import { recombined } from '../../bench/recombine';
import { bundledCorpus } from '../../fixtures/bundledCorpus';

const tree = (): readonly Topic[] => (built ??= buildTopics(bundledCorpus()));
let built: readonly Topic[] | undefined;
const everyTopic = (topics: readonly Topic[]): Topic[] => topics.flatMap((topic) => [topic, ...everyTopic(topic.children)]);
const withoutAbstract = ({ abstract: _, ...paper }: Paper): Paper => paper;

describe('topics of the bundled corpus', () => {
  it('number 29 to 40 and hold every paper', () => {
    assert.ok(tree().length >= 29 && tree().length <= 40, String(tree().length));
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
      'Optimizers',
      'Normalization',
      'RNNs',
    ]) {
      assert.ok(labels.includes(label), label);
    }
  });

  it('hold the papers whose title has their words, and a family named by its adjective', () => {
    let [held, all] = [0, 0];
    for (const { label, paperIds } of tree()) {
      const phrase = new RegExp(`\\b${label.replace(/s$/, '').replace(/[- ]/g, '[- ]')}s?\\b`, 'i');
      for (const paper of bundledCorpus().filter(({ title }) => label !== 'Other' && phrase.test(title))) {
        all += 1;
        if (paperIds.includes(paper.id)) held += 1;
      }
    }
    assert.ok(all > 100 && held >= 0.97 * all, `${held} of ${all}`);
    const recurrent = tree().find(({ label }) => label === 'RNNs')?.paperIds ?? [];
    const titled = bundledCorpus().filter(({ title }) => /\brecurrent\b|RNN/i.test(title));
    assert.deepEqual(
      titled.filter(({ id }) => !recurrent.includes(id)).map(({ title }) => title),
      [],
    );
  });

  it('hold the papers whose title names one of their kinds: an optimizer, a recurrent model, a normalization', () => {
    const isUnder = (label: string, title: string): void => {
      const paper = bundledCorpus().find((one) => one.title.startsWith(title));
      assert.ok(
        paper !== undefined &&
          tree()
            .find((topic) => topic.label === label)
            ?.paperIds.includes(paper.id),
        `${title} under ${label}`,
      );
    };
    for (const title of ['Muon is', 'Adam-mini', 'SPAM', 'SWAN', 'An Optimistic Acceleration of AMSGrad', 'SGD Finds'])
      isUnder('Optimizers', title);
    for (const title of ['RWKV-7', 'State Tuning', 'xLSTM', 'FlashRNN', 'Forecasting S&P 500 Using LSTM', 'Risk forecasting'])
      isUnder('RNNs', title);
    for (const title of ['Training BatchNorm', 'Layer Normalization', 'Weight Normalization']) isUnder('Normalization', title);
    for (const title of ['EfficientVMamba', 'NVIDIA Nemotron Nano 2']) isUnder('State space models', title);
  });

  it('stand below the topic of which the papers call them a kind', () => {
    assert.equal(
      tree().find(({ label }) => label === 'SGD'),
      undefined,
    );
    const optimizers = tree().find(({ label }) => label === 'Optimizers');
    assert.ok(optimizers?.children.some(({ label }) => label === 'SGD'));
    const named = bundledCorpus().filter(({ title }) => /\bSGD\b|stochastic gradient descent/i.test(title));
    assert.deepEqual(
      named.filter(({ id }) => !optimizers?.paperIds.includes(id)).map(({ title }) => title),
      [],
    );
  });

  it('have no single word of anybody’s as a label', () => {
    for (const { label } of tree())
      assert.ok(!/^(?:labels?|mini-?batch(?:es)?|activations?|data|methods?|tokens?|weights?)$/i.test(label), label);
    for (const { label } of everyTopic(tree())) assert.doesNotMatch(label, /^(?:mini|micro|multi)-\w+(?<!ing|tion|er|or)$/i);
  });

  it('have no label that starts or ends with a function word, is made of stock words only or is beside its own plural', () => {
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

describe('papers that come to a tree of topics', () => {
  const paper = (id: string, title: string, abstract = ''): Paper => ({ id, title, abstract, authors: [], citationKey: id, sources: [] });
  const places = (topics: readonly Topic[], id: string): string[] =>
    topics.filter(({ paperIds }) => paperIds.includes(id)).map(({ label }) => label);

  it('are put under what their title names or their abstract says twice, else where papers like them are, else under Other', () => {
    const nearest =
      tree()
        .find(({ label }) => label === 'Speculative decoding')
        ?.paperIds.slice(0, 3) ?? [];
    const came = [
      paper('a', 'Quantizing and Pruning for Gardeners: Quantization Done Twice'),
      paper('b', 'Gardens', 'We like knowledge distillation. Knowledge distillation is all.'),
      paper('c', 'Drafts'),
      paper('d', 'Hedges'),
    ];
    const now = placePapers(tree(), came, ({ id }) => (id === 'c' ? nearest : []));
    assert.deepEqual(places(now, 'a'), ['Pruning', 'Quantization']);
    assert.deepEqual(places(now, 'b'), ['Knowledge distillation']);
    assert.ok(places(now, 'c').includes('Speculative decoding'));
    assert.deepEqual(places(now, 'd'), ['Other']);
    assert.deepEqual(
      now.map(({ label }) => label),
      tree().map(({ label }) => label),
    );
    for (const [at, topic] of tree().entries()) assert.deepEqual(now[at]?.paperIds.slice(0, topic.paperIds.length), topic.paperIds);
  });

  it('are put under the topic of whose kinds their title or their key names one, not under that of an author’s name', () => {
    const came: Paper[] = [
      paper('a', 'Lion and AdamW for Gardens'),
      paper('b', 'mLSTMs in Bloom'),
      { ...paper('c', 'Roses Grow'), citationKey: 'rose2020rwkv' },
      { ...paper('d', 'Roses Wither'), citationKey: 'adam2021roses', authors: [{ family: 'Adam' }] },
      paper('e', 'GardenNorm: Beds'),
    ];
    const now = placePapers(tree(), came, () => []);
    assert.deepEqual(
      came.map(({ id }) => places(now, id)),
      [['Optimizers'], ['RNNs'], ['RNNs'], ['Other'], ['Normalization']],
    );
  });

  it('can be all that is shown', () => {
    const some = new Set(tree()[3]?.paperIds.slice(0, 2));
    const shown = narrowed(tree(), (id) => (some.has(id) ? id : undefined));
    assert.ok(shown.length >= 1 && everyTopic(shown).every(({ paperIds }) => paperIds.length > 0 && paperIds.every((id) => some.has(id))));
  });
});

describe('a tree that is kept', () => {
  const ids = new Set(bundledCorpus().map(({ id }) => id));
  const paper = (id: string): Paper => ({ id, title: id, authors: [], citationKey: id, sources: [] });

  it('is read as it was written; a broken one is none', () => {
    const made = { topics: tree(), ids };
    assert.deepEqual(treeInText(treeText(made)), made);
    for (const broken of ['', '{', '[]', 'null', '{"topics":[],"ids":[1]}', '{"topics":[{"id":"a","label":"A","paperIds":[]}],"ids":[]}'])
      assert.equal(treeInText(broken), undefined, broken);
  });

  it('is outgrown when more than a tenth of the papers came or went', () => {
    const left = bundledCorpus().slice(20);
    const changes = changesSince({ topics: [], ids }, [...left, paper('x')]);
    assert.deepEqual([changes.count, changes.fresh.map(({ id }) => id)], [21, ['x']]);
    assert.equal(isOutgrown(changes.count, left), false);
    assert.equal(isOutgrown(43, bundledCorpus()), true);
    assert.equal(isOutgrown(42, bundledCorpus()), false);
  });
});

describe('topics of other libraries', () => {
  for (const [count, least, most] of [
    [0, 0, 0],
    [1, 1, 1],
    [5, 1, 6],
    [30, 4, 12],
    [120, 8, 21],
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
    const labels = buildTopics(nature()).map(({ label }) => label);
    for (const label of ['Gut microbiota', 'Coral bleaching', 'Soil fungi', 'Sea turtles'])
      assert.ok(labels.includes(label), labels.join(', '));
  });

  it('take in what their papers call a kind of theirs, in any field, and nothing that is only done there', () => {
    const say = (id: string, title: string, abstract = ''): Paper => ({ id, title, abstract, authors: [], citationKey: id, sources: [] });
    const topics = buildTopics([
      ...nature(),
      say('m', 'Under the oak', 'We studied soil fungi such as Boletula (Beck, 1990) and RootMyc. In Avoria, the soil fungi are many.'),
      say('n', 'Boletula revisited'),
      say('p', 'RootMyc-2 for wool'),
      say('q', 'Avoria in spring'),
    ]);
    const held = topics.find(({ label }) => label === 'Soil fungi')?.paperIds ?? [];
    assert.deepEqual(
      ['n', 'p', 'q'].map((id) => held.includes(id)),
      [true, true, false],
    );
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

  it('of some thousand papers keep to 40', () => {
    const topics = buildTopics(recombined(bundledCorpus(), 2_000));
    assert.ok(topics.length >= 12 && topics.length <= 40, topics.map(({ label }) => label).join(', '));
  }).timeout(120_000);
});

/** Papers of four other subjects, six of each. */
function nature(): Paper[] {
  const subjects = ['gut microbiota', 'coral bleaching', 'soil fungi', 'sea turtles'];
  const contexts = ['in mice', 'after heat waves', 'of the Baltic', 'under drought', 'along the coast', 'at night'];
  return subjects.flatMap((subject, i) =>
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
}

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

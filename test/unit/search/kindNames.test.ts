import assert from 'node:assert/strict';
import { encodePapers } from '../../../src/core/search/topics/encode';
import { kindNames } from '../../../src/core/search/topics/kindNames';
import { ended } from '../ended';
import { paperOf } from './paperOf';

/** The names of a topic's kinds that some papers, each a title and an abstract or an abstract alone, tell. */
function names(topic: string, ...texts: readonly (string | readonly [title: string, abstract: string])[]): string {
  const papers = texts.map((text, at) => {
    const [title, abstract] = typeof text === 'string' ? ['Nothing', text] : text;
    return paperOf(title, { id: `p${at}`, abstract });
  });
  const encoding = ended(encodePapers(papers));
  const variants = [topic.split(' ').map((word) => encoding.words.indexOf(word))] as [number[]];
  const term = { key: topic, variants, weights: new Map(), about: [], quality: 1 };
  const [found = new Set<string>()] = ended(kindNames(encoding, [{ term, narrower: [] }]));
  return [...found]
    .map((name) => name.trim())
    .sort()
    .join(', ');
}

describe('the kinds of a topic', () => {
  for (const [text, expected] of [
    ['We use optimizers such as Adam, Lion, and Muon here.', 'adam, lion, muon'],
    ['We use optimizers such as Adam (see there), Lion or the Muon.', 'adam, lion, muon'],
    ['We use optimizers like both Adam and Lion.', 'adam, lion'],
    ['We use optimizers, including Adam and or Lion.', 'adam'],
    ['We use optimizers (e.g., Adam, Lion).', 'adam, lion'],
    ['We use optimizers (e.g. Adam).', 'adam'],
    ['We use optimizers, namely the Adam, the Lion.', 'adam, lion'],
    ['We use optimizers (some of them) such as Adam.', 'adam'],
    ['We use optimizers such as Adam, gradient descent, Lion.', 'adam'],
    ['We use optimizers such as Adam with Lion.', 'adam'],
    ['We use optimizers such as Al, Adam-W, AdamW2 and SGD.', 'adam w, sgd'],
    ['We use optimizers suchas Adam.', ''],
    ['We use optimizers and such as Adam.', ''],
    ['We use optimizers with Adam.', ''],
    ['We use layers of optimizers, including Adam.', ''],
    ['We use layers within optimizers, including Adam.', ''],
    ['We use layers of optimizers including Adam.', 'adam'],
    ['We see Adam, a new optimizer.', 'adam'],
    ['We see Adam, a new and very fast small optimizer.', 'adam'],
    ['We see Adam, a new and very fast small big optimizer.', ''],
    ['We see Adam is an optimizer.', 'adam'],
    ['We see Adam, the optimizer.', 'adam'],
    ['We see Adam as an optimizer.', ''],
    ['We tune on ImageNet, a new optimizer.', ''],
    ['We tune it to Adam, a new optimizer.', ''],
    ['We see the Adam optimizer.', 'adam'],
    ['The Adam optimizer is new.', 'adam'],
    ['Adam optimizers are new.', ''],
    ['We go. Adam optimizers are new.', ''],
    ['AdamW optimizers are new.', 'adam w'],
    ['We see (Adam) optimizers.', ''],
    ['We see (AdamW optimizers).', 'adam w'],
    ['We see adam optimizers.', ''],
    ['We use optimizer-based Adam3 and Adam4.', 'adam'],
    ['We use optimizer-based Adam.', ''],
    ['The optimization algorithm Adam is new.', 'adam'],
    ['The optimization method called Adam is new.', 'adam'],
    ['The optimization technique named Adam is new.', 'adam'],
    ['The optimization of Adam is new.', ''],
  ] as const)
    it(`are ${expected || 'none'}: ${text}`, () => assert.equal(names('optimizer', text, 'An optimizer of optimization'), expected));

  it('are those of a phrase, however it is hyphenated', () => {
    for (const text of ['Neural networks such as Adam.', 'Neural-networks such as Adam.', 'Deep neural networks such as Adam.'])
      assert.equal(names('neural network', text, 'A neural network'), 'adam', text);
    for (const text of ['Neural, networks such as Adam.', 'Networks such as Adam.', 'The non-neural networks such as Adam.'])
      assert.equal(names('neural network', text, 'A neural network'), '', text);
  });

  it('open titles, in a quarter of the papers that use them', () => {
    const title = ['Adam: An Optimizer', 'No more.'] as const;
    const use = 'We like Adam here.';
    assert.equal(names('optimizer', title), 'adam');
    assert.equal(names('optimizer', title, use, use, use), 'adam');
    assert.equal(names('optimizer', title, use, use, use, use), '');
    assert.equal(names('optimizer', ['Adam; An Optimizer', 'No more.']), '');
    assert.equal(names('optimizer', ['A New Adam: An Optimizer', 'No more.']), '');
  });

  it('are told in one of twenty papers that use them', () => {
    const use = Array.from({ length: 19 }, () => 'We like Adam here.');
    assert.equal(names('optimizer', 'We see the Adam optimizer.', ...use), 'adam');
    assert.equal(names('optimizer', 'We see the Adam optimizer.', ...use, 'And Adam.'), '');
    assert.equal(names('optimizer', 'We see the Adam optimizer, Adam, Adam.', ...use), 'adam');
  });

  it('are no words that are usually small', () => {
    const more = (small: number) => [
      ...Array.from({ length: 9 }, () => 'We like Adam.'),
      ...Array.from({ length: small }, () => 'We like adam.'),
    ];
    assert.deepEqual(
      [0, 1, 2].map((small) => names('optimizer', 'We see the Adam optimizer.', ...more(small))),
      ['adam', 'adam', ''],
    );
  });

  it('are those of an acronym and of what it stands for', () => {
    const text = 'Recurrent wide nets (RWNs) such as Adam. An RWN such as Lion.';
    assert.equal(names('recurrent wide net', text), 'adam, lion, recurrent wide net, rwn');
    assert.equal(names('optimizer', 'Large wide nets (LWNs) are good. An optimizer such as LWN.'), 'large wide net, lwn');
  });
});

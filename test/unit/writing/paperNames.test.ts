import assert from 'node:assert/strict';
import { finished } from '../../../src/core/steps';
import { createMentionIndex } from '../../../src/core/writing/mentions/mentionIndex';
import { keysCitedAround, paragraphAt } from '../../../src/core/writing/mentions/mentionPlace';
import { findMentions } from '../../../src/core/writing/mentions/mentions';
import { namesOf } from '../../../src/core/writing/mentions/paperNames';
import { paperOf } from '../search/paperOf';

describe('the names of a paper', () => {
  const names = (title: string, abstract = ''): string =>
    namesOf(paperOf(title, { abstract }))
      .map(({ written, origin }) => `${written} ${origin}`)
      .join(', ');

  for (const [title, expected] of [
    ['FooNet: A Method', 'FooNet head'],
    ['“FooNet”: A Method', 'FooNet head'],
    ['Foo Bar: Baz: Qux', 'Foo Bar head'],
    ['One Two Three Four Five Six: X', 'One Two Three Four Five Six head'],
    ['One Two Three Four Five Six Seven: X', ''],
    [`${'A'.repeat(70)}: X`, `${'A'.repeat(70)} head`],
    [`${'A'.repeat(71)}: X`, ''],
    ['Foo, Bar: Baz', ''],
    ['FooNet:A Method', ''],
    ['X: A Method', ''],
    ['“X”: A Method', ''],
    ['“XY”: A Method', 'XY head'],
    ['42: A Method', ''],
    ['SortedNet, a Place for Every Network', 'SortedNet head'],
    ['Pebbles, a Place', ''],
    ['Learning Things (FooLearn)', 'FooLearn introduced'],
    ['Learning Things (FooLearn): Again', 'Learning Things (FooLearn) head, FooLearn introduced'],
    ['Learning Things (ABCD).', 'ABCD introduced'],
    ['Learning (FooLearn) Perspectives', ''],
    ['Learning Things (fool)', ''],
    ['Learning Things (AB)', ''],
    ['Learning Things (eLoRA)', 'eLoRA introduced'],
    ['Learning Things (3DGS)', '3DGS introduced'],
    ['Learning Things (S2-NET)', 'S2-NET introduced'],
    ['One Two  Three Four Five Six: X', 'One Two  Three Four Five Six head'],
    ['““FooNet””: A Method', 'FooNet head'],
  ] as const)
    it(`of “${title.slice(0, 50)}” are ${expected.slice(0, 50) || 'none'}`, () => assert.equal(names(title), expected));

  it('are none that conferences and journals write before a title', () => {
    for (const label of [
      'Survey',
      'A Survey',
      'A Position Paper',
      'the short review',
      'Systematic Review',
      'Reply',
      'Commentary',
      'Comment',
    ])
      assert.equal(names(`${label}: Of Things`), '', label);
    const labels =
      'position survey review tutorial perspective opinion viewpoint editorial comment commentary reply response erratum corrigendum poster demo ' +
      'keynote panel talk abstract report study introduction preface foreword overview benchmark';
    for (const label of labels.split(' '))
      for (const more of [label, `A ${label}`, `an ${label} paper`, `The short ${label}`])
        assert.equal(names(`${more}: Of Things`), '', more);
    for (const kind of ['short', 'brief', 'extended', 'invited', 'technical', 'systematic', 'case'])
      assert.equal(names(`${kind} report: Of Things`), '', kind);
    for (const name of ['Case', 'One Survey', 'Survey Papers', 'Short Brief Report', 'Reviews'])
      assert.equal(names(`${name}: Of`), `${name} head`, name);
    for (const name of ['Surveyor', 'My Survey', 'Survey Net']) assert.equal(names(`${name}: Of Things`), `${name} head`, name);
  });

  it('are given in the abstract by a verb, as those of this paper', () => {
    const gives =
      'We propose|we proposed|This introduces|We present the|we developed|We develop|releases|designs|devise|called|dub|dubbed “|we dub it  a\nnew|termed|named|coined|denoted as|refer to as|call it|We call this framework|we term our new method|we name the new model';
    for (const before of gives.split('|'))
      assert.equal(names('Of Things', `Now ${before}${before.endsWith('“') ? '' : ' '}FooNet.`), 'FooNet introduced', before);
    for (const before of ['They proposed', 'developed', 'like', 'based on', 'naming', 'we propose for', 'we propose the the the the the'])
      assert.equal(names('Of Things', `Now ${before} FooNet.`), '', before);
    for (const own of ['MeZO', 'AWQS', 'xLSTM', 'Foo-2', 'S²FT'])
      assert.equal(names('Of Things', `We propose ${own}, which works.`), `${own} introduced`);
    for (const own of ['FooNet x2', 'FooNet x 2', 'a FooNet'])
      assert.equal(names('Of Things', `We propose ${own}.`), 'FooNet introduced', own);
    assert.equal(names('Of Things', 'We propose Foo-freeNet.'), 'Foo-freeNet introduced');
    for (const other of [
      'AWQ',
      'LLMs',
      'foonet',
      'Foonet',
      'F1',
      'FooNet-based',
      'FooNet-like',
      'FooNet 2',
      'FooNet v2',
      'a new FooNet kind',
      'a FooNet  kind',
      'FooNet  2',
    ])
      assert.equal(names('Of Things', `We propose ${other}, which works.`.replace('kind,', 'kind')), '', other);
  });

  it('may be in brackets after what is proposed', () => {
    for (const before of [
      'We propose a memory-efficient optimizer',
      'We introduce one\n',
      'We introduce one  fast  way',
      'We build all based on shared units',
    ])
      assert.equal(names('Of Things', `${before} (MeZO).`), 'MeZO introduced', before);
    for (const before of [
      'We propose a way of learning',
      'We propose one two three four five six seven eight nine',
      'We like an optimizer',
    ])
      assert.equal(names('Of Things', `${before} (MeZO).`), '', before);
  });

  it('are each given once, and none whose version the title opens with', () => {
    assert.equal(names('FooNet: Of Things', 'We propose FooNet. We call it FooNet.'), 'FooNet head');
    assert.equal(names('FooNetter: Of Things', 'We propose FooNet.'), 'FooNetter head, FooNet introduced');
    for (const title of ['FooNet 7B', 'FooNet-2', 'FooNet v3 of Things']) assert.equal(names(title, 'We propose FooNet.'), '', title);
    assert.equal(names('FooNet for 7B', 'We propose FooNet.'), 'FooNet introduced');
    assert.equal(names('FooNet 7B: Of Things', 'We propose FooNet.'), 'FooNet 7B head');
  });
});

describe('the paragraph of a mention', () => {
  const text = 'One.\n\nTwo two.\nStill two.\n \t\r\nThree.';
  it('is between blank lines', () => {
    const at = (words: string): string => {
      const { start, end } = paragraphAt(text, text.indexOf(words) + 1);
      return text.slice(start, end);
    };
    assert.deepEqual(['One', 'Two', 'Still', 'Three'].map(at), ['One.', 'Two two.\nStill two.', 'Two two.\nStill two.', 'Three.']);
    assert.deepEqual(paragraphAt('x'.repeat(50_000), 25_000), { start: 5000, end: 45_000 });
  });

  it('cites the keys in it, at its very edges too', () => {
    const cited = (start: number, end: number) => ({ start, end, keys: [{ key: `${start}`, start, end }] });
    const { start, end } = paragraphAt(text, text.indexOf('Two'));
    const citations = [
      cited(0, 4),
      cited(start - 2, start),
      cited(start - 1, start + 1),
      cited(start, start + 2),
      cited(end - 1, end),
      cited(end, end + 1),
    ];
    const keys = keysCitedAround(text, text.indexOf('Still'), citations as never);
    assert.deepEqual([...keys], [start - 1, start, end - 1].map(String));
  });
});

describe('a name that many papers share', () => {
  const found = (count: number, make: (at: number) => { title: string; abstract?: string }): number => {
    const index = createMentionIndex();
    finished(
      index.add(Array.from({ length: count }, (_, at) => paperOf('', { id: String(at), authors: [{ family: `Name${at}` }], ...make(at) }))),
    );
    return findMentions(index, 'Name0 et al. train FooBarNet here.').length;
  };

  it('is given to the one whose author is named, but not where too many have it', () => {
    assert.equal(
      found(2, (at) => ({ title: `FooBarNet: Study ${at}` })),
      1,
    );
    for (const [count, expected] of [
      [3, 1],
      [4, 0],
      [60, 0],
    ] as const)
      assert.equal(
        found(count, (at) => ({ title: `FooBarNet: Study ${at}` })),
        expected,
      );
    assert.equal(
      found(4, (at) => (at < 3 ? { title: `FooBarNet: Study ${at}` } : { title: 'Other', abstract: 'We use this, called FooBarNet.' })),
      1,
    );
    assert.equal(
      found(60, (at) => (at === 0 ? { title: 'FooBarNet: Study' } : { title: 'Other', abstract: 'We use this, called FooBarNet.' })),
      1,
    );
  });
});

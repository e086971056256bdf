import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/corpus/paper';
import { emptyStore, putHead } from '../../../src/core/search/index/store';
import { beginningWith, everything, keysWith } from '../../../src/core/search/query/filter';
import { parseQuery } from '../../../src/core/search/query/query';
import { isExactly } from '../../../src/core/search/query/rank';
import { closeness, titleShape } from '../../../src/core/search/query/titleMatch';
import { relatedIn } from '../../../src/core/search/suggest/related';
import { paperOf } from './paperOf';

describe('a query as it is read', () => {
  for (const [text, terms, open, typed = text.toLowerCase()] of [
    ['flash attention', 'flash attention', true],
    ['Flash Attention ', 'flash attention', false, 'flash attention'],
    ['a AND b OR c NOT d && e || f', 'a b c d e f', true, 'a b c d e f'],
    ['and or not ANDx xOR', 'and or not andx x or', true],
    ['OR', 'or', true],
    ['AND NOT', 'and not', true],
    ['title:flash', 'flash', true, 'flash'],
    ['-title:flash +author:dao authors:gu', 'flash dao gu', true, 'flash dao gu'],
    ['Year:2020 key:k venue:v abstract:x in:y au:z ti:q ab:w', '2020 k v x y z q w', true, '2020 k v x y z q w'],
    ['title: flash', 'title flash', true],
    ['xtitle:flash', 'xtitle flash', true],
    ['title:year:x', 'year x', true, 'year:x'],
    ['volume:3', 'volume 3', true],
    ['title:', 'title', false],
    ['arXiv:2505.23884v2', '2505 23884', true, '2505.23884'],
    ['see https://doi.org/10.1000/ABC', 'see 10 1000 abc', true, 'see 10.1000/abc'],
    ['no-digits/here', 'no digit here', true],
    ['Mode\u0301l', 'model', true],
    ['注', '注', true],
    ['１２', '12', true],
    ['a-', 'a', false],
    ['a.', 'a', false],
    ['“a”', 'a', false],
    [' \t\n ', '', false, ''],
    ['\ta\n b', 'a b', true, 'a b'],
  ] as const)
    it(`${JSON.stringify(text)} asks for ${terms}`, () => {
      const query = parseQuery(text);
      assert.deepEqual([query.parts.map(({ term }) => term).join(' '), query.open, query.typed], [terms, open, typed]);
    });

  it('is read up to ten thousand characters', () => {
    const long = (after: string): string => `${'x '.repeat(4999)}a${after}`;
    assert.deepEqual([parseQuery(long('b')).parts.at(-1)?.text, parseQuery(long('bc')).parts.at(-1)?.text], ['ab', 'ab']);
  });
});

describe('papers whose title, first author or key begins so', () => {
  const store = emptyStore();
  const titles = 'Éclairs|Eels|Æon Flux|Straße|Ｆullwidth|基于|Naïve Bayes Learning|Ωmega|O’Neil|A very long title|Ǆabc|@at|[x'.split('|');
  const papers = titles.map((title, at): Paper => paperOf(title, { id: title, citationKey: `K:${at}` }));
  for (const paper of papers) putHead(store, paper);
  const group = paperOf('', { id: 'group', citationKey: 'g:1', authors: [{ literal: 'Øresund Group' }] });
  const people = paperOf('', { id: 'people', citationKey: 'p:1', authors: [{ family: 'Łukasz', given: 'Ada' }, { family: 'Zed' }] });
  for (const paper of [group, people]) putHead(store, paper);
  const found = (typed: string): string =>
    beginningWith(typed, store, {})
      .map(({ paper }) => paper.id)
      .join('|');

  for (const [typed, expected] of [
    ['e', 'Éclairs|Eels'],
    ['É', 'Éclairs|Eels'],
    ['ec', 'Éclairs'],
    ['el', ''],
    ['lu', 'people'],
    ['ada', ''],
    ['ze', ''],
    ['ø', 'O’Neil|group'],
    ['ores', 'group'],
    ['a', 'Æon Flux|A very long title'],
    ['ae', 'Æon Flux'],
    ['ax', ''],
    ['stras', 'Straße'],
    ['strasse', 'Straße'],
    ['strase', ''],
    ['f', 'Ｆullwidth'],
    ['基', '基于'],
    ['于', ''],
    ['naiv', 'Naïve Bayes Learning'],
    ['naive ba', 'Naïve Bayes Learning'],
    ['naive bx', ''],
    ['ω', 'Ωmega'],
    ['oneil', 'O’Neil'],
    ['dz', 'Ǆabc'],
    ['dx', ''],
    ['@', '@at'],
    ['[', '[x'],
    ['`', ''],
    ['{', ''],
    ['k:1', 'Eels|@at|[x|Ǆabc'],
  ] as const)
    it(`“${typed}” begins ${expected === '' ? 'nothing' : expected}`, () =>
      assert.deepEqual(found(typed).split('|').sort(), expected.split('|').sort()));

  it('are compared up to eight letters', () => {
    assert.equal(found('a very long'), 'A very long title');
    assert.equal(found('a very lox'), 'A very long title');
    assert.equal(found('a very x'), '');
  });

  it('are all, or those whose key holds what is typed, and count more where they are preferred', () => {
    const ids = (all: ReturnType<typeof everything>) => all.map(({ paper, score }) => `${paper.id} ${score}`);
    assert.deepEqual(ids(keysWith(':1', store, {})).sort(), ['@at 1', 'Eels 1', '[x 1', 'group 1', 'people 1', 'Ǆabc 1'].sort());
    assert.deepEqual(ids(keysWith('p:1', store, { boost: () => 3 })), ['people 3']);
    assert.equal(everything(store, {}).length, 15);
    assert.deepEqual(ids(everything(store, { accept: (id) => id === 'Eels', boost: () => 0.5 })), ['Eels 0.5']);
  });

  it('have exactly that key or identifier', () => {
    const paper = paperOf('T', { citationKey: 'Orr2020', arxivId: 'math/0309136', doi: '10.1000/A' });
    assert.deepEqual(
      ['orr2020', 'math/0309136', '10.1000/a', 'orr', '10.1000', 't', ''].map((typed) => isExactly(paper, typed)),
      [true, true, true, false, false, false, false],
    );
    assert.equal(isExactly(paperOf('T', { citationKey: 'K' }), ''), false);
  });
});

describe('how close a title is to a query', () => {
  const close = (title: string, query: string, weight = 1) => {
    const clauses = parseQuery(query).parts.map((part) => ({
      part,
      senses: new Map([[part.term, { weight, head: [], abstracts: [] }]]),
      literal: true,
    }));
    const { title: whole, name, run, start } = closeness(titleShape(title), clauses);
    return [whole, name, run, start].map((value) => Number(value.toFixed(4)));
  };

  for (const [title, query, expected] of [
    ['Deep Learning', 'deep learning', [1, 0, 1, 1]],
    ['Deep Learning', 'deep', [0.5, 0, 1, 1]],
    ['Deep Learning', 'learning', [0.5, 0, 1, 0]],
    ['Deep Learning', 'learning deep', [1, 0, 0.5, 0]],
    ['Deep Learning', 'deep trees', [0.25, 0, 0.5, 0.5]],
    ['Deep Learning', 'trees', [0, 0, 0, 0]],
    ['A Deep Learning Tale', 'deep learning', [0.5, 0, 1, 0]],
    ['Deep and Wide Learning', 'deep learning wide', [0.75, 0, 0.3333, 0.3333]],
    ['Flash Attention: Fast Kernels', 'flash attention', [0.5, 1, 1, 1]],
    ['Flash Attention: Fast Kernels', 'fast kernels', [0.5, 0, 1, 0]],
    ['Flash Attention: Fast Kernels', 'attention', [0.25, 0.5, 1, 0]],
    ['Flash Attention：Fast', 'flash', [0.3333, 0, 1, 1]],
    ['Flash： Fast', 'flash', [0.5, 1, 1, 1]],
    [': Fast', 'fast', [1, 0, 1, 1]],
    ['3:2 Fast', 'fast', [0.3333, 0, 1, 0]],
    ['', 'fast', [0, 0, 0, 0]],
    ['Deep', 'fairly deep', [0.5, 0, 0.5, 0]],
    ['Undefined Behaviour', 'trees', [0, 0, 0, 0]],
  ] as const)
    it(`“${title}” to “${query}”`, () => assert.deepEqual(close(title, query), expected));

  it('counts of a very long title only what is indexed', () => {
    assert.equal(titleShape(`${'x '.repeat(999)}ab cd`).parts.at(-1)?.[0], 'ab');
  });

  it('is not at all where nothing is asked', () => {
    assert.deepEqual(close('Deep Learning', ''), [0, 0, 0, 0]);
    assert.deepEqual(close('Deep: Learning', ' '), [0, 0, 0, 0]);
  });

  it('counts a word that is only like the one typed for less', () => assert.deepEqual(close('Deep', 'deep', 0.5), [0.25, 0, 0.5, 1]));

  it('takes a joined word for each of its parts, and a beginning for the words that it begins', () => {
    const [part] = parseQuery('flashattention').parts;
    assert.ok(part);
    const joined = new Map([['flashattention', { weight: 1, head: [], abstracts: [] }]]);
    const shape = titleShape('FlashAttention');
    assert.deepEqual(shape, {
      parts: [
        ['flash', 'flashattention'],
        ['attention', 'flashattention'],
      ],
      name: 0,
    });
    assert.deepEqual(titleShape('FlashAttention-3: Fast').parts, [
      ['flash', 'flashattention', 'flashattention3'],
      ['attention', 'flashattention', 'flashattention3'],
      ['3', 'flashattention3'],
      ['fast'],
    ]);
    assert.equal(closeness(shape, [{ part, senses: joined, literal: true }]).title, 1);
    const begun = closeness(titleShape('Zeal'), [{ part, senses: new Map(), literal: true, begun: 'z' }]);
    assert.deepEqual([begun.title > 0, begun.title < 1, begun.start], [true, true, 1]);
    assert.equal(closeness(titleShape('Zeal'), [{ part, senses: new Map(), literal: true, begun: 'l' }]).title, 0);
  });
});

describe('related papers in a table', () => {
  const table = { ids: ['a', 'b', 'c'], nearest: [[1, 2], [0, 7], []], scores: [[90, 25], [90], []] };

  it('are those of a paper, nearest first', () => {
    assert.deepEqual(relatedIn(table, 'a'), [
      { id: 'b', score: 0.9 },
      { id: 'c', score: 0.25 },
    ]);
    assert.deepEqual(relatedIn(table, 'a', 1), [{ id: 'b', score: 0.9 }]);
    assert.deepEqual(relatedIn(table, 'b'), [{ id: 'a', score: 0.9 }]);
    assert.deepEqual(relatedIn(table, 'c'), []);
    assert.equal(relatedIn(table, 'lost'), undefined);
  });
});

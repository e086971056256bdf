import assert from 'node:assert/strict';
import { hashOf, joinHash, keyOf, scanWords } from '../../../src/core/writing/mentions/wordScan';
import { TermReader, termOf, topicWords, WordStatistics } from '../../../src/core/writing/mentions/wordStatistics';
import { paperOf } from '../search/paperOf';

describe('the words of a text', () => {
  it('are found with their places, and hash alike however they are written', () => {
    const text = '“Flash-Attention”, Schölkopf’s\u2003S²FT 😀x \ud835\udc00 a';
    const { count, start, end, size } = scanWords(text);
    const found = Array.from({ length: count }, (_, at) => `${text.slice(start[at], end[at])} ${size[at]}`);
    assert.deepEqual(found, ['Flash 5', 'Attention 9', 'Schölkopf 9', 's 1', 'S²FT 4', 'x 1', '\ud835\udc00 1', 'a 1']);
    const joined = (words: string): number => {
      const scan = scanWords(words);
      let hash = 0;
      for (let at = 0; at < scan.count; at++) hash = joinHash(hash, scan.hash[at] ?? 0, scan.size[at] ?? 0);
      return hash;
    };
    for (const [one, other] of [
      ['Flash-Attention', 'FLASHATTENTION'],
      ['Schölkopf', 'scholkopf'],
      ['S²FT', 's2 ft'],
      ['a b c', 'abc'],
    ] as const) {
      assert.equal(joined(one), joined(other));
      assert.equal(joined(one), hashOf(keyOf(one)));
    }
    assert.notEqual(joined('ab'), joined('ba'));
    assert.equal(scanWords('').count, 0);
  });

  it('say what it is about where they are no function words, numbers or words of all papers', () => {
    assert.deepEqual(['Attention', 'Networks', 'the', 'propose', '2017', 'ab', 'abc', '2nd', 'Schölkopf'].map(termOf), [
      'attention',
      'network',
      undefined,
      undefined,
      undefined,
      undefined,
      'abc',
      '2nd',
      'scholkopf',
    ]);
    assert.deepEqual([...topicWords('The networks of a Network, and attention')], ['network', 'attention']);
  });

  it('count near a word, each once, the nearest first, up to a limit and within bounds', () => {
    const text = 'alpha beta alpha NAME gamma the beta delta';
    const read = (limit: number, bounds = { start: 0, end: text.length }, until = 0): string => {
      const terms: string[] = [];
      const weigh = (term: string): number => terms.push(term) && 1;
      const sum = new TermReader(text, scanWords(text)).sum(3, bounds, until, weigh, limit);
      return `${sum} ${terms.join(' ')}`;
    };
    assert.equal(read(9), '4 alpha gamma beta delta');
    assert.equal(read(2), '2 alpha gamma');
    assert.equal(read(1), '1 alpha gamma');
    assert.equal(read(9, { start: 6, end: 27 }), '3 alpha gamma beta');
    assert.equal(read(9, { start: 0, end: text.length }, 28), '3 alpha beta delta');
    assert.equal(read(9, { start: 17, end: 21 }), '0 ');
  });
});

describe('the words of a library', () => {
  const made = (count: number, abstract: (at: number) => string, authors = (at: number) => [{ family: `Name${at}` }]): WordStatistics => {
    const statistics = new WordStatistics();
    for (let at = 0; at < count; at++)
      statistics.add(
        paperOf(`Title ${at % 2 === 0 ? 'Koala' : 'Wombat'}`, { id: String(at), abstract: abstract(at), authors: authors(at) }),
      );
    return statistics;
  };

  it('weigh the more the fewer papers have them, between 0 and 1, and the same in a library of few papers', () => {
    const holds = (share: number) => made(100, (at) => (at < share ? 'A lagoon.' : 'Nothing.')).weight('lagoon');
    assert.deepEqual(
      [holds(0), holds(1), holds(30), holds(31), holds(100)].map((weight) => Math.round(weight * 1e6) / 1e6),
      [1, 1, 0, 0, 0],
    );
    assert.ok(holds(2) < 1 && holds(3) < holds(2) && holds(29) > 0);
    assert.ok(Math.abs(holds(3) - Math.log(10) / Math.log(30)) < 1e-9);
    assert.equal(made(19, () => 'A lagoon.').weight('lagoon'), 0.3);
    assert.equal(made(20, () => 'A lagoon.').weight('lagoon'), 0);
  });

  it('are known where two papers have them, in titles as they are written', () => {
    const statistics = made(4, (at) => (at < 2 ? 'Lagoons and a reef.' : at === 2 ? 'The dune.' : ''));
    assert.deepEqual(
      ['lagoon', 'Lagoons', 'reef', 'dune', 'and', 'moon'].map((word) => statistics.isKnown(word)),
      [true, true, true, false, false, false],
    );
    assert.deepEqual(
      ['Koala', 'koala', 'Title', 'Lagoon'].map((word) => statistics.titlesWith(word)),
      [2, 0, 4, 0],
    );
  });

  it('make terms of the field: pairs with capitals and hyphenated words in more than three papers, or one of a hundred', () => {
    const pairs = (count: number, all = 50) => made(all, (at) => (at < count ? 'Large Language Models, and self-aware.' : 'Nothing.'));
    assert.deepEqual(
      [3, 4].map((count) => pairs(count).isCommonPair('Large Language Models')),
      [false, true],
    );
    assert.deepEqual(
      [5, 6].map((count) => pairs(count, 500).isCommonPair('Large Language')),
      [false, true],
    );
    assert.equal(pairs(9).isCommonPair('large Language'), false);
    assert.equal(pairs(9).isCommonPair('Large'), false);
    assert.deepEqual(
      [3, 4].map((count) => pairs(count).isRareCompound('Self-Aware')),
      [true, false],
    );
    assert.deepEqual(
      [pairs(9).isRareCompound('self-unaware'), pairs(0, 19).isRareCompound('a-b'), pairs(0, 20).isRareCompound('a-b')],
      [true, false, true],
    );
  });

  it('are ordinary names where many authors bear them, or many people anywhere', () => {
    const authors = (count: number, all: number) =>
      made(
        all,
        () => '',
        (at) => [{ family: at < count ? 'Quist' : `Name${at}` }],
      );
    assert.deepEqual(
      [1, 2].map((count) => authors(count, 40).isCommonSurname('Quist')),
      [false, true],
    );
    assert.equal(authors(19, 19).isCommonSurname('Quist'), false);
    assert.equal(new WordStatistics().isCommonSurname('Wang'), true);
    assert.equal(new WordStatistics().isCommonSurname('Suzuki'), true);
    assert.equal(new WordStatistics().isCommonSurname(''), false);
  });

  it('make a name an ordinary one where all its parts are words of the library', () => {
    const statistics = made(100, (at) => (at < 20 ? 'long context lagoon.' : at === 20 ? 'A unique shard.' : 'Nothing.'));
    const ordinary = ['LongContext', 'long-lagoon', 'LLMContext', 'EfficientLLM', 'LagoonLLMs'];
    for (const name of ordinary) assert.equal(statistics.isMadeOfOrdinaryWords(name), true, name);
    for (const name of ['Context', 'LongShard', 'LongQuux', 'XContext', 'Long-3LLM', ''])
      assert.equal(statistics.isMadeOfOrdinaryWords(name), false, name);
  });

  it('are counted in two thousand papers', () => {
    const titles = (count: number) => made(count, () => '').titlesWith('Title');
    assert.deepEqual([1999, 2000, 2001].map(titles), [1999, 2000, 2000]);
  });

  it('are kept of the five hundred papers that were asked for last', () => {
    const statistics = new WordStatistics();
    const of = (at: number) => statistics.termsOf(paperOf(`Koala ${at}`, { id: String(at) }));
    const first = of(0);
    for (let at = 1; at <= 500; at++) of(at);
    assert.equal(of(0), first);
    of(501);
    assert.notEqual(of(0), first);
  });

  it('are those of a paper as it is now', () => {
    const statistics = new WordStatistics();
    const paper = paperOf('Koala', { abstract: 'Of lagoons.' });
    statistics.add(paper);
    assert.deepEqual([...statistics.termsOf(paper)], ['koala', 'lagoon']);
    const changed = { ...paper, abstract: 'Of dunes.' };
    assert.deepEqual([...statistics.termsOf(changed)], ['koala', 'lagoon']);
    statistics.add(changed);
    assert.deepEqual([...statistics.termsOf(changed)], ['koala', 'dune']);
  });
});

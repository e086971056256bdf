import assert from 'node:assert/strict';
import { verifiedText } from '../../../src/core/assistant/verify';
import type { Paper } from '../../../src/core/corpus/paper';
import { repackTerms } from '../../../src/core/search/index/repackedTerms';
import { enterHeads, packHeads } from '../../../src/core/search/index/segment';
import { restored, snapshotOf } from '../../../src/core/search/index/snapshot';
import { emptyStore, putAbstract, putHead } from '../../../src/core/search/index/store';
import { nameSignSteps } from '../../../src/core/search/suggest/nameSigns';
import { termSpaceSteps } from '../../../src/core/search/suggest/suggestSpace';
import { titleNameSteps } from '../../../src/core/search/suggest/titleNames';
import { findAcronyms, undefinedAcronyms } from '../../../src/core/search/topics/acronyms';
import { assignPapers } from '../../../src/core/search/topics/assignPapers';
import { bareNouns } from '../../../src/core/search/topics/bareNouns';
import { encodePapers } from '../../../src/core/search/topics/encode';
import { type KeyPhrase, keyPhrases } from '../../../src/core/search/topics/keyPhrases';
import { kindNames } from '../../../src/core/search/topics/kindNames';
import { topicLabels } from '../../../src/core/search/topics/labels/topicLabels';
import { type MinedPhrase, minePhrases } from '../../../src/core/search/topics/minePhrases';
import { selectTopics } from '../../../src/core/search/topics/selectTopics';
import { subtopics } from '../../../src/core/search/topics/subtopics';
import { type TopicTerm, topicTerms } from '../../../src/core/search/topics/topicTerms';
import { widerTerms } from '../../../src/core/search/topics/widerTerms';
import { ended } from '../ended';
import { stepsOf } from '../stepsOf';
import { paperOf } from './paperOf';

const papers = (count: number, title = 'Oil'): Paper[] =>
  Array.from({ length: count }, (_, at) => paperOf(title, { id: `p${at}`, citationKey: 'k' }));
const encoding = (count: number) => ended(encodePapers(papers(count)));
const mined = (count: number) => ended(minePhrases(encoding(count), 1));
const oil: TopicTerm = { key: 'oil', variants: [[0]], weights: new Map([[0, 1]]), about: [0], quality: 0.5 };
const terms = (count: number): TopicTerm[] => Array.from({ length: count }, (_, at) => ({ ...oil, key: `t${at}` }));
/** So many words that each occur once. */
const words = (count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, at) => `q${[...at.toString(26)].map((digit) => 'abcdefghijklmnopqrstuvwxyz'[parseInt(digit, 26)]).join('')}u`,
  );
const phrases = (count: number): readonly MinedPhrase[] =>
  Array.from({ length: count }, (_, at) => ({ ...(mined(1).phrases[0] as MinedPhrase), words: [at] }));
const keyed = (count: number): readonly KeyPhrase[] =>
  phrases(count).map((phrase, at) => ({ phrase, key: `k${at}`, weights: new Map([[0, 1]]), about: 1 }));
/** A phrase, or a term, that is in many papers: three of them are looked at in one step. */
const wide = <T extends MinedPhrase | TopicTerm>(one: T): T =>
  'weights' in one ? { ...one, weights: manyWeights } : { ...one, papers: manyWeights.size };
const manyWeights: ReadonlyMap<number, number> = new Map(Array.from({ length: 9990 }, (_, at) => [at, 1]));
const indexed = (some: readonly Paper[]) => {
  const store = emptyStore();
  for (const paper of some) putHead(store, paper);
  for (const { id } of some) putAbstract(store, id);
  return store;
};
const merging = (some: readonly Paper[]) => repackTerms(ended(packHeads(some)), some, some);
/** A paper whose abstract has so many words, and papers whose titles have them. */
const wordy = (count: number): readonly Paper[] => [paperOf('Oil', { abstract: words(count).join(' ') })];
const titled = (count: number): readonly Paper[] =>
  Array.from({ length: Math.ceil(count / 300) }, (_, at) =>
    paperOf(
      words(count)
        .slice(300 * at, 300 * at + 300)
        .join(' '),
      { id: `p${at}` },
    ),
  );

/** Each work, the number of items after which it pauses, how it does so many items, and how often it pauses for so many. */
const works: readonly (readonly [what: string, items: number, work: (count: number) => Generator<unknown, unknown>, times?: number])[] = [
  ['finding acronyms', 40, (count) => findAcronyms(Array(count).fill('An oil (O).'))],
  ['finding undefined acronyms', 40, (count) => undefinedAcronyms(Array(count).fill('OIL'), new Map())],
  // One pause for 200 texts, one for 40 in two rounds, and one for 20 in two.
  ['reading papers', 200, (count) => encodePapers(papers(count)), 1 + 2 * 5 + 2 * 10],
  [
    'reading compounds',
    5000,
    (count) =>
      encodePapers([
        paperOf(
          words(count)
            .map((word) => `${word}-ox`)
            .join(', '),
        ),
      ]),
  ],
  // One pause for 200 papers, and one for 40 in two rounds for each of two lengths.
  ['mining phrases of papers', 200, (count) => minePhrases(encoding(count), 1), 1 + 2 * 2 * 5],
  ['counting phrases', 5000, (count) => minePhrases(ended(encodePapers([paperOf(words(count).join(', '))])), 2)],
  ['finding key phrases in papers', 40, (count) => keyPhrases(encoding(count), mined(count))],
  [
    'finding key phrases',
    5000,
    (count) => keyPhrases(encoding(1), { phrases: phrases(count).map((one) => ({ ...one, closed: 0 })), levels: [] }),
    2,
  ],
  // One pause for 2000 phrases in two rounds, and one for ten families.
  [
    'finding terms',
    2000,
    (count) => topicTerms(keyed(count), { ...encoding(1), words: words(count) }, { minAbout: 1, singleWord: 1 }),
    202,
  ],
  ['weighing key phrases', 3, (count) => keyPhrases(encoding(1), { phrases: phrases(count).map(wide), levels: [] })],
  ['choosing topics', 3, (count) => selectTopics(terms(count).map(wide), { papers: 9990, topics: 9, largest: 9 }), 2],
  ['judging papers’ words', 40, (count) => bareNouns([oil], encoding(count), mined(1))],
  ['judging terms', 1000, (count) => bareNouns(terms(count), encoding(1), mined(1))],
  ['judging words', 1000, (count) => bareNouns([], { ...encoding(1), words: words(count) }, mined(1))],
  ['judging phrases', 1000, (count) => bareNouns([], encoding(1), { phrases: phrases(count), levels: [] })],
  ['widening terms', 50, (count) => widerTerms([], encoding(count))],
  ['naming kinds', 20, (count) => kindNames(encoding(count), []), 2],
  ['labelling papers’ topics', 20, (count) => topicLabels(encoding(count), [])],
  ['labelling topics', 20, (count) => topicLabels(encoding(1), terms(count))],
  ['choosing subtopics', 1000, (count) => subtopics({ term: oil, narrower: [] }, Array(9).fill(0), Array(count).fill(oil), scope)],
  ['assigning papers', 100, (count) => assignPapers(encoding(count), [], Array(count).fill(new Set())), 2 + 2 + 1],
  ['adding heads', 500, (count) => enterHeads(emptyStore(), papers(count), ended(packHeads(papers(count))), () => true)],
  ['packing papers', 32, (count) => packHeads(papers(count))],
  ['merging terms', 2000, (count) => merging(titled(count))],
  ['writing a snapshot', 200, (count) => snapshotOf(indexed(wordy(count)))],
  ['putting terms back', 200, (count) => restored(ended(snapshotOf(indexed(wordy(count)))), wordy(count), () => undefined)],
  ['putting papers back', 200, (count) => restored(ended(snapshotOf(indexed(papers(count)))), papers(count), () => undefined), 2],
  ['verifying a text', 100, (count) => verifiedText('Oil', papers(count), { notices: undefined } as never)],
  ['finding names of methods', 20, (count) => nameSignSteps(papers(count))],
  ['finding names in titles', 100, (count) => titleNameSteps(papers(count), () => 0)],
  ['weighing words', 100, (count) => termSpaceSteps(papers(count)), 10 + 1],
];
const scope = { all: 9, largest: 9, tops: new Set<TopicTerm>(), tellingWord: () => true };

describe('work on many papers', () => {
  for (const [what, items, work, times = 1] of works)
    it(`pauses in ${what} so that an editor stays quick, and no more often`, () => {
      assert.equal(stepsOf(work(4 * items)) - stepsOf(work(items)), 3 * times);
    });
});

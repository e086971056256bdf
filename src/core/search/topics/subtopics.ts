import { largest } from '../../largest';
import { type ChosenTopic, selectTopics, subsumption } from './selectTopics';
import type { TopicTerm } from './topicTerms';

/** The fewest papers of a topic with subtopics; fewer are easily read one by one. */
const smallestParent = 9;
/**
 * The least share of a subtopic's papers that are in the topic: subsumption, but looser than between topics since there are fewer papers to
 * judge by.
 */
const withinTopic = 0.6;
/** The most of its topic's papers that a subtopic may have; with more it wouldn't divide the topic. */
const mostOfTopic = 0.6;
const most = 8;
const leastQuality = 0.3;
const leastQualityOfNamed = 0.2;

/** What decides whether a term may be a subtopic. */
export interface TopicScope {
  /** The number of all papers, and the most papers of a topic. */
  readonly all: number;
  readonly largest: number;
  /** The terms that are topics. */
  readonly tops: ReadonlySet<TopicTerm>;
  /** Whether a word is in less than half of the papers; more common words such as "model" don't distinguish papers. */
  readonly tellingWord: (word: number | undefined) => boolean;
}

/** The narrower terms that divide a topic's papers, each with only the topic's papers. */
export function* subtopics(
  topic: ChosenTopic,
  papers: readonly number[],
  terms: readonly TopicTerm[],
  scope: TopicScope,
): Generator<void, TopicTerm[]> {
  if (papers.length < smallestParent) return [];
  const inside = new Set(papers);
  const narrower: TopicTerm[] = [];
  for (const [at, term] of terms.entries()) {
    if (at % 1000 === 999) yield;
    if (term === topic.term || isPart(term.key, topic.term.key)) continue;
    const about = term.about.filter((paper) => inside.has(paper));
    const names = isPart(topic.term.key, term.key);
    if (about.length < (names || papers.length < 12 ? 2 : 3) || about.length > mostOfTopic * papers.length) continue;
    if (names ? !specifies(term, topic.term, scope) : !belongs(term, about.length, papers.length, scope)) continue;
    narrower.push({ ...term, about, weights: new Map([...term.weights].filter(([paper]) => inside.has(paper))) });
  }
  const limits = { papers: largest(papers) + 1, topics: most, largest: papers.length, among: papers.length };
  return (yield* selectTopics(narrower, limits)).map(({ term }) => term);
}

/** Whether a term that contains the topic's term is more specific: "MoE inference" is, "MoE models" isn't. */
function specifies(term: TopicTerm, topic: TopicTerm, { tellingWord }: TopicScope): boolean {
  return term.quality >= leastQualityOfNamed && (!term.key.startsWith(`${topic.key} `) || tellingWord(term.variants[0].at(-1)));
}

/** Whether most of a term's papers are in the topic, or it isn't a topic itself and is far more common here than elsewhere. */
function belongs(term: TopicTerm, shared: number, papers: number, { all, tops, largest }: TopicScope): boolean {
  if (term.quality < leastQuality || term.about.length > largest) return false;
  if (shared >= withinTopic * term.about.length) return !tops.has(term) || shared >= subsumption * term.about.length;
  return !tops.has(term) && shared / papers >= 2 * (term.about.length / all);
}

/** Whether the words of `part` occur together in `whole`. */
function isPart(part: string, whole: string): boolean {
  return ` ${whole} `.includes(` ${part} `);
}

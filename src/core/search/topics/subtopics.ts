import { largest } from '../../largest';
import { type ChosenTopic, selectTopics, subsumption } from './selectTopics';
import type { TopicTerm } from './topicTerms';

/** A topic with fewer papers than this is read at a glance and gets no subtopics. */
const smallestParent = 9;
/** The share of a subtopic's papers that must be in the topic: subsumption, looser than between topics since fewer papers judge. */
const withinTopic = 0.6;
/** A subtopic of more of its topic's papers would not divide it. */
const mostOfTopic = 0.6;
const most = 8;
const leastQuality = 0.3;
const leastQualityOfNamed = 0.2;

export interface TopicScope {
  /** The number of all papers, and of those that the broadest topic may hold. */
  readonly all: number;
  readonly largest: number;
  /** The terms that are topics themselves. */
  readonly tops: ReadonlySet<TopicTerm>;
  /** Whether a word is in less than half of the papers; "model" may not tell one paper from another. */
  readonly tellingWord: (word: number) => boolean;
}

/** Narrower terms that divide a topic's `papers`, none of them holding nearly all of it; their papers are cut to the topic's. */
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

/** Whether a longer term that holds the topic's own says more by what it adds: "MoE models" does not, "MoE inference" does. */
function specifies(term: TopicTerm, topic: TopicTerm, { tellingWord }: TopicScope): boolean {
  return term.quality >= leastQualityOfNamed && (!term.key.startsWith(`${topic.key} `) || tellingWord(term.variants[0]?.at(-1) ?? -1));
}

/** Nearly all of the term's papers are the topic's; or it isn't a topic of its own, and occurs here far more often than elsewhere. */
function belongs(term: TopicTerm, shared: number, papers: number, { all, tops, largest }: TopicScope): boolean {
  if (term.quality < leastQuality || term.about.length > largest) return false;
  if (shared >= withinTopic * term.about.length) return !tops.has(term) || shared >= subsumption * term.about.length;
  return !tops.has(term) && shared / papers >= 2 * (term.about.length / all);
}

/** Whether the words of `part` are together in `whole`. */
function isPart(part: string, whole: string): boolean {
  return ` ${whole} `.includes(` ${part} `);
}

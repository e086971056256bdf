import type { TopicTerm } from './topicTerms';

/** A chosen term with the narrower terms that it subsumes. */
export interface ChosenTopic {
  readonly term: TopicTerm;
  readonly narrower: TopicTerm[];
}

/** Limits on the choice of topics. */
export interface SelectionLimits {
  readonly papers: number;
  readonly topics: number;
  /** The most papers of a term; one with more is too broad to sort by. */
  readonly largest: number;
  /** The number of papers to distinguish, if not all. */
  readonly among?: number;
}

/** The share of a topic's papers in other topics from which a combination of their words says nothing more. */
const combined = 0.8;

/** The papers looked at in one step. */
const mostWork = 20_000;

/** The conditional probability from which on x subsumes y (Sanderson and Croft 1999). */
export const subsumption = 0.8;

/**
 * Greedily chooses the terms that together describe the papers best; each paper counts for its best term (facility location). A term
 * subsumed by a chosen one is placed below it: x subsumes y if P(x|y) ≥ 0.8 and P(y|x) < P(x|y) (Sanderson and Croft, "Deriving concept
 * hierarchies from text", SIGIR 1999).
 */
export function* selectTopics(terms: readonly TopicTerm[], limits: SelectionLimits): Generator<void, ChosenTopic[]> {
  const chosen: ChosenTopic[] = [];
  const among = limits.among ?? limits.papers;
  const best = new Float64Array(limits.papers);
  const rest = new Map(terms.filter((term) => term.about.length <= limits.largest).map((term) => [term, Number.POSITIVE_INFINITY]));
  while (chosen.length < limits.topics) {
    const next = yield* bestTerm(rest, best, among);
    if (next === undefined) break;
    yield;
    rest.delete(next);
    const parent = chosen.find(({ term }) => subsumes(term, next));
    raise(best, next, among);
    if (parent !== undefined) {
      parent.narrower.push(next);
      continue;
    }
    const topic: ChosenTopic = { term: next, narrower: [] };
    for (const other of chosen.filter(({ term }) => subsumes(next, term))) {
      topic.narrower.push(other.term, ...other.narrower);
      chosen.splice(chosen.indexOf(other), 1);
    }
    chosen.push(topic);
  }
  return chosen;
}

/**
 * The topics without those that only combine others: all words of "avian responses" are in "avian communities" and "bird responses", and
 * nearly all of its papers are in other topics as well. The smallest go first.
 */
export function withoutCombinations(topics: readonly ChosenTopic[]): ChosenTopic[] {
  const kept = new Set(topics);
  const order = (a: ChosenTopic, b: ChosenTopic): number => a.term.about.length - b.term.about.length || (a.term.key < b.term.key ? -1 : 1);
  for (const topic of [...topics].sort(order)) {
    if (topic.narrower.length > 0 || !topic.term.key.includes(' ')) continue;
    const others = [...kept].filter((one) => one !== topic);
    const words = new Set(others.flatMap(({ term }) => term.key.split(' ')));
    const held = new Set(others.flatMap(({ term }) => term.about));
    const shared = topic.term.about.filter((paper) => held.has(paper)).length;
    if (shared >= combined * topic.term.about.length && topic.term.key.split(' ').every((word) => words.has(word))) kept.delete(topic);
  }
  return topics.filter((topic) => kept.has(topic));
}

/** Whether nearly every paper about `narrow` mentions `broad`, but not the reverse. */
export function subsumes(broad: TopicTerm, narrow: TopicTerm): boolean {
  const forward = share(narrow, broad);
  return forward >= subsumption && share(broad, narrow) < forward;
}

function share(of: TopicTerm, inTerm: TopicTerm): number {
  return of.about.filter((paper) => inTerm.weights.has(paper)).length / of.about.length;
}

/** How well a paper fits under a term: better for rarer terms and those more typical of titles. */
export function worth(term: TopicTerm, papers: number): number {
  return Math.log2(1 + papers / Math.max(1, term.about.length)) ** 0.5 * term.quality;
}

/** The term with the highest gain. Gains only decrease, so earlier values are upper bounds (Minoux's lazy greedy). */
function* bestTerm(bounds: Map<TopicTerm, number>, best: Float64Array, papers: number): Generator<void, TopicTerm | undefined> {
  const ordered = [...bounds].sort((a, b) => b[1] - a[1]);
  let highest = 0;
  let found: TopicTerm | undefined;
  let work = 0;
  for (const [term, bound] of ordered) {
    if (bound < highest) break;
    work += 10 + term.weights.size;
    if (work > mostWork) {
      work = 0;
      yield;
    }
    const gain = gainOf(term, best, papers);
    bounds.set(term, gain);
    if (gain > highest || (gain === highest && found !== undefined && term.key < found.key)) [highest, found] = [gain, term];
  }
  return found;
}

function gainOf(term: TopicTerm, best: Float64Array, papers: number): number {
  const value = worth(term, papers);
  let gain = 0;
  for (const [paper, weight] of term.weights) gain += Math.max(0, weight * value - (best[paper] ?? 0));
  return Math.round(gain * 1e6) / 1e6;
}

function raise(best: Float64Array, term: TopicTerm, papers: number): void {
  const value = worth(term, papers);
  for (const [paper, weight] of term.weights) best[paper] = Math.max(best[paper] ?? 0, weight * value);
}

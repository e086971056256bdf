import { otherTopic, type Paper, type Topic } from '../../corpus/paper';
import { finished } from '../../steps';
import { zip } from '../../zip';
import { assignPapers } from './assignPapers';
import { type BareNouns, bareNouns, isPrefixedNoun } from './bareNouns';
import { belowWider } from './belowWider';
import { encodePapers } from './encode';
import { keyPhrases } from './keyPhrases';
import { kindNames } from './kindNames';
import { topicLabels } from './labels/topicLabels';
import { type Mined, minePhrases } from './minePhrases';
import { NamedKinds } from './namedKinds';
import { type ChosenTopic, selectTopics, withoutCombinations } from './selectTopics';
import { subtopics } from './subtopics';
import { type TopicTerm, topicTerms } from './topicTerms';
import { widerTerms } from './widerTerms';

/** Runs `topicSteps` to the end. */
export function buildTopics(papers: readonly Paper[]): Topic[] {
  return finished(topicSteps(papers));
}

/**
 * Derives topics and subtopics with their papers from titles and abstracts: key phrases are found by use and nesting (after the C-value of
 * Frantzi, Ananiadou and Mima 2000), word forms and acronyms are joined (Schwartz and Hearst 2003), and the most informative terms are
 * chosen greedily and arranged by subsumption (Sanderson and Croft 1999). The result doesn't depend on the papers' order. Every paper is in
 * a topic; the last topic may be "Other". Each step takes a few milliseconds.
 */
export function* topicSteps(papers: readonly Paper[]): Generator<void, Topic[]> {
  const ordered = [...papers].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (ordered.length === 0) return [];
  const size = sizes(ordered.length);
  const encoding = yield* encodePapers(ordered);
  const mined = yield* minePhrases(encoding, size.phrase);
  const phrases = yield* keyPhrases(encoding, mined);
  const mentioned = yield* topicTerms(phrases, encoding, { minAbout: size.subtopic, singleWord: ordered.length < 100 ? 0.45 : 0.7 });
  yield;
  const terms = yield* widerTerms(mentioned, encoding);
  yield;
  const first = yield* chooseTopics(terms, yield* bareNouns(terms, encoding, mined), ordered.length, size);
  yield;
  const { chosen, names } = belowWider({ chosen: first, names: yield* kindNames(encoding, first) });
  const { papers: members, leftOver } = yield* assignPapers(encoding, chosen, yield* namedKindsOf(ordered, chosen, names));
  const tops = new Set(first.map(({ term }) => term));
  const scope = { all: ordered.length, largest: size.largest, tops, tellingWord: tellingWords(mined, ordered.length) };
  const narrower = terms.filter((term) => !isPrefixedNoun(term));
  const branches: Branch[] = [];
  for (const [[topic, kinds], papers] of zip(zip(chosen, names), members))
    branches.push({ term: topic.term, names: kinds, papers, children: yield* subtopics(topic, papers, narrower, scope) });
  const labels = yield* topicLabels(encoding, [...branches.map(({ term }) => term), ...branches.flatMap(({ children }) => children)]);
  yield;
  return tree(ordered, branches, labels, leftOver);
}

/** For each paper, the topics of which its title or key names a kind. */
function* namedKindsOf(
  papers: readonly Paper[],
  chosen: readonly ChosenTopic[],
  names: readonly ReadonlySet<string>[],
): Generator<void, ReadonlySet<number>[]> {
  const kinds = new NamedKinds(
    zip(chosen, names).map(([{ term }, of]) => ({ word: term.key.includes(' ') ? undefined : term.key, names: of })),
  );
  const found: ReadonlySet<number>[] = [];
  for (const [at, paper] of papers.entries()) {
    found.push(kinds.of(paper));
    if (at % 40 === 39) yield;
  }
  return found;
}

function tellingWords({ phrases }: Mined, papers: number): (word: number | undefined) => boolean {
  const common = new Set<number | undefined>(
    phrases.flatMap(({ words, papers: holders }) => (words.length === 1 && holders > papers / 2 ? words : [])),
  );
  return (word) => !common.has(word);
}

/**
 * The least quality of a topic's term, its least papers, as a share of the usual, and whether it may be a single name; the next values are
 * used if these give too few topics.
 */
const demands = [
  { quality: 0.22, size: 1, names: false },
  { quality: 0.22, size: 0.5, names: true },
  { quality: 0.1, size: 0.5, names: true },
];
/** The share of the wanted topics that is enough. */
const enough = 0.6;

function* chooseTopics(
  terms: readonly TopicTerm[],
  bare: BareNouns,
  papers: number,
  { phrase, topic, topics, largest }: ReturnType<typeof sizes>,
): Generator<void, ChosenTopic[]> {
  let chosen: ChosenTopic[] = [];
  for (const { quality, size, names } of demands) {
    const least = Math.max(phrase, Math.min(topic, 3), Math.round(topic * size));
    const isTopic = (term: TopicTerm): boolean => !bare.has(term) || (names && bare.get(term) === 'name');
    const candidates = terms.filter((term) => term.about.length >= least && term.quality >= quality && isTopic(term));
    chosen = yield* selectTopics(candidates, { papers, topics, largest });
    if (chosen.length >= enough * topics) break;
  }
  return withoutCombinations(chosen);
}

function sizes(papers: number): { phrase: number; subtopic: number; topic: number; topics: number; largest: number } {
  const phrase = papers < 12 ? 1 : Math.max(2, Math.round(Math.sqrt(papers) / 9));
  return {
    phrase,
    subtopic: phrase,
    topic: papers < 12 ? 1 : Math.max(phrase, Math.round(Math.min(papers / 85, Math.sqrt(papers) / 4.1))),
    topics: Math.min(36, Math.round(1 + Math.sqrt(papers) * 1.7)),
    largest: Math.max(0.12 * papers, Math.min(20, 0.35 * papers), 2),
  };
}

interface Branch {
  readonly term: TopicTerm;
  readonly names: ReadonlySet<string>;
  readonly papers: readonly number[];
  readonly children: readonly TopicTerm[];
}

function tree(
  papers: readonly Paper[],
  branches: readonly Branch[],
  labels: ReadonlyMap<TopicTerm, string>,
  leftOver: readonly number[],
): Topic[] {
  const node = (label: string, members: readonly number[], children: readonly Topic[], prefix = ''): Topic => ({
    id: prefix + slug(label),
    label,
    paperIds: members.flatMap((at) => papers[at]?.id ?? []),
    children,
  });
  const topics = branches.map(({ term, children, names: kinds, papers: members }) => {
    const label = labels.get(term) ?? term.key;
    const below = children.map((child) => node(labels.get(child) ?? child.key, child.about, [], `${slug(label)}/`));
    const names = [...kinds].map((name) => name.trim()).sort();
    return { ...node(label, members, below.sort(byLabel)), ...(names.length > 0 && { names }) };
  });
  topics.sort(byLabel);
  return leftOver.length > 0 ? [...topics, node(otherTopic, leftOver, [])] : topics;
}

function byLabel(a: Topic, b: Topic): number {
  const [left, right] = [a.label.toLowerCase(), b.label.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

function slug(label: string): string {
  return label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
}

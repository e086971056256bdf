import { wordClass } from './dictionary';
import type { EncodedPaper, Encoding } from './encode';
import { aboutWeight } from './keyPhrases';
import type { ChosenTopic } from './selectTopics';

/** The most papers that may be left over, as a share of all papers. */
const leftOverShare = 0.05;
/** The least cosine at which a paper resembles a topic's papers. */
const leastSimilarity = 0.12;

/** The papers of each topic, and those in none, as indexes. */
export interface Assignment {
  /** The papers of each topic, ascending. */
  readonly papers: readonly (readonly number[])[];
  readonly leftOver: readonly number[];
}

/**
 * Assigns every paper to the topics that it is about, and to those of which its title names a kind (`named`, topic indexes by paper). A
 * paper with no topic goes to the one whose papers it resembles most: TF-IDF cosine to their centroid, plus a bonus for mentioning the
 * topic's term. Papers that resemble none are left over, at most 5 % of all.
 */
export function* assignPapers(
  encoding: Encoding,
  topics: readonly ChosenTopic[],
  named: readonly ReadonlySet<number>[],
): Generator<void, Assignment> {
  const members = topics.map((topic) => new Set([topic.term, ...topic.narrower].flatMap((term) => term.about)));
  const vectors = yield* tfIdf(encoding);
  const centroids: Vector[] = [];
  for (const papers of members) {
    centroids.push(centroid(vectors.filter((_, paper) => papers.has(paper))));
    yield;
  }
  for (const [paper, of] of named.entries()) for (const topic of of) members[topic]?.add(paper);
  yield;
  const byWord = transposed(centroids);
  yield;
  const homeless: { paper: number; topic: number; similarity: number }[] = [];
  for (const [paper, vector] of vectors.entries()) {
    if (paper % 100 === 99) yield;
    if (members.some((papers) => papers.has(paper))) continue;
    let best = { paper, topic: -1, similarity: 0 };
    const cosines = cosinesOf(vector, byWord, topics.length);
    for (const [topic, { term }] of topics.entries()) {
      const similarity = (cosines[topic] ?? 0) + (0.3 * (term.weights.get(paper) ?? 0)) / aboutWeight;
      if (similarity > best.similarity) best = { paper, topic, similarity };
    }
    homeless.push(best);
  }
  homeless.sort((a, b) => a.similarity - b.similarity || a.paper - b.paper);
  const most = Math.floor(vectors.length * leftOverShare);
  const leftOver = homeless
    .filter(({ topic, similarity }, at) => topic < 0 || (at < most && similarity < leastSimilarity))
    .map(({ paper }) => paper);
  const left = new Set(leftOver);
  for (const { paper, topic } of homeless) if (!left.has(paper)) members[topic]?.add(paper);
  return { papers: members.map((papers) => [...papers].sort((a, b) => a - b)), leftOver };
}

type Vector = ReadonlyMap<number, number>;

/** Unit vectors over the papers' content words, with logarithmic frequency; words in titles count twice. */
function* tfIdf(encoding: Encoding): Generator<void, Vector[]> {
  const holders = new Int32Array(encoding.words.length);
  const counts: Map<number, number>[] = [];
  for (const [at, paper] of encoding.papers.entries()) {
    const words = wordCounts(paper, encoding);
    for (const word of words.keys()) holders[word] = (holders[word] ?? 0) + 1;
    counts.push(words);
    if (at % 50 === 49) yield;
  }
  const vectors: Vector[] = [];
  for (const [at, words] of counts.entries()) {
    for (const [word, count] of words) words.set(word, (1 + Math.log(count)) * Math.log(1 + counts.length / (holders[word] ?? 1)));
    vectors.push(unit(words));
    if (at % 50 === 49) yield;
  }
  return vectors;
}

function wordCounts(paper: EncodedPaper, encoding: Encoding): Map<number, number> {
  const counts = new Map<number, number>();
  for (const [at, word] of paper.words.entries()) {
    if (encoding.classes[word] !== wordClass.content) continue;
    counts.set(word, (counts.get(word) ?? 0) + (at < paper.titleLength ? 2 : 1));
  }
  return counts;
}

function centroid(vectors: readonly Vector[]): Vector {
  const sum = new Map<number, number>();
  for (const vector of vectors) for (const [word, weight] of vector) sum.set(word, (sum.get(word) ?? 0) + weight);
  return unit(sum);
}

function unit(vector: Map<number, number>): Vector {
  const length = Math.sqrt([...vector.values()].reduce((sum, weight) => sum + weight * weight, 0));
  for (const [word, weight] of vector) vector.set(word, weight / (length || 1));
  return vector;
}

/** Word → its weight in each centroid. */
function transposed(centroids: readonly Vector[]): ReadonlyMap<number, Float64Array> {
  const byWord = new Map<number, Float64Array>();
  for (const [at, vector] of centroids.entries()) {
    for (const [word, weight] of vector) {
      const weights = byWord.get(word) ?? new Float64Array(centroids.length);
      weights[at] = weight;
      byWord.set(word, weights);
    }
  }
  return byWord;
}

function cosinesOf(vector: Vector, byWord: ReadonlyMap<number, Float64Array>, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (const [word, weight] of vector) {
    const weights = byWord.get(word);
    if (weights !== undefined) for (let at = 0; at < count; at += 1) sums[at] = (sums[at] ?? 0) + weight * (weights[at] ?? 0);
  }
  return sums;
}

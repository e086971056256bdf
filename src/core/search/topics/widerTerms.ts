import { type Encoding, writtenAs } from './encode';
import { aboutWeight } from './keyPhrases';
import type { TopicTerm } from './topicTerms';

/** A process or tool whose kinds have their own names and share only the last word ("normalization", "optimizer"). */
const HEAD = /(?:ization|izer)$/;
/** The quality of a term made from its kinds: it names what papers are about, although few titles have it alone. */
const qualityOfKinds = 0.5;
/** Adjectives that name a family by themselves: "recurrent" models. */
const ADJECTIVE = /(?:[ae]nt|ive)$/;
/** A word in more than this share of the papers doesn't distinguish a family. */
const mostHolders = 0.1;
/** How often an abstract must use the adjective to be about the family. */
const oftenEnough = 2;

/** The terms, plus terms named only by their kinds; a term that stands for an adjective's family gets all papers about that family. */
export function* widerTerms(terms: readonly TopicTerm[], encoding: Encoding): Generator<void, TopicTerm[]> {
  const heads = new Map<string, TopicTerm[]>();
  for (const term of terms) {
    const head = term.key.split(' ').at(-1) ?? '';
    if (HEAD.test(head) && (term.key !== head || head.endsWith('izer'))) heads.set(head, [...(heads.get(head) ?? []), term]);
  }
  const known = new Map(terms.map((term) => [term.key, term]));
  const families = leadersOf(terms, encoding);
  const wider = [...heads].map(([head, kinds]) => ({ head, kinds, id: encoding.words.indexOf(head) }));
  const firsts = [...families].map(({ variants }) => variants[0][0]);
  const uses = yield* usesOf(new Set([...wider.map(({ id }) => id), ...firsts]), encoding);
  const made: TopicTerm[] = [];
  for (const { head, kinds, id } of wider) {
    if (id < 0 || (known.get(head)?.quality ?? 0) >= qualityOfKinds) continue;
    const term = joined(head, id, kinds, uses.get(id) ?? new Map(), encoding);
    if (term !== undefined) made.push(term);
    yield;
  }
  const replaced = new Set(made.map(({ key }) => key));
  const kept: TopicTerm[] = [];
  for (const term of terms) {
    if (replaced.has(term.key)) continue;
    kept.push(families.has(term) ? withFamily(term, uses, encoding) : term);
    if (families.has(term)) yield;
  }
  return [...kept, ...made].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function joined(
  key: string,
  id: number,
  kinds: readonly TopicTerm[],
  uses: ReadonlyMap<number, Uses>,
  encoding: Encoding,
): TopicTerm | undefined {
  const weights = new Map<number, number>();
  for (const kind of kinds) for (const [paper, weight] of kind.weights) weights.set(paper, Math.max(weight, weights.get(paper) ?? 0));
  noteUses(uses, weights);
  if (uses.size > mostHolders * encoding.papers.length) return undefined;
  return { key, variants: [[id], ...kinds.flatMap(({ variants }) => variants)], weights, about: aboutOf(weights), quality: qualityOfKinds };
}

/** For each adjective, the term beginning with it that most papers are about. */
function leadersOf(terms: readonly TopicTerm[], encoding: Encoding): ReadonlySet<TopicTerm> {
  const leaders = new Map<number | undefined, TopicTerm>();
  for (const term of terms) {
    const words = term.variants[0];
    const first = words[0];
    if (words.length < 3 || !ADJECTIVE.test(writtenAs(encoding, first))) continue;
    if ((leaders.get(first)?.about.length ?? 0) < term.about.length) leaders.set(first, term);
  }
  return new Set(leaders.values());
}

/** Adds the papers about the adjective's family: to "recurrent neural network" those on recurrent models, states or memories. */
function withFamily(term: TopicTerm, uses: ReadonlyMap<number | undefined, ReadonlyMap<number, Uses>>, encoding: Encoding): TopicTerm {
  const ofFirst = uses.get(term.variants[0][0]);
  if (ofFirst === undefined || ofFirst.size > mostHolders * encoding.papers.length) return term;
  const weights = new Map(term.weights);
  noteUses(ofFirst, weights);
  return { ...term, weights, about: aboutOf(weights) };
}

/** Adds the papers with the word in their title, or often in their abstract. */
function noteUses(uses: ReadonlyMap<number, Uses>, weights: Map<number, number>): void {
  for (const [at, { title, abstract }] of uses) {
    const weight = title > 0 ? 1 : abstract >= oftenEnough ? aboutWeight : 0;
    if (weight > 0) weights.set(at, Math.max(weight, weights.get(at) ?? 0));
  }
}

interface Uses {
  title: number;
  abstract: number;
}

/** Word → paper → its counts in title and abstract, for some words. */
function* usesOf(
  words: ReadonlySet<number | undefined>,
  { papers }: Encoding,
): Generator<void, ReadonlyMap<number | undefined, ReadonlyMap<number, Uses>>> {
  const uses = new Map([...words].map((word) => [word, new Map<number, Uses>()]));
  for (const [order, paper] of papers.entries()) {
    for (const [at, word] of paper.words.entries()) {
      const ofWord = uses.get(word);
      if (ofWord === undefined) continue;
      const use = ofWord.get(order) ?? { title: 0, abstract: 0 };
      use[at < paper.titleLength ? 'title' : 'abstract'] += 1;
      ofWord.set(order, use);
    }
    if (order % 50 === 49) yield;
  }
  return uses;
}

function aboutOf(weights: ReadonlyMap<number, number>): number[] {
  return [...weights].flatMap(([paper, weight]) => (weight >= aboutWeight ? [paper] : [])).sort((a, b) => a - b);
}

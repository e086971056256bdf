import { type PassageQuery, termsOf } from './passageQuery';
import { holdersOf, type TermSpace, weightOf } from './suggestSpace';

/** A sentence that cites papers, as prose without its citations, with the papers' ids. */
export interface CitingSentence {
  readonly text: string;
  readonly ids: readonly string[];
  /** The name directly before the citation, if the sentence cites just one paper ("SigLIP [12]"). */
  readonly name?: string;
}

/** What was learned from sentences that cite papers, which describe a paper in other words than its abstract. */
export interface LearnedField {
  /** Term → the papers whose citing sentences have it, and its share of their vectors. */
  readonly postings: ReadonlyMap<string, readonly { readonly paper: number; readonly share: number }[]>;
  /** Name → the only paper that sentences call by it. */
  readonly names: ReadonlyMap<string, number>;
  /** Paper → its citing sentences, the latest first. */
  readonly sentences: ReadonlyMap<number, readonly string[]>;
}

/** The most sentences kept per paper; more add little. */
const mostSentences = 30;
/** A word used in more papers than this isn't a name ("GPUs"). */
const mostUsers = 8;
/** The most characters read of a sentence; a longer one is a list or a table. */
const longestSentence = 1000;

/** Learns from sentences, a paper per step; papers that aren't in the space are skipped. */
export function* learnedSteps(space: TermSpace, citing: readonly CitingSentence[]): Generator<void, LearnedField> {
  const sentences = sentencesByPaper(space, citing);
  const postings = new Map<string, { readonly paper: number; readonly share: number }[]>();
  for (const [paper, own] of sentences) {
    const counts = termsOf(own.join('\n\n'));
    const values = [...counts].map(([term, { first, count }]) => ({
      term,
      value: (1 + Math.log(count)) * weightOf(space, term, first.kind),
    }));
    const length = Math.sqrt(values.reduce((sum, { value }) => sum + value * value, 0)) || 1;
    for (const { term, value } of values) {
      const known = postings.get(term);
      const posting = { paper, share: value / length };
      if (known === undefined) postings.set(term, [posting]);
      else known.push(posting);
    }
    yield;
  }
  return { postings, names: namesOf(space, citing), sentences };
}

/** For each of `papers` papers the similarity of the passage to the sentences that cite it; 0 where none do. */
export function likeCited({ postings }: LearnedField, query: PassageQuery, papers: number): Float32Array {
  const alike = new Float32Array(papers);
  for (const { first, weight } of [...query.terms, ...query.unheld]) {
    for (const { paper, share } of postings.get(first.term) ?? []) alike[paper] = (alike[paper] ?? 0) + weight * share;
  }
  return alike;
}

/** The sentence citing a paper that shares the most terms with the passage; undefined if none shares a pair of words or two words. */
export function nearestSentence({ sentences }: LearnedField, query: PassageQuery, paper: number): string | undefined {
  const own = sentences.get(paper);
  if (own === undefined) return undefined;
  const asked = new Map(
    [...query.terms, ...query.unheld].flatMap(({ first, weight }) => (first.kind === 'stock' ? [] : [[first.term, weight]])),
  );
  let best: { readonly sentence: string; readonly score: number } | undefined;
  for (const sentence of own) {
    const shared = [...termsOf(sentence).keys()].filter((term) => asked.has(term));
    const score = shared.reduce((sum, term) => sum + (asked.get(term) ?? 0), 0);
    if (shared.length > 1 && score > (best?.score ?? 0)) best = { sentence, score };
  }
  return best?.sentence;
}

function sentencesByPaper({ places }: TermSpace, citing: readonly CitingSentence[]): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  for (const { text, ids } of citing.toReversed()) {
    for (const id of ids) {
      const paper = places.get(id);
      if (paper === undefined) continue;
      const own = found.get(paper) ?? [];
      if (own.length < mostSentences) own.push(text.slice(0, longestSentence));
      found.set(paper, own);
    }
  }
  return found;
}

/** Names by paper; a name used for several papers, or a word used in many papers, isn't one. */
function namesOf(space: TermSpace, citing: readonly CitingSentence[]): ReadonlyMap<string, number> {
  const names = new Map<string, number | undefined>();
  for (const { name, ids } of citing) {
    const paper = space.places.get(ids[0] ?? '');
    if (name === undefined || ids.length !== 1 || paper === undefined) continue;
    names.set(name, names.has(name) && names.get(name) !== paper ? undefined : paper);
  }
  return new Map([...names].filter((one): one is [string, number] => one[1] !== undefined && holdersOf(space, one[0]) <= mostUsers));
}

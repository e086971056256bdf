import { type Encoding, writtenAs } from './encode';
import { aboutWeight, type KeyPhrase } from './keyPhrases';

/** A key phrase that may become a topic, with its spelling variants and word forms. */
export interface TopicTerm {
  readonly key: string;
  /** The word ids of each variant, the leading one first. */
  readonly variants: readonly [readonly number[], ...(readonly number[])[]];
  /** Paper → how much the paper is about it, 0 to 1. */
  readonly weights: ReadonlyMap<number, number>;
  readonly about: readonly number[];
  /** How well it names what papers are about rather than merely mention, from 0 to 1. */
  readonly quality: number;
}

/** Thresholds and weights for topic terms. */
export interface TermWeights {
  readonly minAbout: number;
  /** The weight of a single word relative to a phrase; in a small library it says less. */
  readonly singleWord: number;
}

/** The key phrases that enough papers are about, with word forms of one stem joined ("quantized", "quantization"). */
export function* topicTerms(keyPhrases: readonly KeyPhrase[], encoding: Encoding, weights: TermWeights): Generator<void, TopicTerm[]> {
  const families = new Map<string, KeyPhrase[]>();
  const fuller = yield* fullerTerms(keyPhrases);
  for (const [at, phrase] of keyPhrases.entries()) {
    if (at % 2000 === 1999) yield;
    const leading = fuller.get(phrase) ?? phrase;
    const family = leading.phrase.words.map((word) => wordFamily(writtenAs(encoding, word))).join(' ');
    const members = families.get(family);
    if (members === undefined) families.set(family, [phrase]);
    else members.push(phrase);
  }
  const terms: TopicTerm[] = [];
  yield;
  for (const [at, members] of [...families.values()].entries()) {
    if (at % 10 === 9) yield;
    const term = joinVariants(members, weights.singleWord);
    if (term !== undefined && term.about.length >= weights.minAbout) terms.push(term);
  }
  return terms.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Term → the longer term that it usually abbreviates: "cache", if most caches are KV caches. */
function* fullerTerms(keyPhrases: readonly KeyPhrase[]): Generator<void, Map<KeyPhrase, KeyPhrase>> {
  const byKey = new Map(keyPhrases.map((phrase) => [phrase.key, phrase]));
  yield;
  const fuller = new Map<KeyPhrase, KeyPhrase>();
  for (const [at, longer] of keyPhrases.entries()) {
    if (at % 2000 === 1999) yield;
    for (let from = 1; from < longer.phrase.words.length; from += 1) {
      const shorter = byKey.get(longer.key.split(' ').slice(from).join(' '));
      if (shorter === undefined || !isMostly(longer, shorter)) continue;
      const known = fuller.get(shorter);
      if (known === undefined || known.phrase.count < longer.phrase.count) fuller.set(shorter, longer);
    }
  }
  return fuller;
}

function isMostly(longer: KeyPhrase, shorter: KeyPhrase): boolean {
  return longer.phrase.count >= mostlyShortFor * shorter.phrase.count && longer.phrase.papers >= mostlyShortFor * shorter.phrase.papers;
}

const mostlyShortFor = 0.45;

/** The stem shared by a verb's forms and its noun ("prun", "quantiz"); the word itself if too little would be left. */
export function wordFamily(word: string): string {
  const stem = word.replace(/(?<=iz)(?:ation|ing|ed|e)$|(?:ation|ing|ed|e)$/, '');
  return stem.length >= 4 ? stem : word;
}

function joinVariants(members: readonly KeyPhrase[], singleWord: number): TopicTerm | undefined {
  const [leading, ...others] = members.filter(isNoun).sort(byUse);
  if (leading === undefined) return undefined;
  const weights = new Map<number, number>();
  for (const member of members) for (const [paper, weight] of member.weights) weights.set(paper, Math.max(weight, weights.get(paper) ?? 0));
  const about = [...weights].filter(([, weight]) => weight >= aboutWeight).map(([paper]) => paper);
  const titles = members.reduce((sum, member) => sum + member.phrase.titles, 0);
  const titleShare = Math.min(1, (titles + 0.3) / (weights.size + 3));
  return {
    key: leading.key,
    variants: [leading.phrase.words, ...others.map((member) => member.phrase.words)],
    weights,
    about,
    quality: Math.sqrt(titleShare * (about.length / weights.size)) * (leading.phrase.words.length > 1 ? 1 : singleWord),
  };
}

/** Orders longer phrases first, then those used more in titles. */
function byUse(a: KeyPhrase, b: KeyPhrase): number {
  const [one, other] = [a.phrase, b.phrase];
  const order = other.words.length - one.words.length || other.titles - one.titles || other.count - one.count;
  return order || (a.key < b.key ? -1 : 1);
}

/**
 * Whether a phrase can be a label: not an adjective or participle, and a single word must also be used on its own, as "quantization" is and
 * "network" isn't.
 */
function isNoun({ key, phrase }: KeyPhrase): boolean {
  if (/(?:ive|ous|[ai]ble|ful|less|ical|lingual|ed|wise|free)$/.test(key)) return false;
  if (phrase.closed / phrase.count < (phrase.words.length > 1 ? 0.4 : 0.5)) return false;
  return phrase.words.length > 1 ? phrase.open / phrase.count >= 0.25 : phrase.open / phrase.count >= 0.35;
}

import { looksLikeAcronym } from '../acronyms';
import { commonest } from '../commonest';
import type { EncodedPaper, Encoding } from '../encode';
import { phraseTokens } from '../phraseTokens';
import type { TopicTerm } from '../topicTerms';
import { Casing } from './casing';

/** Term → its label: the most common spelling where the term is used on its own in running text. */
export function* topicLabels(encoding: Encoding, terms: readonly TopicTerm[]): Generator<void, Map<TopicTerm, string>> {
  const spellings = terms.map((term) => ({ term, words: term.variants[0], counts: new Map<string, number>() }));
  const starts = new Map<number | undefined, typeof spellings>();
  for (const spelling of spellings) starts.set(spelling.words[0], [...(starts.get(spelling.words[0]) ?? []), spelling]);
  const casing = new Casing(wordsOf(encoding, terms));
  for (const [order, paper] of encoding.papers.entries()) {
    if (order % 20 === 19) yield;
    casing.note(paper);
    for (const [at, word] of paper.words.entries()) {
      for (const { words, counts } of starts.get(word) ?? []) noteSpelling({ paper, encoding, casing }, at, words, counts);
    }
  }
  const labels = new Map<TopicTerm, string>();
  for (const [at, { term, counts }] of spellings.entries()) {
    labels.set(term, casing.apply(shortened(commonSpelling(counts, term.key), encoding, casing)));
    if (at % 20 === 19) yield;
  }
  return labels;
}

/** The ids of words that labels may contain: those of the terms, and of acronyms and their long forms. */
function wordsOf({ words, acronyms }: Encoding, terms: readonly TopicTerm[]): ReadonlySet<number> {
  const found = new Set(terms.flatMap(({ variants }) => variants[0]));
  const keys = new Set([...acronyms].flatMap(([short, long]) => [short, ...long]));
  for (const [id, word] of words.entries()) if (keys.has(word)) found.add(id);
  return found;
}

interface Place {
  readonly paper: EncodedPaper;
  readonly encoding: Encoding;
  readonly casing: Casing;
}

function noteSpelling({ paper, encoding, casing }: Place, at: number, words: readonly number[], counts: Map<string, number>): void {
  const last = at + words.length - 1;
  if (words.some((word, offset) => paper.words[at + offset] !== word || (offset > 0 && paper.gaps[at + offset] === 1))) return;
  const cutsToken = paper.starts[at] === paper.starts[at - 1] || paper.starts[last] === paper.starts[last + 1];
  if (cutsToken || paper.gaps[last + 1] === 2) return;
  const spelling = paper.text.slice(paper.starts[at], paper.ends[last]).replace(/\s+/g, ' ');
  const definesAcronym = /^\s?\(\p{Lu}/u.test(paper.text.slice(paper.ends[last] ?? 0, (paper.ends[last] ?? 0) + 3));
  // A definition is often capitalised for the acronym's sake.
  if (!definesAcronym) casing.notePhrase(paper, at, spelling);
  const next = paper.words[last + 1];
  const standsAlone = next === undefined || paper.gaps[last + 1] === 1 || (encoding.classes[next] ?? 0) > 0;
  const key = words.length > 1 && looksLikeAcronym(spelling) && !/\s/.test(spelling) ? spelling : spelling.toLowerCase();
  const weight = at < paper.titleLength ? 3 : 1;
  counts.set(key, (counts.get(key) ?? 0) + (definesAcronym ? 0.1 : standsAlone ? weight : 0.05));
}

/** How many times more common an acronym must be than its long form to become the label, as LoRA is. */
const writtenOut = 4;

type Spellings = ReadonlyMap<string, number>;

/**
 * The most common spelling; the long form is preferred to the acronym, the open to the hyphenated and the plural to the singular, if that
 * is common too.
 */
function commonSpelling(counts: Spellings, fallback: string): string {
  const all = [...counts];
  const long = all.filter(([spelling]) => /[\s-]/.test(spelling));
  const sum = (of: readonly (readonly [string, number])[]): number => of.reduce((total, [, count]) => total + count, 0);
  const hyphenated = commonest(long.length > 0 && sum(long) * (writtenOut + 1) >= sum(all) ? long : all) ?? fallback;
  const best = openSpelling(hyphenated, counts);
  const plural = `${best}s`;
  return (counts.get(plural) ?? 0) > 0.3 * (counts.get(best) ?? 0) ? plural : best;
}

/** Compounds are hyphenated before a noun; a label isn't, so it takes the open spelling if the corpus uses it ("long contexts"). */
function openSpelling(spelling: string, counts: Spellings): string {
  const flat = (one: string): string => one.replaceAll('-', ' ').replace(/s$/, '');
  const open = commonest([...counts].filter(([one]) => flat(one) === flat(spelling) && one.split(' ').length > spelling.split(' ').length));
  return open !== undefined && (counts.get(open) ?? 0) >= 0.15 * (counts.get(spelling) ?? 0) ? open : spelling;
}

/** Replaces the long form in a longer label by its acronym if that is more common: "LLM pretraining". */
function shortened(label: string, encoding: Encoding, casing: Casing): string {
  const tokens = phraseTokens(label);
  for (const [short, long] of encoding.acronyms) {
    if (long.length < 3 || long.length >= tokens.length) continue;
    const at = tokens.findIndex((_, start) => long.every((key, offset) => tokens[start + offset]?.key === key));
    const [first, last] = [tokens[at], tokens[at + long.length - 1]];
    if (first === undefined || last === undefined || casing.count(short) < casing.count(long.at(-1) ?? '') * 0.1) continue;
    const plural = last.end === label.length && label.endsWith('s') ? 's' : '';
    return label.slice(0, first.start) + short + plural + label.slice(last.end);
  }
  return label;
}

import { type Paper, shortName, titleAndAbstract } from '../../corpus/paper';
import { fold, singular } from '../../search/index/fold';
import { academicWords, functionWords } from '../../search/index/stopWords';
import type { Span } from '../../text';
import type { WordScan } from './wordScan';

/** Papers whose words are counted: enough to tell common words from rare ones, whatever the library's size. */
const SAMPLE = 2000;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Papers below which shares mean nothing. */
const FEW = 20;
/** A pair of capitals in more papers than this, and in more than this share of them, is a term of the field; so is a hyphenated word. */
const COMMON = 3;
const COMMON_SHARE = 0.01;
const PAIR = /\b(\p{Lu}\p{Ll}+)(?=[ -](\p{Lu}\p{Ll}+))/gu;
const COMPOUND = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu;
const REMEMBERED = 500;
/** Part of a library's papers from which on a surname says little, and the surnames that say little in any library. */
const COMMON_SURNAME = 0.025;
const SURNAMES = new Set(
  'Wang Zhang Chen Li Liu Yang Huang Zhao Wu Zhou Xu Sun Zhu Lin Guo Hu Gao He Han Ma Lu Luo Kim Lee Park Choi Jung Nguyen Tran Singh Kumar Sharma Gupta Patel Smith Johnson Williams Brown Jones Miller Davis Garcia Martinez Müller Schmidt Silva Santos Ivanov Tanaka Sato Suzuki'.split(
    ' ',
  ),
);
/** A word of a name that weighs more than this isn't an ordinary one: "flash" of FlashAttention, not "long" of LongAlign. */
const ORDINARY = 0.85;
/** What parts a name in CamelCase or with hyphens into words. */
const PARTS = /[^\p{L}\p{N}\p{M}]|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** How common words are among the papers of a library, and which ones a paper is made of. */
export class WordStatistics {
  private readonly counts = new Map<string, number>();
  private readonly inTitles = new Map<string, number>();
  private readonly pairs = new Map<string, number>();
  private readonly compounds = new Map<string, number>();
  private readonly surnames = new Map<string, number>();
  private readonly terms = new Map<string, ReadonlySet<string>>();
  private sampled = 0;

  add(paper: Paper): void {
    this.terms.delete(paper.id);
    if (this.sampled >= SAMPLE) return;
    this.sampled += 1;
    for (const word of topicWords(titleAndAbstract(paper))) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
    const pairs = new Set([...(paper.abstract ?? '').matchAll(PAIR)].map((pair) => pair.slice(1).join(' ')));
    for (const pair of pairs) this.pairs.set(pair, (this.pairs.get(pair) ?? 0) + 1);
    const compounds = new Set(titleAndAbstract(paper).toLowerCase().match(COMPOUND));
    for (const compound of compounds) this.compounds.set(compound, (this.compounds.get(compound) ?? 0) + 1);
    for (const name of new Set(paper.authors.map(shortName))) this.surnames.set(name, (this.surnames.get(name) ?? 0) + 1);
    for (const word of new Set(paper.title.match(WORD))) this.inTitles.set(word, (this.inTitles.get(word) ?? 0) + 1);
  }

  /** How much it says that a text and a paper share this word: 1 for a rare word, 0 for one of every third paper. */
  weight(word: string): number {
    if (this.sampled < FEW) return 0.3;
    const share = (this.counts.get(word) ?? 1) / this.sampled;
    return Math.min(1, Math.max(0, Math.log(0.3 / share) / Math.log(0.3 / 0.01)));
  }

  /** Whether papers often write these two first words with capitals in running text ("Large Language Models"), so that they begin no title. */
  isCommonPair(text: string): boolean {
    const [first = '', second = ''] = text.match(WORD) ?? [];
    return (this.pairs.get(`${first} ${second}`) ?? 0) > Math.max(COMMON, COMMON_SHARE * this.sampled);
  }

  /** Whether a hyphenated word (`Adam-mini`, not `Self-Supervised`) is in hardly any paper, so that it isn't a term of the field. */
  isRareCompound(word: string): boolean {
    return this.sampled >= FEW && (this.compounds.get(word.toLowerCase()) ?? 0) <= COMMON;
  }

  /** Whether several papers use this word. */
  isKnown(word: string): boolean {
    const term = termOf(word);
    return term !== undefined && (this.counts.get(term) ?? 0) > 1;
  }

  /** Whether so many people bear this surname that it hardly tells whose paper is meant. */
  isCommonSurname(name: string): boolean {
    return SURNAMES.has(name) || (this.sampled >= FEW && (this.surnames.get(name) ?? 0) > COMMON_SURNAME * this.sampled);
  }

  /** Whether a name is nothing but ordinary words of the field when it is written apart: EfficientLLM, not FlashAttention. */
  isMadeOfOrdinaryWords(name: string): boolean {
    const parts = name.split(PARTS).filter((part) => part !== '');
    return parts.length > 1 && parts.every((part) => part.length > 1 && this.isOrdinary(part));
  }

  private isOrdinary(part: string): boolean {
    if (/^\p{Lu}{2,}s?$/u.test(part)) return true;
    const term = termOf(part);
    return term === undefined || (this.isKnown(part) && this.weight(term) <= ORDINARY);
  }

  /** Titles, of those counted, that hold this very word. */
  titlesWith(word: string): number {
    return this.inTitles.get(word) ?? 0;
  }

  /** The words of a paper's title and abstract that say what it is about. */
  termsOf(paper: Paper): ReadonlySet<string> {
    let terms = this.terms.get(paper.id);
    if (terms === undefined) {
      terms = topicWords(titleAndAbstract(paper));
      if (this.terms.size > REMEMBERED) this.terms.clear();
      this.terms.set(paper.id, terms);
    }
    return terms;
  }
}

/** The words of a text that can say what it is about, as terms. */
export function topicWords(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [word] of text.matchAll(WORD)) {
    const term = termOf(word);
    if (term !== undefined) found.add(term);
  }
  return found;
}

/** The term of a word that can say what a text is about: folded and in the singular; undefined for function words, numbers and academic prose. */
export function termOf(word: string): string | undefined {
  const folded = fold(word);
  if (folded.length < 3 || /^\d+$/.test(folded) || functionWords.has(folded) || academicWords.has(folded)) return undefined;
  return singular(folded);
}

/** The terms of the words of one text, each worked out once and only where it is asked for. */
export class TermReader {
  private readonly known: (string | undefined | null)[] = [];

  constructor(
    private readonly text: string,
    private readonly words: WordScan,
  ) {}

  /**
   * The sum of `weigh` over the different terms near the word of this number, within a part of the text and without the words before
   * `until`, nearest first and no further than to `limit`.
   */
  sum(word: number, { start, end }: Span, until: number, weigh: (term: string) => number, limit: number): number {
    const { words } = this;
    const seen = new Set<string>();
    let total = 0;
    let before = word - 1;
    let after = word + 1;
    while (total < limit) {
      const more = before >= 0 && (words.start[before] ?? 0) >= start;
      const later = after < words.count && (words.end[after] ?? 0) <= end;
      if (!more && !later) break;
      if (more) total += this.weightOf(before, seen, weigh);
      if (later && (words.start[after] ?? 0) >= until) total += this.weightOf(after, seen, weigh);
      before -= 1;
      after += 1;
    }
    return Math.min(limit, total);
  }

  private weightOf(i: number, seen: Set<string>, weigh: (term: string) => number): number {
    let term = this.known[i];
    if (term === undefined) {
      term = termOf(this.text.slice(this.words.start[i], this.words.end[i])) ?? null;
      this.known[i] = term;
    }
    if (term === null || seen.has(term)) return 0;
    seen.add(term);
    return weigh(term);
  }
}

import { isLower } from '../../characters';
import type { Span } from '../../text';
import { jointOf, standsAlone } from './mentionBounds';
import { type CandidatePlace, evidenceFor, isGivenToAnother, type MentionSign, retelling, retellsTitle } from './mentionEvidence';
import { type MentionIndex, type Phrase, PREFIX_LIMIT } from './mentionIndex';
import { neededFor, supports } from './mentionScore';
import { joinHash, keyOf, scanWords, type WordScan } from './wordScan';
import { TermReader } from './wordStatistics';

/** Words in prose that speak of a paper, and why they are taken to. */
export interface Mention extends Span {
  readonly id: string;
  readonly kind: 'title' | 'name';
  /** The name as the paper writes it, or its title. */
  readonly name: string;
  readonly evidence: readonly MentionSign['sign'][];
}

/** A phrase whose letters match at this place; whether that is a mention is still open. */
interface Candidate extends CandidatePlace {
  readonly phrases: readonly Phrase[];
}

/** Characters between two items of a list: a long citation may be there. */
const FARTHEST = 120;
/** Papers that can share a name; what more of them are called is a common noun. */
const RIVALS = 3;
/** By how much the evidence must prefer one of two papers with the same name: a common surname’s weight. */
const AHEAD = 0.7;
/** Folded letters of the longest phrase that is followed through a text. */
const LONGEST = 400;

/**
 * The mentions in a text of prose (see `proseOf`), in its order and never overlapping; of several phrases at one place the longest. A
 * name of two papers goes to the one that the evidence prefers, or to none. What a text means by a word in one place it likely means in
 * others (one sense per discourse; Gale, Church and Yarowsky 1992): that counts as evidence, and so do a list with another mention and the key that is cited directly
 * after it in `source`, the text as it is written. Linear in the text.
 */
export function findMentions(index: MentionIndex, text: string, source = text): readonly Mention[] {
  const candidates = candidatesIn(index, text, source);
  const disowned = new Set<string>();
  for (const candidate of candidates) {
    for (const phrase of candidate.phrases) if (isDisowned(index, phrase, candidate)) disowned.add(nameKey(phrase));
  }
  const decided = new Map<Candidate, Mention | undefined>();
  const once = chosen(candidates, (candidate) => {
    const mention = decide(index, candidate, disowned);
    decided.set(candidate, mention);
    return mention;
  });
  const said = new Set(once.map((mention) => sayingKey(mention.id, text.slice(mention.start, mention.end))));
  const isListed = listedWith(text, once);
  return chosen(candidates, (candidate) => {
    const known = decided.get(candidate);
    if (known !== undefined) return known;
    const listed = isListed(candidate);
    const again = ({ id }: Phrase): boolean => said.has(sayingKey(id, text.slice(candidate.start, candidate.end)));
    if (!listed && !candidate.phrases.some(again)) return undefined;
    return decide(index, candidate, disowned, (phrase) => [...(again(phrase) ? [repeated] : []), ...(listed ? [enumerated] : [])]);
  });
}

const repeated: MentionSign = { sign: 'repeated', weight: 1 };
const enumerated: MentionSign = { sign: 'listed', weight: 1 };
/** What parts the items of a list: "LAMB~\\cite{…}, LARS and SWAN". */
const PARTING = /^[\s~\u0000]*(?:,[\s~\u0000]*(?:(?:and|or)[\s~]+)?|(?:and|or)[\s~]+)(?:the\s+)?$/;

/** Whether a place is an item of one list with a mention that comes directly before or after it; to be asked in the order of the text. */
function listedWith(text: string, mentions: readonly Mention[]): (place: Span) => boolean {
  let behind = 0;
  return ({ start, end }) => {
    while ((mentions[behind]?.end ?? text.length) <= start) behind += 1;
    const [before, next] = [mentions[behind - 1], mentions[behind]];
    const isParting = (from: number, to: number): boolean => to - from < FARTHEST && PARTING.test(text.slice(from, to));
    return (before !== undefined && isParting(before.end, start)) || (next !== undefined && isParting(end, next.start));
  };
}

/** The mentions at candidates that are sorted by start, the longest first, without those that overlap. */
function chosen(candidates: readonly Candidate[], decision: (candidate: Candidate) => Mention | undefined): readonly Mention[] {
  const found: Mention[] = [];
  let from = 0;
  for (const candidate of candidates) {
    if (candidate.start < from) continue;
    const mention = decision(candidate);
    if (mention === undefined) continue;
    found.push(mention);
    from = mention.end;
  }
  return found;
}

/** Every run of words whose letters are those of a phrase: by start, the longest first. */
function candidatesIn(index: MentionIndex, text: string, source: string): readonly Candidate[] {
  const words = scanWords(text);
  const terms = new TermReader(text, words);
  const found: Candidate[] = [];
  for (let i = 0; i < words.count; i += 1) {
    if (index.mayStart(words.hash[i] ?? 0)) collect(index, { text, source, words, terms }, i, found);
  }
  return found;
}

interface Read {
  readonly text: string;
  readonly source: string;
  readonly words: WordScan;
  readonly terms: TermReader;
}

/** Adds the candidates that start with the word of this number, the longest first. */
function collect(index: MentionIndex, { text, source, words, terms }: Read, word: number, found: Candidate[]): void {
  const from = found.length;
  const start = words.start[word] ?? 0;
  let hash = words.hash[word] ?? 0;
  let size = words.size[word] ?? 0;
  let tight = true;
  for (let i = word; size <= LONGEST; ) {
    const end = words.end[i] ?? 0;
    const here = index.phrases(hash);
    if (here.length > 0) {
      const phrases = contenders(here).filter(
        (phrase) =>
          (tight || phrase.kind === 'title' || phrase.form === 'phrase' || text.slice(start, end) === phrase.written) &&
          isPlausible(phrase, text, start, end),
      );
      if (phrases.length > 0) found.splice(from, 0, { text, source, start, end, word, terms, phrases });
    }
    i += 1;
    if (i >= words.count) return;
    const joint = jointOf(text, end, words.start[i] ?? 0);
    if (joint === undefined) return;
    tight &&= joint === 'tight';
    const added = words.size[i] ?? 0;
    hash = joinHash(hash, words.hash[i] ?? 0, added);
    size += added;
    if (size <= PREFIX_LIMIT && !index.mayStart(hash)) return;
  }
}

/** The phrases of one spelling, without those that too many papers share. */
function contenders(phrases: readonly Phrase[]): readonly Phrase[] {
  if (phrases.length <= RIVALS) return phrases;
  const kept = phrases.filter((phrase) => phrase.origin !== 'introduced');
  return kept.length <= RIVALS ? kept : kept.filter((phrase) => phrase.kind === 'title').slice(0, RIVALS);
}

/** Cheap tests first, since ordinary words in small letters are the most: then the letters themselves, as hashes collide. */
function isPlausible(phrase: Phrase, text: string, start: number, end: number): boolean {
  const small =
    (phrase.form === 'word' || phrase.form === 'acronym') && isLower(text.charCodeAt(start)) && !isLower(phrase.written.charCodeAt(0));
  return !small && keyOf(text.slice(start, end)) === keyOf(phrase.written);
}

function decide(
  index: MentionIndex,
  candidate: Candidate,
  disowned: ReadonlySet<string>,
  more: (phrase: Phrase) => readonly MentionSign[] = () => [],
): Mention | undefined {
  const { text, start, end, phrases } = candidate;
  const written = text.slice(start, end);
  const alone = standsAlone(text, start, end);
  const passing: { readonly phrase: Phrase; readonly margin: number; readonly evidence: readonly MentionSign[] }[] = [];
  for (const phrase of phrases) {
    const paper = index.paper(phrase.id);
    if (paper === undefined || (!alone && phrase.kind === 'name') || isGeneric(index, phrase, phrases)) continue;
    const needed = neededFor(phrase, written, {
      opensSentence: opensSentence(text, start),
      inTitle: phrase.form === 'phrase' ? goesOnInCapitals(text, end) : hasCapitalsAround(text, start, end),
      ofPerson: isOfPerson(text, start),
      isOrdinary: phrase.form === 'distinctive' && index.statistics.isMadeOfOrdinaryWords(phrase.written),
    });
    if (needed === Number.POSITIVE_INFINITY || disowned.has(nameKey(phrase))) continue;
    const free = needed === 0 && phrases.length === 1 && !/^[\s~]*[(\\[@]/.test(candidate.source.slice(end, end + 3));
    const around = free ? [] : evidenceFor(paper, candidate, phrase.written, index.statistics);
    const said = [...around, ...more(phrase)];
    const short = needed - supports(phrase, said);
    const retold = phrase.kind === 'name' && short > 0 && short <= retelling.weight && retellsTitle(paper, candidate, phrase.written);
    const evidence = retold ? [...said, retelling] : said;
    const margin = supports(phrase, evidence) - needed;
    if (margin >= 0 || free) passing.push({ phrase, margin, evidence });
  }
  passing.sort((a, b) => b.margin - a.margin);
  const [best, second] = passing;
  if (best === undefined || (second !== undefined && second.phrase.id !== best.phrase.id && best.margin - second.margin < AHEAD))
    return undefined;
  const evidence = best.evidence.filter(({ weight }) => weight > 0.3).map(({ sign }) => sign);
  return { start, end, id: best.phrase.id, kind: best.phrase.kind, name: best.phrase.written, evidence };
}

function isDisowned(index: MentionIndex, phrase: Phrase, place: CandidatePlace): boolean {
  const paper = index.paper(phrase.id);
  return paper !== undefined && phrase.kind === 'name' && isGivenToAnother(paper, place, index.statistics);
}

/** A name that an abstract introduces but that titles of others hold (LoRA, MoE) or open with is not the paper's own. */
function isGeneric(index: MentionIndex, phrase: Phrase, rivals: readonly Phrase[]): boolean {
  if (phrase.origin !== 'introduced') return false;
  return (
    index.statistics.titlesWith(phrase.written) > 1 || rivals.some(({ origin, written }) => origin === 'head' && written === phrase.written)
  );
}

/** Whether the word at `start` has its capital from being the first of a sentence. */
function opensSentence(text: string, start: number): boolean {
  return /^["“(]?$|(?:[.!?:]\s{1,6}|\n[^\S\n]{0,5}\n\s{0,5})["“(]?$/.test(text.slice(Math.max(0, start - 6), start));
}

/** Whether the word before or after text[start, end) has a capital too, with nothing but a blank between: of a title, or of a person. */
function hasCapitalsAround(text: string, start: number, end: number): boolean {
  return (
    /(?<![\p{L}\p{N}.])\p{Lu}\p{Ll}+[ \n]$/u.test(text.slice(Math.max(0, start - 30), start)) ||
    goesOnInCapitals(text, end) ||
    /^ (?:at|of|for|in|on|by|with|from|via) (?:a |an |the )?\p{Lu}\p{Ll}/u.test(text.slice(end, end + 14)) ||
    /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+ (?:at|of|for|in|on|the|by|with|and|to|a|an|from|via) $/u.test(
      text.slice(Math.max(0, start - 40), start),
    )
  );
}

/** Whether a word with a capital follows, as in a longer title. */
function goesOnInCapitals(text: string, end: number): boolean {
  return /[ \n]\p{Lu}\p{Ll}/u.test(text.slice(end, end + 3));
}

/** Whether an initial or a person's title comes before text[start, …): "J. Lizard", "Dr. Mesa". */
function isOfPerson(text: string, start: number): boolean {
  return /(?<![\p{L}\p{N}])(?:\p{Lu}\.|Prof\.?|Dr\.?|Mr\.?|Mrs\.?|Ms\.?)[\s~\\\u0001]{1,3}$/u.test(
    text.slice(Math.max(0, start - 12), start),
  );
}

function sayingKey(id: string, written: string): string {
  return `${id} ${written}`;
}

function nameKey(phrase: Phrase): string {
  return `${phrase.id} ${phrase.written}`;
}

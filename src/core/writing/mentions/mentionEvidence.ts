import { type Paper, titleAndAbstract, yearOf } from '../../corpus/paper';
import type { Span } from '../../text';
import { authorWeight, citedByKey, isCitedToOthers } from './citedKey';
import { contextAround, isMarked } from './mentionBounds';
import { isTitleCase } from './nameForm';
import { type TermReader, topicWords, type WordStatistics } from './wordStatistics';

/** A sign that words speak of one paper, and what it weighs: a sign of 1 alone decides nothing but a close case. */
export interface MentionSign {
  readonly sign:
    | 'author'
    | 'year'
    | 'marked'
    | 'noun'
    | 'determiner'
    | 'topic'
    | 'expansion'
    | 'coined'
    | 'compound'
    | 'title'
    | 'repeated'
    | 'listed';
  readonly weight: number;
}

/** Where a candidate is in a text, its first word counted among the text's. */
export interface CandidatePlace extends Span {
  readonly text: string;
  /** The text as it is written, with what isn't prose. */
  readonly source: string;
  readonly word: number;
  readonly terms: TermReader;
}

const NOUN =
  /^(?:'s|’s)?[\s~]+(?:models?|methods?|frameworks?|algorithms?|approach|architectures?|optimi[sz]ers?|kernels?|layers?|networks?|techniques?|strateg(?:y|ies)|schemes?|procedure|matri(?:x|ces)|baselines?|quantization|attention|adapters?|paper|authors|librar(?:y|ies)|benchmark|simulator)\b/;
/** What a thing of the same name can be; a method is none, unless its paper says so. */
const THING =
  /^(?:'s|’s)?[\s~]+(collaboration|consortium|experiment|detector|telescope|mission|server|cluster|supercomputer|dataset|corpus|challenge|conference|workshop|institute|laboratory|lab|group|team|project|committee|disease|gene|protein|kinase|pathway|file|format|filter|camera|card|driver|beam|wave|butterfly|satellite|cit(?:y|ies)|compan(?:y|ies))s?\b/;
/** What a sentence can say that something of the same name is: "Hydra is also a configuration library". */
const KINDS = new Set(
  'library toolkit tool package language platform company startup provider service vendor compiler database runtime chip processor game protocol engine'.split(
    ' ',
  ),
);
/** People and places of a name, also with a word between: "the WAGLE news lab". */
const INSTITUTION =
  /^[\s~]+\p{Ll}{2,15}[\s~]+(?:lab|laboratory|institute|institution|team|committee|consortium|collaboration|foundation|helpdesk|campus)\b/u;
const SAYS = /^\s(?:is|was) (?:also )?an? /;
const COINED =
  /\b(?:proposed?|proposing|introduc(?:e|es|ing)|presents?|develops?|releases?|calls?|called|named?|dub(?:bed)?|term(?:ed)?|denoted as|call it|coin(?:ed)?)[\s~]+(?:(?:an?|the|our|novel|new|this)[\s~]+)*["“'‘(*_\u0001{]*$/;
/** The last of several names that a sentence coins: "We introduce A, a layer, and B". */
const COINED_LAST =
  /\b(?:propose|introduce|present|develop|release)[\s~]+(?:our )?\p{Lu}[\p{L}\d-]{1,30},[^.;]{1,80}[\s~]and[\s~]+(?:our )?$/u;
/** Characters to each side in which a sentence is looked for. */
const SENTENCE = 160;
/** A shared word of an ML library weighs about 0.3 on average; four rare ones outweigh any chance agreement. */
const TOPIC_SHARE = 0.6;
const TOPIC_LIMIT = 3;

/** What around a candidate speaks for (or against) its being a mention of `paper`. */
export function evidenceFor(paper: Paper, place: CandidatePlace, name: string, statistics: WordStatistics): readonly MentionSign[] {
  const { text, start, end } = place;
  const context = contextAround(text, start, end);
  const [before, after] = [text.slice(context.start, start), text.slice(end, context.end)];
  const found: MentionSign[] = [];
  const author = authorWeight(paper, saidBefore(text.slice(start, end), before.slice(-200)), after.slice(0, 200), statistics);
  const key = citedByKey(paper, name, place.source, place, statistics);
  if (key === 'other' || isCitedToOthers(paper, text.slice(end, end + 80), statistics)) found.push({ sign: 'author', weight: -3 });
  else if (key === 'own') found.push({ sign: 'author', weight: 3 });
  else if (author > 0) found.push({ sign: 'author', weight: author });
  const year = yearOf(paper);
  if (year !== undefined && (after.slice(0, 60).includes(String(year)) || before.slice(-30).includes(String(year))))
    found.push({ sign: 'year', weight: 1 });
  if (isMarked(text, start, end) && !isWordOrCode(name, text, place.source, start)) found.push({ sign: 'marked', weight: 1 });
  if (NOUN.test(after)) found.push({ sign: 'noun', weight: 1 });
  const terms = statistics.termsOf(paper);
  const thing = THING.exec(after)?.[1] ?? kindSaid(after);
  if ((thing !== undefined && !terms.has(thing)) || INSTITUTION.test(after)) found.push({ sign: 'noun', weight: -3 });
  const determiner = determinerWeight(before.slice(-12), after);
  if (determiner < 0) found.push({ sign: 'determiner', weight: determiner });
  if (name.includes('-') && statistics.isRareCompound(name)) found.push({ sign: 'compound', weight: 0.3 });
  const expansion = expansionOf(name, before, after);
  if (expansion !== undefined) found.push({ sign: 'expansion', weight: agrees(expansion, terms) ? 2 : -6 });
  else if (COINED.test(before.slice(-60)) || COINED_LAST.test(before.slice(-140))) found.push({ sign: 'coined', weight: -1 });
  found.push({ sign: 'topic', weight: topicWeight(place, context, name, terms, statistics) });
  return found;
}

/** What counts before words in small letters that a title has as well: a citation in brackets there belongs to what it follows. */
function saidBefore(written: string, before: string): string {
  return /\p{Lu}/u.test(written) ? before : before.replace(/\([^()]*(?:19|20)\d\d[a-z]?\)/g, '');
}

/** What stands before a common noun or a place, and before a name only where a noun follows it: "the SWAN optimizer". */
const DETERMINER = /(?:^|[^\p{L}])(?:an?|the|each|every|any|some|no|our|their|its|his|her|my|your|two|three|several|many|at)[\s~]+$/iu;

/** What it weighs that a determiner speaks of a kind of thing: "the SCALE of acceptability", "a MOM works"; nothing where the name goes before a noun of methods. */
function determinerWeight(before: string, after: string): number {
  if (!DETERMINER.test(before)) return 0;
  if (/^[\s~]+of\b/.test(after)) return -2;
  return NOUN.test(after) || /^[-‐‑–]/.test(after) ? 0 : -0.7;
}

/** Whether the marks around a single word are quotation marks, which speak of the word, or those of program text. */
function isWordOrCode(name: string, text: string, source: string, start: number): boolean {
  if (/\s/.test(name)) return false;
  return (
    /["“‘«`]/.test(text.charAt(start - 1)) ||
    /\\(?:texttt|textsf|code|mathtt|mathsf|mathrm|operatorname)\{$/.test(source.slice(Math.max(0, start - 16), start))
  );
}

/** What the words after a name say that it is, where that is of some kind that has names. */
function kindSaid(after: string): string | undefined {
  const says = SAYS.exec(after)?.[0];
  const words = says === undefined ? '' : (after.slice(says.length, says.length + 100).split(/[.,;:()]/, 1)[0] ?? '');
  return words.split(' ', 5).find((word) => KINDS.has(word));
}

/** Whether the text here gives the name to something else: what it says that the letters stand for is not what the paper is about. */
export function isGivenToAnother(paper: Paper, { text, start, end }: CandidatePlace, statistics: WordStatistics): boolean {
  if (/^["”*_}\u0001]{0,4}:[*_]{0,2}\s/.test(text.slice(end, end + 8))) return isTitleOfAnother(paper, text, start, end, statistics);
  if (isOpeningOfAnother(paper, text, start, end)) return true;
  if (text.charAt(end) !== ')' && !DEFINED.test(text.slice(end, end + 24))) return false;
  const expansion = expansionOf(text.slice(start, end), text.slice(Math.max(0, start - 120), start), text.slice(end, end + 120));
  return expansion !== undefined && !agrees(expansion, statistics.termsOf(paper));
}

/** Characters in which a title ends. */
const TITLE = 200;
/** What comes before a title in a list of references or links, and after one. */
const BEFORE_TITLE = /(?:^|\n[^\S\n]*\n)\s*(?:\*\*|\[)?$|\n[^\S\n]*(?:[-*+]|\d{1,3}\.)\s*(?:\*\*|\[)?$|[.”"“*_[|]\s?$|\}\s?$/u;

function mayBeginTitle(text: string, start: number): boolean {
  const from = Math.max(0, start - 20);
  // The first line of a text is one as others are.
  return BEFORE_TITLE.test(`${from === 0 ? '\n' : ''}${text.slice(from, start)}`);
}

/** Whether a line of a list is the title of another paper that opens with the name: "NAME for Object Detection in Videos". */
function isOpeningOfAnother(paper: Paper, text: string, start: number, end: number): boolean {
  const words = /^ (?:for|of|in|on|with|via|from) ([^.,;()[\]<|”"\n]{8,150})/u.exec(text.slice(end, end + TITLE))?.[1] ?? '';
  if (words === '' || !mayBeginTitle(text, start) || !isTitleCase(`The ${words}`)) return false;
  const own = topicWords(titleAndAbstract(paper));
  return [...topicWords(words)].every((word) => !own.has(word));
}

/** Whether "NAME: …" is the title of another paper: it is written as a title is, and says little that the paper's own title and abstract say. */
function isTitleOfAnother(paper: Paper, text: string, start: number, end: number, statistics: WordStatistics): boolean {
  const rest = /^[^\p{L}\p{N}]{0,8}([^.,;()[\]<|”"\n]{10,200})([.,;()[\]<|”"\n]|$)/u.exec(text.slice(end, end + TITLE));
  const words = rest?.[1]?.split(/\sby\s/, 1)[0] ?? '';
  const telling = [...topicWords(words)];
  const own = topicWords(paper.title);
  const shared = telling.filter((word) => own.has(word)).length;
  const isListed = mayBeginTitle(text, start);
  const after = end + (rest?.[0].length ?? 0) - (rest?.[2]?.length ?? 0);
  // Few words are a title where they open a line of a list, with nothing of the paper's own in them or with others' names after them.
  if (isListed && isTitleCase(words) && shared < telling.length && isCitedToOthers(paper, text.slice(after, after + 80), statistics))
    return true;
  if (telling.length < (isListed && shared === 0 ? (rest?.[2] === '\n' ? 1 : 2) : 3)) return false;
  const isReference = /["”\]]/.test(rest?.[2] ?? '') && isListed;
  if (!isReference && !isTitleCase(words)) return false;
  return shared < telling.length / 3;
}

/** That the sentence says what the title does: "Titans learn to memorize at test time" of "Titans: Learning to Memorize at Test Time". */
export const retelling: MentionSign = { sign: 'title', weight: 1.5 };

/** Whether there is that evidence; costs more than the other signs, so it is for places that it can decide. */
export function retellsTitle(paper: Paper, { text, start, end }: CandidatePlace, name: string): boolean {
  const own = beginnings(name);
  const told = [...beginnings(paper.title)].filter((word) => !own.has(word));
  const before = text
    .slice(Math.max(0, start - SENTENCE), start)
    .split(/[.!?]\s/)
    .at(-1);
  const sentence = beginnings(`${before} ${text.slice(end, end + SENTENCE).split(/[.!?]\s/)[0]}`);
  const said = told.filter((word) => sentence.has(word)).length;
  return said >= 3 && said >= told.length / 2;
}

/** What is left of the telling words when their endings are cut, for "learn" and "learning". */
function beginnings(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 5)));
}

/** Whether a text is a name in full: two to nine words that begin with capitals, with small words among them. */
function isExpansion(text: string): boolean {
  const words = text.split(/\s+/);
  const names = words.map((word) => word.replace(/^(?:(?:of|for|and|the|with|in)(?=-|$)|-)+/, ''));
  return words.length <= 9 && /[^\s-][\s-]+[^\s-]/.test(text) && names.every((word) => word === '' || /^\p{Lu}/u.test(word));
}

/** How a sentence goes on that says what letters stand for: "AWQ (…", "SAG baseline (…", "AWQ, the …", "FTP stands for …", "AMQ is the acronym of …". */
const DEFINED =
  /^(?:(?:\s\p{Ll}{3,15})?\s*\(|,? (?:the|an?|for|i\.e\.,?|that is,?|short for)\s|\s(?:stands|is short|means|denotes|abbreviates|is (?:the|an) (?:acronym|abbreviation))\b)/u;
const SMALL = new Set(['a', 'an', 'and', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'then', 'to', 'with']);

/** The words at the start of `words` that the letters of the name stand for, one each: "system on chip" for SoC; small words between them may have none. */
function spelledOut(name: string, words: readonly string[]): readonly string[] | undefined {
  const letters = name.replace(/[^\p{L}]/gu, '').toLowerCase();
  let next = 0;
  for (const [at, word] of words.entries()) {
    if (next === letters.length) return words.slice(0, at);
    if (word.toLowerCase().startsWith(letters.charAt(next))) next += 1;
    else if (!SMALL.has(word.toLowerCase())) return undefined;
  }
  return next === letters.length && next > 2 ? words : undefined;
}

/** The words that a name is said to stand for: "Layer-wise Adaptive Rate Scaling (LARS)", "SCALE (Stochastic Column-normalized …)", "FTP stands for file transfer protocol". */
function expansionOf(name: string, before: string, after: string): string | undefined {
  const bracketed = /^\s*\(([\p{L}\p{N}\s-]{1,120})\)/u.exec(after)?.[1];
  if (bracketed !== undefined && isExpansion(bracketed)) return bracketed;
  const opening = DEFINED.exec(after)?.[0];
  if (opening !== undefined) {
    const said = after.slice(opening.length, opening.length + 120).replace(/\s*(?:for|of)?\s*["“(]?(?:the |an? )?/, '');
    const spelled = spelledOut(
      name,
      (said.split(/[.;:()]/, 1)[0] ?? '').split(/[\s,"“”-]/).filter((word) => word !== ''),
    );
    if (spelled !== undefined) return spelled.join(' ');
  }
  if (!before.endsWith('(') || !after.startsWith(')')) return undefined;
  const words = before.slice(-120, -1).trim().split(/\s+/).slice(-6);
  return words.join(' ');
}

function agrees(expansion: string, terms: ReadonlySet<string>): boolean {
  const words = [...topicWords(expansion)];
  return words.length === 0 || words.filter((word) => terms.has(word)).length >= words.length / 2;
}

function topicWeight(
  { terms, word, end }: CandidatePlace,
  context: Span,
  name: string,
  about: ReadonlySet<string>,
  statistics: WordStatistics,
): number {
  const own = topicWords(name);
  const weigh = (term: string): number => (about.has(term) && !own.has(term) ? TOPIC_SHARE * statistics.weight(term) : 0);
  return terms.sum(word, context, end, weigh, TOPIC_LIMIT);
}

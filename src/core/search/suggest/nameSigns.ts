import type { Paper } from '../../corpus/paper';
import { academicWords } from '../index/stopWords';
import type { NamedIn } from './titleNames';

/**
 * A paper that a name may refer to, and how reliably: 1 for the name with which its title begins, less for one elsewhere in title or
 * abstract.
 */
export interface NameHolder {
  readonly paper: number;
  readonly strength: number;
}

type Holders = ReadonlyMap<string, readonly NameHolder[]>;

/** Names of methods with the papers that use them. */
export interface NameSigns {
  /** Exactly as written. */
  readonly exact: Holders;
  /** Letters and digits alone, in lower case ("qlora"), of names that so are no word of any abstract. */
  readonly folded: Holders;
}

/** A name used by more papers than this is ambiguous. */
const MOST_HOLDERS = 8;
const STRENGTH = { head: 1, title: 0.8, coined: 0.9, abstract: 0.45 } as const;
/** A shorter name is a word or another's abbreviation in another case. */
const SHORTEST_FOLDED = 4;

/** A token that can't be a plain word: it has two capitals ("MeZO"), or a letter next to a digit ("Seq2Seq"). */
const DISTINCTIVE = /\p{Lu}[^\p{Lu}]{0,40}\p{Lu}|\p{L}\d|\d\p{L}/u;
/** Phrases with which an abstract introduces a name: "we propose MeZO", "a memory-efficient optimizer (MeZO)". */
const COINED =
  /(?:\b(?:[Ww]e|paper|work)\s(?:\p{Ll}{1,20}\s)?(?:propose|introduce|present|develop|call|dub|name|term)s?\s(?:[^.;]{0,120}\()?|\b(?:called|named|dubbed|termed|namely)\s)([\p{L}\p{N}][\p{L}\p{N}.+-]{1,40})/gu;
/** What follows the name of a method in that of its next version: `-2`, `-v1.5`. */
const VERSION = /^-v?\d{1,2}(?:\.\d{1,2})?(?![\p{L}\p{N}.])/iu;
/** Words including inner hyphens, points and plus signs, up to the length of a name. */
const TOKEN = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,40}(?:[-+.][\p{L}\p{N}]{1,40}){0,5}(?![\p{L}\p{N}])/gu;

/** Collects the names of all papers in steps: those that begin a title, and distinctive words in titles and abstracts. */
export function* nameSignSteps(papers: readonly Paper[]): Generator<void, NameSigns> {
  const holders = new Map<string, Map<number, number>>();
  const plain = new Set<string>();
  for (const [at, { title, abstract = '' }] of papers.entries()) {
    if (at % 20 === 19) yield;
    const head = /^\S{2,30}(?=:\s)/.exec(title)?.[0];
    if (head !== undefined) note(holders, head, at, STRENGTH.head);
    for (const name of distinctive(title)) note(holders, name, at, STRENGTH.title);
    for (const name of distinctive(abstract)) note(holders, name, at, STRENGTH.abstract);
    for (const match of abstract.matchAll(COINED))
      for (const name of match.slice(1).flatMap(distinctive)) note(holders, name, at, STRENGTH.coined);
    for (const token of tokensOf(abstract)) if (/^\p{Ll}+$/u.test(token)) plain.add(token);
  }
  const folded = new Map<string, Map<number, number>>();
  for (const [name, some] of holders) {
    const key = isMixed(name) ? foldedName(name) : '';
    if (key.length < SHORTEST_FOLDED || plain.has(key) || academicWords.has(key)) continue;
    for (const [paper, strength] of some) note(folded, key, paper, strength);
  }
  return { exact: shared(holders), folded: shared(folded) };
}

function note(holders: Map<string, Map<number, number>>, name: string, paper: number, strength: number): void {
  const known = holders.get(name) ?? new Map<number, number>();
  known.set(paper, Math.max(known.get(paper) ?? 0, strength));
  holders.set(name, known);
}

/** The names of few papers, the surer the fewer they are; those that mention a name take nothing from one whose title begins with it. */
function shared(holders: ReadonlyMap<string, ReadonlyMap<number, number>>): Holders {
  const found = new Map<string, readonly NameHolder[]>();
  for (const [name, some] of holders) {
    const owners = [...some].filter(([, strength]) => strength === STRENGTH.head);
    const kept = [...some].flatMap(([paper, strength]) => {
      const rivals = strength === STRENGTH.head ? owners.length : some.size;
      return rivals > MOST_HOLDERS ? [] : [{ paper, strength: strength / rivals ** 0.5 }];
    });
    if (kept.length > 0) found.set(name, kept);
  }
  return found;
}

/** The known names in a passage with their papers; one that looks like a plain word, such as "Titans", counts only inside a sentence. */
export function namesInPassage(text: string, { exact, folded }: NameSigns): readonly NamedIn[] {
  const found = new Map<string, readonly NameHolder[]>();
  for (const match of text.matchAll(TOKEN)) {
    const begins = beginsSentence(text, match.index);
    const written = forms(match[0]);
    const known = written.find((form) => exact.has(form) && (DISTINCTIVE.test(form) || (!begins && /\p{Lu}/u.test(form))));
    const loose = written.find((form) => folded.has(foldedName(form)));
    if (known !== undefined) found.set(known, exact.get(known) ?? []);
    else if (loose !== undefined) found.set(loose, folded.get(foldedName(loose)) ?? []);
  }
  return [...found].flatMap(([name, holders]) => holders.map((holder) => ({ name, ...holder })));
}

/** The tokens of a text that may be names, as written. */
export function tokensOf(text: string): ReadonlySet<string> {
  return new Set(text.match(TOKEN));
}

/**
 * The token itself, its singular ("LLMs"), and the part before each of its hyphens, the longest first ("PC-DARTS-style"), unless the number of
 * another version follows ("PowerInfer-2").
 */
function forms(token: string): readonly string[] {
  const singular = /\p{Lu}s$/u.test(token) ? [token.slice(0, -1)] : [];
  const hyphens = [...token.matchAll(/-/g)].filter(({ index }) => !VERSION.test(token.slice(index)));
  const before = hyphens.map(({ index }) => token.slice(0, index)).reverse();
  return [token, ...singular, ...before];
}

function foldedName(name: string): string {
  return name.replace(/[-+.]/g, '').toLowerCase();
}

/** Its form is a name's in a part of it ("PC-DARTS", not "One-Shot"), and not all are capitals, which in lower case may be any word ("SWAN"). */
function isMixed(name: string): boolean {
  return /[\p{Ll}\p{N}-]/u.test(name) && name.split(/[-+.]/).some((part) => part.length > 2 && DISTINCTIVE.test(part));
}

function distinctive(text: string): readonly string[] {
  return [...tokensOf(text)].flatMap(forms).filter((token) => token.length > 1 && DISTINCTIVE.test(token));
}

function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?:]\s{1,6}|\n\s{0,6})["'“(]{0,6}$/u.test(text.slice(Math.max(0, at - 6), at));
}

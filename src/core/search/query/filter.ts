import { lastAscii, lowered } from '../../characters';
import { type Paper, shortName, yearOf } from '../../corpus/paper';
import { fold } from '../index/fold';
import type { Store } from '../index/store';
import type { Matches } from './evaluate';
import type { Candidate } from './rank';

/** The most letters compared of a beginning; a longer one begins few enough words to be looked up as terms. */
const BEGINNING = 8;

/** Filters of a search, and the most papers that it returns (20 by default). */
export interface SearchOptions {
  readonly limit?: number;
  /** The ids of a topic's papers, to which the search is limited. */
  readonly topic?: ReadonlySet<string>;
  /** Years of publication, inclusive; papers of unknown year don't match. */
  readonly fromYear?: number;
  readonly toYear?: number;
  readonly accept?: (id: string) => boolean;
  /** A factor for a paper's score, such as for papers that the document cites or its bibliography has. */
  readonly boost?: (paper: Paper) => number;
}

/** The matches that pass the filters, with their scores boosted. */
export function passing({ papers, scores }: Matches, store: Store, options: SearchOptions): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const shortId of papers) {
    const paper = store.papers[shortId];
    if (paper !== undefined) addPassing(found, paper, scores[shortId] ?? 0, options);
  }
  return found;
}

/** Every paper that passes the filters. */
export function everything(store: Store, options: SearchOptions): readonly Candidate[] {
  return where(store, options, () => true);
}

/** The papers whose citation key contains `typed`, which must be in lower case. */
export function keysWith(typed: string, store: Store, options: SearchOptions): readonly Candidate[] {
  return where(store, options, ({ citationKey }) => citationKey.toLowerCase().includes(typed));
}

/** The papers whose title, first author or citation key begins with `typed`; at most eight letters are compared. */
export function beginningWith(typed: string, store: Store, options: SearchOptions): readonly Candidate[] {
  const beginning = fold(typed).slice(0, BEGINNING);
  return where(store, options, ({ title, citationKey, authors }) => {
    const first = authors[0];
    return begins(title, beginning) || begins(citationKey, beginning) || (first !== undefined && begins(shortName(first), beginning));
  });
}

/** Whether a folded name begins with a folded beginning. For most names the first letter decides, so nothing is folded. */
function begins(name: string, beginning: string): boolean {
  if (!mayBegin(name.charCodeAt(0), beginning)) return false;
  for (let at = 0; at < beginning.length; at++) {
    const code = name.charCodeAt(at);
    if (code > lastAscii) return fold(name.slice(0, BEGINNING)).startsWith(beginning);
    if (lowered(code) !== beginning.charCodeAt(at)) return false;
  }
  return true;
}

/** The first code after Latin Extended-B; names rarely begin with a later one. */
const LATIN_END = 0x250;
/** Letters without their accents by code, since first letters of names are looked up very often. */
const letters: readonly string[] = Array.from({ length: LATIN_END }, (_, code) => fold(String.fromCharCode(code)));

/** Whether a name with this first letter may have this beginning. */
function mayBegin(code: number, beginning: string): boolean {
  const letter = letters[code];
  return letter === undefined || beginning.startsWith(letter) || letter.startsWith(beginning);
}

/** The papers that pass the filters and satisfy `wanted`. */
function where(store: Store, options: SearchOptions, wanted: (paper: Paper) => boolean): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const paper of store.papers) if (paper !== undefined && wanted(paper)) addPassing(found, paper, 1, options);
  return found;
}

function addPassing(found: Candidate[], paper: Paper, score: number, options: SearchOptions): void {
  if (passes(paper, options)) found.push({ paper, score: score * (options.boost?.(paper) ?? 1) });
}

function passes(paper: Paper, { topic, fromYear, toYear, accept }: SearchOptions): boolean {
  if (topic !== undefined && !topic.has(paper.id)) return false;
  if (fromYear !== undefined || toYear !== undefined) {
    const year = yearOf(paper);
    if (year === undefined || year < (fromYear ?? year) || year > (toYear ?? year)) return false;
  }
  return accept === undefined || accept(paper.id);
}

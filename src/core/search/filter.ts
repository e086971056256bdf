import { type Paper, yearOf } from '../corpus/paper';
import type { Matches } from './evaluate';
import { fold } from './fold';
import type { Candidate } from './rank';
import { BEGINNING, type Store } from './store';

/** What a search is narrowed to and how many papers it gives (20 unless told). */
export interface SearchOptions {
  readonly limit?: number;
  /** The ids of the papers of a topic. */
  readonly topic?: ReadonlySet<string>;
  /** Years of publication, both included; a paper of unknown year is in none. */
  readonly fromYear?: number;
  readonly toYear?: number;
  readonly accept?: (id: string) => boolean;
  /** A factor on the score of a paper, for what the document cites already or its own bibliography holds. */
  readonly boost?: (id: string) => number;
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
  return where(store, options, store.keys, () => true);
}

/** The papers whose citation key has `typed`, in lower case, anywhere inside. */
export function keysWith(typed: string, store: Store, options: SearchOptions): readonly Candidate[] {
  return where(store, options, store.keys, (key) => key.includes(typed));
}

/** The papers whose title, first author or citation key begins with `typed`, up to eight letters of it. */
export function beginningWith(typed: string, store: Store, options: SearchOptions): readonly Candidate[] {
  const beginning = `\n${fold(typed).slice(0, BEGINNING)}`;
  return where(store, options, store.beginnings, (beginnings) => beginnings.includes(beginning));
}

/** The papers that pass the filters and for which one of `texts`, by short id, is as wanted. */
function where(store: Store, options: SearchOptions, texts: readonly string[], wanted: (text: string) => boolean): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let shortId = 0; shortId < texts.length; shortId++) {
    const paper = wanted(texts[shortId] ?? '') ? store.papers[shortId] : undefined;
    if (paper !== undefined) addPassing(found, paper, 1, options);
  }
  return found;
}

function addPassing(found: Candidate[], paper: Paper, score: number, options: SearchOptions): void {
  if (passes(paper, options)) found.push({ paper, score: score * (options.boost?.(paper.id) ?? 1) });
}

function passes(paper: Paper, { topic, fromYear, toYear, accept }: SearchOptions): boolean {
  if (topic !== undefined && !topic.has(paper.id)) return false;
  if (fromYear !== undefined || toYear !== undefined) {
    const year = yearOf(paper);
    if (year === undefined || year < (fromYear ?? year) || year > (toYear ?? year)) return false;
  }
  return accept === undefined || accept(paper.id);
}

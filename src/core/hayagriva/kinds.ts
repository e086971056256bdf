import { inTable } from '../tables';
import type { Work } from './work';

/**
 * For each type, the types of parents that contain such works, the likeliest first: Typst's own (`Entry::get_container`), and more where
 * Typst has none.
 */
const containers: Readonly<Record<string, readonly string[]>> = {
  article: ['book', 'proceedings', 'conference', 'periodical', 'newspaper', 'blog', 'reference', 'web', 'anthology', 'report', 'thread'],
  anthos: ['book', 'anthology', 'reference', 'report', 'proceedings'],
  chapter: ['book', 'anthology', 'reference', 'report', 'proceedings'],
  case: ['book', 'anthology', 'reference', 'report'],
  entry: ['reference', 'repository', 'web', 'book'],
  report: ['book', 'anthology'],
  legislation: ['anthology'],
  web: ['web', 'blog', 'repository'],
  scene: ['video', 'audio', 'performance', 'artwork'],
  post: ['thread', 'blog', 'web', 'post'],
  thread: ['thread', 'web', 'blog'],
  video: ['video', 'web'],
  audio: ['audio', 'web'],
  repository: ['repository', 'web'],
  misc: ['book', 'anthology', 'periodical', 'proceedings', 'web'],
};

/** Types for which a parent of the same type, or an anthology, is the series (`Entry::get_collection`). */
const collected = new Set(['anthology', 'newspaper', 'performance', 'periodical', 'proceedings', 'book', 'reference', 'exhibition']);
/** Types for which a parent of the same type is the series, as Hayagriva writes BibTeX's `series`. */
const inSeries = new Set(['report', 'thesis', 'manuscript', 'patent']);

/** The parent in which a work appeared, such as a journal, proceedings or a book; undefined if there is none. */
export function containerOf({ type, parents }: Work): Work | undefined {
  for (const kind of inTable(containers, type) ?? []) {
    const found = parents.find((parent) => parent.type === kind);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The series of a work or of its parents; undefined if there is none. */
export function collectionOf(work: Work): Work | undefined {
  if (collected.has(work.type)) return work.parents.find(({ type }) => type === work.type || type === 'anthology');
  if (inSeries.has(work.type)) {
    const series = work.parents.find(({ type }) => type === work.type);
    if (series !== undefined) return series;
  }
  for (const parent of work.parents) {
    const found = collectionOf(parent);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Types of parents that are events at which the work was presented. */
const events = new Set(['conference', 'exhibition', 'misc']);

/** Types of works that are events themselves. */
const ownEvents = new Set(['conference', 'exhibition', 'performance']);

/** The event at which a work was presented, if any. */
export function eventOf(work: Work): Work | undefined {
  return work.parents.find(({ type }) => events.has(type)) ?? (ownEvents.has(work.type) ? work : undefined);
}

/** The earlier publication of the same work, if any. */
export function originalOf(work: Work): Work | undefined {
  if (work.type === 'original') return work;
  for (const parent of work.parents) {
    const found = originalOf(parent);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** CSL's types of articles by the type of their parent, the likeliest first. */
const articles: readonly (readonly [parent: string, type: string])[] = [
  ['proceedings', 'paper-conference'],
  ['conference', 'paper-conference'],
  ['periodical', 'article-journal'],
  ['newspaper', 'article-newspaper'],
  ['blog', 'post-weblog'],
  ['report', 'report'],
  ['thesis', 'thesis'],
  ['reference', 'entry-encyclopedia'],
  ['book', 'chapter'],
  ['anthology', 'chapter'],
  ['web', 'webpage'],
];

const cslTypes: Readonly<Record<string, string>> = {
  anthos: 'chapter',
  chapter: 'chapter',
  report: 'report',
  thesis: 'thesis',
  web: 'webpage',
  scene: 'broadcast',
  artwork: 'graphic',
  patent: 'patent',
  case: 'legal_case',
  newspaper: 'periodical',
  legislation: 'legislation',
  manuscript: 'manuscript',
  post: 'post',
  performance: 'performance',
  periodical: 'periodical',
  proceedings: 'book',
  book: 'book',
  blog: 'webpage',
  reference: 'book',
  conference: 'event',
  anthology: 'collection',
  repository: 'software',
  thread: 'post',
  exhibition: 'event',
};

/** A work's CSL type (`EntryLike::matches_entry_type` of Hayagriva, or the nearest type if it has none). */
export function cslTypeOf({ type, parents }: Work): string {
  const isIn = (kind: string): boolean => parents.some((parent) => parent.type === kind);
  if (type === 'article') return articles.find(([parent]) => isIn(parent))?.[1] ?? 'article';
  if (type === 'entry') return isIn('reference') ? 'entry-encyclopedia' : 'entry';
  if (type === 'anthos' || type === 'chapter') return isIn('reference') ? 'entry-encyclopedia' : 'chapter';
  if (type === 'video') return parents.length === 0 ? 'motion_picture' : 'broadcast';
  if (type === 'audio') return parents.length === 0 ? 'song' : 'broadcast';
  return inTable(cslTypes, type) ?? 'document';
}

/** Hayagriva's type for a CSL type, and the type of its container; `isIn` if only the container makes it that CSL type. */
export interface Kind {
  readonly type: string;
  readonly container?: string;
  readonly isIn?: boolean;
}

const kinds: Readonly<Record<string, Kind>> = {
  article: { type: 'article', container: 'periodical' },
  'article-journal': { type: 'article', container: 'periodical', isIn: true },
  'article-magazine': { type: 'article', container: 'periodical', isIn: true },
  review: { type: 'article', container: 'periodical', isIn: true },
  'review-book': { type: 'article', container: 'periodical', isIn: true },
  'article-newspaper': { type: 'article', container: 'newspaper', isIn: true },
  'paper-conference': { type: 'article', container: 'proceedings', isIn: true },
  'post-weblog': { type: 'article', container: 'blog', isIn: true },
  chapter: { type: 'anthos', container: 'anthology' },
  entry: { type: 'entry', container: 'reference' },
  'entry-dictionary': { type: 'entry', container: 'reference', isIn: true },
  'entry-encyclopedia': { type: 'entry', container: 'reference', isIn: true },
  book: { type: 'book' },
  classic: { type: 'book' },
  collection: { type: 'anthology' },
  report: { type: 'report', container: 'anthology' },
  standard: { type: 'reference' },
  thesis: { type: 'thesis' },
  webpage: { type: 'web', container: 'web' },
  post: { type: 'post', container: 'thread' },
  patent: { type: 'patent' },
  legal_case: { type: 'case', container: 'anthology' },
  legislation: { type: 'legislation', container: 'anthology' },
  bill: { type: 'legislation', container: 'anthology' },
  regulation: { type: 'legislation', container: 'anthology' },
  treaty: { type: 'legislation', container: 'anthology' },
  manuscript: { type: 'manuscript' },
  software: { type: 'repository', container: 'repository' },
  dataset: { type: 'repository', container: 'repository' },
  motion_picture: { type: 'video', container: 'video' },
  broadcast: { type: 'video', container: 'video', isIn: true },
  song: { type: 'audio', container: 'audio' },
  graphic: { type: 'artwork' },
  figure: { type: 'artwork' },
  map: { type: 'artwork' },
  performance: { type: 'performance' },
  periodical: { type: 'periodical' },
  event: { type: 'conference' },
};

/** Hayagriva's kind for a CSL type; `misc` if it has none. */
export function kindOf(cslType: string, hasContainerAuthor: boolean): Kind {
  if (cslType === 'chapter' && hasContainerAuthor) return { type: 'chapter', container: 'book' };
  return inTable(kinds, cslType) ?? { type: 'misc', container: 'book' };
}

/** The type of the parent that is the series of a work of this type. */
export function seriesType(type: string): string {
  return collected.has(type) || inSeries.has(type) ? type : 'anthology';
}

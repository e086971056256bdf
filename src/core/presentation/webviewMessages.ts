import type { Span } from '../text';

/** What a row of the search view or a paper's page can do with its paper. */
export const rowActions = ['insertCitation', 'openPaper', 'copyBibtex', 'openLink', 'addToBibliography'] as const;
export const pageActions = [
  'insertCitation',
  'addToBibliography',
  'copyBibtex',
  'copyReference',
  'copyKey',
  'moreLikeThis',
  'openPaper',
  'keepPaper',
  'showInZotero',
  'openPdf',
] as const;
export type RowAction = (typeof rowActions)[number];
export type PageAction = (typeof pageActions)[number];

/** What the search box asks; years as they were typed, and an empty text for a filter that is not set. `turn` counts the questions. */
export interface SearchQuestion {
  readonly type: 'search';
  readonly turn: number;
  readonly query: string;
  readonly topic: string;
  readonly fromYear: string;
  readonly toYear: string;
  /** Only papers that the bibliography of the active document holds, or only others. */
  readonly shelf: (typeof shelves)[number];
  readonly order: (typeof orders)[number];
  /** Most papers of the answer. */
  readonly limit: number;
}

const shelves = ['', 'own', 'others'] as const;
const orders = ['', 'newest', 'oldest', 'author'] as const;
/** Papers of one answer; the page asks for more of them when it is scrolled to their end. */
const rowsAtOnce = 100;

/** What the search view's script sends. */
export type FromSearchView =
  | { readonly type: 'opened' }
  | { readonly type: 'leave' }
  | SearchQuestion
  | { readonly type: 'act'; readonly action: RowAction; readonly id: string }
  /** Asks a service for words, by its name. */
  | { readonly type: 'ask'; readonly service: string; readonly query: string }
  | { readonly type: 'lookUp'; readonly identifier: string };

/** What is offered beside the library's papers: services by name and label, and an identifier that the library lacks. */
export interface SearchOffers {
  readonly identifier?: string;
  readonly services: readonly { readonly service: string; readonly label: string }[];
}

/** What a service answered to words, or why it gave nothing. */
export interface ServiceRows {
  readonly type: 'answer';
  readonly query: string;
  readonly service: string;
  readonly hits?: readonly SearchRow[];
  readonly problem?: string;
}

/** A paper as the search view shows it. */
export interface SearchRow {
  readonly id: string;
  readonly title: string;
  /** The matched parts of the title. */
  readonly spans: readonly Span[];
  readonly meta: string;
  /** Whether the active document's bibliography holds it. */
  readonly cited: boolean;
  /** Whether it has a web page. */
  readonly hasLink: boolean;
  /** Where it comes from, or what is to be known of it, in a word or two. */
  readonly from?: string;
}

/** The answer to the question with the same `turn`. */
export interface SearchResults {
  readonly type: 'results';
  readonly turn: number;
  readonly status: string;
  /** How many papers there are to list. */
  readonly total?: number;
  readonly hits: readonly SearchRow[];
  readonly offers?: SearchOffers;
  /** Whether the status says that the search failed. */
  readonly problem?: boolean;
}

/** What the search view's script is sent. */
export type ToSearchView =
  | SearchResults
  | ServiceRows
  | { readonly type: 'topics'; readonly topics: readonly { readonly id: string; readonly label: string; readonly count: number }[] }
  | { readonly type: 'changed' }
  | { readonly type: 'focus'; readonly query?: string };

/** What a paper's page sends. */
export interface FromPaperPage {
  readonly action: PageAction;
  readonly id: string;
  /** Zotero's keys of a PDF and of a mark in it, and whether it opens in Zotero or in the editor. */
  readonly attachment?: string;
  readonly annotation?: string;
  readonly where?: string;
}

/** What a paper's page is sent: what it says where a bibliography holds the paper, or nothing. */
export interface ToPaperPage {
  readonly held: string;
}

/** What the report on references sends; `entry` is the number of an entry in the report. */
export type FromCheckPage = { readonly action: 'copy' | 'ask' | 'print' } | { readonly action: 'open' | 'update'; readonly entry: number };

/** What the report on references is sent: a file for the browser to download. */
export interface ToCheckPage {
  readonly type: 'download';
  readonly name: string;
  readonly html: string;
}

/** What the page on a citation sends; `work` is the number of a cited work. */
export type FromCitationPage =
  | { readonly action: 'cite' | 'openPaper'; readonly id: string }
  | { readonly action: 'judge'; readonly work: number };

/** A message of the search view; undefined for anything else. */
export function fromSearchView(message: unknown): FromSearchView | undefined {
  const { type, action, id, ...asked } = fieldsOf(message);
  if (type === 'opened' || type === 'leave') return { type };
  if (type === 'search') return questionOf(asked);
  const { service, query, identifier } = asked;
  if (type === 'ask') return { type, service: textOf(service), query: textOf(query) };
  if (type === 'lookUp') return { type, identifier: textOf(identifier) };
  const known = rowActions.find((one) => one === action);
  return type === 'act' && known !== undefined && typeof id === 'string' ? { type, action: known, id } : undefined;
}

/** A message of a paper's page; undefined for anything else. */
export function fromPaperPage(message: unknown): FromPaperPage | undefined {
  const { action, id, attachment, annotation, where } = fieldsOf(message);
  const known = pageActions.find((one) => one === action);
  if (known === undefined || typeof id !== 'string') return undefined;
  const texts = Object.entries({ attachment, annotation, where }).filter(([, value]) => typeof value === 'string' && value !== '');
  return { action: known, id, ...(known === 'openPdf' && Object.fromEntries(texts)) };
}

/** A message of the report on references; undefined for anything else. */
export function fromCheckPage(message: unknown): FromCheckPage | undefined {
  const { action, entry } = fieldsOf(message);
  if (action === 'copy' || action === 'ask' || action === 'print') return { action };
  return (action === 'open' || action === 'update') && isPlace(entry) ? { action, entry } : undefined;
}

/** A message of the page on a citation; undefined for anything else. */
export function fromCitationPage(message: unknown): FromCitationPage | undefined {
  const { action, id, work } = fieldsOf(message);
  if (action === 'judge') return isPlace(work) ? { action, work } : undefined;
  return (action === 'cite' || action === 'openPaper') && typeof id === 'string' ? { action, id } : undefined;
}

/** Whether a value can be a place in a list. */
function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function questionOf(asked: Readonly<Partial<Record<string, unknown>>>): SearchQuestion | undefined {
  const { turn, query, topic, fromYear, toYear, shelf, order, limit } = asked;
  if (typeof turn !== 'number') return undefined;
  return {
    type: 'search',
    turn,
    query: textOf(query),
    topic: textOf(topic),
    fromYear: textOf(fromYear),
    toYear: textOf(toYear),
    shelf: shelves.find((one) => one === shelf) ?? '',
    order: orders.find((one) => one === order) ?? '',
    limit: typeof limit === 'number' && limit > 0 ? limit : rowsAtOnce,
  };
}

function fieldsOf(message: unknown): Readonly<Partial<Record<string, unknown>>> {
  return typeof message === 'object' && message !== null ? (message as Readonly<Partial<Record<string, unknown>>>) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

import type { Span } from '../text';

/** The actions that a row of the search view, or a paper's page, has for its paper. */
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

/** A query of the search view: years as typed, and an empty text for each filter that isn't set. `turn` numbers the queries. */
export interface SearchQuestion {
  readonly type: 'search';
  readonly turn: number;
  readonly query: string;
  readonly topic: string;
  readonly fromYear: string;
  readonly toYear: string;
  /** Only papers in the active document's bibliography, or only others. */
  readonly shelf: (typeof shelves)[number];
  readonly order: (typeof orders)[number];
  /** The most papers in the answer. */
  readonly limit: number;
}

const shelves = ['', 'own', 'others'] as const;
const orders = ['', 'newest', 'oldest', 'author'] as const;
/** Papers per answer; the page asks for more when it is scrolled to the end. */
const rowsAtOnce = 100;

/** Messages from the search view's script. */
export type FromSearchView =
  | { readonly type: 'opened' }
  | { readonly type: 'leave' }
  | SearchQuestion
  | { readonly type: 'act'; readonly action: RowAction; readonly id: string }
  /** Searches the service with this name for the words of the query. */
  | { readonly type: 'ask'; readonly service: string; readonly query: string }
  | { readonly type: 'lookUp'; readonly identifier: string };

/** What is offered in addition to the library's papers: services by name and label, and an identifier that the library lacks. */
export interface SearchOffers {
  readonly identifier?: string;
  readonly services: readonly { readonly service: string; readonly label: string }[];
}

/** A service's answer to a query, or why there is none. */
export interface ServiceRows {
  readonly type: 'answer';
  readonly query: string;
  readonly service: string;
  readonly hits?: readonly SearchRow[];
  readonly problem?: string;
}

/** A paper's row in the search view. */
export interface SearchRow {
  readonly id: string;
  readonly title: string;
  /** The matched parts of the title. */
  readonly spans: readonly Span[];
  readonly meta: string;
  /** Whether it is in the active document's bibliography. */
  readonly cited: boolean;
  /** Whether it has a web page. */
  readonly hasLink: boolean;
  /** Its source or another remark, in a word or two. */
  readonly from?: string;
}

/** The answer to the query with the same `turn`. */
export interface SearchResults {
  readonly type: 'results';
  readonly turn: number;
  readonly status: string;
  /** The number of papers that match. */
  readonly total?: number;
  readonly hits: readonly SearchRow[];
  readonly offers?: SearchOffers;
  /** Whether `status` says that the search failed. */
  readonly problem?: boolean;
}

/** Messages to the search view's script. */
export type ToSearchView =
  | SearchResults
  | ServiceRows
  | { readonly type: 'topics'; readonly topics: readonly { readonly id: string; readonly label: string; readonly count: number }[] }
  | { readonly type: 'changed' }
  | { readonly type: 'focus'; readonly query?: string };

/** A message from a paper's page. */
export interface FromPaperPage {
  readonly action: PageAction;
  readonly id: string;
  /** Zotero's keys of a PDF and of an annotation in it; `where` says whether to open it in Zotero or in the editor. */
  readonly attachment?: string;
  readonly annotation?: string;
  readonly where?: string;
}

/** A message to a paper's page: its note that a bibliography has the paper, or '' for none. */
export interface ToPaperPage {
  readonly held: string;
}

/** A message from the report on references; `entry` is an entry's number in the report. */
export type FromCheckPage = { readonly action: 'copy' | 'ask' | 'print' } | { readonly action: 'open' | 'update'; readonly entry: number };

/** A message to the report on references: a file for the browser to download. */
export interface ToCheckPage {
  readonly type: 'download';
  readonly name: string;
  readonly html: string;
}

/** A message from the page on a citation; `work` is the number of a cited work. */
export type FromCitationPage =
  | { readonly action: 'cite' | 'openPaper'; readonly id: string }
  | { readonly action: 'judge'; readonly work: number };

/** Reads a message from the search view; undefined if it is invalid. */
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

/** Reads a message from a paper's page; undefined if it is invalid. */
export function fromPaperPage(message: unknown): FromPaperPage | undefined {
  const { action, id, attachment, annotation, where } = fieldsOf(message);
  const known = pageActions.find((one) => one === action);
  if (known === undefined || typeof id !== 'string') return undefined;
  const texts = Object.entries({ attachment, annotation, where }).filter(([, value]) => typeof value === 'string' && value !== '');
  return { action: known, id, ...(known === 'openPdf' && Object.fromEntries(texts)) };
}

/** Reads a message from the report on references; undefined if it is invalid. */
export function fromCheckPage(message: unknown): FromCheckPage | undefined {
  const { action, entry } = fieldsOf(message);
  if (action === 'copy' || action === 'ask' || action === 'print') return { action };
  return (action === 'open' || action === 'update') && isPlace(entry) ? { action, entry } : undefined;
}

/** Reads a message from the page on a citation; undefined if it is invalid. */
export function fromCitationPage(message: unknown): FromCitationPage | undefined {
  const { action, id, work } = fieldsOf(message);
  if (action === 'judge') return isPlace(work) ? { action, work } : undefined;
  return (action === 'cite' || action === 'openPaper') && typeof id === 'string' ? { action, id } : undefined;
}

/** Whether a value can be an index of a list. */
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

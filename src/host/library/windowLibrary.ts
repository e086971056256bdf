import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Identifiable } from '../../core/corpus/identity';
import type { Hit, Paper, Topic } from '../../core/corpus/paper';
import type { Holding, SourceKind } from '../../core/library/holding';
import { newest, ordered } from '../../core/library/newest';
import type { PackedPapers } from '../../core/search/index/segment';
import { fieldWords } from '../../core/search/query/fieldWords';
import { matchedSpans } from '../../core/search/query/matchedSpans';
import { completing } from '../../core/search/query/named';
import type { Span } from '../../core/text';
import { type Log, reason } from '../window/log';
import { complain } from '../window/notify';
import { onSettingChange, setting } from '../window/settings';
import type { BundledCorpus } from './bundledCorpus';
import { filterOf, findTopic, type SearchFilters } from './filters';
import { IndexedLibrary, type KnownSource } from './indexedLibrary';
import { TopicTree } from './topicTree';

/** A hit with the matching spans of its title. */
export interface MarkedHit extends Hit {
  readonly spans: readonly Span[];
}

/** Ids of papers, listed lazily because there may be very many. */
export interface PaperIds extends Iterable<string> {
  has(id: string): boolean;
  /** Whether a current paper of the library is among them: cheaper than looking for its id. */
  holds(paper: Paper): boolean;
}

export interface DocumentFilters {
  readonly limit: number;
  /** Keys that the document cites. */
  readonly cited: ReadonlySet<string>;
  /** Ids of the papers in its bibliographies, in order. */
  readonly own: PaperIds;
}

/** Papers for a completion: those named by the typed words, and others that match, for instance by abstract. */
export interface Offered {
  readonly named: readonly MarkedHit[];
  readonly others: readonly MarkedHit[];
}

/** The library: bundled papers, the user's library files and open documents' bibliographies, searched together. */
export class LibraryService implements vscode.Disposable {
  private readonly indexed: IndexedLibrary;
  private readonly subscription: vscode.Disposable;
  private loading: Promise<void> | undefined;
  private whole: Promise<void> | undefined;
  private all: readonly Paper[] | undefined;
  readonly tree = new TopicTree({
    papers: () => this.papers(),
    get: (id) => this.get(id),
    like: ({ id, title }) => this.indexed.index.search(title, { limit: 6 }).hits.flatMap((hit) => (hit.id === id ? [] : [hit.id])),
    bundled: async () => (setting('corpus.bundled') ? this.bundled.topics() : []),
  });
  /** Fires when the library's topics have been rebuilt. */
  readonly onDidChangeTopics = this.tree.onDidChange;
  /** Fires when papers were added, changed or removed and can be found so. */
  readonly onDidChange: vscode.Event<void>;

  constructor(
    private readonly bundled: BundledCorpus,
    private readonly log: Log,
  ) {
    this.indexed = new IndexedLibrary(log);
    this.onDidChange = this.indexed.onDidChange;
    const forget = this.onDidChange(() => {
      this.all = undefined;
    });
    this.subscription = vscode.Disposable.from(
      forget,
      this.indexed,
      this.tree,
      onSettingChange(['corpus.bundled'], () => void this.setBundled()),
    );
  }

  /** Resolves when the bundled papers, with their abstracts, can be searched; loads them on the first call. */
  ready(): Promise<void> {
    this.whole ??= this.titlesReady().then(() => this.indexed.restored());
    return this.whole;
  }

  /** Resolves when the bundled papers can be searched except by abstract: soon enough for a completion. */
  titlesReady(): Promise<void> {
    this.loading ??= this.setBundled();
    return this.loading;
  }

  /** How many papers there are. */
  get size(): number {
    return this.indexed.library.size;
  }

  papers(): readonly Paper[] {
    this.all ??= [...this.indexed.library.items()];
    return this.all;
  }

  get(id: string): Paper | undefined {
    return this.indexed.library.get(id);
  }

  byKey(key: string): Paper | undefined {
    return this.indexed.library.byKey(key);
  }

  /** The library's paper for a source's paper. */
  merged(paper: Paper): Paper {
    return this.indexed.library.find(paper) ?? paper;
  }

  /** Papers that sources hold under a paper's DOI, arXiv id or title. */
  namesakes(paper: Identifiable): readonly Holding[] {
    return this.indexed.library.namesakes(paper);
  }

  /** A number that changes when a source's papers do. */
  stateOf(source: string): number {
    return this.indexed.stateOf(source);
  }

  /** Whether one of these files holds the paper with an id. */
  isIn(id: string, files: ReadonlySet<string>): boolean {
    return this.indexed.library.isIn(id, files);
  }

  /** A paper's key in the first of these files that holds it; undefined if none does. */
  keyIn(id: string, files: readonly string[]): string | undefined {
    return this.indexed.library.keyFor(id, files);
  }

  async search(query: string, filters: SearchFilters = {}): Promise<Hit[]> {
    await this.ready();
    return (await this.browse(query, filters)).hits.map(({ paper, score }) => ({ paper, score }));
  }

  /** Papers that match a query and filters, in the requested order, else best first, or newest first for an empty query. `isClosest` says that no paper has all words. */
  async browse(query: string, filters: SearchFilters): Promise<{ hits: MarkedHit[]; total: number; isClosest: boolean }> {
    const { words, accept: byFields } = fieldWords(query);
    const accept = await this.filter(filters, byFields);
    const limit = filters.limit ?? 20;
    if (words.trim() === '') {
      const papers = accept === undefined ? this.papers() : this.papers().filter(accept);
      return { hits: ordered(papers, limit, filters.order ?? 'newest').map(unasked), total: papers.length, isClosest: false };
    }
    const isAccepted = (id: string): boolean => {
      const paper = this.get(id);
      return paper !== undefined && (accept?.(paper) ?? true);
    };
    const answer = this.indexed.index.search(words, {
      limit: filters.order === undefined ? limit : mostOrdered,
      ...(accept !== undefined && { accept: isAccepted }),
    });
    const found = this.found(answer);
    const { order } = filters;
    if (order === undefined) return { hits: found, total: answer.total, isClosest: answer.isClosest === true };
    const byPaper = new Map(found.map((hit) => [hit.paper, hit]));
    return {
      hits: ordered(byPaper.keys(), limit, order).flatMap((paper) => byPaper.get(paper) ?? []),
      total: answer.total,
      isClosest: answer.isClosest === true,
    };
  }

  /** Papers for a completion: the document's own first, and papers named by the words before those that merely mention them. */
  forDocument(typed: string, { limit, cited, own }: DocumentFilters): Offered {
    const isCited = (paper: Paper): boolean => own.holds(paper) && cited.has(paper.citationKey);
    if (typed.trim() === '') {
      const first = new Set([...cited].flatMap((key) => this.byKey(key) ?? []).filter(isCited));
      for (const id of own) {
        if (first.size >= limit) break;
        const paper = this.get(id);
        if (paper !== undefined) first.add(paper);
      }
      const rest = first.size >= limit ? [] : newest(this.papers(), limit).filter((paper) => !own.holds(paper));
      return { named: [...first, ...rest].slice(0, limit).map(unasked), others: [] };
    }
    const boost = (paper: Paper): number => (!own.holds(paper) ? 1 : cited.has(paper.citationKey) ? 1.5 : 1.3);
    return completing(this.found(this.indexed.index.search(typed, { limit, boost })), typed);
  }

  async topics(): Promise<readonly Topic[]> {
    await this.ready();
    return this.tree.topics();
  }

  /**
   * Replaces all papers of a source; resolves when they can be searched. `known` is what an earlier session derived from the same papers.
   */
  async setSource(name: string, kind: SourceKind, papers: readonly Paper[], known?: KnownSource): Promise<void> {
    if (name !== 'bundled') await this.titlesReady();
    return this.indexed.setSource(name, kind, papers, known);
  }

  /** A source's papers with their index, for `setSource` in a later session; undefined if the library is disposed first. */
  pack(name: string, papers: readonly Paper[]): Promise<PackedPapers | undefined> {
    return this.indexed.pack(name, papers);
  }

  dispose(): void {
    this.subscription.dispose();
  }

  /**
   * Adds or removes the bundled papers: the first time with their prebuilt index, later like any other source. If they can't be read,
   * the user is told, and the other libraries still work.
   */
  private async setBundled(): Promise<void> {
    const read = setting('corpus.bundled') ? await this.bundled.forSearch().catch((error: unknown) => this.sayUnread(error)) : undefined;
    if (read === undefined) return this.setSource('bundled', 'bundled', []);
    return this.indexed.index.count > 0 ? this.setSource('bundled', 'bundled', read.papers) : this.indexed.restore(read);
  }

  private sayUnread(error: unknown): undefined {
    this.log.error(`Reading the bundled papers: ${reason(error)}`);
    void complain(
      l10n.t('Lectern couldn’t read its bundled papers. Your own libraries still work; try reinstalling. ({0})', reason(error)),
    );
  }

  private found(answer: ReturnType<typeof this.indexed.index.search>): MarkedHit[] {
    return answer.hits.flatMap(({ id, score }) => {
      const paper = this.get(id);
      return paper === undefined ? [] : [{ paper, score, spans: matchedSpans(paper.title, answer) }];
    });
  }

  private async filter(filters: SearchFilters, byFields?: (paper: Paper) => boolean): Promise<((paper: Paper) => boolean) | undefined> {
    const { topic, accept } = filters;
    const ids = topic === undefined ? undefined : new Set(findTopic(await this.topics(), topic)?.paperIds);
    return filterOf(
      filters,
      ids,
      [accept, byFields].filter((one) => one !== undefined),
    );
  }
}

/** Most hits that are sorted other than by relevance. */
const mostOrdered = 5000;

function unasked(paper: Paper): MarkedHit {
  return { paper, score: 0, spans: [] };
}

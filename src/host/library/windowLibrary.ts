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

/** A hit with the spans of its title that match. */
export interface Found extends Hit {
  readonly spans: readonly Span[];
}

/** Ids of papers, of which there may be too many to list them all before they are asked for. */
export interface PaperIds extends Iterable<string> {
  has(id: string): boolean;
  /** Whether a paper of the library, as it is now, is among them: cheaper than by its id. */
  holds(paper: Paper): boolean;
}

export interface DocumentFilters {
  readonly limit: number;
  /** Keys that the document cites. */
  readonly cited: ReadonlySet<string>;
  /** Ids of the papers in its bibliographies, in their order. */
  readonly own: PaperIds;
}

/** Papers for a completion: those that the typed words name, and others that match, as by their abstracts. */
export interface Offered {
  readonly named: readonly Found[];
  readonly others: readonly Found[];
}

/** The one library: bundled papers, the user's library files and the bibliographies of open documents, searched together. */
export class LibraryService implements vscode.Disposable {
  private readonly indexed: IndexedLibrary;
  private readonly subscription: vscode.Disposable;
  private loading: Promise<void> | undefined;
  private whole: Promise<void> | undefined;
  private all: readonly Paper[] | undefined;
  private readonly tree = new TopicTree({
    papers: () => this.papers(),
    get: (id) => this.get(id),
    like: ({ id, title }) => this.indexed.index.search(title, { limit: 6 }).hits.flatMap((hit) => (hit.id === id ? [] : [hit.id])),
    bundled: async () => (setting('corpus.bundled') ? this.bundled.topics() : []),
  });
  /** Fires when the library's topics were made anew. */
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

  /** Resolves when the bundled papers can be searched, their abstracts too; loads them on the first call. */
  ready(): Promise<void> {
    this.whole ??= this.titlesReady().then(() => this.indexed.restored());
    return this.whole;
  }

  /** Resolves when the bundled papers can be found by all but their abstracts: soon enough for a completion. */
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

  /** The library's item for a paper of one of its sources. */
  merged(paper: Paper): Paper {
    return this.indexed.library.find(paper) ?? paper;
  }

  /** What sources hold under the DOI, the arXiv id or the title of a paper. */
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

  /** The key under which one of these files holds a paper; undefined where none does. */
  keyIn(id: string, files: readonly string[]): string | undefined {
    return this.indexed.library.keyFor(id, files);
  }

  async search(query: string, filters: SearchFilters = {}): Promise<Hit[]> {
    await this.ready();
    return (await this.browse(query, filters)).hits.map(({ paper, score }) => ({ paper, score }));
  }

  /** What a query and filters leave, in the wanted order, else best first; without words the newest first. `isClosest` where no paper has all words. */
  async browse(query: string, filters: SearchFilters): Promise<{ hits: Found[]; total: number; isClosest: boolean }> {
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

  /** For a completion: what the document cites and its bibliographies hold comes first, what the words name before what only speaks of them. */
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
   * Takes in all papers of one source, in place of those it gave before; resolves when they can be found. `known` is what
   * an earlier session made of these very papers.
   */
  async setSource(name: string, kind: SourceKind, papers: readonly Paper[], known?: KnownSource): Promise<void> {
    if (name !== 'bundled') await this.titlesReady();
    return this.indexed.setSource(name, kind, papers, known);
  }

  /** A source's papers as they are indexed, for `setSource` in a later session; undefined where the end comes first. */
  pack(name: string, papers: readonly Paper[]): Promise<PackedPapers | undefined> {
    return this.indexed.pack(name, papers);
  }

  dispose(): void {
    this.subscription.dispose();
  }

  /**
   * The first time the index is the one that the build made; later the bundled papers come and go as any source does. Where they can't
   * be read, that is said, and the user's own libraries go on without them.
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

  private found(answer: ReturnType<typeof this.indexed.index.search>): Found[] {
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

/** Hits that are put into another order than by how well they answer. */
const mostOrdered = 5000;

function unasked(paper: Paper): Found {
  return { paper, score: 0, spans: [] };
}

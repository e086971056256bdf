import * as vscode from 'vscode';
import type { Paper, Topic } from '../../core/corpus/paper';
import type { MadeTree } from '../../core/search/topics/keptTree';
import { inSlices } from '../files/slices';

/** What the tree is built from. */
export interface TreeLibrary {
  papers(): readonly Paper[];
  get(id: string): Paper | undefined;
  /** Ids of papers that share words with a paper's title, the nearest first. */
  like(paper: Paper): readonly string[];
  /** The bundled papers' prebuilt tree; empty if they are switched off. */
  bundled(): Promise<readonly Topic[]>;
}

/** Stores a tree between sessions. */
export interface TreeStore {
  read(): Promise<MadeTree | undefined>;
  write(tree: MadeTree): Promise<void>;
}

/** The topics of the whole library, bundled papers and the user's own together. */
export class TopicTree implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private store: TreeStore | undefined;
  /** The last tree, with the papers that it was built from. */
  private made: MadeTree | undefined;
  private building: Promise<void> | undefined;
  private shown: { readonly papers: readonly Paper[]; readonly topics: readonly Topic[] } | undefined;
  /** Fires when a new tree has been built. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly library: TreeLibrary) {}

  /** Stores trees from now on, and starts from the stored one if that fits the library best. */
  keepIn(store: TreeStore): void {
    this.store = store;
  }

  /** The library's topics; after a change, the last tree without removed papers until a new one is built. */
  async topics(): Promise<readonly Topic[]> {
    const papers = this.library.papers();
    if (this.shown?.papers === papers) return this.shown.topics;
    const { placePapers, narrowed } = await import('../../core/search/topics/placePapers');
    const { changesSince, isOutgrown } = await import('../../core/search/topics/keptTree');
    this.made ??= await this.first(papers);
    const { count, fresh } = changesSince(this.made, papers);
    if (isOutgrown(count, papers)) {
      const building = this.build(papers);
      if (this.made.topics.length === 0) await building;
      return narrowed(this.made.topics, (id) => this.library.get(id)?.id);
    }
    const kept = narrowed(this.made.topics, (id) => this.library.get(id)?.id);
    const topics = placePapers(kept, fresh, (paper) => this.library.like(paper));
    this.shown = { papers, topics };
    return topics;
  }

  dispose(): void {
    this.changed.dispose();
  }

  /** The stored tree if it fits the library better, else the bundled papers' tree. */
  private async first(papers: readonly Paper[]): Promise<MadeTree> {
    const bundled = await this.bundled();
    const kept = await this.store?.read();
    if (kept === undefined) return bundled;
    const { changesSince } = await import('../../core/search/topics/keptTree');
    return changesSince(kept, papers).count < changesSince(bundled, papers).count ? kept : bundled;
  }

  private async bundled(): Promise<MadeTree> {
    const topics = await this.library.bundled();
    // Use current ids: one of the user's papers may have been merged with a bundled one.
    const ids = topics.flatMap(({ paperIds }) => paperIds.flatMap((id) => this.library.get(id)?.id ?? []));
    return { topics, ids: new Set(ids) };
  }

  /** Builds one tree at a time; changes in the meantime are noticed when the view asks again. */
  private build(papers: readonly Paper[]): Promise<void> {
    this.building ??= (async () => {
      try {
        const { topicSteps } = await import('../../core/search/topics/buildTopics');
        const topics = await inSlices(topicSteps(papers));
        this.made = { topics, ids: new Set(papers.map(({ id }) => id)) };
        // A tree that can't be stored is rebuilt in the next session.
        await this.store?.write(this.made).catch(() => undefined);
      } finally {
        // After a failure, the view's next request tries again.
        this.building = undefined;
      }
      this.changed.fire();
    })();
    return this.building;
  }
}

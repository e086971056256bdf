import * as vscode from 'vscode';
import type { Paper, Topic } from '../../core/corpus/paper';
import { inSlices } from '../files/slices';

/** What the tree is made of. */
export interface TreeLibrary {
  papers(): readonly Paper[];
  get(id: string): Paper | undefined;
  /** Ids of the papers that share words with a title, the nearest first. */
  like(paper: Paper): readonly string[];
  /** The tree that the build made of the bundled papers, where they are offered. */
  bundled(): Promise<readonly Topic[]>;
}

/** Of all papers, those that may come or go before the tree is made anew: labels and order stay as one adds papers. */
const mostPlaced = 0.1;

/** The topics of the whole library, the bundled papers' and the user's together. */
export class TopicTree implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** The tree as it was made last, with the papers that it was made of. */
  private made: { readonly topics: readonly Topic[]; readonly ids: ReadonlySet<string> } | undefined;
  private building: Promise<void> | undefined;
  private shown: { readonly papers: readonly Paper[]; readonly topics: readonly Topic[] } | undefined;
  /** Fires when another tree was made. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly library: TreeLibrary) {}

  /** The topics of the library as it is now; where it has become another, those of what it has kept until a new tree is made. */
  async topics(): Promise<readonly Topic[]> {
    const papers = this.library.papers();
    if (this.shown?.papers === papers) return this.shown.topics;
    this.made ??= await this.bundled();
    const { placePapers, narrowed } = await import('../../core/search/topics/placePapers');
    const { ids } = this.made;
    const fresh = papers.filter(({ id }) => !ids.has(id));
    const gone = ids.size + fresh.length - papers.length;
    if (fresh.length + gone > mostPlaced * papers.length) {
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

  private async bundled(): Promise<NonNullable<typeof this.made>> {
    const topics = await this.library.bundled();
    // Under the ids that the library has now: a paper of the user's may have joined a bundled one.
    const ids = topics.flatMap(({ paperIds }) => paperIds.flatMap((id) => this.library.get(id)?.id ?? []));
    return { topics, ids: new Set(ids) };
  }

  /** One tree at a time; what came meanwhile is seen when the view asks again. */
  private build(papers: readonly Paper[]): Promise<void> {
    this.building ??= (async () => {
      try {
        const { topicSteps } = await import('../../core/search/topics/buildTopics');
        const topics = await inSlices(topicSteps(papers));
        this.made = { topics, ids: new Set(papers.map(({ id }) => id)) };
      } finally {
        // What failed is tried again when the view asks next.
        this.building = undefined;
      }
      this.changed.fire();
    })();
    return this.building;
  }
}

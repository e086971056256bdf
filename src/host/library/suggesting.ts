import type * as vscode from 'vscode';
import type { IsCommon } from '../../core/checking/commonNames';
import type { Support } from '../../core/checking/support';
import type { Hit, Paper } from '../../core/corpus/paper';
import type { Suggester, Suggestion, SuggestOptions } from '../../core/search/suggest/suggest';
import type { CitingPassage } from '../../core/writing/citingPassage';
import { inSlices } from '../files/slices';
import { once } from '../window/once';
import type { BundledCorpus } from './bundledCorpus';
import type { LibraryService } from './windowLibrary';

/** A paper with the words of the passage that speak for it. */
export interface SuggestedPaper extends Hit {
  readonly terms: readonly string[];
  /** Whether the passage has a name of the paper. */
  readonly named: boolean;
}

/** A paper with what it says to a passage that cites it. */
export type SupportedPaper = Omit<Support, 'better'> & { readonly better: readonly SuggestedPaper[] };

/** Milliseconds for which someone who types waits where the library is read for the first time. */
const patience = 800;

/** Papers that a passage should cite, and papers like a paper; made of the whole library on first need, and anew when that has changed. */
export class Suggesting implements vscode.Disposable {
  private suggester = this.fresh();
  private common = this.freshNames();
  /** The last one that was made, of the library as it was then. */
  private made: Suggester | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly library: LibraryService,
    private readonly bundled: BundledCorpus,
  ) {
    this.subscription = library.onDidChange(() => {
      this.suggester = this.fresh();
      this.common = this.freshNames();
    });
  }

  /** Papers that a passage should cite; `before` is what stands before it. */
  async suggest(passage: string, limit = 10, before = ''): Promise<SuggestedPaper[]> {
    await this.library.ready();
    return this.papers((await this.ready()).suggest(passage, { limit, before }));
  }

  /** What papers of the library say to the passage that cites them, each with those that fit it much better. */
  async support(passage: CitingPassage, papers: readonly Paper[]): Promise<SupportedPaper[]> {
    await this.library.ready();
    const { supportOf } = await import('../../core/checking/support');
    const supports = supportOf(passage, papers, await this.ready(), await this.common());
    return supports.map((support) => ({ ...support, better: this.papers(support.better) }));
  }

  /**
   * `suggest` for someone who types: of the library as it was a moment ago while a change is read, and nothing where it is read for the
   * first time and that takes longer than a moment.
   */
  async offer(passage: string, options: SuggestOptions): Promise<SuggestedPaper[]> {
    const ready = this.ready();
    const suggester = this.made ?? (await Promise.race([ready, new Promise<undefined>((resolve) => setTimeout(resolve, patience))]));
    return suggester === undefined ? [] : this.papers(suggester.suggest(passage, options));
  }

  /** Reads the library, unless that was done, for `offer` to have its answer at once. */
  warm(): void {
    if (this.made === undefined) void this.library.ready().then(() => this.ready());
  }

  /** From the table that the build made, or computed for papers that are not in it. */
  async related(id: string, limit = 10): Promise<SuggestedPaper[]> {
    await this.library.ready();
    const { relatedIn } = await import('../../core/search/suggest/related');
    const known = relatedIn(await this.bundled.related(), id, limit)?.map((one) => ({ ...one, terms: [], named: false }));
    if (known !== undefined) return this.papers(known);
    const paper = this.library.get(id);
    return paper === undefined ? [] : this.papers((await this.ready()).relatedTo(paper, limit));
  }

  /** Papers of the whole library, the user's own among them, that are like some papers, best first, each with the words that they share. */
  async like(papers: readonly Paper[], limit = 10): Promise<SuggestedPaper[]> {
    const suggester = await this.ready();
    const given = new Set(papers.map((paper) => paper.id));
    const best = new Map<string, SuggestedPaper>();
    for (const found of papers.flatMap((paper) => this.papers(suggester.relatedTo(paper, limit)))) {
      const known = best.get(found.paper.id);
      if (!given.has(found.paper.id) && (known === undefined || known.score < found.score)) best.set(found.paper.id, found);
    }
    return [...best.values()].sort((a, b) => b.score - a.score).slice(0, limit);
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private ready(): Promise<Suggester> {
    return this.suggester();
  }

  private fresh(): () => Promise<Suggester> {
    return once(async () => {
      const { suggesterSteps } = await import('../../core/search/suggest/suggest');
      this.made = await inSlices(suggesterSteps(this.library.papers()));
      return this.made;
    });
  }

  private freshNames(): () => Promise<IsCommon> {
    return once(async () => {
      const { commonNames } = await import('../../core/checking/commonNames');
      return inSlices(commonNames(this.library.papers()));
    });
  }

  private papers(found: readonly Suggestion[]): SuggestedPaper[] {
    return found.flatMap(({ id, ...found }) => {
      const paper = this.library.get(id);
      return paper === undefined ? [] : [{ paper, ...found }];
    });
  }
}

import type * as vscode from 'vscode';
import type { Hit, Paper } from '../../core/corpus/paper';
import type { Suggester } from '../../core/search/suggest/suggest';
import { inSlices } from '../files/slices';
import type { BundledCorpus } from './bundledCorpus';
import type { LibraryService } from './windowLibrary';

/** A paper with the words of the passage that speak for it. */
export interface SuggestedPaper extends Hit {
  readonly terms: readonly string[];
}

/** Papers that a passage should cite, and papers like a paper; made of the whole library on first need, and anew when that has changed. */
export class Suggesting implements vscode.Disposable {
  private suggester: Promise<Suggester> | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly library: LibraryService,
    private readonly bundled: BundledCorpus,
  ) {
    this.subscription = library.onDidChange(() => {
      this.suggester = undefined;
    });
  }

  /** Papers that a passage should cite; `before` is what stands before it. */
  async suggest(passage: string, limit = 10, before = ''): Promise<SuggestedPaper[]> {
    await this.library.ready();
    return this.papers((await this.ready()).suggest(passage, { limit, before }));
  }

  /** From the table that the build made, or computed for papers that are not in it. */
  async related(id: string, limit = 10): Promise<SuggestedPaper[]> {
    await this.library.ready();
    const { relatedIn } = await import('../../core/search/suggest/related');
    const known = relatedIn(await this.bundled.related(), id, limit)?.map((one) => ({ ...one, terms: [] }));
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
    this.suggester ??= this.make();
    return this.suggester;
  }

  private async make(): Promise<Suggester> {
    const { suggesterSteps } = await import('../../core/search/suggest/suggest');
    return inSlices(suggesterSteps(this.library.papers()));
  }

  private papers(found: readonly { readonly id: string; readonly score: number; readonly terms: readonly string[] }[]): SuggestedPaper[] {
    return found.flatMap(({ id, score, terms }) => {
      const paper = this.library.get(id);
      return paper === undefined ? [] : [{ paper, score, terms }];
    });
  }
}

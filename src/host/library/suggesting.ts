import type * as vscode from 'vscode';
import type { IsCommon } from '../../core/checking/commonNames';
import type { Support } from '../../core/checking/support';
import type { Hit, Paper } from '../../core/corpus/paper';
import type { CitingSentence, LearnedField } from '../../core/search/suggest/learnedField';
import type { Suggester, Suggestion, SuggestOptions } from '../../core/search/suggest/suggest';
import type { CitingPassage } from '../../core/writing/citingPassage';
import { inSlices } from '../files/slices';
import { once } from '../window/once';
import { setting } from '../window/settings';
import type { BundledCorpus } from './bundledCorpus';
import type { LibraryService } from './windowLibrary';

/** A paper with the words of the passage that match it. */
export interface SuggestedPaper extends Hit {
  readonly terms: readonly string[];
  /** Those of them that many papers of the library have. */
  readonly weak: readonly string[];
  /** Whether the passage names the paper. */
  readonly named: boolean;
  /** A similar sentence in the user's manuscripts that cites the paper. */
  readonly cited?: string;
  /** What the paper is cited for, in other words than its abstract's. */
  readonly descriptions: readonly string[];
}

/** A paper with its support for a passage that cites it. */
export type SupportedPaper = Omit<Support, 'better'> & { readonly better: readonly SuggestedPaper[] };

/** Milliseconds for which typing waits while the library is read for the first time. */
const patience = 800;

/** Sentences that cite papers; each list is the same object until the sentences change. */
export interface CitingSource {
  /** The sentences known now. */
  known(): readonly CitingSentence[];
  /** The sentences once all changes are read. */
  all(): Promise<readonly CitingSentence[]>;
}

/** Suggests papers that a passage should cite, and papers like a paper; built from the whole library on first need, and rebuilt when it changes. */
export class Suggesting implements vscode.Disposable {
  private suggester = this.fresh();
  private common = this.freshNames();
  /** The last suggester, for the library as it was then. */
  private made: Suggester | undefined;
  /** What was last learned from sentences about a suggester's papers. */
  private field: { readonly suggester: Suggester; readonly learned: LearnedField } | undefined;
  /** The learning in progress, or the last finished. */
  private learning:
    | { readonly suggester: Suggester; readonly sentences: readonly CitingSentence[]; readonly made: Promise<LearnedField> }
    | undefined;
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly library: LibraryService,
    private readonly bundled: BundledCorpus,
    private readonly citing: CitingSource,
  ) {
    this.subscription = library.onDidChange(() => {
      this.suggester = this.fresh();
      this.common = this.freshNames();
    });
  }

  /** Papers that a passage should cite; `before` is the preceding text. */
  async suggest(passage: string, limit = 10, before = ''): Promise<SuggestedPaper[]> {
    await this.library.ready();
    const suggester = await this.ready();
    return this.papers(suggester.suggest(passage, { limit, before, ...(await this.learned(suggester, await this.citing.all())) }));
  }

  /** The support of papers for a passage that cites them, each with papers that fit much better. */
  async support(passage: CitingPassage, papers: readonly Paper[]): Promise<SupportedPaper[]> {
    await this.library.ready();
    const { supportOf } = await import('../../core/checking/support');
    const supports = supportOf(passage, papers, await this.ready(), await this.common());
    return supports.map((support) => ({ ...support, better: this.papers(support.better) }));
  }

  /**
   * `suggest` while the user types: answers from the previous state of the library while a change is read, and with nothing if the first
   * read takes longer than `patience`.
   */
  async offer(passage: string, options: SuggestOptions): Promise<SuggestedPaper[]> {
    const ready = this.ready();
    const suggester = this.made ?? (await Promise.race([ready, new Promise<undefined>((resolve) => setTimeout(resolve, patience))]));
    if (suggester === undefined) return [];
    const sentences = this.citing.known();
    // Without sentences, forget what was learned at once.
    const learned = sentences.length > 0 && this.field?.suggester === suggester ? { learned: this.field.learned } : {};
    // Learn from new sentences for the next request.
    void this.learned(suggester, sentences);
    return this.papers(suggester.suggest(passage, { ...options, ...learned }));
  }

  /** Reads the library unless that is done, so that `offer` can answer at once. */
  warm(): void {
    if (this.made === undefined) void this.library.ready().then(() => this.ready());
  }

  /** Papers like a paper: from the prebuilt table, or computed for papers not in it. */
  async related(id: string, limit = 10): Promise<SuggestedPaper[]> {
    await this.library.ready();
    const { relatedIn } = await import('../../core/search/suggest/related');
    const known = relatedIn(await this.bundled.related(), id, limit)?.map((one) => ({
      ...one,
      terms: [],
      weak: [],
      named: false,
      descriptions: [],
    }));
    if (known !== undefined) return this.papers(known);
    const paper = this.library.get(id);
    return paper === undefined ? [] : this.papers((await this.ready()).relatedTo(paper, limit));
  }

  /** Papers in the whole library that are like some papers, best first, each with the words that they share. */
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

  private async learned(suggester: Suggester, sentences: readonly CitingSentence[]): Promise<Pick<SuggestOptions, 'learned'>> {
    const known = this.learning;
    if (known?.suggester === suggester && known.sentences === sentences) return { learned: await known.made };
    const made = inSlices(suggester.learn(sentences));
    this.learning = { suggester, sentences, made };
    const learned = await made;
    if (this.learning.made === made) this.field = { suggester, learned };
    return { learned };
  }

  private fresh(): () => Promise<Suggester> {
    return once(async () => {
      const { suggesterSteps } = await import('../../core/search/suggest/suggest');
      // The library reports bundled papers that can't be read.
      const descriptions = setting('corpus.bundled') ? await this.bundled.descriptions().catch(() => undefined) : undefined;
      this.made = await inSlices(suggesterSteps(this.library.papers(), descriptions));
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

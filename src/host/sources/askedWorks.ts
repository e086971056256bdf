import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Answers, Outcome } from '../../core/checking/asking/answers';
import { type Asker, askServices, type Said } from '../../core/checking/asking/askServices';
import { type KeptAnswer, keptAnswers, keptNotices, keptText } from '../../core/checking/asking/keptAnswers';
import type { Reference } from '../../core/checking/reference';
import type { Service } from '../../core/sources/service';
import { bytesOf } from '../files/disk';
import { writeText } from '../files/stored';
import type { Act, OnlineSources } from './onlineSources';

const day = 24 * 3600 * 1000;
/** Milliseconds for which an answer is reused; they are limited because a work may be retracted or registered any day. */
const freshness = { found: 7 * day, absent: day } as const;
/** Most answers kept; the oldest are dropped. */
const mostKept = 20_000;

/** Services' answers about works, stored on disk with their times. */
export class AskedWorks {
  private kept: Promise<Map<string, KeptAnswer>> | undefined;

  constructor(
    private readonly file: vscode.Uri,
    private readonly online: OnlineSources,
  ) {}

  /** Asks the services about references, except for answers still stored, or about everything if `anew`. Resolves even if cancelled. */
  async ask(
    references: readonly Reference[],
    { anew, signal, progress }: { readonly anew: boolean; readonly signal: AbortSignal; readonly progress: Asker['progress'] },
  ): Promise<Answers> {
    const kept = await this.load();
    const act: Act = { what: () => l10n.t('the identifiers, titles and first authors of these references'), answers: new Map() };
    const begun = Date.now();
    const recall = (service: Service, question: string): Outcome | undefined => {
      const known = kept.get(`${service.name} ${question}`);
      // An answer from this run is always fresh.
      const isFresh = known !== undefined && (known.at >= begun || (!anew && begun - known.at < freshness[known.kind]));
      return isFresh ? known : undefined;
    };
    const said = (service: Service, question: string, outcome: Said, isWhole: boolean): Outcome => {
      const dated = { ...outcome, at: Date.now() };
      if (isWhole) kept.set(`${service.name} ${question}`, dated);
      return dated;
    };
    const asker: Asker = {
      ask: (service, request) => this.online.fresh(service, request, act, signal),
      recall,
      said,
      get isCancelled() {
        return signal.aborted;
      },
      progress,
    };
    const answers = await askServices(references, asker);
    await this.save(kept);
    return answers;
  }

  /** Notices that services reported on works, with the day, by the identifier asked about. */
  async notices(): Promise<ReadonlyMap<string, readonly string[]>> {
    return keptNotices(await this.load());
  }

  private load(): Promise<Map<string, KeptAnswer>> {
    this.kept ??= this.read();
    return this.kept;
  }

  private async read(): Promise<Map<string, KeptAnswer>> {
    // A missing or incomplete file means that everything is asked again.
    return keptAnswers(new TextDecoder().decode(await bytesOf(this.file)));
  }

  private async save(kept: Map<string, KeptAnswer>): Promise<void> {
    const works = [...kept].sort(([, a], [, b]) => b.at - a.at).slice(0, mostKept);
    // Answers that can't be stored are requested again next time.
    await writeText(this.file, keptText(works)).catch(() => undefined);
  }
}

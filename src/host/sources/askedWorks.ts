import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Answers, Outcome } from '../../core/checking/asking/answers';
import { type Asker, askServices, type Said } from '../../core/checking/asking/askServices';
import { noticeSentence } from '../../core/checking/asking/inquiry';
import type { Reference } from '../../core/checking/reference';
import type { Service } from '../../core/sources/service';
import { services } from '../../core/sources/serviceTable';
import { bytesOf } from '../files/disk';
import { writeText } from '../files/stored';
import type { Act, OnlineSources } from './onlineSources';

const day = 24 * 3600 * 1000;
/** Milliseconds for which an answer is not asked for again: a work may be retracted, or registered, any day. */
const freshness = { found: 7 * day, absent: day } as const;
/** Answers that are kept; the oldest leave. */
const mostKept = 20_000;
/** What answers have changed since would be read wrongly. */
const version = 1;

type Kept = Exclude<Outcome, { readonly kind: 'failed' }>;

/** What services said of works, kept on the disk with its time. */
export class AskedWorks {
  private kept: Promise<Map<string, Kept>> | undefined;

  constructor(
    private readonly file: vscode.Uri,
    private readonly online: OnlineSources,
  ) {}

  /** Asks the services about references, each only for what is not kept, or for everything `anew`. Resolves also where it is given up. */
  async ask(
    references: readonly Reference[],
    { anew, signal, progress }: { readonly anew: boolean; readonly signal: AbortSignal; readonly progress: Asker['progress'] },
  ): Promise<Answers> {
    const kept = await this.load();
    const act: Act = { what: () => l10n.t('the identifiers, titles and first authors of these references'), answers: new Map() };
    const begun = Date.now();
    const recall = (service: Service, question: string): Outcome | undefined => {
      const known = kept.get(`${service.name} ${question}`);
      // What was asked for in this run is not asked for again.
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

  /** The notices that services named on works, with the day, by the identifier that they were asked about. */
  async notices(): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, string[]>();
    for (const [question, outcome] of await this.load()) {
      if (outcome.kind !== 'found') continue;
      const [, name = '', identifier = ''] = /^(\S+) (.*)$/s.exec(question) ?? [];
      const label = services.find((one) => one.name === name)?.label ?? name;
      const said = outcome.facts.notices.map((notice) =>
        noticeSentence(notice, `${label} (${new Date(outcome.at).toISOString().slice(0, 10)})`),
      );
      if (said.length > 0) found.set(identifier, [...(found.get(identifier) ?? []), ...said]);
    }
    return found;
  }

  private load(): Promise<Map<string, Kept>> {
    this.kept ??= this.read();
    return this.kept;
  }

  private async read(): Promise<Map<string, Kept>> {
    const bytes = await bytesOf(this.file);
    try {
      const { version: written, works } = JSON.parse(new TextDecoder().decode(bytes)) as { version?: unknown; works?: unknown };
      return new Map(written === version && Array.isArray(works) ? (works as [string, Kept][]) : []);
    } catch {
      // What is not kept, or not whole, is asked again.
      return new Map();
    }
  }

  private async save(kept: Map<string, Kept>): Promise<void> {
    const works = [...kept].sort(([, a], [, b]) => b.at - a.at).slice(0, mostKept);
    // Answers that can't be kept are asked for again.
    await writeText(this.file, JSON.stringify({ version, works })).catch(() => undefined);
  }
}

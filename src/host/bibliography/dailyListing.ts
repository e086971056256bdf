import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Topic } from '../../core/corpus/paper';
import { dailyPapers, huggingFace } from '../../core/sources/huggingFace/huggingFace';
import type { OnlineSources } from '../sources/onlineSources';
import type { FoundPapers } from './foundPapers';

/** Most papers per request: the listing's page size. */
const mostListed = 100;
/** Milliseconds for which an answer is reused. */
const freshness = 15 * 60_000;
const seenKey = 'lectern.newPapers.seen';
/** Papers remembered as seen: several weeks of the listing. */
const mostSeen = 3000;

/** Papers new in Hugging Face's daily listing since the user last looked; it is asked only when the user looks. */
export class DailyListing implements vscode.Disposable {
  private topic: Topic | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly online: OnlineSources,
    private readonly found: FoundPapers,
    private readonly memory: vscode.Memento | undefined,
  ) {}

  dispose(): void {
    this.changed.dispose();
  }

  /** The papers found by the last look as a node of the tree; undefined before the first. */
  get node(): Topic | undefined {
    return this.topic;
  }

  /** Fetches the listing; returns the number of papers new since the last look. */
  async look(signal?: AbortSignal): Promise<number> {
    const { records, problems } = await this.online.ask(
      huggingFace,
      dailyPapers(mostListed),
      l10n.t('a request for its daily listing'),
      freshness,
      signal,
    );
    if (problems[0] !== undefined && records.length === 0) throw new Error(problems[0].message);
    const seen = this.memory?.get<readonly string[]>(seenKey) ?? [];
    const known = new Set(seen);
    const listed = this.found.remember(records, huggingFace.label).map(({ paper }) => paper.id);
    const fresh = [...new Set(listed)].filter((id) => !known.has(id));
    await this.memory?.update(seenKey, [...fresh, ...seen].slice(0, mostSeen));
    // Papers found earlier in this session stay until there are newer ones.
    if (fresh.length > 0 || this.topic === undefined)
      this.topic = { id: 'new/huggingFace', label: l10n.t('New at Hugging Face'), paperIds: fresh, children: [] };
    this.changed.fire();
    return fresh.length;
  }
}

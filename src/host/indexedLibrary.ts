import * as vscode from 'vscode';
import type { Paper } from '../core/corpus/paper';
import { createLibrary } from '../core/library/library';
import { createSearchIndex } from '../core/search/searchIndex';
import type { SourceKind } from '../core/library/holding';
import { type Log, reason } from './log';
import { inSlices } from './slices';

/** Abstracts that are indexed in one turn. */
const turn = 50;

/** The papers of all sources and the search index of them, which sources change one after the other and in slices. */
export class IndexedLibrary implements vscode.Disposable {
  readonly library = createLibrary();
  readonly index = createSearchIndex();
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when papers were added, changed or removed and can be found so. */
  readonly onDidChange = this.changed.event;
  private taking: Promise<void> = Promise.resolve();
  private snapshotting = new AbortController();
  /** Ids of papers whose abstracts are still to be indexed, in the order of their heads. */
  private readonly abstracts: string[] = [];
  private filling: Promise<void> | undefined;

  constructor(private readonly log: Log) {}

  /** Takes in all papers of one source, in place of those it gave before; resolves when their titles, people and keys can be found. */
  setSource(name: string, kind: SourceKind, papers: readonly Paper[], snapshot?: readonly string[]): Promise<void> {
    return this.next(name, () => this.takeIn(name, kind, papers, snapshot));
  }

  /** Makes the bundled papers, with the index that the build made of them, the whole library. */
  restore(papers: readonly Paper[], snapshot: unknown): Promise<void> {
    return this.next('bundled', async () => {
      this.library.setSource({ name: 'bundled', kind: 'bundled', papers });
      await inSlices(this.index.restore(snapshot, papers));
      this.changed.fire();
    });
  }

  /** What the index holds of a source's papers, for `setSource` in a later session; undefined where the library changes meanwhile. */
  async snapshot(papers: readonly Paper[]): Promise<readonly string[] | undefined> {
    await this.taking;
    await this.fill();
    this.snapshotting.abort();
    this.snapshotting = new AbortController();
    const ids = new Set(papers.flatMap((paper) => (this.library.get(paper.id) === paper ? paper.id : [])));
    return inSlices(this.index.snapshot(ids), this.snapshotting.signal).catch(() => undefined);
  }

  dispose(): void {
    this.snapshotting.abort();
    this.changed.dispose();
  }

  private next(name: string, work: () => Promise<void>): Promise<void> {
    this.taking = this.taking.then(work).catch((error: unknown) => this.log.error(`Indexing ${name}: ${reason(error)}`));
    return this.taking;
  }

  private async takeIn(name: string, kind: SourceKind, papers: readonly Paper[], snapshot?: readonly string[]): Promise<void> {
    this.snapshotting.abort();
    const { added, changed, removed } = await inSlices(this.library.updateSource({ name, kind, papers }));
    if (added.length + changed.length + removed.length === 0) return;
    await inSlices(this.removing(removed));
    const fresh = [...added, ...changed].flatMap((id) => this.library.get(id) ?? []);
    // A snapshot speaks of the source's own papers, not of what became of them together with others.
    const own = new Set(snapshot === undefined ? [] : papers);
    await inSlices(this.index.absorb(snapshot, fresh.filter((paper) => own.has(paper))));
    const rest = fresh.filter((paper) => !own.has(paper));
    await inSlices(this.index.addHeads(rest));
    for (const { id } of rest) this.abstracts.push(id);
    void this.fill();
    this.changed.fire();
  }

  private *removing(ids: readonly string[]): Generator<void, void> {
    for (const id of ids) yield this.index.remove([id]);
  }

  private fill(): Promise<void> {
    this.filling ??= this.fillNow();
    return this.filling;
  }

  /** Abstracts come last, in turns between which what else is to be taken in goes first. */
  private async fillNow(): Promise<void> {
    for (;;) {
      await this.taking;
      const ids = this.abstracts.splice(0, turn);
      if (ids.length === 0) break;
      await inSlices(this.index.addAbstracts(ids));
    }
    this.filling = undefined;
  }
}

import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import type { SourceKind } from '../../core/library/holding';
import { createLibrary } from '../../core/library/library';
import { type PackedPapers, packPapers, type Segment } from '../../core/search/index/segment';
import { createSearchIndex } from '../../core/search/query/searchIndex';
import { inSlices } from '../files/slices';
import { unlessAborted } from '../window/cancellation';
import { type Log, reason } from '../window/log';
import type { SearchablePapers } from './bundledCorpus';

/** Abstracts indexed per turn. */
const turn = 50;
/** Sources with at least this many papers are packed, which takes a fraction of the time; smaller ones are indexed and removed paper by paper. */
const many = 1000;

/** What is already known about a source's papers. */
export interface KnownSource {
  readonly terms: PackedPapers;
  readonly names: Uint32Array;
}

/** A source's papers whose abstracts are still to be indexed, all at once. */
interface Waiting extends Segment, Pick<PackedPapers, 'heads'> {
  readonly name: string;
}

/** The papers of all sources with their search index; updates run one at a time, in slices. */
export class IndexedLibrary implements vscode.Disposable {
  readonly library = createLibrary();
  readonly index = createSearchIndex();
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when papers were added, changed or removed and can be found so. */
  readonly onDidChange = this.changed.event;
  private taking: Promise<void> = Promise.resolve();
  private readonly packing = new AbortController();
  /** Ids of papers whose abstracts are still to be indexed, in heads order. */
  private readonly abstracts: string[] = [];
  private readonly segments: Waiting[] = [];
  /** The bundled papers' abstracts, which come before all others. */
  private restoring: Promise<void> | undefined;
  private filling: Promise<void> | undefined;
  /** The last packed index of each source, with its papers. */
  private readonly packed = new Map<string, { readonly papers: readonly Paper[]; readonly terms: PackedPapers }>();

  private readonly states = new Map<string, { readonly number: number; readonly papers: readonly Paper[] }>();
  /** The last state number; never reused, even after a source is removed. */
  private state = 0;

  constructor(private readonly log: Log) {}

  /** Replaces all papers of a source; resolves when their titles, people and keys can be searched. */
  setSource(name: string, kind: SourceKind, papers: readonly Paper[], known?: KnownSource): Promise<void> {
    return this.next(name, () => this.takeIn(name, kind, papers, known));
  }

  /** A number that changes if and only if a source's papers do. */
  stateOf(source: string): number {
    return this.states.get(source)?.number ?? 0;
  }

  /** Makes the bundled papers, with their prebuilt index, the library; resolves like `setSource`. Must precede all other sources. */
  restore({ papers, snapshot, names }: SearchablePapers): Promise<void> {
    return this.next('bundled', async () => {
      await inSlices(this.library.updateSource({ name: 'bundled', kind: 'bundled', papers, names }));
      const work = this.index.restore(snapshot, papers);
      await inSlices(until(work, () => this.index.count > 0));
      this.restoring = inSlices(work)
        .then(() => this.changed.fire())
        .catch((error: unknown) => this.log.error(`Indexing abstracts: ${reason(error)}`));
      this.changed.fire();
    });
  }

  /** Resolves when the bundled papers' abstracts can be searched as well. */
  async restored(): Promise<void> {
    await this.restoring;
  }

  /** A source's papers with their index, for `setSource` in a later session; undefined if the library is disposed first. */
  async pack(name: string, papers: readonly Paper[]): Promise<PackedPapers | undefined> {
    await this.taking;
    await this.fill();
    const terms = await inSlices(packPapers(papers, this.packed.get(name)), this.packing.signal).catch(unlessAborted);
    if (terms !== undefined) this.packed.set(name, { papers, terms });
    return terms;
  }

  dispose(): void {
    this.packing.abort();
    this.changed.dispose();
  }

  private next(name: string, work: () => Promise<void>): Promise<void> {
    this.taking = this.taking.then(work).catch((error: unknown) => this.log.error(`Indexing ${name}: ${reason(error)}`));
    return this.taking;
  }

  private async takeIn(name: string, kind: SourceKind, papers: readonly Paper[], known?: KnownSource): Promise<void> {
    const { added, changed, removed } = await inSlices(this.library.updateSource({ name, kind, papers, names: known?.names }));
    // Unchanged papers are the same objects.
    const before = this.states.get(name)?.papers ?? [];
    if (before.length !== papers.length || papers.some((paper, at) => paper !== before[at]))
      this.states.set(name, { number: ++this.state, papers });
    if (papers.length === 0) {
      this.states.delete(name);
      this.packed.delete(name);
    }
    if (added.length + changed.length + removed.length === 0) return;
    await inSlices(this.removing(removed));
    const fresh = [...added, ...changed];
    if (fresh.length < many) await this.addOneByOne(fresh);
    else await this.addAtOnce(name, fresh, papers, known?.terms);
    void this.fill();
    this.changed.fire();
  }

  private async addOneByOne(fresh: readonly Paper[]): Promise<void> {
    await inSlices(this.index.addHeads(fresh));
    for (const { id } of fresh) this.abstracts.push(id);
  }

  /** Packs all of a source's papers together, including papers merged with another source's, so that the result can be cached. */
  private async addAtOnce(name: string, fresh: readonly Paper[], papers: readonly Paper[], packed?: PackedPapers): Promise<void> {
    const isAll = fresh.length === papers.length && fresh.every((paper, at) => paper === papers[at]);
    const rest = new Set(isAll ? [] : fresh);
    const segment = await inSlices(
      this.index.addHeadsAtOnce(2 * fresh.length > papers.length ? papers : fresh, (paper) => isAll || rest.delete(paper), packed?.heads),
    );
    if (packed === undefined) this.segments.push({ ...segment, name });
    else {
      await inSlices(this.index.addAbstractsAtOnce(segment, packed.abstracts));
      this.packed.set(name, { papers, terms: packed });
    }
    await this.addOneByOne([...rest]);
  }

  private *removing(ids: readonly string[]): Generator<void, void> {
    for (const id of ids) yield this.index.remove([id]);
  }

  private fill(): Promise<void> {
    this.filling ??= this.fillNow();
    return this.filling;
  }

  /** Indexes abstracts last, in turns between which other updates go first. */
  private async fillNow(): Promise<void> {
    for (;;) {
      await this.taking;
      await this.restoring;
      const segment = this.segments.shift();
      const ids = segment === undefined ? this.abstracts.splice(0, turn) : [];
      if (segment !== undefined) await this.fillSegment(segment);
      else if (ids.length > 0) await inSlices(this.index.addAbstracts(ids));
      else break;
    }
    this.filling = undefined;
  }

  private async fillSegment(segment: Waiting): Promise<void> {
    const abstracts = await inSlices(this.index.addAbstractsAtOnce(segment));
    this.packed.set(segment.name, { papers: segment.papers, terms: { heads: segment.heads, abstracts } });
  }
}

/** Runs the work until `isEnough`. */
function* until(work: Generator<void>, isEnough: () => boolean): Generator<void> {
  while (work.next().done !== true && !isEnough()) yield;
}

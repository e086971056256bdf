import * as vscode from 'vscode';
import { formatOf } from '../../core/bibliography/bibliography';
import type { Reach } from '../../core/bibliography/reach';
import { decoded } from '../../core/bibtex/reading/decoded';
import { comparing, LaterText } from '../../core/bibtex/reading/longText';
import type { KeptBibliography } from '../../core/cache/keptBibliography';
import type { BibliographyFile } from '../../core/library/bibliographyFile';
import type { SourceKind } from '../../core/library/holding';
import type { Access } from '../files/access';
import { BufferChanges, type Buffered } from '../files/bufferChanges';
import { bytesOf, contentOf, Unreadable } from '../files/disk';
import { isMisread, openDocument } from '../files/documents';
import { bufferText, decode } from '../files/largeText';
import { debounced, inSlices } from '../files/slices';
import { watch } from '../files/watch';
import type { LibraryService } from '../library/windowLibrary';
import { type Log, logProblems, reason } from '../window/log';
import { warn } from '../window/notify';
import type { FoundInCache, LibraryCache } from './libraryCache';
import { type Held, readChange, readKept, readWhole } from './readBibliography';
import { showing } from './readingProgress';

export type { BibliographyFile } from '../../core/library/bibliographyFile';

/** Milliseconds after an edit until the file is read again, shorter than a fast typist's pause between keys. */
const patience = 20;

/** Buffers with at least this many lines are slow to read, so the file on disk is tried first. */
const manyLines = 20_000;

interface File {
  readonly kind: SourceKind;
  /** Who wants it: documents, the setting for library files, or both. */
  readonly wantedAs: Set<SourceKind>;
  readonly watcher: vscode.Disposable;
  readonly again: ReturnType<typeof debounced>;
  held: Promise<Held | undefined>;
}

/** Reads bibliographies, keeps them up to date with their buffers and files, and gives their papers to the library. */
export class BibliographyFiles implements vscode.Disposable {
  private readonly files = new Map<string, File>();
  private readonly failures = new Map<string, string>();
  private readonly changes = new BufferChanges();
  private readonly changed = new vscode.EventEmitter<string>();
  private readonly subscription: vscode.Disposable;
  /** Fires with the URI of a file whose entries may have changed. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly library: LibraryService,
    private readonly log: Log,
    private readonly cache: LibraryCache,
    private readonly access: Access,
  ) {
    const again = (document: vscode.TextDocument): void => this.files.get(document.uri.toString())?.again();
    this.subscription = vscode.Disposable.from(
      this.changes,
      this.changes.onDidChange(again),
      vscode.workspace.onDidSaveTextDocument((document) => void this.keep(document.uri.toString())),
      vscode.workspace.onDidOpenTextDocument(again),
      vscode.workspace.onDidCloseTextDocument(again),
    );
  }

  /** The file at a URI, read on the first request; undefined if it is missing or unreadable, or if `reach` does not include it. */
  async get(uri: string, reach: Reach, kind: SourceKind = 'bibliography'): Promise<BibliographyFile | undefined> {
    const refusal = await this.access.refusal(uri, reach);
    if (refusal !== undefined) return void this.log.warn(refusal);
    const file = this.files.get(uri) ?? this.start(uri, kind);
    file.wantedAs.add(kind);
    const held = await file.held;
    // A file that could not be read is tried again on the next request.
    if (held === undefined && this.failures.has(uri) && this.files.get(uri) === file) this.stop(uri, file);
    return held?.file;
  }

  /** Why a file can't be read that is there, as a sentence. */
  unread(uri: string): string | undefined {
    return this.failures.get(uri);
  }

  /** Whether the file at a URI is read here. */
  has(uri: string): boolean {
    return this.files.has(uri);
  }

  /** The files read so far. */
  async all(): Promise<BibliographyFile[]> {
    const held = await Promise.all([...this.files.values()].map((file) => file.held));
    return held.flatMap((one) => one?.file ?? []);
  }

  /** Rereads a file now; resolves when its papers can be searched. */
  async reread(uri: string): Promise<void> {
    const file = this.files.get(uri);
    if (file === undefined) return;
    const before = file.held;
    const after = before.then((held) => this.read(uri, file.kind, held));
    file.held = after;
    if ((await before)?.file !== (await after)?.file) this.changed.fire(uri);
  }

  /** Stops wanting a file as one kind; if no other kind wants it, forgets it and removes its papers from the library. */
  async release(uri: string, kind: SourceKind): Promise<void> {
    const file = this.files.get(uri);
    file?.wantedAs.delete(kind);
    if (file === undefined || file.wantedAs.size > 0) return;
    this.stop(uri, file);
    await file.held;
    if (!this.files.has(uri)) await this.library.setSource(uri, file.kind, []);
  }

  /** Releases the bibliographies that are not in `used`. */
  async releaseUnused(used: ReadonlySet<string>): Promise<void> {
    const unused = [...this.files].filter(([uri, { wantedAs }]) => wantedAs.has('bibliography') && !used.has(uri));
    await Promise.all(unused.map(([uri]) => this.release(uri, 'bibliography')));
    for (const uri of this.failures.keys()) if (!used.has(uri) && !this.files.has(uri)) this.failures.delete(uri);
  }

  dispose(): void {
    for (const [uri, file] of this.files) this.stop(uri, file);
    this.subscription.dispose();
    this.changed.dispose();
  }

  private start(uri: string, kind: SourceKind): File {
    const again = debounced(patience, () => void this.reread(uri));
    this.changes.follow(uri);
    const held = this.read(uri, kind);
    const file: File = { kind, wantedAs: new Set([kind]), again, watcher: watch(uri, again), held };
    this.files.set(uri, file);
    void showing(uri, held);
    return file;
  }

  private stop(uri: string, file: File): void {
    this.files.delete(uri);
    this.changes.forget(uri);
    file.watcher.dispose();
    file.again.dispose();
  }

  /** Brings a file up to date; returns the same object if nothing changed. Never rejects. */
  private async read(uri: string, kind: SourceKind, before?: Held): Promise<Held | undefined> {
    try {
      const held = await this.readNow(uri, kind, before);
      this.failures.delete(uri);
      return held;
    } catch (error) {
      this.failed(uri, error);
      return before;
    }
  }

  /** Keeps what was read before; logs the reason and, the first time, shows it to the user. */
  private failed(uri: string, error: unknown): void {
    const why = reason(error);
    this.log.error(`Reading ${uri}: ${why}`);
    if (this.failures.get(uri) === why) return;
    this.failures.set(uri, why);
    if (error instanceof Unreadable) void warn(why);
  }

  private async readNow(uri: string, kind: SourceKind, before: Held | undefined): Promise<Held | undefined> {
    // Wait for the deferred work; reading now would force it.
    await before?.settled;
    const document = openDocument(uri);
    if (document === undefined || isMisread(document)) return this.fromDisk(uri, kind, before);
    if (before === undefined && !document.isDirty && document.lineCount > manyLines) {
      // The file on disk may be cached from the last session; comparing the buffer with it is then quick.
      const held = await this.fromDisk(uri, kind, before);
      this.files.get(uri)?.again();
      if (held !== undefined) return held;
    }
    const changed = this.changes.since(uri, before);
    if (changed !== undefined) return this.fromBuffer(uri, kind, changed, before);
    this.changes.seen(uri, document.version);
    return this.fromBuffer(uri, kind, await bufferText(document), before);
  }

  private async fromBuffer(uri: string, kind: SourceKind, { text, version, change }: Buffered, before: Held | undefined): Promise<Held> {
    // The text may be the same even where no change was reported.
    if (before?.text === text || (before !== undefined && change === undefined && (await inSlices(comparing(before.text, text)))))
      return { ...before, version };
    const read =
      before !== undefined && change !== undefined ? await readChange(uri, text, change, before) : await readWhole(uri, text, before);
    return this.taken({ ...read, version }, kind);
  }

  private async fromDisk(uri: string, kind: SourceKind, before: Held | undefined): Promise<Held | undefined> {
    const read = (): Promise<Uint8Array | undefined> => contentOf(vscode.Uri.parse(uri, true));
    const isFirst = before === undefined && formatOf(uri) === 'bibtex';
    const { content: bytes, id, kept }: FoundInCache = isFirst ? await this.cache.find(uri, read) : { content: await read() };
    if (bytes === undefined) {
      if (before !== undefined) await this.library.setSource(uri, kind, []);
      return undefined;
    }
    if (kept !== undefined) {
      const held = readKept(uri, new LaterText(kept.scan.length, () => decoded(bytes)), kept);
      await this.taken(held, kind, id, kept);
      const settled = inSlices(held.bib.later()).catch((error: unknown) => this.log.error(`Reading ${uri}: ${reason(error)}`));
      return { ...held, settled };
    }
    const text = await decode(bytes);
    if (before !== undefined && (await inSlices(comparing(before.text, text))))
      return { file: before.file, text, ...(before.bib && { bib: before.bib }) };
    return this.taken(await readWhole(uri, text, before), kind, id);
  }

  /** Caches a large saved file once edits have paused. */
  private async keep(uri: string): Promise<void> {
    const file = this.files.get(uri);
    const held = await file?.held;
    if (held?.bib === undefined || held.text.length < this.cache.worthwhile) return;
    this.cache.keep(
      held,
      async () => {
        const bytes = await bytesOf(vscode.Uri.parse(uri, true));
        if (bytes === undefined || (await this.files.get(uri)?.held)?.file !== held.file) return undefined;
        return (await inSlices(comparing(await decode(bytes), held.text))) ? this.cache.identify(bytes) : undefined;
      },
      () => this.library.pack(uri, held.file.papers),
    );
  }

  /** Gives the papers to the library; caches a file that has an id for its content, unless it is cached already. */
  private async taken(held: Held, kind: SourceKind, id?: string, kept?: KeptBibliography): Promise<Held> {
    const { uri, papers, problems } = held.file;
    logProblems(this.log, problems);
    this.log.debug(`Read ${uri}: ${papers.length} papers${kept === undefined ? '' : ', kept from an earlier session'}`);
    await this.library.setSource(uri, kind, papers, kept);
    if (id !== undefined && kept === undefined)
      this.cache.keep(
        held,
        async () => id,
        () => this.library.pack(uri, papers),
      );
    return held;
  }
}

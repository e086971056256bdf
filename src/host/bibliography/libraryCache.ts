import * as vscode from 'vscode';
import { bibliographyInFile, type KeptBibliography, keptFileOf } from '../../core/cache/keptBibliography';
import type { PackedPapers } from '../../core/search/index/segment';
import { bytesOf, factsOf, namesInFolder, sha256, sizeOf } from '../files/disk';
import { inSlices } from '../files/slices';
import { deleteFile, replaceFile, writeFile } from '../files/stored';
import { type Log, reason } from '../window/log';
import type { Held } from './readBibliography';

/** Most files kept: those of a few projects. */
const mostKept = 8;
/** Milliseconds to wait before caching a file, to keep the processor free while a session starts. */
const patience = 5000;
const ending = '.library';

/** The content of a file, its id if it is worth caching, and what is cached for it. */
export interface FoundInCache {
  readonly content: Uint8Array | undefined;
  readonly id?: string;
  readonly kept?: KeptBibliography;
}

/**
 * Caches parsed and indexed large library files in the extension's storage, keyed by content, so that a file unchanged since the
 * last session isn't parsed and indexed again. Broken files and those of other versions are deleted.
 */
export class LibraryCache implements vscode.Disposable {
  /** Files with fewer bytes are faster to parse than to look up. */
  readonly worthwhile = 2 ** 20;
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();

  /** `version` names the extension's version, since another one may parse the same file differently, and the language of the cached messages. */
  constructor(
    private readonly folder: vscode.Uri,
    private readonly version: string,
    private readonly log: Log,
  ) {}

  /**
   * Finds what is cached for the file at a URI, whose content `read` returns. A cache file for content of the same length is most
   * likely the right one, so it is parsed while the content is being read.
   */
  async find(uri: string, read: () => Promise<Uint8Array | undefined>): Promise<FoundInCache> {
    const likely = await this.ofLength(await sizeOf(vscode.Uri.parse(uri, true)));
    const looking = likely && this.lookInto(likely, uri);
    const content = await read();
    const id = content === undefined ? undefined : await this.identify(content);
    if (id === undefined) return { content };
    const file = this.file(id);
    const kept = await (file.path === likely?.path ? looking : this.lookInto(file, uri));
    return kept === undefined ? { content, id } : { content, id, kept };
  }

  /** The id of a content: its length and digest; undefined if it is not worth caching. */
  async identify(content: Uint8Array): Promise<string | undefined> {
    const digest = content.length < this.worthwhile ? undefined : await sha256(content);
    return digest && `${content.length}-${digest}`;
  }

  /** Caches a file in a few seconds; `identify` and `pack` return undefined if it has changed by then. */
  keep(held: Held, identify: () => Promise<string | undefined>, pack: () => Promise<PackedPapers | undefined>): void {
    const { uri } = held.file;
    clearTimeout(this.waiting.get(uri));
    const write = async (): Promise<void> => {
      this.waiting.delete(uri);
      const id = await identify();
      const terms = id === undefined ? undefined : await pack();
      if (id !== undefined && terms !== undefined) await this.write(id, held, terms);
    };
    const timer = setTimeout(
      () => void write().catch((error: unknown) => this.log.warn(`The library cache was not written: ${reason(error)}`)),
      patience,
    );
    this.waiting.set(uri, timer);
  }

  /** Caches a file under the id of its content. */
  async write(id: string, { bib }: Held, terms: PackedPapers): Promise<void> {
    if (bib === undefined) return;
    const bytes = await inSlices(keptFileOf(bib.scanned, { ...bib.made, terms }, this.version));
    // Written under a temporary name, since closing the window may interrupt it.
    const half = vscode.Uri.joinPath(this.folder, `${id}.part`);
    await writeFile(half, bytes);
    await replaceFile(half, this.file(id));
    await this.dropOldest();
  }

  dispose(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
  }

  /** A cached file for content of this length. */
  private async ofLength(length: number): Promise<vscode.Uri | undefined> {
    if (length < this.worthwhile) return undefined;
    const name = (await namesInFolder(this.folder)).find((one) => one.startsWith(`${length}-`) && this.isCurrent(one));
    return name === undefined ? undefined : vscode.Uri.joinPath(this.folder, name);
  }

  /** The content of a cache file; a broken one is deleted. */
  private async lookInto(file: vscode.Uri, uri: string): Promise<KeptBibliography | undefined> {
    const bytes = await bytesOf(file);
    if (bytes === undefined) return undefined;
    const kept = await inSlices(bibliographyInFile(bytes, uri, this.version)).catch(() => undefined);
    if (kept === undefined) await deleteFile(file);
    return kept;
  }

  private isCurrent(name: string): boolean {
    return name.endsWith(`-${this.version}${ending}`);
  }

  private file(id: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, `${id}-${this.version}${ending}`);
  }

  /** Keeps the newest few of this version, and files that another window may be writing. */
  private async dropOldest(): Promise<void> {
    const dated = await Promise.all(
      (await namesInFolder(this.folder)).map(async (name) => ({
        name,
        isCurrent: this.isCurrent(name),
        time: await timeOf(vscode.Uri.joinPath(this.folder, name)),
      })),
    );
    const kept = dated
      .filter(({ isCurrent }) => isCurrent)
      .sort((a, b) => b.time - a.time)
      .slice(0, mostKept);
    const isOpen = ({ name, time }: (typeof dated)[number]): boolean => name.endsWith('.part') && Date.now() - time < 60_000;
    const gone = dated.filter((one) => !kept.includes(one) && !isOpen(one));
    await Promise.all(gone.map(({ name }) => deleteFile(vscode.Uri.joinPath(this.folder, name))));
  }
}

/** When a file was last written, in milliseconds since 1970; 0 if another window has deleted it. */
async function timeOf(file: vscode.Uri): Promise<number> {
  try {
    return (await factsOf(file))?.writtenAt ?? 0;
  } catch {
    return 0;
  }
}

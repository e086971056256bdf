import * as vscode from 'vscode';
import { bibliographyInFile, type KeptBibliography, keptFileOf } from '../../core/cache/keptBibliography';
import type { PackedPapers } from '../../core/search/index/segment';
import { bytesOf, factsOf, namesIn, sha256, sizeOf } from '../files/disk';
import { inSlices } from '../files/slices';
import { deleteFile, replaceFile, writeFile } from '../files/stored';
import { type Log, reason } from '../window/log';
import type { Held } from './readBibliography';

/** Files that are kept: those of a few projects. */
const mostKept = 8;
/** How long after reading a file it is kept, so that the start of a session has the processor for itself. */
const patience = 5000;
const ending = '.library';

/** The content of a file, what it is called where it is worth keeping, and what is kept of it. */
export interface FoundInCache {
  readonly content: Uint8Array | undefined;
  readonly id?: string;
  readonly kept?: KeptBibliography;
}

/**
 * Keeps what was made of large library files, in the extension's own storage, under a name that tells their content: a file that is
 * the same as in the last session need not be read into papers and indexed again. What is broken or of another version is deleted.
 */
export class LibraryCache implements vscode.Disposable {
  /** Files of fewer bytes are read faster than they are looked up. */
  readonly worthwhile = 2 ** 20;
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();

  /** `version` is that of the extension, which another may make other papers of the same file, and the language of the messages that are kept. */
  constructor(
    private readonly folder: vscode.Uri,
    private readonly version: string,
    private readonly log: Log,
  ) {}

  /**
   * Finds what is kept of the file at a URI, whose content `read` gives. A file that is kept of a content as long as this is most likely
   * the one: both are read at once, and it is looked into meanwhile.
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

  /** What a content is called, its length first; undefined for what is not worth keeping. */
  async identify(content: Uint8Array): Promise<string | undefined> {
    const digest = content.length < this.worthwhile ? undefined : await sha256(content);
    return digest && `${content.length}-${digest}`;
  }

  /** Keeps a file as it was read, some seconds from now; `identify` and `pack` give nothing where it changed until then. */
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

  /** Keeps a file as it was read, under the name of its content. */
  async write(id: string, { bib }: Held, terms: PackedPapers): Promise<void> {
    if (bib === undefined) return;
    const bytes = await inSlices(keptFileOf(bib.scanned, { ...bib.made, terms }, this.version));
    // Under another name until it is whole: a window that is closed meanwhile leaves no half.
    const half = vscode.Uri.joinPath(this.folder, `${id}.part`);
    await writeFile(half, bytes);
    await replaceFile(half, this.file(id));
    await this.dropOldest();
  }

  dispose(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
  }

  /** A file that is kept of a content of this length. */
  private async ofLength(length: number): Promise<vscode.Uri | undefined> {
    if (length < this.worthwhile) return undefined;
    const name = (await namesIn(this.folder)).find((one) => one.startsWith(`${length}-`) && this.isCurrent(one));
    return name === undefined ? undefined : vscode.Uri.joinPath(this.folder, name);
  }

  /** What a file of the cache keeps; one that is broken is deleted. */
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

  /** Leaves the newest few of this version, and what another window may be writing. */
  private async dropOldest(): Promise<void> {
    const dated = await Promise.all(
      (await namesIn(this.folder)).map(async (name) => ({
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

/** When a file was written; 0 for one that another window deleted meanwhile. */
async function timeOf(file: vscode.Uri): Promise<number> {
  try {
    return (await factsOf(file))?.writtenAt ?? 0;
  } catch {
    return 0;
  }
}

import * as vscode from 'vscode';
import type { Paper } from '../core/corpus/paper';
import { type Log, reason } from './log';
import type { Held, KeptPapers } from './readBibliography';
import { inSlices } from './slices';

/** What a file's content is called in the cache. */
export interface Identified {
  readonly id: string;
}

/** The papers of a file and what the search index holds of them, as an earlier session made them. */
export interface CachedLibrary {
  readonly papers: KeptPapers;
  readonly index: readonly string[];
}

interface Head {
  readonly format: string;
  readonly papers: number;
  readonly heirs: readonly number[];
  readonly hasAliases: boolean;
}

/** Files that are kept: those of a few projects. */
const mostKept = 8;
/** How long after reading a file it is kept, so that the start of a session has the processor for itself. */
const patience = 5000;
/** Papers on one line: they are parsed at once, in a millisecond. */
const papersInLine = 100;
const ending = '.library';

/**
 * Keeps what was made of large library files, in the extension's own storage, under a name that tells their content: a file that is
 * the same as in the last session need not be read into papers and indexed again. Of another version, broken or gone it is ignored.
 */
export class LibraryCache implements vscode.Disposable {
  /** Files of fewer bytes are read faster than they are looked up. */
  readonly worthwhile = 2 ** 20;
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();

  /** `version` is that of the extension: another one may make other papers of the same file. */
  constructor(
    private readonly folder: vscode.Uri,
    private readonly version: string,
    private readonly log: Log,
  ) {}

  /** The content's name, with what is kept of it; undefined for what is not worth keeping. */
  async find(bytes: Uint8Array, uri: string): Promise<(Identified & Partial<CachedLibrary>) | undefined> {
    const id = await this.identify(bytes);
    if (id === undefined) return undefined;
    try {
      const kept = await vscode.workspace.fs.readFile(this.file(id));
      return { id, ...(await inSlices(read(kept, uri, this.format()))) };
    } catch {
      return { id };
    }
  }

  /** What a content is called; undefined for what is not worth keeping. */
  async identify(bytes: Uint8Array): Promise<string | undefined> {
    if (bytes.length < this.worthwhile || globalThis.crypto?.subtle === undefined) return undefined;
    const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /** Keeps a file as it was read, some seconds from now; `identify` and `snapshot` give nothing where it changed until then. */
  keep({ file, bib }: Held, identify: () => Promise<string | undefined>, snapshot: () => Promise<readonly string[] | undefined>): void {
    clearTimeout(this.waiting.get(file.uri));
    if (bib === undefined) return;
    const write = async (): Promise<void> => {
      const id = await identify();
      const index = id === undefined ? undefined : await snapshot();
      if (id === undefined || index === undefined) return;
      const bytes = await inSlices(written({ papers: bib.made, index }, this.format()));
      await vscode.workspace.fs.writeFile(this.file(id), bytes);
      await this.dropOldest();
    };
    const timer = setTimeout(() => void write().catch((error: unknown) => this.log.warn(`The library cache was not written: ${reason(error)}`)), patience);
    this.waiting.set(file.uri, timer);
  }

  dispose(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
  }

  private file(id: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, `${id}${ending}`);
  }

  private format(): string {
    return `lectern ${this.version}`;
  }

  private async dropOldest(): Promise<void> {
    const names = (await vscode.workspace.fs.readDirectory(this.folder)).map(([name]) => name).filter((name) => name.endsWith(ending));
    const dated = await Promise.all(names.map(async (name) => ({ name, time: (await vscode.workspace.fs.stat(vscode.Uri.joinPath(this.folder, name))).mtime })));
    const old = dated.sort((a, b) => b.time - a.time).slice(mostKept);
    for (const { name } of old) await vscode.workspace.fs.delete(vscode.Uri.joinPath(this.folder, name));
  }
}

/** A line of JSON for the head, for each hundred papers without their sources, then the index. */
function* written({ papers: { papers, heirs, hasAliases }, index }: CachedLibrary, format: string): Generator<void, Uint8Array> {
  const encoder = new TextEncoder();
  const head: Head = { format, papers: papers.length, heirs, hasAliases };
  const lines = [encoder.encode(`${JSON.stringify(head)}\n`)];
  for (let at = 0; at < papers.length; at += papersInLine) {
    lines.push(encoder.encode(`${JSON.stringify(papers.slice(at, at + papersInLine).map(({ sources: _, ...facts }) => facts))}\n`));
    yield;
  }
  for (const part of index) {
    lines.push(encoder.encode(`${part}\n`));
    yield;
  }
  const bytes = new Uint8Array(lines.reduce((sum, line) => sum + line.length, 0));
  let at = 0;
  for (const line of lines) {
    bytes.set(line, at);
    at += line.length;
  }
  return bytes;
}

function* read(bytes: Uint8Array, uri: string, format: string): Generator<void, CachedLibrary | undefined> {
  const decoder = new TextDecoder();
  let at = 0;
  const line = (): string => {
    const end = bytes.indexOf(10, at);
    const text = decoder.decode(bytes.subarray(at, end < 0 ? bytes.length : end));
    at = end < 0 ? bytes.length : end + 1;
    return text;
  };
  const head: unknown = JSON.parse(line());
  if (!isHead(head, format)) return undefined;
  const papers: Paper[] = [];
  while (papers.length < head.papers) {
    const some: unknown = JSON.parse(line());
    if (!Array.isArray(some) || some.length === 0) return undefined;
    for (const facts of some) papers.push(Object.assign(facts, { sources: [uri] }));
    yield;
  }
  const index: string[] = [];
  while (at < bytes.length) {
    index.push(line());
    yield;
  }
  return { papers: { papers, heirs: head.heirs, hasAliases: head.hasAliases }, index };
}

function isHead(value: unknown, format: string): value is Head {
  if (typeof value !== 'object' || value === null) return false;
  return 'format' in value && value.format === format && 'papers' in value && typeof value.papers === 'number' && 'heirs' in value && Array.isArray(value.heirs) && 'hasAliases' in value;
}

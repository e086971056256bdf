import * as vscode from 'vscode';
import { arraysOfTerms, termsOfArrays } from '../core/cache/termRecords';
import { papersIn, recordsOf } from '../core/cache/paperRecords';
import { recordsOfScan, type ScanFacts, scanOfRecords } from '../core/cache/scanRecords';
import { fileOf, sectionsOf } from '../core/cache/sections';
import type { EntryPapers } from '../core/bibtex/papersOf';
import type { ScannedBibliography } from '../core/bibtex/parse';
import { packNames } from '../core/library/holding';
import { ABSTRACT_FIELDS, HEAD_FIELDS } from '../core/search/fields';
import type { PackedPapers } from '../core/search/segment';
import { type Log, reason } from './log';
import type { Held } from './readBibliography';
import { inSlices } from './slices';

/** A bibliography as an earlier session read it. */
export interface KeptBibliography extends Pick<EntryPapers, 'papers' | 'heirs' | 'hasAliases'> {
  readonly scanned: ScannedBibliography;
  readonly terms: PackedPapers;
  /** Of `packNames`. */
  readonly names: Uint32Array;
}

interface Head extends Pick<EntryPapers, 'heirs' | 'hasAliases'> {
  readonly format: string;
  readonly scan: ScanFacts;
  readonly arrays: { readonly scan: number; readonly heads: number; readonly abstracts: number };
}

/** Files that are kept: those of a few projects. */
const mostKept = 8;
/** How long after reading a file it is kept, so that the start of a session has the processor for itself. */
const patience = 5000;
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

  /** What is kept under a name, of the file at a URI with this text; undefined where there is none. */
  async find(id: string, uri: string, text: Promise<string>): Promise<KeptBibliography | undefined> {
    try {
      const bytes = await vscode.workspace.fs.readFile(this.file(id));
      return await inSlices(read(bytes, uri, await text, this.format()));
    } catch {
      return undefined;
    }
  }

  /** What a content is called; undefined for what is not worth keeping. */
  async identify(bytes: Uint8Array): Promise<string | undefined> {
    if (bytes.length < this.worthwhile || globalThis.crypto?.subtle === undefined) return undefined;
    const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /** Keeps a file as it was read, some seconds from now; `identify` and `pack` give nothing where it changed until then. */
  keep({ file, bib }: Held, identify: () => Promise<string | undefined>, pack: () => Promise<PackedPapers | undefined>): void {
    clearTimeout(this.waiting.get(file.uri));
    if (bib === undefined) return;
    const write = async (): Promise<void> => {
      const id = await identify();
      const terms = id === undefined ? undefined : await pack();
      if (id === undefined || terms === undefined) return;
      const { heirs, hasAliases, papers } = bib.made;
      const bytes = await inSlices(written({ scanned: bib.scanned, papers, heirs, hasAliases, terms }, this.format()));
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

function* written({ scanned, papers, heirs, hasAliases, terms }: Omit<KeptBibliography, 'names'>, format: string): Generator<void, Uint8Array> {
  const scan = yield* recordsOfScan(scanned);
  const records = yield* recordsOf(papers);
  const names = yield* packNames(papers);
  const [heads, abstracts] = [arraysOfTerms(terms.heads), arraysOfTerms(terms.abstracts)];
  const head: Head = { format, heirs, hasAliases, scan: scan.facts, arrays: { scan: scan.arrays.length, heads: heads.length, abstracts: abstracts.length } };
  return yield* fileOf({ head, arrays: [...scan.arrays, ...heads, ...abstracts, names, ...records] });
}

function* read(file: Uint8Array, uri: string, text: string, format: string): Generator<void, KeptBibliography | undefined> {
  const sections = yield* sectionsOf(file);
  if (sections === undefined || !isHead(sections.head, format)) return undefined;
  const { heirs, hasAliases, scan, arrays } = sections.head;
  const rest = [...sections.arrays];
  const scanned = yield* scanOfRecords(text, uri, scan, rest.splice(0, arrays.scan));
  const heads = termsOfArrays(HEAD_FIELDS, rest.splice(0, arrays.heads));
  yield;
  const abstracts = termsOfArrays(ABSTRACT_FIELDS, rest.splice(0, arrays.abstracts));
  const [names, ...records] = rest;
  const papers = yield* papersIn(records, uri);
  if (scanned === undefined || heads === undefined || abstracts === undefined || papers === undefined || !(names instanceof Uint32Array)) return undefined;
  if (heads.held.length !== papers.length || abstracts.held.length !== papers.length) return undefined;
  return { scanned, papers, heirs, hasAliases, terms: { heads, abstracts }, names };
}

function isHead(value: unknown, format: string): value is Head {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === format;
}

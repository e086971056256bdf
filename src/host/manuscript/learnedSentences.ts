import * as vscode from 'vscode';
import { dirnameUri, nearestFirst } from '../../core/bibliography/uriPath';
import { syntaxFor } from '../../core/citation/forLanguage';
import type { CitationSyntax } from '../../core/citation/syntax';
import type { Paper } from '../../core/corpus/paper';
import { languageOfFile, languageWithId, manuscriptGlob } from '../../core/languages';
import type { CitingSentence } from '../../core/search/suggest/learnedField';
import type { Bibliographies } from '../bibliography/bibliographies';
import { openDocument, syntaxOf } from '../files/documents';
import { filesMatching } from '../files/matching';
import { inSlices } from '../files/slices';
import { setting } from '../window/settings';

/** Most manuscript files to learn from: those nearest to open documents. */
const mostFiles = 100;
/** Most files listed to find the nearest. */
const mostListed = 5000;
/** Characters; longer files aren't manuscripts. */
const longest = 2_000_000;
/** Most sentences kept in all. */
const mostSentences = 5000;
/** Milliseconds for which suggestions wait for files to be read. */
const patience = 1500;
/** A cheap test for possible citations in a text, which spares opening most files. */
const CITES = /cite|@[\p{L}\p{N}_]/iu;

/** The version that marks a file to be read again. */
const outdated = -1;

/** The sentences learned from one file. */
interface Learned {
  /** The document's version if open, else undefined. */
  readonly version: number | undefined;
  readonly sentences: readonly CitingSentence[];
  /** Whether all keys resolved to papers. */
  readonly isWhole: boolean;
}

/**
 * The sentences that cite papers in the workspace's manuscripts, read in the background without opening documents. They are kept only
 * in memory and dropped with their file; there are none if the user switches this off or doesn't trust the workspace.
 */
export class LearnedSentences implements vscode.Disposable {
  private readonly files = new Map<string, Learned>();
  private readonly subscriptions: vscode.Disposable[];
  private sentences: readonly CitingSentence[] = [];
  private reading: Promise<void> | undefined;
  /** Files changed or deleted while files were being read. */
  private readonly changed = new Set<string>();
  /** The folders of open manuscripts already searched for nearby files. */
  private readonly scanned = new Set<string>();

  constructor(private readonly bibliographies: Bibliographies) {
    const watcher = vscode.workspace.createFileSystemWatcher(manuscriptGlob);
    const outdate = (uri: vscode.Uri): void => {
      if (this.files.has(uri.toString())) this.scanned.clear();
      if (openDocument(uri.toString()) === undefined) this.drop(uri.toString());
    };
    this.subscriptions = [
      watcher,
      watcher.onDidDelete((uri) => this.drop(uri.toString())),
      watcher.onDidChange(outdate),
      watcher.onDidCreate(() => this.scanned.clear()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.closed(uri)),
      bibliographies.onDidChange(() => this.forgetUnresolved()),
    ];
  }

  /** The sentences known now; changed files are read in the background for the next call. */
  known(): readonly CitingSentence[] {
    if (!this.isWanted()) this.forgetAll();
    else void this.refresh();
    return this.sentences;
  }

  /** The manuscripts' current sentences, or those read within `patience`. */
  async all(): Promise<readonly CitingSentence[]> {
    if (!this.isWanted()) this.forgetAll();
    else await Promise.race([this.refresh(), new Promise((resolve) => setTimeout(resolve, patience))]);
    return this.sentences;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private isWanted(): boolean {
    return !this.bibliographies.access.isRestricted && setting('suggestions.learn');
  }

  private refresh(): Promise<void> {
    this.reading ??= this.read().finally(() => {
      this.reading = undefined;
      this.changed.clear();
    });
    return this.reading;
  }

  private async read(): Promise<void> {
    const open = vscode.workspace.textDocuments.filter(({ languageId, uri }) => languageWithId(languageId) !== undefined && isOwn(uri));
    const uris = new Set(open.map(({ uri }) => uri.toString()));
    const folders = [...uris].map(dirnameUri);
    for (const [uri, { version }] of this.files) if (version === outdated) uris.add(uri);
    if (folders.some((folder) => !this.scanned.has(folder))) {
      for (const folder of folders) this.scanned.add(folder);
      // If the search fails, open documents are still learned from.
      for (const uri of await found(folders).catch(() => [])) uris.add(uri);
      for (const uri of this.files.keys()) if (!uris.has(uri)) this.forget(uri);
    }
    for (const uri of uris) {
      const known = this.files.get(uri);
      const version = openDocument(uri)?.version;
      if (known !== undefined && known.version === version) continue;
      // Skip a file that can't be read; opening it reports the error.
      this.changed.delete(uri);
      const learned = await this.learn(uri).catch(() => undefined);
      if (learned === undefined || this.changed.has(uri)) this.forget(uri);
      else this.keep(uri, learned);
    }
  }

  private async learn(uri: string): Promise<Learned | undefined> {
    const { access } = this.bibliographies;
    const document = openDocument(uri);
    const version = document?.version;
    const text = document?.getText() ?? (await access.readText(uri, access.reach(uri)));
    if (text === undefined || text.length > longest) return undefined;
    const syntax = document === undefined ? syntaxOfFile(uri) : syntaxOf(document);
    if (syntax === undefined || !CITES.test(text)) return { version, sentences: [], isWhole: true };
    const { citingSentences } = await import('../../core/writing/citingPassage');
    const cited = await inSlices(citingSentences(text, syntax));
    const papers = await this.papersOf(new Set(cited.flatMap(({ keys }) => keys)), uri, text, document);
    let isWhole = true;
    const sentences: CitingSentence[] = [];
    for (const { keys, ...sentence } of cited) {
      const ids = keys.flatMap((key) => papers.get(key)?.id ?? []);
      isWhole &&= ids.length === keys.length;
      if (ids.length > 0) sentences.push({ ...sentence, ids });
    }
    return { version, sentences, isWhole };
  }

  private async papersOf(
    keys: ReadonlySet<string>,
    uri: string,
    text: string,
    document: vscode.TextDocument | undefined,
  ): Promise<ReadonlyMap<string, Paper>> {
    if (document === undefined) return this.bibliographies.papersIn({ uri, languageId: languageOfFile(uri)?.ids[0] ?? '', text }, keys);
    const papers = new Map<string, Paper>();
    for (const key of keys) {
      const paper = await this.bibliographies.paper(document, key);
      if (paper !== undefined) papers.set(key, paper);
    }
    return papers;
  }

  private keep(uri: string, learned: Learned): void {
    // The most recently read file is kept longest.
    this.files.delete(uri);
    this.files.set(uri, learned);
    this.gather();
  }

  private drop(uri: string): void {
    if (this.reading !== undefined) {
      this.changed.add(uri);
      this.scanned.clear();
    }
    this.forget(uri);
  }

  /** Forgets what was never saved: a document without a file, and the unsaved text of one with a file, which is read again. */
  private closed(uri: vscode.Uri): void {
    const known = this.files.get(uri.toString());
    if (uri.scheme === 'untitled') this.drop(uri.toString());
    else if (known !== undefined) this.files.set(uri.toString(), { ...known, version: outdated });
  }

  private forget(uri: string): void {
    if (this.files.delete(uri)) this.gather();
  }

  private forgetAll(): void {
    this.files.clear();
    this.scanned.clear();
    if (this.sentences.length > 0) this.sentences = [];
  }

  /** Marks files with unresolved keys to be read again, since the keys may resolve now. */
  private forgetUnresolved(): void {
    for (const [uri, known] of this.files) if (!known.isWhole) this.files.set(uri, { ...known, version: outdated });
  }

  private gather(): void {
    this.sentences = [...this.files.values()].flatMap(({ sentences }) => sentences).slice(-mostSentences);
  }
}

/** Whether a document is the user's own text: in the workspace or untitled, and not one side of a diff. */
function isOwn(uri: vscode.Uri): boolean {
  return uri.scheme === 'untitled' || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

function syntaxOfFile(uri: string): CitationSyntax | undefined {
  const { path } = vscode.Uri.parse(uri, true);
  const language = languageOfFile(path)?.ids[0];
  return language === undefined ? undefined : syntaxFor(language, path, { latexCommands: setting('citation.latexCommands') });
}

async function found(folders: readonly string[]): Promise<readonly string[]> {
  const uris = await filesMatching(manuscriptGlob, { exclude: '**/node_modules/**', most: mostListed });
  return nearestFirst(uris.map(String), folders).slice(0, mostFiles);
}

import * as vscode from 'vscode';
import type { FoundBibliographies, SourceDocument } from '../../core/bibliography/bibliography';
import type { Paper } from '../../core/corpus/paper';
import { languageWithId } from '../../core/languages';
import type { KeyIn } from '../../core/library/ownDrafts';
import type { Access } from '../files/access';
import { DocumentCache, type Made } from '../files/documentCache';
import { canonical, shownDocuments, syntaxOf } from '../files/documents';
import { debounced } from '../files/slices';
import type { LibraryService, PaperIds } from '../library/windowLibrary';
import { setting } from '../window/settings';
import type { BibliographyFile, BibliographyFiles } from './bibliographyFiles';

/** The bibliographies of one document, read. */
export interface DocumentBibliographies {
  readonly found: FoundBibliographies;
  /** In the document's order. */
  readonly files: readonly BibliographyFile[];
  /** Current library ids of all their papers. */
  readonly ids: PaperIds;
}

/** Milliseconds for which the papers of closed documents stay loaded: users who browse files often return to one. */
const patience = 10_000;
/** The longest that they stay while the user keeps opening files every few seconds, in milliseconds. */
const longestPatience = 60_000;

/** The bibliographies that each open document uses, updated as documents and files change; gives the last answer while the next is being computed. */
export class Bibliographies implements vscode.Disposable {
  private readonly known = new DocumentCache<DocumentBibliographies>((document, signal) => this.find(document, signal));
  private readonly cited = new WeakMap<vscode.TextDocument, { version: number; keys: ReadonlySet<string> }>();
  /** The URIs of each document's bibliographies as last found, kept even while they are outdated. */
  private readonly used = new Map<string, readonly string[]>();
  private readonly release = debounced(patience, () => void this.releaseUnused(), longestPatience);
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  /** Fires when a document's bibliographies, or the entries of one, may have changed. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly held: BibliographyFiles,
    private readonly library: LibraryService,
    readonly access: Access,
  ) {
    this.subscriptions = [
      this.changed,
      this.release,
      vscode.window.tabGroups.onDidChangeTabs(({ closed, changed }) => {
        if (closed.length + changed.length > 0) this.release();
      }),
      held.onDidChange(() => this.outdate()),
      vscode.workspace.onDidCloseTextDocument((document) => this.known.forget(document.uri.toString())),
      vscode.workspace.onDidSaveTextDocument((document) => {
        if (document.languageId !== 'bibtex') this.outdate();
      }),
      vscode.workspace.onDidCreateFiles(() => this.outdate()),
      vscode.workspace.onDidDeleteFiles(() => this.outdate()),
      vscode.workspace.onDidRenameFiles(() => this.outdate()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('lectern')) this.outdate();
      }),
    ];
  }

  /** The document's bibliographies, with the library’s titles loaded; at once if they are known, even if the document was edited a moment ago. */
  of(document: vscode.TextDocument): Promise<DocumentBibliographies> {
    return this.known.of(document);
  }

  /** The document's bibliographies for its current text. */
  refresh(document: vscode.TextDocument): Promise<DocumentBibliographies> {
    return this.known.refresh(document);
  }

  /** The .bib or other library file at a URI, read and parsed. */
  file(uri: string): Promise<BibliographyFile | undefined> {
    this.release();
    return this.held.get(uri, this.access.reach(uri));
  }

  /** Why a file can't be read that is there, as a sentence. */
  unread(uri: string): string | undefined {
    return this.held.unread(uri);
  }

  /** All files read so far. */
  files(): Promise<BibliographyFile[]> {
    return this.held.all();
  }

  /** The paper that a key means in a document: that of the first of its bibliographies to hold the key. */
  async paper(document: vscode.TextDocument, key: string): Promise<Paper | undefined> {
    const { files } = await this.of(document);
    for (const file of files) {
      const own = file.byKey.get(key);
      if (own !== undefined) return this.library.merged(own);
    }
    return undefined;
  }

  /**
   * The papers that keys mean in a file of a manuscript that isn't open: those in its own bibliographies, as far as they have been read
   * for other documents. Another project may have the same key for another work.
   */
  async papersIn(file: SourceDocument, keys: ReadonlySet<string>): Promise<ReadonlyMap<string, Paper>> {
    const read = new Map((await this.held.all()).map((one) => [one.uri, one]));
    const isKnown = [...read.values()].some(({ byKey }) => [...keys].some((key) => byKey.has(key)));
    const uris = isKnown ? (await this.located(file, vscode.Uri.parse(file.uri, true))).bibliographies.map(({ uri }) => uri) : [];
    return new Map(
      [...keys].flatMap((key): [string, Paper][] => {
        const own = uris.map((uri) => read.get(uri)?.byKey.get(key)).find((one) => one !== undefined);
        return own === undefined ? [] : [[key, this.library.merged(own)]];
      }),
    );
  }

  /** The key by which a document cites a paper: the one in its own bibliographies, else the library's. */
  keyOf(paper: Paper, { files }: DocumentBibliographies): string {
    const key = this.library.keyIn(
      paper.id,
      files.map((file) => file.uri),
    );
    return key ?? paper.citationKey;
  }

  /** The key under which a file has a paper; undefined if it lacks it. */
  readonly keyIn: KeyIn = ({ id }, { uri }) => this.library.keyIn(id, [uri]);

  /** Keys that the document's text cites; computed once per version. */
  async citedIn(document: vscode.TextDocument): Promise<ReadonlySet<string>> {
    const known = this.cited.get(document);
    if (known?.version === document.version) return known.keys;
    const keys = new Set(
      syntaxOf(document)
        ?.citations(document.getText())
        .flatMap((citation) => citation.keys.map((key) => key.key)),
    );
    this.cited.set(document, { version: document.version, keys });
    return keys;
  }

  /** The library ids of the papers that the document's text cites. */
  async citedPapers(document: vscode.TextDocument): Promise<ReadonlySet<string>> {
    const papers = await this.papersOf(document, [...(await this.citedIn(document))]);
    return new Set(papers.map(({ id }) => id));
  }

  /** The papers that the document cites by some keys, in their order; those that nothing is known of are left out. */
  async papersOf(document: vscode.TextDocument, keys: readonly string[]): Promise<readonly Paper[]> {
    const papers = await Promise.all(keys.map((key) => this.paper(document, key)));
    return papers.filter((paper) => paper !== undefined);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async find(document: vscode.TextDocument, signal: AbortSignal): Promise<Made<DocumentBibliographies>> {
    const reach = this.access.reach(document.uri.toString());
    const file = { uri: document.uri.toString(), languageId: document.languageId, text: document.getText() };
    const [found] = await Promise.all([this.located(file, document), this.library.titlesReady()]);
    signal.throwIfAborted();
    const uris = found.bibliographies.map((bibliography) => bibliography.uri);
    const before = this.used.get(document.uri.toString());
    this.used.set(document.uri.toString(), uris);
    const read = await Promise.all(
      found.bibliographies.map(({ uri, by }) => this.held.get(uri, by === 'setting' ? { ...reach, isRestricted: false } : reach)),
    );
    signal.throwIfAborted();
    const files = read.filter((file) => file !== undefined);
    const value = { found, files, ids: paperIds(files, this.library) };
    // A file that can't be read now is tried again on the next request.
    const isWhole = uris.every((uri) => this.held.unread(uri) === undefined);
    this.release();
    // The text may name other files now; nothing else reports that until it is saved.
    if (before !== undefined && before.join('\n') !== uris.join('\n')) this.changed.fire();
    return { value, isWhole };
  }

  private async located(file: SourceDocument, scope: vscode.ConfigurationScope): Promise<FoundBibliographies> {
    const { isRestricted, workspaceFolders } = this.access;
    const { findBibliographies } = await import('../../core/bibliography/findBibliographies');
    const answer = await findBibliographies(file, this.access.files(this.access.reach(file.uri)), {
      bibliographyFile: setting('bibliography.file', scope),
      workspaceFolders,
      isRestricted,
    });
    return { ...answer, bibliographies: answer.bibliographies.map((one) => ({ ...one, uri: canonical(one.uri) })) };
  }

  /** Releases bibliographies that no open document uses, unless a search for some is still running. */
  private async releaseUnused(): Promise<void> {
    if (this.known.isBusy) return this.release();
    const shown = shownDocuments();
    for (const uri of [...this.used.keys()].filter((one) => !shown.has(one))) {
      this.used.delete(uri);
      this.known.forget(uri);
    }
    await this.held.releaseUnused(new Set([...shown, ...[...this.used.values()].flat()]));
  }

  /** Forgets what was found, because files may have been created, deleted or changed. */
  outdate(): void {
    this.known.outdate();
    this.changed.fire();
    const open = vscode.window.visibleTextEditors.map((editor) => editor.document);
    for (const document of open) {
      // The caller who asks for it gets the error.
      if (languageWithId(document.languageId) !== undefined) this.refresh(document).catch(() => undefined);
    }
  }
}

function paperIds(files: readonly BibliographyFile[], library: LibraryService): PaperIds {
  const uris = new Set(files.map((file) => file.uri));
  return {
    has: (id) => library.isIn(id, uris),
    holds: ({ sources }) => sources.some((source) => uris.has(source)),
    *[Symbol.iterator]() {
      for (const file of files) for (const paper of file.papers) yield library.merged(paper).id;
    },
  };
}

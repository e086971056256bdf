import * as vscode from 'vscode';
import type { FoundBibliographies } from '../../core/bibliography/bibliography';
import type { Paper } from '../../core/corpus/paper';
import { languageWithId } from '../../core/languages';
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

  /** The paper that a key means in all files read so far; undefined if they disagree. */
  async paperAnywhere(key: string): Promise<Paper | undefined> {
    const papers = (await this.held.all()).flatMap(({ byKey }) => {
      const own = byKey.get(key);
      return own === undefined ? [] : [this.library.merged(own)];
    });
    return papers.every(({ id }) => id === papers[0]?.id) ? papers[0] : undefined;
  }

  /** The key by which a document cites a paper: the one in its own bibliographies, else the library's. */
  keyOf(paper: Paper, { files }: DocumentBibliographies): string {
    const key = this.library.keyIn(
      paper.id,
      files.map((file) => file.uri),
    );
    return key ?? paper.citationKey;
  }

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
    const keys = await this.citedIn(document);
    const papers = await Promise.all([...keys].map((key) => this.paper(document, key)));
    return new Set(papers.flatMap((paper) => paper?.id ?? []));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async find(document: vscode.TextDocument, signal: AbortSignal): Promise<Made<DocumentBibliographies>> {
    const { isRestricted, workspaceFolders } = this.access;
    const reach = this.access.reach(document.uri.toString());
    const { findBibliographies } = await import('../../core/bibliography/findBibliographies');
    const finding = findBibliographies(
      { uri: document.uri.toString(), languageId: document.languageId, text: document.getText() },
      this.access.files(reach),
      { bibliographyFile: setting('bibliography.file', document), workspaceFolders, isRestricted },
    );
    const [answer] = await Promise.all([finding, this.library.titlesReady()]);
    signal.throwIfAborted();
    const found = { ...answer, bibliographies: answer.bibliographies.map((one) => ({ ...one, uri: canonical(one.uri) })) };
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

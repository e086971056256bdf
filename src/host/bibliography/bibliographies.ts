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
  /** In the order in which the document names them. */
  readonly files: readonly BibliographyFile[];
  /** Library ids of all papers in them, as the library has them now. */
  readonly ids: PaperIds;
}

/** Milliseconds for which the papers of closed documents stay: who looks into one file after the other comes back to some. */
const patience = 10_000;

/** Which bibliographies each open document uses, kept up to date with edits and files; a stale answer is given while a new one is made. */
export class Bibliographies implements vscode.Disposable {
  private readonly known = new DocumentCache<DocumentBibliographies>((document, signal) => this.find(document, signal));
  private readonly cited = new WeakMap<vscode.TextDocument, { version: number; keys: ReadonlySet<string> }>();
  /** The bibliographies of each document as they were found last, also while its answer is outdated. */
  private readonly used = new Map<string, readonly string[]>();
  private readonly release = debounced(patience, () => void this.releaseUnused());
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  /** Fires when a document may have another bibliography or a bibliography other entries. */
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

  /** The document's bibliographies, with the library’s titles ready; at once where they are known, even if the document was edited a moment ago. */
  of(document: vscode.TextDocument): Promise<DocumentBibliographies> {
    return this.known.of(document);
  }

  /** The document's bibliographies as its text is now. */
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

  /** All files that were read so far. */
  files(): Promise<BibliographyFile[]> {
    return this.held.all();
  }

  /** The paper that a key means in a document: as its own bibliographies say, the first that holds it. */
  async paper(document: vscode.TextDocument, key: string): Promise<Paper | undefined> {
    const { files } = await this.of(document);
    for (const file of files) {
      const own = file.byKey.get(key);
      if (own !== undefined) return this.library.merged(own);
    }
    return undefined;
  }

  /** The key under which a document cites a paper: that of its own bibliographies, else the library's. */
  keyOf(paper: Paper, { files }: DocumentBibliographies): string {
    const key = this.library.keyIn(
      paper.id,
      files.map((file) => file.uri),
    );
    return key ?? paper.citationKey;
  }

  /** Keys that the document's text cites; counted once per version of the text. */
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
    // What can't be read now is tried again when it is asked for next.
    const isWhole = uris.every((uri) => this.held.unread(uri) === undefined);
    this.release();
    // Its text may name others now, which nothing else tells of before it is saved.
    if (before !== undefined && before.join('\n') !== uris.join('\n')) this.changed.fire();
    return { value, isWhole };
  }

  /** Lets go of bibliographies that no open document uses; while some are being found, that waits. */
  private async releaseUnused(): Promise<void> {
    if (this.known.isBusy) return this.release();
    const shown = shownDocuments();
    for (const uri of [...this.used.keys()].filter((one) => !shown.has(one))) {
      this.used.delete(uri);
      this.known.forget(uri);
    }
    await this.held.releaseUnused(new Set([...shown, ...[...this.used.values()].flat()]));
  }

  /** Forgets what was found: files may have come, gone or changed. */
  outdate(): void {
    this.known.outdate();
    this.changed.fire();
    const open = vscode.window.visibleTextEditors.map((editor) => editor.document);
    for (const document of open) {
      // Whoever asks gets its error.
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

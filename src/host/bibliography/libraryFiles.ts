import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { refusalOf } from '../../core/bibliography/reach';
import { basenameUri } from '../../core/bibliography/uriPath';
import type { Access } from '../files/access';
import { fileName } from '../files/edits';
import { filesMatching } from '../files/matching';
import { debounced } from '../files/slices';
import type { FileNames } from '../library/recordedWorks';
import { EditRefused } from '../window/attempt';
import { type Log, reason } from '../window/log';
import { warn } from '../window/notify';
import { changeList, layerOf, onSettingChange } from '../window/settings';
import type { BibliographyFiles } from './bibliographyFiles';
import { type LibraryPlace, type NamedFiles, namedFiles, nameFor } from './libraryPlaces';

/** Milliseconds after a file is created or deleted until patterns are resolved again: file events come in bursts. */
const patience = 200;

/** A name in the setting with the files and papers that it added to the library. */
export interface LibraryEntry extends NamedFiles {
  /** The files that it matches. */
  readonly uris: readonly vscode.Uri[];
  readonly papers: number;
  /** Why it added nothing, or not everything, as a sentence; undefined if all is well. */
  readonly trouble?: string;
}

/** The files that the setting `library.files` names, resolved per workspace folder: read, watched and added to the library. */
export class LibraryFiles implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;
  private readonly again = debounced(patience, () => void this.load());
  /** Watch for files that start matching a pattern. */
  private watchers: readonly vscode.Disposable[] = [];
  private held: ReadonlySet<string> = new Set();
  private named: readonly LibraryEntry[] = [];
  /** The files that have not been read, though they are there. */
  private unread: readonly string[] = [];
  private loading: Promise<void> = Promise.resolve();

  constructor(
    private readonly files: BibliographyFiles,
    private readonly log: Log,
    private readonly access: Access,
  ) {
    this.subscription = vscode.Disposable.from(
      this.again,
      onSettingChange(['library.files'], () => void this.load(true)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.load()),
      vscode.window.onDidChangeWindowState(({ focused }) => void (focused && this.retry())),
    );
  }

  /** Reads the files that the setting names now; logs a name without a file, and shows that if `isNews`, since the user has just written it. */
  load(isNews = false): Promise<void> {
    this.loading = this.loading
      .then(() => this.loadNow(isNews))
      .catch((error: unknown) => this.log.error(`lectern.library.files: ${reason(error)}`));
    return this.loading;
  }

  /** Resolves when the files of the last `load` are in the library. */
  ready(): Promise<void> {
    return this.loading;
  }

  /** The files last read, with their display names. */
  names(): FileNames {
    return [...this.held].map((uri) => [uri, basenameUri(uri)] as const);
  }

  /** An entry for each name in the setting. */
  async list(): Promise<readonly LibraryEntry[]> {
    await this.ready();
    if (this.named.some(({ trouble }) => trouble !== undefined)) await this.load();
    return this.named;
  }

  /** Adds a file to the library, and to the setting's effective layer unless it is named already. Rejects if the file holds no paper, with its problems. */
  async add(uri: vscode.Uri): Promise<{ papers: number; problems: number }> {
    await this.access.picked(uri.toString());
    const file = await this.files.get(uri.toString(), this.access.ownReach, 'library');
    if (file === undefined) throw new EditRefused(this.whyNot(uri) ?? l10n.t('{0} can’t be read.', fileName(uri)));
    if (file.papers.length === 0) {
      const [problem] = file.problems;
      await this.files.release(uri.toString(), 'library');
      throw new EditRefused(
        problem === undefined ? l10n.t('{0} holds no papers.', fileName(uri)) : `${fileName(uri)}:${problem.line}: ${problem.message}`,
      );
    }
    if (!this.held.has(uri.toString())) {
      this.held = new Set([...this.held, uri.toString()]);
      const layer = layerOf('library.files', vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0]);
      const name = nameFor(uri, layer);
      await changeList('library.files', layer, (own) => (own.includes(name) ? own : [...own, name]));
    }
    return { papers: file.papers.length, problems: file.problems.length };
  }

  /** Removes a name from the layer of the setting that holds it, but keeps the file. Returns a function that undoes it. */
  async remove({ name, layer }: NamedFiles): Promise<() => Promise<void>> {
    let before: readonly string[] = [];
    await changeList('library.files', layer, (own) => {
      before = own;
      return own.filter((one) => one !== name);
    });
    return () => changeList('library.files', layer, () => before);
  }

  dispose(): void {
    this.subscription.dispose();
    for (const watcher of this.watchers) watcher.dispose();
  }

  /** Tries the files again that could not be read, such as those on a share that was not connected. */
  private async retry(): Promise<void> {
    // One that still can't be read is tried once more the next time.
    const get = (uri: string) => this.files.get(uri, this.access.ownReach, 'library').catch(() => undefined);
    const read = await Promise.all(this.unread.map(get));
    if (read.some((file) => file !== undefined)) await this.load();
  }

  private async loadNow(isNews: boolean): Promise<void> {
    const names = namedFiles();
    this.watch(names.flatMap(({ places }) => places.filter((place) => !(place instanceof vscode.Uri) && this.isReadable(place))));
    const before = this.named;
    const entries = await Promise.all(names.map((one) => this.entry(one)));
    const wanted = new Set(entries.flatMap(({ uris }) => uris.map(String)));
    const gone = [...this.held].filter((uri) => !wanted.has(uri));
    this.held = wanted;
    this.named = entries;
    this.unread = [...wanted].filter((uri) => !this.files.has(uri) && this.files.unread(uri) !== undefined);
    await Promise.all(gone.map((uri) => this.files.release(uri, 'library')));
    for (const { name, trouble } of entries) {
      if (trouble === undefined) continue;
      this.log.warn(`lectern.library.files: ${trouble}`);
      if (isNews && !before.some((one) => one.name === name)) void warn(trouble);
    }
  }

  /** Reads the files of one name. If the search fails, the files found before stay. */
  private async entry(named: NamedFiles): Promise<LibraryEntry> {
    const places = named.places.filter((place) => this.isReadable(place));
    const refused = named.places.find((place) => !this.isReadable(place));
    try {
      const uris = (await Promise.all(places.map(async (place) => (place instanceof vscode.Uri ? [place] : filesMatching(place))))).flat();
      const files = await Promise.all(uris.map((uri) => this.files.get(uri.toString(), this.access.ownReach, 'library')));
      const papers = files.reduce((sum, file) => sum + (file?.papers.length ?? 0), 0);
      const unread = uris.flatMap((uri, at) => (files[at] === undefined ? (this.whyNot(uri) ?? []) : []))[0];
      const nothing = files.some((file) => file !== undefined) ? undefined : this.missing(named, refused);
      const trouble = unread ?? nothing;
      return { ...named, uris, papers, ...(trouble === undefined ? {} : { trouble }) };
    } catch (error) {
      const kept = this.named.find(({ name, layer }) => name === named.name && layer.target === named.layer.target);
      return { ...named, uris: kept?.uris ?? [], papers: kept?.papers ?? 0, trouble: reason(error) };
    }
  }

  private missing({ name, places }: NamedFiles, refused: LibraryPlace | undefined): string {
    if (refused !== undefined) return refusalOf(baseOf(refused), this.access.ownReach) ?? '';
    if (places.length === 0) return l10n.t('“{0}” is relative to a folder, and none is open.', name);
    return places.some((place) => place instanceof vscode.Uri)
      ? l10n.t('There is no file “{0}”.', name)
      : l10n.t('“{0}” matches no file.', name);
  }

  private isReadable(place: LibraryPlace): boolean {
    return refusalOf(baseOf(place), this.access.ownReach) === undefined;
  }

  /** Why a file may not or can't be read, as a sentence; undefined if it is missing. */
  private whyNot(uri: vscode.Uri): string | undefined {
    return refusalOf(uri.toString(), this.access.ownReach) ?? this.files.unread(uri.toString());
  }

  private watch(patterns: readonly LibraryPlace[]): void {
    for (const watcher of this.watchers) watcher.dispose();
    this.watchers = patterns.flatMap((pattern) => {
      if (pattern instanceof vscode.Uri) return [];
      const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true, false);
      return vscode.Disposable.from(watcher, watcher.onDidCreate(this.again), watcher.onDidDelete(this.again));
    });
  }
}

function baseOf(place: LibraryPlace): string {
  return (place instanceof vscode.Uri ? place : place.baseUri).toString();
}

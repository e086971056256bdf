import * as vscode from 'vscode';
import { refusalOf } from '../../core/bibliography/reach';
import { isUri } from '../../core/bibliography/uriPath';
import type { Access } from '../files/access';
import { EditRefused, fileName } from '../files/edits';
import { debounced } from '../files/slices';
import { type Log, reason } from '../window/log';
import { addToSetting, onSettingChange, setting } from '../window/settings';
import type { BibliographyFiles } from './bibliographyFiles';

/** Milliseconds after a file came or went until the patterns are resolved again: files come and go in flocks. */
const patience = 200;

/** The files that the setting `library.files` names, in each workspace folder its own: read, watched and kept in the library. */
export class LibraryFiles implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;
  private readonly again = debounced(patience, () => void this.load());
  /** They tell of files that match a pattern from now on. */
  private watchers: readonly vscode.Disposable[] = [];
  private held: ReadonlySet<string> = new Set();
  private loading: Promise<void> = Promise.resolve();

  constructor(
    private readonly files: BibliographyFiles,
    private readonly log: Log,
    private readonly access: Access,
  ) {
    this.subscription = vscode.Disposable.from(
      this.again,
      onSettingChange(['library.files'], () => void this.load()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.load()),
    );
  }

  /** Reads what the setting names now; a pattern that matches no file is logged. */
  load(): Promise<void> {
    this.loading = this.loading
      .then(() => this.loadNow())
      .catch((error: unknown) => this.log.error(`lectern.library.files: ${reason(error)}`));
    return this.loading;
  }

  /** Resolves when what `load` was last called for is in the library. */
  ready(): Promise<void> {
    return this.loading;
  }

  /** Adds a file to the setting and the library; rejects for one that holds no paper, with what is wrong in it. */
  async add(uri: vscode.Uri): Promise<{ papers: number; problems: number }> {
    await this.access.picked(uri.toString());
    const file = await this.files.get(uri.toString(), this.access.ownReach, 'library');
    if (file === undefined) {
      const why = refusalOf(uri.toString(), this.access.ownReach) ?? this.files.unread(uri.toString());
      throw new EditRefused(why ?? `${fileName(uri)} can’t be read.`);
    }
    if (file.papers.length === 0) {
      const [problem] = file.problems;
      await this.files.release(uri.toString(), 'library');
      throw new EditRefused(
        problem === undefined ? `${fileName(uri)} holds no papers.` : `${fileName(uri)}:${problem.line}: ${problem.message}`,
      );
    }
    this.held = new Set([...this.held, uri.toString()]);
    await addToSetting('library.files', uri.scheme === 'file' ? uri.fsPath : uri.toString());
    return { papers: file.papers.length, problems: file.problems.length };
  }

  dispose(): void {
    this.subscription.dispose();
    for (const watcher of this.watchers) watcher.dispose();
  }

  private async loadNow(): Promise<void> {
    const named = this.withinReach(namedFiles());
    this.watch([...named.values()].flat().flatMap((place) => (place instanceof vscode.Uri ? [] : [place])));
    const wanted = new Set<string>();
    for (const [name, places] of named) {
      const uris = (
        await Promise.all(places.map(async (place) => (place instanceof vscode.Uri ? [place] : vscode.workspace.findFiles(place))))
      ).flat();
      if (uris.length === 0) this.log.warn(`lectern.library.files: “${name}” matches no file.`);
      for (const uri of uris) wanted.add(uri.toString());
    }
    const gone = [...this.held].filter((uri) => !wanted.has(uri));
    this.held = wanted;
    await Promise.all(gone.map((uri) => this.files.release(uri, 'library')));
    await Promise.all([...wanted].map((uri) => this.files.get(uri, this.access.ownReach, 'library')));
  }

  /** Leaves out the places that may not be read, each with a line in the log. */
  private withinReach(named: ReadonlyMap<string, readonly Place[]>): Map<string, Place[]> {
    const isWithin = (place: Place): boolean => {
      const refusal = refusalOf((place instanceof vscode.Uri ? place : place.baseUri).toString(), this.access.ownReach);
      if (refusal !== undefined) this.log.warn(`lectern.library.files: ${refusal}`);
      return refusal === undefined;
    };
    return new Map([...named].map(([name, places]) => [name, places.filter(isWithin)]));
  }

  private watch(patterns: readonly vscode.RelativePattern[]): void {
    for (const watcher of this.watchers) watcher.dispose();
    this.watchers = patterns.map((pattern) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true, false);
      return vscode.Disposable.from(watcher, watcher.onDidCreate(this.again), watcher.onDidDelete(this.again));
    });
  }
}

/** A file, or files that match a pattern. */
type Place = vscode.Uri | vscode.RelativePattern;

/** What the setting names, with the places that each name stands for: a path or glob means one in each workspace folder whose settings hold it. */
function namedFiles(): Map<string, Place[]> {
  const named = new Map<string, Place[]>();
  const scopes: readonly (vscode.WorkspaceFolder | undefined)[] = vscode.workspace.workspaceFolders ?? [undefined];
  for (const folder of scopes) {
    for (const name of setting('library.files', folder)) {
      const place = placeOf(name, folder);
      if (place !== undefined) named.set(name, [...(named.get(name) ?? []), place]);
    }
  }
  return named;
}

function placeOf(name: string, folder: vscode.WorkspaceFolder | undefined): Place | undefined {
  if (isUri(name)) return vscode.Uri.parse(name);
  const isAbsolute = name.startsWith('/') || /^[a-z]:[\\/]/i.test(name);
  const isGlob = /[*?{[]/.test(name);
  if (!isAbsolute && folder === undefined) return undefined;
  if (!isGlob) return isAbsolute || folder === undefined ? vscode.Uri.file(name) : vscode.Uri.joinPath(folder.uri, name);
  if (!isAbsolute && folder !== undefined) return new vscode.RelativePattern(folder, name);
  const before = name.slice(0, name.search(/[*?{[]/));
  const fixed = before.slice(0, Math.max(before.lastIndexOf('/'), before.lastIndexOf('\\')) + 1);
  return new vscode.RelativePattern(vscode.Uri.file(fixed), name.slice(fixed.length));
}

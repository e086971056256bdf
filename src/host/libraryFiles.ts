import * as vscode from 'vscode';
import type { BibliographyFiles } from './bibliographyFiles';
import { EditRefused, fileName } from './edits';
import type { Log } from './log';
import { addToSetting, onSettingChange, setting } from './settings';

/** The files that the setting `library.files` names: read, watched and kept in the library. */
export class LibraryFiles implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;
  private held = new Set<string>();

  constructor(
    private readonly files: BibliographyFiles,
    private readonly log: Log,
  ) {
    this.subscription = vscode.Disposable.from(
      onSettingChange(['library.files'], () => void this.load()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.load()),
    );
  }

  /** Reads what the setting names now; a pattern that matches no file is logged. */
  async load(): Promise<void> {
    const wanted = new Set<string>();
    for (const pattern of setting('library.files')) {
      const uris = await resolve(pattern);
      if (uris.length === 0) this.log.warn(`lectern.library.files: “${pattern}” matches no file.`);
      for (const uri of uris) wanted.add(uri.toString());
    }
    for (const uri of this.held) if (!wanted.has(uri)) await this.files.release(uri);
    this.held = wanted;
    await Promise.all([...wanted].map((uri) => this.files.get(uri, 'library')));
  }

  /** Adds a file to the setting and the library; rejects for one that holds no paper, with what is wrong in it. */
  async add(uri: vscode.Uri): Promise<{ papers: number; problems: number }> {
    const file = await this.files.get(uri.toString(), 'library');
    if (file === undefined) throw new EditRefused(`${fileName(uri)} can’t be read.`);
    if (file.papers.length === 0) {
      const [problem] = file.problems;
      await this.files.release(uri.toString());
      throw new EditRefused(problem === undefined ? `${fileName(uri)} holds no papers.` : `${fileName(uri)}:${problem.line}: ${problem.message}`);
    }
    this.held.add(uri.toString());
    await addToSetting('library.files', uri.scheme === 'file' ? uri.fsPath : uri.toString());
    return { papers: file.papers.length, problems: file.problems.length };
  }

  dispose(): void {
    this.subscription.dispose();
  }
}

async function resolve(pattern: string): Promise<vscode.Uri[]> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(pattern)) return [vscode.Uri.parse(pattern)];
  const isAbsolute = pattern.startsWith('/') || /^[a-z]:[\\/]/i.test(pattern);
  if (!/[*?{[]/.test(pattern)) {
    if (isAbsolute) return [vscode.Uri.file(pattern)];
    return (vscode.workspace.workspaceFolders ?? []).map((folder) => vscode.Uri.joinPath(folder.uri, pattern));
  }
  if (!isAbsolute) return vscode.workspace.findFiles(pattern);
  const fixed = pattern.slice(0, pattern.search(/[*?{[]/)).replace(/[^\\/]*$/, '');
  return vscode.workspace.findFiles(new vscode.RelativePattern(vscode.Uri.file(fixed), pattern.slice(fixed.length)));
}

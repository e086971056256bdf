import * as vscode from 'vscode';

/** Files in memory under a scheme of their own, as remote and virtual workspaces have; `locked` paths are read-only, `stubborn` ones only turn out so. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly locked = new Set<string>();
  readonly stubborn = new Set<string>();
  private readonly files = new Map<string, Uint8Array>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  /** The text of a file. */
  text(path: string): string | undefined {
    const content = this.files.get(path);
    return content && new TextDecoder().decode(content);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const content = this.files.get(path);
    const isFolder = [...this.files.keys()].some((name) => name.startsWith(`${path.replace(/\/$/, '')}/`));
    if (content === undefined && !isFolder) throw vscode.FileSystemError.FileNotFound(path);
    const stat = {
      type: content === undefined ? vscode.FileType.Directory : vscode.FileType.File,
      ctime: 0,
      mtime: content?.length ?? 0,
      size: content?.length ?? 0,
    };
    return this.locked.has(path) ? { ...stat, permissions: vscode.FilePermission.Readonly } : stat;
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const start = `${path.replace(/\/$/, '')}/`;
    const below = [...this.files.keys()].filter((name) => name.startsWith(start)).map((name) => name.slice(start.length));
    const children = new Map(
      below.map((name) => [name.split('/')[0] ?? '', name.includes('/') ? vscode.FileType.Directory : vscode.FileType.File]),
    );
    return [...children];
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const content = this.files.get(uri.path);
    if (content === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return content;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    if (this.locked.has(uri.path) || this.stubborn.has(uri.path)) throw vscode.FileSystemError.NoPermissions(uri);
    const type = this.files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.files.set(uri.path, content);
    this.changed.fire([{ type, uri }]);
  }

  createDirectory(): void {}

  delete(uri: vscode.Uri): void {
    this.files.delete(uri.path);
    this.changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }
}

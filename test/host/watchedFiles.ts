import * as vscode from 'vscode';
import { MemoryFiles } from './memoryFiles';

/** Files in memory that note each path that is asked for, and, while `isSilent`, answer nothing, ever. */
export class WatchedFiles extends MemoryFiles {
  readonly asked: string[] = [];
  isSilent = false;
  private readonly never = new Promise<never>(() => undefined);

  override stat(uri: vscode.Uri): vscode.FileStat {
    return this.noted(uri, () => super.stat(uri));
  }

  override readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    return this.noted(uri, () => super.readDirectory(uri));
  }

  override readFile(uri: vscode.Uri): Uint8Array {
    return this.noted(uri, () => super.readFile(uri));
  }

  override writeFile(uri: vscode.Uri, content: Uint8Array): void {
    return this.noted(uri, () => super.writeFile(uri, content));
  }

  /** VS Code takes promises from providers as well. */
  private noted<T>(uri: vscode.Uri, answer: () => T): T {
    this.asked.push(uri.toString());
    return this.isSilent ? (this.never as T) : answer();
  }
}

/** Registers a file system in memory for a scheme while `work` runs. */
export async function withFiles<T>(scheme: string, work: (files: WatchedFiles) => Promise<T>): Promise<T> {
  const files = new WatchedFiles();
  const provided = vscode.workspace.registerFileSystemProvider(scheme, files, { isCaseSensitive: true });
  try {
    return await work(files);
  } finally {
    files.isSilent = false;
    provided.dispose();
  }
}

import * as vscode from 'vscode';

/**
 * The bytes of a file; rejects where it can't be read. What lies on a disk that Node reaches is read by Node: VS Code would ask its
 * window first, which is busy now and then, read in small parts and give a copy.
 */
export async function readFile(uri: vscode.Uri): Promise<Uint8Array> {
  return uri.scheme === 'file' ? readAtOnce(uri.fsPath) : vscode.workspace.fs.readFile(uri);
}

/** How many bytes a file has; 0 where that can't be told. */
export async function sizeOf(uri: vscode.Uri): Promise<number> {
  try {
    if (uri.scheme !== 'file') return (await vscode.workspace.fs.stat(uri)).size;
    const { stat } = await import('node:fs/promises');
    return (await stat(uri.fsPath)).size;
  } catch {
    return 0;
  }
}

/** The names in a folder; none where it can't be read. */
export async function namesIn(folder: vscode.Uri): Promise<string[]> {
  try {
    if (folder.scheme !== 'file') return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
    const { readdir } = await import('node:fs/promises');
    return await readdir(folder.fsPath);
  } catch {
    return [];
  }
}

/** The bytes of a file; undefined where it can't be read. */
export async function bytesOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await readFile(uri);
  } catch {
    return undefined;
  }
}

async function readAtOnce(path: string): Promise<Uint8Array> {
  const { open } = await import('node:fs/promises');
  const file = await open(path);
  try {
    const bytes = new Uint8Array((await file.stat()).size);
    let end = 0;
    for (let more = 1; more > 0 && end < bytes.length; end += more) more = (await file.read(bytes, end)).bytesRead;
    return bytes.subarray(0, end);
  } finally {
    await file.close();
  }
}

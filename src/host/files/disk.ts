import * as vscode from 'vscode';
import { inSlices } from './slices';

/** Bytes that are digested in one step of about a millisecond. */
const atOnce = 2 ** 20;

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

/** The SHA-256 digest in hexadecimal digits: Node makes it in slices and without a copy. Undefined where there is nothing to make it with. */
export async function sha256(bytes: Uint8Array): Promise<string | undefined> {
  if (globalThis.process?.versions?.node !== undefined) {
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha256');
    await inSlices(feeding(hash, bytes));
    return hash.digest('hex');
  }
  const digest = await globalThis.crypto?.subtle?.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return digest && [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function* feeding(hash: { update(bytes: Uint8Array): unknown }, bytes: Uint8Array): Generator<void> {
  for (let at = 0; at < bytes.length; at += atOnce) yield void hash.update(bytes.subarray(at, at + atOnce));
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
    // Nobody waits for it, and a file that was only read has nothing to lose.
    void file.close().catch(() => undefined);
  }
}

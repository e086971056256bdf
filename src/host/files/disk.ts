import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { unreadableFile } from '../../core/bibliography/readable';
import { inSlices } from './slices';
import { answered, openQuestionsTo } from './timeLimit';

/** Bytes digested per step, about a millisecond. */
const atOnce = 2 ** 20;
/** Bytes per read: Node's `fs.read` crashes the process from 2 ** 31 on. */
const chunk = 2 ** 24;
/** Node has four file threads; when this many may be stuck, VS Code's own process is asked instead. */
const mostWaiting = 2;

/** Why a file is not read; the message is a sentence for the user. */
export class Unreadable extends Error {}

/** A file's kind, size and time of change. */
export interface FileFacts {
  readonly isFile: boolean;
  readonly isFolder: boolean;
  readonly size: number;
  /** When it was last written, in milliseconds since 1970. */
  readonly writtenAt: number;
  readonly isReadOnly: boolean;
}

/**
 * The bytes of a file; rejects if it can't be read in time, isn't a regular file or is larger than `unreadableFile` allows. Local files
 * are read with Node, since VS Code's API goes through the window, which may be busy, reads in small parts and returns a copy.
 */
export async function readFile(uri: vscode.Uri): Promise<Uint8Array> {
  return usesNode(uri) ? readByNode(uri) : readByCode(uri);
}

/** A file's size in bytes; 0 if unknown. */
export async function sizeOf(uri: vscode.Uri): Promise<number> {
  return (await factsOf(uri).catch(() => undefined))?.size ?? 0;
}

/** The names in a folder; empty if it can't be read. */
export async function namesInFolder(folder: vscode.Uri): Promise<string[]> {
  try {
    return (await childrenOf(folder)).map(([name]) => name);
  } catch {
    return [];
  }
}

/** The names and types in a folder; rejects if it can't be read or does not answer in time. */
export async function childrenOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  return answered(targetOf(folder), fileLabel(folder), () => vscode.workspace.fs.readDirectory(folder));
}

/** The bytes of a file; undefined if it can't be read. */
export async function bytesOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await readFile(uri);
  } catch {
    return undefined;
  }
}

/** The bytes of a file; undefined if there is none. Rejects if it exists but can't be read. */
export async function contentOf(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await readFile(uri);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** The facts of a file or folder, with links followed; undefined if there is none. Rejects if the file system fails. */
export async function factsOf(uri: vscode.Uri): Promise<FileFacts | undefined> {
  try {
    const { type, size, mtime, permissions } = await answered(targetOf(uri), fileLabel(uri), () => vscode.workspace.fs.stat(uri));
    const isFolder = (type & vscode.FileType.Directory) !== 0;
    const isFile = (type & vscode.FileType.File) !== 0;
    return { isFile, isFolder, size, writtenAt: mtime, isReadOnly: permissions === vscode.FilePermission.Readonly };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * The real location of a file on this machine's disk, with links resolved, even those in the path to a file that doesn't exist yet;
 * undefined if a link is broken. On other file systems, the URI unchanged. Rejects if the disk does not answer.
 */
export async function realUri(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (uri.scheme !== 'file' || !hasNode) return uri;
  // VS Code's own process can't resolve links.
  if (!usesNode(uri))
    throw new Unreadable(l10n.t('The disk isn’t responding, so Lectern can’t tell where {0} really is. Try again.', fileLabel(uri)));
  const { realpath, lstat } = await import('node:fs/promises');
  const missing: string[] = [];
  for (let at = uri; ; at = vscode.Uri.joinPath(at, '..')) {
    const real = await answered(targetOf(at), fileLabel(at), () => realpath(at.fsPath)).catch(unlessMissing);
    if (real !== undefined) return vscode.Uri.joinPath(vscode.Uri.file(real), ...missing);
    if ((await answered(targetOf(at), fileLabel(at), () => lstat(at.fsPath)).catch(unlessMissing)) !== undefined) return undefined;
    missing.unshift(at.path.slice(at.path.lastIndexOf('/') + 1));
    if (at.path === '/' || vscode.Uri.joinPath(at, '..').path === at.path) return uri;
  }
}

/** The SHA-256 digest in hexadecimal; Node computes it in slices without copying. Undefined if no implementation is available. */
export async function sha256(bytes: Uint8Array): Promise<string | undefined> {
  if (hasNode) {
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

const hasNode = globalThis.process?.versions?.node !== undefined;

/** The user's home folder on this machine's disk; undefined in a browser. */
export function homeFolder(): vscode.Uri | undefined {
  const { HOME, USERPROFILE } = globalThis.process?.env ?? {};
  const home = HOME ?? USERPROFILE;
  return hasNode && home !== undefined && home !== '' ? vscode.Uri.file(home) : undefined;
}

function usesNode(uri: vscode.Uri): boolean {
  return uri.scheme === 'file' && hasNode && openQuestionsTo('file:') < mostWaiting;
}

async function readByNode(uri: vscode.Uri): Promise<Uint8Array> {
  const { open, stat, constants } = await import('node:fs/promises');
  const ask = <T>(work: () => Promise<T>): Promise<T> => answered(targetOf(uri), fileLabel(uri), work);
  // Check first: opening a pipe would block one of Node's threads until something writes to it.
  const before = await ask(() => stat(uri.fsPath));
  assertReadable(uri, before.isFile(), before.size);
  const file = await ask(() => open(uri.fsPath, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
  try {
    const facts = await ask(() => file.stat());
    assertReadable(uri, facts.isFile(), facts.size);
    const bytes = new Uint8Array(facts.size);
    let end = 0;
    for (let more = 1; more > 0 && end < bytes.length; end += more)
      more = (await ask(() => file.read(bytes, end, Math.min(chunk, bytes.length - end)))).bytesRead;
    return bytes.subarray(0, end);
  } finally {
    // A file that was only read loses nothing if closing fails.
    void file.close().catch(() => undefined);
  }
}

async function readByCode(uri: vscode.Uri): Promise<Uint8Array> {
  const facts = await factsOf(uri);
  if (facts === undefined) throw vscode.FileSystemError.FileNotFound(uri);
  assertReadable(uri, facts.isFile, facts.size);
  const bytes = await answered(targetOf(uri), fileLabel(uri), () => vscode.workspace.fs.readFile(uri));
  assertReadable(uri, true, bytes.length);
  return bytes;
}

/** Throws `Unreadable` if it isn't a regular file or has more bytes than `largest`. */
export function assertReadable(uri: vscode.Uri, isFile: boolean, size: number, largest?: number): void {
  const why = unreadableFile(fileLabel(uri), isFile, size, largest);
  if (why !== undefined) throw new Unreadable(why);
}

/** What serves a file, for time limits: its folder on disk, since any folder may be a separate mount, else its file system. */
export function targetOf(uri: vscode.Uri): string {
  return uri.scheme === 'file'
    ? uri.with({ path: uri.path.slice(0, uri.path.lastIndexOf('/') + 1) }).toString()
    : `${uri.scheme}://${uri.authority}`;
}

/** A file's name in messages. */
export function fileLabel(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1) || uri.path;
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'FileNotFound' || code === 'FileNotADirectory';
}

function unlessMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
  return undefined;
}

import { largest } from '../largest';
import { encodePart } from '../wellFormed';

/**
 * Paths inside URIs of any scheme, as pure text. Every URI that leaves this module is written as VS Code writes one
 * (`Uri.toString()`: percent-encoded, drive letters in lower case), so that the host can compare the strings.
 */

interface Location {
  /** Scheme and authority: `file://`, `vscode-remote://wsl%2Bubuntu`, `memfs:`. */
  readonly prefix: string;
  /** Decoded, separated by `/`. */
  readonly path: string;
  /** With its `?`, or empty. */
  readonly query: string;
}

const URI = /^([A-Za-z][A-Za-z0-9+.-]+):(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?/;

/** Whether the text is a URI of its own rather than a path; a single letter before the colon is a Windows drive. */
export function isUri(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]+:\//.test(text);
}

/** The URI in the one form that this module writes; the fragment is dropped. */
export function normaliseUri(uri: string): string {
  const at = locate(uri);
  return write(at, at.path);
}

/** The file system that a URI belongs to: its scheme and authority, `file://`, `vscode-remote://wsl%2Bubuntu`, `memfs:`. */
export function originOf(uri: string): string {
  return locate(uri).prefix;
}

/** Whether a file URI as it stands, not normalised, is a path on a server for Windows: two slashes or backslashes, encoded or not, begin it. */
export function isShare(uri: string): boolean {
  return /^file:\/(?:\/\/(?:[/\\]|%2f|%5c)|\\|%2f|%5c)/i.test(uri);
}

/** A URI as a person reads it: the whole path of a file on this machine, else the URI with its path decoded. */
export function readablePath(uri: string): string {
  const { prefix, path } = locate(uri);
  return prefix === 'file://' ? path : `${prefix}${path}`;
}

/** What `path` (as people write paths: relative, absolute, with a drive letter, or a URI) means in `folder`. */
export function joinUri(folder: string, path: string): string {
  if (isUri(path)) return normaliseUri(path);
  const at = locate(folder);
  if (/^[A-Za-z]:[\\/]/.test(path)) return write(at, withoutDots(`/${path.replaceAll('\\', '/')}`));
  return write(at, withoutDots(path.startsWith('/') ? path : `${at.path}/${path}`));
}

/** The folder that holds this file or folder, without a slash at its end; the root's folder is the root. */
export function dirnameUri(uri: string): string {
  const at = locate(uri);
  const path = trimSlash(at.path);
  const slash = path.lastIndexOf('/');
  return write(at, slash > 0 ? path.slice(0, slash) : path.startsWith('/') ? '/' : '');
}

/** The last name of the path, decoded: `my refs.bib`. */
export function basenameUri(uri: string): string {
  const path = trimSlash(locate(uri).path);
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The ending of a URI's or path's last name in lower case with its dot (`.bib`), or nothing. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot).toLowerCase() : '';
}

/** Whether `uri` is `folder` or is somewhere below it. */
export function isWithin(uri: string, folder: string): boolean {
  const [a, b] = [locate(uri), locate(folder)];
  const base = trimSlash(b.path);
  return a.prefix === b.prefix && (a.path === base || a.path.startsWith(base === '/' ? '/' : `${base}/`));
}

/** The path from `folder` to `uri` to read: `my refs.bib`, `../refs.bib`, `.` for itself; the whole of it where they share no root. */
export function relativePath(folder: string, uri: string): string {
  const [from, to] = [locate(folder), locate(uri)];
  if (from.prefix !== to.prefix) return decode(normaliseUri(uri));
  const a = segments(from.path);
  const b = segments(to.path);
  if (a.join('/') === b.join('/')) return '.';
  let same = 0;
  while (same < a.length && same < b.length - 1 && a[same] === b[same]) same += 1;
  if (same === 0 && a.length > 0) return to.path;
  return [...Array<string>(a.length - same).fill('..'), ...b.slice(same)].join('/');
}

/** The files by how few steps up and down lead from the nearest of `folders` to theirs, then by name. */
export function nearestFirst(uris: readonly string[], folders: readonly string[]): string[] {
  const from = folders.map(locate);
  const stepsTo = (folder: Location): number => -largest(from.map((other) => -stepsBetween(other, folder)));
  return uris
    .map((uri) => ({ uri, steps: stepsTo(locate(dirnameUri(uri))) }))
    .sort((a, b) => (a.steps === b.steps ? Number(a.uri > b.uri) - Number(a.uri < b.uri) : a.steps < b.steps ? -1 : 1))
    .map(({ uri }) => uri);
}

/** The folder, its parent and so on up to and including `top`, at most `most` of them; without `top` up to the root. */
export function foldersUp(folder: string, top: string | undefined, most: number): string[] {
  const found: string[] = [];
  let at = normaliseUri(folder);
  const last = top === undefined ? undefined : trimSlash(normaliseUri(top));
  while (found.length < most) {
    found.push(at);
    const parent = dirnameUri(at);
    if (at === last || parent === at) break;
    at = parent;
  }
  return found;
}

function locate(uri: string): Location {
  const match = URI.exec(uri);
  if (match === null) return { prefix: 'file://', path: resolved(slashed(uri.replaceAll('\\', '/'))), query: '' };
  const [, scheme = '', authority, path = '', query = ''] = match;
  const bare =
    (authority ?? '') === '' && scheme.toLowerCase() !== 'file' ? '' : `//${encode(decode(authority ?? '').toLowerCase(), '[]:@')}`;
  const decoded = decode(path);
  const prefix = `${scheme.toLowerCase()}:${bare}`;
  return { prefix, path: resolved(bare === '' ? drive(oneSlash(decoded)) : slashed(decoded)), query };
}

/** A path without `.` and `..`, encoded or between backslashes too: file systems follow them, and they lead out of the folder that the path begins with. */
function resolved(path: string): string {
  return /(?:^|[\\/])\.{1,2}(?:[\\/]|$)/.test(path) ? withoutDots(path.replaceAll('\\', '/')) || '/' : path;
}

function slashed(path: string): string {
  return drive(path.startsWith('/') ? oneSlash(path) : `/${path}`);
}

/** Two slashes at the front, or backslashes, which Windows takes for the same, would make the first name a server's. */
function oneSlash(path: string): string {
  return path.replace(/^\/[/\\]+/, '/');
}

function drive(path: string): string {
  return /^\/[A-Z]:/.test(path) ? `/${path.charAt(1).toLowerCase()}${path.slice(2)}` : path;
}

function write(at: Location, path: string): string {
  return `${at.prefix}${encode(drive(oneSlash(path)))}${at.query}`;
}

function withoutDots(path: string): string {
  const kept: string[] = [];
  for (const segment of segments(path)) {
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
  }
  return `${path.startsWith('/') ? '/' : ''}${kept.join('/')}`;
}

function stepsBetween(from: Location, to: Location): number {
  if (from.prefix !== to.prefix) return Number.POSITIVE_INFINITY;
  const [a, b] = [segments(from.path), segments(to.path)];
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  return a.length + b.length - 2 * same;
}

function segments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function trimSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray `%` encodes nothing: VS Code keeps it as it is, too.
    return text;
  }
}

/** All but letters, digits, `-._~/` and `kept` is encoded, as in VS Code's `Uri.toString()`. */
function encode(text: string, kept = ''): string {
  return text.replace(/[^A-Za-z0-9\-._~/]/gu, (character) => {
    if (kept.includes(character)) return character;
    return /[!'()*]/.test(character) ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encodePart(character);
  });
}

import * as l10n from '@vscode/l10n';
import { languageOfFile } from '../../languages';
import type { FilePlace } from '../account';
import type { InlineKey, ManuscriptFile } from '../bibliography';
import type { Reader } from '../files';
import { basenameUri, dirnameUri, joinUri, normaliseUri } from '../uriPath';
import { wrapperCalls } from './latexCalls';
import { expandPath } from './latexMacros';
import {
  type LatexDeclaring,
  type LatexEvent,
  type LatexFile,
  type LatexInclusion,
  type LatexLanguage,
  type LatexLoading,
  scanLatex,
} from './latexScan';
import type { Wrapper } from './latexWrappers';

export type LatexScanner = (uri: string) => Promise<LatexFile | undefined>;

/** Scans each file once per search. */
export function latexScanner(reader: Reader): LatexScanner {
  const known = new Map<string, Promise<LatexFile | undefined>>();
  const scan = async (uri: string): Promise<LatexFile | undefined> => {
    const text = await reader.read(uri);
    return text === undefined ? undefined : scanLatex(text, hasChunks(uri));
  };
  return (uri) => {
    const answer = known.get(uri) ?? scan(uri);
    known.set(uri, answer);
    return answer;
  };
}

/** Whether a file has chunks of code, as Sweave's and knitr's have. */
function hasChunks(uri: string): boolean {
  return languageOfFile(uri)?.chunks === true;
}

/** A command that names bibliographies, with the folders in which its paths may start. */
export interface LatexDeclaration extends FilePlace {
  readonly event: LatexDeclaring;
  readonly folders: readonly string[];
}

/** What compiling a root would read. */
export interface LatexWalk {
  readonly root: string;
  /** The root and all that it includes, in the order of the text. */
  readonly files: ReadonlyMap<string, ManuscriptFile>;
  readonly declarations: readonly LatexDeclaration[];
  readonly loads: readonly (FilePlace & { readonly event: LatexLoading })[];
  readonly languages: readonly LatexLanguage[];
  readonly classes: readonly (FilePlace & { readonly name: string; readonly options: string })[];
  readonly macros: ReadonlyMap<string, string>;
  readonly wrappers: ReadonlyMap<string, Wrapper>;
  readonly inlineKeys: readonly InlineKey[];
  readonly written: readonly (FilePlace & { readonly name: string })[];
  /** What did not go as written: missing and cyclic inclusions, macros that nothing defines. */
  readonly remarks: readonly (FilePlace & { readonly text: string })[];
}

/** A walk under way. */
interface Walking extends LatexWalk {
  readonly scan: LatexScanner;
  readonly reader: Reader;
  readonly files: Map<string, ManuscriptFile>;
  readonly declarations: LatexDeclaration[];
  readonly loads: (FilePlace & { readonly event: LatexLoading })[];
  readonly languages: LatexLanguage[];
  readonly classes: (FilePlace & { readonly name: string; readonly options: string })[];
  readonly macros: Map<string, string>;
  readonly wrappers: Map<string, Wrapper>;
  readonly inlineKeys: InlineKey[];
  readonly written: (FilePlace & { readonly name: string })[];
  readonly remarks: (FilePlace & { readonly text: string })[];
  /** The files between the root and the one being read. */
  readonly open: Set<string>;
}

/** Graphics as TeX code and the like, which cite nothing and can be long. */
const NO_PROSE = /\.(?:pgf|pdf_tex|eps_tex|pdf|png|jpe?g|csv|dat)$/i;

/** Follows all inclusions from `root`, as TeX would: macros as defined so far, paths from the root's folder, then from the file's own. */
export async function walkLatex(root: string, scan: LatexScanner, reader: Reader): Promise<LatexWalk> {
  const walk: Walking = {
    root,
    scan,
    reader,
    files: new Map(),
    declarations: [],
    loads: [],
    languages: [],
    classes: [],
    macros: new Map(),
    wrappers: new Map(),
    inlineKeys: [],
    written: [],
    remarks: [],
    open: new Set(),
  };
  await visit(walk, { uri: root, line: 1 }, dirnameUri(root));
  return walk;
}

/** `importFolder` is where \import and \subfile made TeX look first. */
async function visit(walk: Walking, file: ManuscriptFile, importFolder: string): Promise<void> {
  const { uri, line, from } = file;
  if (walk.files.has(uri)) {
    if (from !== undefined && walk.open.has(uri)) {
      const text = l10n.t('{0} is included again by a file that it includes itself: the cycle is not followed.', basenameUri(uri));
      walk.remarks.push({ uri: from, line, text });
    }
    return;
  }
  const scanned = await walk.scan(uri);
  if (scanned === undefined) return;
  walk.files.set(uri, file);
  walk.open.add(uri);
  for (const key of scanned.inlineKeys) walk.inlineKeys.push({ ...key, uri });
  for (const written of scanned.written) walk.written.push({ ...written, uri });
  const { documentClass } = scanned;
  if (documentClass !== undefined) {
    walk.classes.push({ ...documentClass, uri });
    await followLoads(walk, [`${documentClass.name}.cls`], { uri, line: documentClass.line }, importFolder);
  }
  for (const wrapper of scanned.wrappers) walk.wrappers.set(wrapper.name, wrapper);
  await followAll(walk, uri, scanned.events, importFolder);
  walk.open.delete(uri);
}

/** Follows the events of a file and the calls of wrappers in it, those that a file defines which it includes before them among these. */
async function followAll(walk: Walking, uri: string, events: readonly LatexEvent[], importFolder: string): Promise<void> {
  const calls = async (): Promise<readonly LatexEvent[]> =>
    walk.wrappers.size === 0 ? [] : wrapperCalls((await walk.reader.read(uri)) ?? '', hasChunks(uri), walk.wrappers);
  let known = walk.wrappers.size;
  let called = await calls();
  // What comes next of each; taking the first out of a list moves all others.
  let [nextOwn, nextCalled] = [0, 0];
  for (;;) {
    const [own, call] = [events[nextOwn], called[nextCalled]];
    const isOwn = call === undefined || (own !== undefined && own.line <= call.line);
    const event = isOwn ? own : call;
    if (event === undefined) break;
    if (isOwn) nextOwn += 1;
    else nextCalled += 1;
    await follow(walk, event, { uri, line: event.line }, importFolder);
    if (walk.wrappers.size === known) continue;
    known = walk.wrappers.size;
    called = (await calls()).filter(({ line }) => line >= event.line);
    nextCalled = 0;
  }
}

async function follow(walk: Walking, event: LatexEvent, at: FilePlace, importFolder: string): Promise<void> {
  if (event.kind === 'macro') {
    if (event.command !== 'providecommand' || !walk.macros.has(event.name)) walk.macros.set(event.name, event.value);
  } else if (event.kind === 'bibliography') {
    const folders = [dirnameUri(walk.root), importFolder, dirnameUri(at.uri)];
    walk.declarations.push({ event, ...at, folders: [...new Set(folders)] });
  } else if (event.kind === 'load') {
    walk.loads.push({ event, ...at });
    const ending = event.command.startsWith('LoadClass') ? '.cls' : '.sty';
    await followLoads(
      walk,
      event.value.split(',').flatMap((name) => (name.trim() === '' ? [] : `${name.trim()}${ending}`)),
      at,
      importFolder,
    );
  } else if (event.kind === 'language') walk.languages.push(event);
  else await include(walk, event, at, importFolder);
}

async function include(walk: Walking, event: LatexInclusion, at: FilePlace, importFolder: string): Promise<void> {
  const path = expandPath(event.path, walk.macros, jobnameOf(walk.root));
  const folder = expandPath(event.folder ?? '', walk.macros, jobnameOf(walk.root));
  const written = `\\${event.command}${event.folder === undefined ? '' : `{${event.folder}}`}{${event.path}}`;
  const refuse = (failure: string): void => void walk.remarks.push({ ...at, text: l10n.t('{0} is not followed: {1}.', written, failure) });
  if ('failure' in path) return refuse(path.failure);
  if ('failure' in folder) return refuse(folder.failure);
  // A parameter (`#1`) belongs to the text of a macro; a pipe is a shell command.
  if (path.path === '' || /[#|]/.test(path.path) || NO_PROSE.test(path.path)) return;
  const folders = importFolders(event.command, folder.path, [importFolder, dirnameUri(walk.root), dirnameUri(at.uri)]);
  const found = await firstExisting(folders, includedNames(event.command, path.path), walk.reader);
  if (found === undefined) {
    walk.remarks.push({ ...at, text: l10n.t('{0}: there is no such file.', written) });
    return;
  }
  const moves = event.folder !== undefined || event.command.startsWith('subfile');
  await visit(walk, { uri: found, line: at.line, from: at.uri }, moves ? dirnameUri(found) : importFolder);
}

/** Packages and classes beside the manuscript may declare its bibliography; all others are TeX's own. */
async function followLoads(walk: Walking, names: readonly string[], at: FilePlace, importFolder: string): Promise<void> {
  for (const name of names) {
    const expanded = expandPath(name, walk.macros, jobnameOf(walk.root));
    if (!('path' in expanded) || expanded.path.includes('#')) continue;
    const found = await localStyle([dirnameUri(walk.root), dirnameUri(at.uri)], expanded.path, walk.reader);
    if (found !== undefined) await visit(walk, { uri: found, line: at.line, from: at.uri }, importFolder);
  }
}

/** TeX's `\jobname`: the root's name without its ending. */
export function jobnameOf(root: string): string {
  return basenameUri(root).replace(/\.[^.]+$/, '');
}

/** Where TeX looks for an inclusion: `importFolder`, the root's folder and the including file's own, each with the folder that it names. */
function importFolders(command: string, folder: string, [first, root, own]: readonly [string, string, string]): string[] {
  if (folder === '') return [...new Set([first, root, own])];
  // \subimport goes on from where the last import led, \import starts at the root.
  const order = command.startsWith('sub') ? [first, own, root] : [root, first, own];
  return [...new Set(order)].map((base) => joinUri(base, folder));
}

function includedNames(command: string, path: string): string[] {
  if (languageOfFile(path)?.syntax === 'latex' || /\.(?:sty|cls|tikz)$/.test(path)) return [path];
  return command === 'include' ? [`${path}.tex`] : [`${path}.tex`, path];
}

/** The first of `names` that exists in the first of `folders` that has one. */
export async function firstExisting(folders: readonly string[], names: readonly string[], reader: Reader): Promise<string | undefined> {
  for (const folder of folders) {
    for (const name of names) {
      const uri = joinUri(folder, name);
      if (await reader.exists(uri)) return normaliseUri(uri);
    }
  }
  return undefined;
}

/** A package or class beside the manuscript; one listing of the folder rules out the usual fifty. */
async function localStyle(folders: readonly string[], name: string, reader: Reader): Promise<string | undefined> {
  for (const folder of new Set(folders)) {
    const uri = joinUri(folder, name);
    const there = reader.lists ? (await reader.list(dirnameUri(uri))).includes(basenameUri(uri)) : await reader.exists(uri);
    if (there) return uri;
  }
  return undefined;
}

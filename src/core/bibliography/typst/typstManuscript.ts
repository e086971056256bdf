import * as l10n from '@vscode/l10n';
import { LineCounter } from '../../bibtex/reading/lineCounter';
import { looksLikeHayagriva } from '../../hayagriva/looksLikeHayagriva';
import { type Bibliography, type Declared, formatOf, type ManuscriptFile } from '../bibliography';
import { workspaceFolderOf } from '../candidates';
import { firstExisting } from '../latex/latexWalk';
import { accountPath, type Search } from '../manuscriptSearch';
import { missingBibliography } from '../missing';
import { rootsIncluding, sayRoots } from '../roots';
import { dirnameUri, joinUri } from '../uriPath';
import { readTypst, type TypstFile } from './typstDeclarations';

/** Only the nearest files are asked whether they include a document that declares a bibliography itself. */
const MOST_INCLUDERS = 60;

type Scanner = (uri: string) => Promise<TypstFile | undefined>;
type Manuscript = ReadonlyMap<string, ManuscriptFile>;

/** What a Typst document and the files that include it declare. */
export async function typstManuscript(search: Search): Promise<Declared> {
  const scan = typstScanner(search);
  const roots = await typstRoots(search, scan);
  const files = new Map<string, ManuscriptFile>();
  for (const root of roots) {
    for (const [uri, file] of await typstFiles(search, root, scan)) if (!files.has(uri)) files.set(uri, file);
  }
  const bibliographies: Bibliography[] = [];
  let csl: string | undefined;
  let language: string | undefined;
  for (const uri of files.keys()) {
    const declared = await declaredIn(search, uri, await scan(uri));
    bibliographies.push(...declared.bibliographies);
    csl ??= declared.csl;
    language ??= (await scan(uri))?.language;
  }
  const includedFiles = [...files.values()];
  const said = { ...(csl !== undefined && { csl }), ...(language !== undefined && { language }) };
  return { roots, includedFiles, bibliographies, dialect: undefined, ...said, nocite: [], inlineKeys: [] };
}

/** Scans each file once per search. */
function typstScanner({ reader }: Search): Scanner {
  const known = new Map<string, Promise<TypstFile | undefined>>();
  const scan: Scanner = async (uri) => {
    const text = await reader.read(uri);
    return text === undefined ? undefined : readTypst(text, new LineCounter(text));
  };
  return (uri) => {
    const answer = known.get(uri) ?? scan(uri);
    known.set(uri, answer);
    return answer;
  };
}

/** The document itself where it or a file that it includes declares a bibliography, with what includes it all the same; else the roots that include it. */
async function typstRoots(search: Search, scan: Scanner): Promise<string[]> {
  const { document, reader, account, settings } = search;
  const filesOf = (root: string) => typstFiles(search, root, scan);
  const declares = async (files: Manuscript) => {
    for (const uri of files.keys()) if ((await scan(uri))?.bibliographies.length) return true;
    return false;
  };
  const isOwn = await declares(await filesOf(document.uri));
  const isRoot = async (uri: string) => !isOwn && declares(await filesOf(uri));
  const inclusion = { ending: /\.typ$/, isRoot, filesOf };
  const { workspaceFolders } = settings;
  const asked = { uri: document.uri, workspaceFolders, inclusion, reader, account, ...(isOwn && { most: MOST_INCLUDERS }) };
  const found = await rootsIncluding(asked);
  if (!isOwn) {
    sayRoots(document.uri, found, account);
    return found.length > 0 ? found : [document.uri];
  }
  const name = accountPath(search, document.uri);
  account.say(l10n.t('{0} and what it includes declare a bibliography, so it is the root.', name), { uri: document.uri });
  // A chapter that can be compiled by itself: what it refers to may be in the other files of the whole.
  for (const uri of found)
    account.say(l10n.t('{0} includes this file: its labels and bibliographies count as well.', accountPath(search, uri)), { uri });
  return [document.uri, ...found];
}

async function declaredIn(
  search: Search,
  uri: string,
  file: TypstFile | undefined,
): Promise<{ bibliographies: Bibliography[]; csl?: string }> {
  const bibliographies: Bibliography[] = [];
  for (const { path, line, call, isGuess = false } of file?.bibliographies ?? []) {
    const from = { uri, line };
    const declaredAs = `bibliography("${path}")`;
    const found = await typstFile(search, uri, path);
    const expected = found ?? joinUri(dirnameUri(uri), path);
    if (isGuess && /\.ya?ml$/i.test(path) && !looksLikeHayagriva((found && (await search.reader.read(found))) ?? '')) continue;
    if (found === undefined) await missingBibliography(search, expected, declaredAs, from, [dirnameUri(uri)]);
    else search.account.say(l10n.t('{0} declares {1}.', accountPath(search, uri), declaredAs), from);
    // Each bibliography has references of its own.
    const parts = [`${uri} ${call}`];
    const exists = found !== undefined;
    bibliographies.push({ uri: expected, exists, format: formatOf(expected, true), by: 'document', from, declaredAs, parts });
  }
  const style = file?.style;
  if (style === undefined) return { bibliographies };
  return { bibliographies, csl: (style.path.endsWith('.csl') ? await typstFile(search, uri, style.path) : undefined) ?? style.path };
}

/** A path starts in the file's own folder; one with a slash in the project's root: the workspace folder, or a nearer one that has it. */
function typstFile(search: Search, uri: string, path: string): Promise<string | undefined> {
  if (!path.startsWith('/')) return firstExisting([dirnameUri(uri)], [path], search.reader);
  const top = workspaceFolderOf(uri, search.settings.workspaceFolders) ?? dirnameUri(uri);
  return firstExisting([top, dirnameUri(uri), dirnameUri(dirnameUri(uri))], [path.slice(1)], search.reader);
}

async function typstFiles(search: Search, root: string, scan: Scanner): Promise<Map<string, ManuscriptFile>> {
  const files = new Map<string, ManuscriptFile>();
  const visit = async (file: ManuscriptFile): Promise<void> => {
    if (files.has(file.uri)) return;
    const scanned = await scan(file.uri);
    if (scanned === undefined) return;
    files.set(file.uri, file);
    for (const { path, line } of scanned.includes) {
      const found = await typstFile(search, file.uri, path);
      if (found !== undefined) await visit({ uri: found, line, from: file.uri });
    }
  };
  await visit({ uri: root, line: 1 });
  return files;
}

import * as l10n from '@vscode/l10n';
import { languageOfFile } from '../../languages';
import { accountPath, type Search } from '../manuscriptSearch';
import { rootsIncluding, sayRoots } from '../roots';
import { basenameUri, dirnameUri } from '../uriPath';
import { firstExisting, type LatexScanner, type LatexWalk, walkLatex } from './latexWalk';

const SOURCE = { test: (name: string): boolean => languageOfFile(name)?.syntax === 'latex' };

/** The walks of all roots of a document, made once each. */
export type Walker = (root: string) => Promise<LatexWalk>;

export function latexWalker(search: Search, scan: LatexScanner): Walker {
  const known = new Map<string, Promise<LatexWalk>>();
  return (root) => {
    const walk = known.get(root) ?? walkLatex(root, scan, search.reader);
    known.set(root, walk);
    return walk;
  };
}

/**
 * The roots of a LaTeX document: by its magic comment, as a subfile, because it starts a document itself, or by who includes it; the
 * document itself where none of these says otherwise.
 */
export async function latexRoots(search: Search, scan: LatexScanner, walkerOf: Walker): Promise<string[]> {
  const { document, account, settings, reader } = search;
  const named = await namedRoot(search, document.uri, scan);
  if (named !== undefined && named !== document.uri) return [named];
  const own = await scan(document.uri);
  const ownClass = own?.documentClass;
  if (ownClass !== undefined && own?.begins && !['standalone', 'subfiles'].includes(ownClass.name)) {
    account.say(l10n.t('{0} has its own {1}, so it is the root.', accountPath(search, document.uri), `\\documentclass{${ownClass.name}}`), {
      uri: document.uri,
      line: ownClass.line,
    });
    return [document.uri];
  }
  const inclusion = {
    ending: SOURCE,
    isRoot: async (uri: string) => {
      const file = await scan(uri);
      return file !== undefined && (file.documentClass !== undefined || file.begins);
    },
    filesOf: async (root: string) => (await walkerOf(root)).files,
  };
  const roots = await rootsIncluding({ uri: document.uri, workspaceFolders: settings.workspaceFolders, inclusion, reader, account });
  // A subfile that includes the document is compiled with its own root.
  const outer: string[] = [];
  for (const root of roots) outer.push((await namedRoot(search, root, scan)) ?? root);
  const found = [...new Set(outer)];
  sayRoots(document.uri, found, account);
  return found.length > 0 ? found : [document.uri];
}

/** Follows magic comments and subfiles' classes from file to file; undefined where the first names none that exists. */
async function namedRoot(search: Search, uri: string, scan: LatexScanner): Promise<string | undefined> {
  const seen = new Set<string>();
  let at: string | undefined = uri;
  let named: string | undefined;
  while (at !== undefined && !seen.has(at)) {
    seen.add(at);
    const next: string | undefined = await rootNamedIn(search, at, scan);
    if (next !== undefined) named = next;
    at = next;
  }
  return named;
}

async function rootNamedIn(search: Search, uri: string, scan: LatexScanner): Promise<string | undefined> {
  const file = await scan(uri);
  const magic = file?.magicRoot;
  if (magic !== undefined) {
    const root = await rootAt(search, uri, magic.path.replaceAll('\\', '/'));
    if (root !== undefined) {
      search.account.say(l10n.t('The comment “!TEX root” names {0} as the root.', accountPath(search, root)), { uri, line: magic.line });
      return root;
    }
    const message = l10n.t('The comment “!TEX root” names {0}, but there is no such file beside {1}.', magic.path, basenameUri(uri));
    search.account.fault('root-not-found', message, { uri, line: magic.line });
  }
  const subfiles = file?.documentClass;
  const main = subfiles?.name === 'subfiles' ? subfiles.options.trim() : '';
  if (subfiles === undefined || main === '') return undefined;
  const root = await rootAt(search, uri, main);
  if (root !== undefined)
    search.account.say(l10n.t('It is a subfile of {0}, which is the root.', accountPath(search, root)), { uri, line: subfiles.line });
  else
    search.account.fault('root-not-found', l10n.t('This subfile names {0} as its main file, but there is no such file.', main), {
      uri,
      line: subfiles.line,
    });
  return root;
}

async function rootAt(search: Search, uri: string, path: string): Promise<string | undefined> {
  const names = SOURCE.test(path) ? [path] : [path, `${path}.tex`];
  const found = await firstExisting([dirnameUri(uri)], names, search.reader);
  // `root = .` or a folder isn't a file that could be read.
  return found !== undefined && (await search.reader.read(found)) !== undefined ? found : undefined;
}

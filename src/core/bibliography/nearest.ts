import * as l10n from '@vscode/l10n';
import { languageOfFile, languageWithId, type SyntaxName } from '../languages';
import { type Bibliography, formatOf, type SourceDocument } from './bibliography';
import { filesIn, foldersIn, foldersOf, workspaceFolderOf } from './candidates';
import { scanLatex } from './latex/latexScan';
import { accountPath, type Search } from './manuscriptSearch';
import { isAboutRepository } from './markdown/markdownProject';
import { basenameUri, isUri, joinUri } from './uriPath';

/** Names that people give to the one bibliography of a folder, the likeliest first. */
const USUAL = ['references', 'refs', 'ref', 'bibliography', 'biblio', 'bib', 'library', 'main'];

/** The bibliography of the setting `lectern.bibliography.file`, in the document's workspace folder. */
export async function bibliographyOfSetting(search: Search): Promise<Bibliography | undefined> {
  const { document, settings, reader, account } = search;
  const file = settings.bibliographyFile?.trim().replaceAll('\\', '/');
  if (file === undefined || file === '') return undefined;
  const folder =
    workspaceFolderOf(document.uri, settings.workspaceFolders) ?? settings.workspaceFolders[0] ?? foldersOf(document.uri, [])[0];
  // A URI means the same in any folder.
  const base = folder ?? (isUri(file) ? file : undefined);
  if (base === undefined) return undefined;
  const uri = joinUri(base, file);
  const exists = await reader.exists(uri, true);
  const declaredAs = `lectern.bibliography.file: ${file}`;
  if (exists) account.say(l10n.t('The setting lectern.bibliography.file names {0}.', accountPath(search, uri)));
  else {
    const message = l10n.t('The setting lectern.bibliography.file names {0}, but there is no file {1}.', file, accountPath(search, uri));
    account.fault('bibliography-not-found', message, { uri: document.uri, line: 1 });
  }
  return { uri, exists, format: formatOf(uri, syntaxOf(document) === 'typst'), by: 'setting', declaredAs };
}

/**
 * The nearest .bib file, or those that the only document beside it declares: in the document's folder, in those above it up to the workspace
 * folder, then in their direct subfolders. A subfolder of a folder above that has documents in it is another project's.
 */
export async function nearestBibliographies(search: Search): Promise<readonly Bibliography[]> {
  const { document, settings, reader, account } = search;
  if (!reader.lists) {
    account.say(l10n.t('The folders cannot be listed here, so no .bib file nearby is looked for.'));
    return [];
  }
  const folders = foldersOf(document.uri, settings.workspaceFolders);
  for (const folder of folders) {
    const found = await filesIn(folder, /\.bib$/i, reader);
    const ofRoot = found.length > 1 ? await declaredBeside(search, folder, found) : [];
    if (ofRoot.length > 0) return ofRoot;
    if (found.length > 0) return [chosen(search, found)];
  }
  for (const folder of folders) {
    const below: string[] = [];
    for (const inner of await foldersIn(folder, reader)) {
      const found = await filesIn(inner, /\.bib$/i, reader);
      const isOthers = folder !== folders[0] && found.length > 0 && (await filesIn(inner, { test: isManuscript }, reader)).length > 0;
      if (!isOthers) below.push(...found);
      else
        for (const uri of found)
          account.say(l10n.t('{0} belongs to other documents, so it isn’t used here.', accountPath(search, uri)), { uri });
    }
    if (below.length > 0) return [chosen(search, below)];
  }
  account.say(
    l10n.t('There is no .bib file in the folder of the document, in those above it up to the workspace folder, or in their subfolders.'),
  );
  return [];
}

/** Files of a folder that are looked at for the one that starts a document. */
const MOST_SOURCES = 40;

function syntaxOf({ languageId, uri }: SourceDocument): SyntaxName | undefined {
  return (languageWithId(languageId) ?? languageOfFile(uri))?.syntax;
}

function isManuscript(name: string): boolean {
  return languageOfFile(name)?.syntax !== undefined && !isAboutRepository(name);
}

function isLatex(name: string): boolean {
  return languageOfFile(name)?.syntax === 'latex';
}

/** Of several .bib files those that the folder's only LaTeX document declares together, whatever includes this one. */
async function declaredBeside(search: Search, folder: string, found: readonly string[]): Promise<readonly Bibliography[]> {
  const { document, reader, account } = search;
  if (syntaxOf(document) !== 'latex') return [];
  if (/\\documentclass/.test(document.text)) return [];
  const sources = (await filesIn(folder, { test: isLatex }, reader)).slice(0, MOST_SOURCES);
  const texts = await Promise.all(
    sources.map(async (uri) => ({ uri, text: uri === document.uri ? '' : ((await reader.read(uri)) ?? '') })),
  );
  const scanned = texts.flatMap(({ uri, text }) =>
    text.includes('\\documentclass') ? [{ uri, file: scanLatex(text, languageOfFile(uri)?.chunks === true) }] : [],
  );
  const [root, another] = scanned.filter(({ file }) => file.begins);
  if (root === undefined || another !== undefined) return [];
  const names = root.file.events.flatMap((event) => (event.kind === 'bibliography' ? event.value.split(',') : []));
  const declared = new Set(names.map((name) => withoutEnding(name.trim().replace(/^\.\//, ''))));
  const ofRoot = found.filter((uri) => declared.has(withoutEnding(basenameUri(uri))));
  if (ofRoot.length < 2) return [];
  account.say(
    l10n.t(
      '{0}, the only document beside this file, declares {1}.',
      accountPath(search, root.uri),
      ofRoot.map((uri) => accountPath(search, uri)).join(', '),
    ),
    {
      uri: root.uri,
    },
  );
  return ofRoot.map((uri) => ({
    uri,
    exists: true,
    format: 'bibtex',
    by: 'nearest',
    declaredAs: l10n.t('the document beside it, {0}', basenameUri(root.uri)),
  }));
}

function chosen(search: Search, found: readonly string[]): Bibliography {
  const [uri = '', ...others] = [...found].sort((a, b) => rank(a) - rank(b));
  const aside =
    others.length === 0
      ? ''
      : ` ${l10n.t('(rather than {0}, because its name is more usual or comes first)', others.map((other) => accountPath(search, other)).join(', '))}`;
  search.account.say(
    l10n.t('Nothing declares a bibliography, so the nearest .bib file is used: {0}{1}.', accountPath(search, uri), aside),
    {
      uri,
    },
  );
  return { uri, exists: true, format: 'bibtex', by: 'nearest', declaredAs: l10n.t('the nearest .bib file') };
}

function withoutEnding(name: string): string {
  return name.replace(/\.bib$/i, '');
}

function rank(uri: string): number {
  const at = USUAL.indexOf(withoutEnding(basenameUri(uri)).toLowerCase());
  return at === -1 ? USUAL.length : at;
}

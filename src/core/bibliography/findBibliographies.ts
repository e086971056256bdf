import * as l10n from '@vscode/l10n';
import { languageOfFile, languageWithId, type SyntaxName } from '../languages';
import { type Account, createAccount } from './account';
import {
  type Bibliography,
  type BibliographySettings,
  type Declared,
  type FoundBibliographies,
  formatOf,
  type SourceDocument,
} from './bibliography';
import { createReader, type Files } from './files';
import { latexManuscript } from './latex/latexManuscript';
import { accountPath, type Search } from './manuscriptSearch';
import { markdownManuscript } from './markdown/markdownManuscript';
import { bibliographyOfSetting, nearestBibliographies } from './nearest';
import { reachOf } from './reach';
import { typstManuscript } from './typst/typstManuscript';
import { extensionOf, normaliseUri } from './uriPath';

/**
 * Finds the bibliographies that a document uses and accounts for each step: what it and its manuscript declare, else the setting, else
 * the nearest .bib file. Never rejects; each file is read once and at most `MOST_FILES` are. URIs in the answer are normalised.
 */
export async function findBibliographies(
  document: SourceDocument,
  files: Files,
  settings: BibliographySettings,
): Promise<FoundBibliographies> {
  const account = createAccount();
  const search = startSearch(document, files, settings, account);
  const declared = await declaredBy(search);
  const bibliographies = await withFallback(search, declared, withoutRepeats(search, declared.bibliographies));
  return { ...declared, bibliographies, hasUnseen: account.hasMissed, steps: account.steps, problems: account.problems };
}

/** The setting where nothing that is declared exists, and the nearest file where nothing is declared at all. */
async function withFallback(search: Search, declared: Declared, found: readonly Bibliography[]): Promise<readonly Bibliography[]> {
  if (found.some(({ exists }) => exists)) {
    if (search.settings.bibliographyFile)
      search.account.say(l10n.t('The setting lectern.bibliography.file is not used: the manuscript declares its bibliography.'));
    return found;
  }
  const set = await bibliographyOfSetting(search);
  if (set !== undefined) return [...found, set];
  if (found.length > 0) return found;
  if (declared.inlineKeys.some(({ isSet }) => isSet !== true)) {
    search.account.say(l10n.t('The manuscript brings its references along, so no .bib file nearby is looked for.'));
    return [];
  }
  return nearestBibliographies(search);
}

function startSearch(document: SourceDocument, files: Files, settings: BibliographySettings, account: Account): Search {
  const normal = { ...document, uri: normaliseUri(document.uri) };
  const workspaceFolders = settings.workspaceFolders.map((folder) => normaliseUri(folder).replace(/(?<=[^/:])\/$/, ''));
  const reader = createReader(files, normal, account, reachOf(normal.uri, { ...settings, workspaceFolders }));
  return { document: normal, settings: { ...settings, workspaceFolders }, reader, account };
}

async function declaredBy(search: Search): Promise<Declared> {
  switch (kindOf(search.document)) {
    case 'bibliography':
      return itself(search);
    case 'latex':
      return latexManuscript(search);
    case 'typst':
      return typstManuscript(search);
    default:
      return markdownManuscript(search);
  }
}

function kindOf({ uri, languageId }: SourceDocument): 'bibliography' | SyntaxName {
  const ending = extensionOf(uri);
  if (languageId === 'bibtex' || ending === '.bib') return 'bibliography';
  const language = languageWithId(languageId) ?? languageOfFile(uri);
  return language?.syntax ?? (/^\.(?:sty|cls)$/.test(ending) ? 'latex' : 'markdown');
}

function itself(search: Search): Declared {
  const { uri } = search.document;
  search.account.say(l10n.t('{0} is a bibliography itself.', accountPath(search, uri)), { uri });
  const bibliography: Bibliography = { uri, exists: true, format: formatOf(uri), by: 'itself', declaredAs: l10n.t('the open file') };
  const includedFiles = [{ uri, line: 1 }];
  return { roots: [uri], includedFiles, bibliographies: [bibliography], dialect: undefined, nocite: [], inlineKeys: [] };
}

function withoutRepeats(search: Search, bibliographies: readonly Bibliography[]): readonly Bibliography[] {
  const first = new Map<string, Bibliography>();
  for (const bibliography of bibliographies) {
    const known = first.get(bibliography.uri);
    first.set(bibliography.uri, known === undefined ? bibliography : servingBoth(known, bibliography));
    if (known !== undefined && bibliography.from?.uri !== known.from?.uri)
      search.account.say(l10n.t('{0} is declared again; it counts once.', accountPath(search, bibliography.uri)), bibliography.from);
  }
  return [...first.values()];
}

/** A bibliography with the parts that another declaration of it serves. */
function servingBoth({ parts, ...known }: Bibliography, other: Bibliography): Bibliography {
  return parts === undefined ? known : { ...known, parts: [...new Set([...parts, ...(other.parts ?? [])])] };
}

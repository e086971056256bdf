import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { languageOfFile } from '../../core/languages';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import { type CursorKey, keyAt } from '../../host/bibliography/cursorKeys';
import { bibliographySelector, citingSelector, rangeOf } from '../../host/files/documents';
import { fileName } from '../../host/files/edits';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { KeyChange, KeyChanges } from '../../host/manuscript/keyChanges';
import type { KeyUses } from '../../host/manuscript/keyUses';
import { throwIfCancelled } from '../../host/window/cancellation';

const selector: vscode.DocumentSelector = [
  ...(Array.isArray(citingSelector) ? citingSelector : []),
  ...(Array.isArray(bibliographySelector) ? bibliographySelector : []),
];

/** What a key must not hold: white space and what ends it in BibTeX or in a list of keys. */
const illegal = /[\s,;{}()"'#%\\[\]@~=]/;

/** A key as Pandoc (its manual, "Citation syntax") and Typst read it in running text. */
const bare = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*$/u;

interface Services {
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly keyUses: KeyUses;
  readonly keyChanges: KeyChanges;
}

/** Definition (key → entry), references (key → all uses) and rename of a citation key, across the manuscript and its bibliographies. */
export function registerNavigation({ library, bibliographies, keyUses, keyChanges }: Services): vscode.Disposable {
  const under = async (document: vscode.TextDocument, position: vscode.Position): Promise<CursorKey | undefined> => {
    await library.ready();
    return keyAt(document, position, bibliographies);
  };
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(selector, {
      async provideDefinition(document, position, token) {
        const key = await under(document, position);
        throwIfCancelled(token);
        if (key === undefined) return undefined;
        const found = await keyUses.definitions(document, key.key);
        return found.map(({ uri, range, entry }) => ({
          originSelectionRange: rangeOf(document, key),
          targetUri: uri,
          targetRange: entry ?? range,
          targetSelectionRange: range,
        }));
      },
    }),
    vscode.languages.registerReferenceProvider(selector, {
      async provideReferences(document, position, { includeDeclaration }, token) {
        const key = await under(document, position);
        const all = key === undefined ? [] : await keyUses.ofEntry(document, key.key, token);
        return all.filter((one) => includeDeclaration || one.entry === undefined).map(({ uri, range }) => new vscode.Location(uri, range));
      },
    }),
    vscode.languages.registerRenameProvider(selector, {
      async prepareRename(document, position) {
        const key = await under(document, position);
        if (key === undefined) throw new Error(l10n.t('There is no citation key here.'));
        return { range: rangeOf(document, key), placeholder: key.key };
      },
      async provideRenameEdits(document, position, name, token) {
        const key = await under(document, position);
        if (key === undefined) throw new Error(l10n.t('There is no citation key here.'));
        const wrong = illegal.exec(name)?.[0];
        if (name === '') throw new Error(l10n.t('A citation key can’t be empty.'));
        if (wrong !== undefined)
          throw new Error(
            /\s/.test(wrong)
              ? l10n.t('“{0}” can’t be a citation key: a space can’t stand in one.', name)
              : l10n.t('“{0}” can’t be a citation key: “{1}” can’t stand in one.', name, wrong),
          );
        if (name === key.key) return new vscode.WorkspaceEdit();
        if (await keyUses.isTaken(document, key.key, name, token))
          throw new Error(l10n.t('The key “{0}” is taken by another entry.', name));
        return (await keyChanges.rename(document, key.key, name, (places) => assertFits(name, places), token)).edit;
      },
    }),
  );
}

/** Throws where a key can't be written at one of its places. */
function assertFits(name: string, places: KeyChange['places']): void {
  const unfit = bare.test(name)
    ? undefined
    : places.find(({ uri }) => !/\.bib$/i.test(uri.path) && languageOfFile(uri.path)?.syntax !== 'latex');
  if (unfit !== undefined)
    throw new Error(
      l10n.t(
        '“{0}” can’t be cited in {1}: it must start and end with a letter or digit, with no doubled punctuation.',
        name,
        fileName(unfit.uri),
      ),
    );
}

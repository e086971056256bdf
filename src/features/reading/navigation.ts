import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import { type CursorKey, keyAt } from '../../host/bibliography/cursorKeys';
import { bibliographySelector, citingSelector, rangeOf } from '../../host/files/documents';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { KeyChanges } from '../../host/manuscript/keyChanges';
import type { KeyUses } from '../../host/manuscript/keyUses';
import { throwIfCancelled } from '../../host/window/cancellation';

const selector: vscode.DocumentSelector = [
  ...(Array.isArray(citingSelector) ? citingSelector : []),
  ...(Array.isArray(bibliographySelector) ? bibliographySelector : []),
];

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
        throwIfCancelled(token);
        const all = key === undefined ? [] : await keyUses.ofEntry(document, key.key, token);
        return all.filter((one) => includeDeclaration || one.entry === undefined).map(({ uri, range }) => new vscode.Location(uri, range));
      },
    }),
    vscode.languages.registerRenameProvider(selector, {
      async prepareRename(document, position, token) {
        const key = await under(document, position);
        throwIfCancelled(token);
        if (key === undefined) throw new Error(l10n.t('There is no citation key here.'));
        return { range: rangeOf(document, key), placeholder: key.key };
      },
      async provideRenameEdits(document, position, name, token) {
        const key = await under(document, position);
        throwIfCancelled(token);
        if (key === undefined) throw new Error(l10n.t('There is no citation key here.'));
        return (await keyChanges.rename(document, key.key, name, token)).edit;
      },
    }),
  );
}

import * as vscode from 'vscode';
import type { Bibliographies } from '../host/bibliographies';
import { type CursorKey, keyAt } from '../host/cursorKeys';
import { bibtexSelector, citingSelector, rangeOf } from '../host/documents';
import type { KeyUses, Occurrence } from '../host/keyUses';
import type { LibraryService } from '../host/library';

const selector: vscode.DocumentSelector = [...(Array.isArray(citingSelector) ? citingSelector : []), ...(Array.isArray(bibtexSelector) ? bibtexSelector : [])];

/** What a key must not hold: white space and what ends it in BibTeX or in a list of keys. */
const illegal = /[\s,;{}()"'#%\\[\]@~]/;

interface Services {
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly keyUses: KeyUses;
}

/** Definition (key → entry), references (key → all uses) and rename of a citation key, across the manuscript and its bibliographies. */
export function registerNavigation({ library, bibliographies, keyUses }: Services): vscode.Disposable {
  const under = async (document: vscode.TextDocument, position: vscode.Position): Promise<CursorKey | undefined> => {
    await library.ready();
    return keyAt(document, position, bibliographies);
  };
  const occurrences = async (document: vscode.TextDocument, position: vscode.Position): Promise<Occurrence[]> => {
    const key = await under(document, position);
    return key === undefined ? [] : keyUses.of(document, key.key);
  };
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(citingSelector, {
      async provideDefinition(document, position) {
        const key = await under(document, position);
        if (key === undefined) return undefined;
        const entries = (await keyUses.of(document, key.key)).filter((one) => one.isEntry);
        return entries.map(({ uri, range }) => ({ originSelectionRange: rangeOf(document, key), targetUri: uri, targetRange: range }));
      },
    }),
    vscode.languages.registerReferenceProvider(selector, {
      async provideReferences(document, position, { includeDeclaration }) {
        const all = await occurrences(document, position);
        return all.filter((one) => includeDeclaration || !one.isEntry).map(({ uri, range }) => new vscode.Location(uri, range));
      },
    }),
    vscode.languages.registerRenameProvider(selector, {
      async prepareRename(document, position) {
        const key = await under(document, position);
        if (key === undefined) throw new Error('There is no citation key here.');
        return { range: rangeOf(document, key), placeholder: key.key };
      },
      async provideRenameEdits(document, position, name) {
        if (name === '' || illegal.test(name)) throw new Error(`“${name}” can’t be a citation key: it holds a character that ends a key.`);
        const found = await bibliographies.of(document);
        const key = await under(document, position);
        if (key !== undefined && key.key !== name && found.files.some((file) => file.byKey.has(name))) throw new Error(`The key “${name}” is taken by another entry.`);
        const change = new vscode.WorkspaceEdit();
        for (const { uri, range } of await occurrences(document, position)) change.replace(uri, range, name);
        return change;
      },
    }),
  );
}

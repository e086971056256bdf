import * as vscode from 'vscode';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import { type CursorKey, keyAt } from '../../host/bibliography/cursorKeys';
import { bibliographySelector, citingSelector, rangeOf } from '../../host/files/documents';
import { fileName } from '../../host/files/edits';
import type { Writing } from '../../host/files/writing';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { KeyUses } from '../../host/manuscript/keyUses';

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
  readonly writing: Writing;
}

/** Definition (key → entry), references (key → all uses) and rename of a citation key, across the manuscript and its bibliographies. */
export function registerNavigation({ library, bibliographies, keyUses, writing }: Services): vscode.Disposable {
  const under = async (document: vscode.TextDocument, position: vscode.Position): Promise<CursorKey | undefined> => {
    await library.ready();
    return keyAt(document, position, bibliographies);
  };
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(selector, {
      async provideDefinition(document, position) {
        const key = await under(document, position);
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
      async provideReferences(document, position, { includeDeclaration }) {
        const key = await under(document, position);
        const all = key === undefined ? [] : await keyUses.ofEntry(document, key.key);
        return all.filter((one) => includeDeclaration || one.entry === undefined).map(({ uri, range }) => new vscode.Location(uri, range));
      },
    }),
    vscode.languages.registerRenameProvider(selector, {
      async prepareRename(document, position) {
        const key = await under(document, position);
        if (key === undefined) throw new Error('There is no citation key here.');
        return { range: rangeOf(document, key), placeholder: key.key };
      },
      async provideRenameEdits(document, position, name) {
        const key = await under(document, position);
        if (key === undefined) throw new Error('There is no citation key here.');
        const wrong = illegal.exec(name)?.[0];
        if (name === '') throw new Error('A citation key can’t be empty.');
        if (wrong !== undefined)
          throw new Error(`“${name}” can’t be a citation key: ${/\s/.test(wrong) ? 'a space' : `“${wrong}”`} can’t stand in one.`);
        const change = new vscode.WorkspaceEdit();
        if (name === key.key) return change;
        if (await keyUses.isTaken(document, key.key, name)) throw new Error(`The key “${name}” is taken by another entry.`);
        const places = await keyUses.of(document, key.key);
        const unfit = bare.test(name) ? undefined : places.find(({ uri }) => !/\.(?:bib|tex|ltx|rnw)$/i.test(uri.path));
        if (unfit !== undefined)
          throw new Error(
            `“${name}” can’t be cited in ${fileName(unfit.uri)}: letters and digits must stand at both ends and beside each sign.`,
          );
        await writing.allow(
          places.map(({ uri }) => uri),
          document.uri,
        );
        for (const { uri, range } of places) change.replace(uri, range, name);
        return change;
      },
    }),
  );
}

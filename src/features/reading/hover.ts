import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { FormattedReferences } from '../../host/bibliography/referenceRenderer';
import type { ZoteroLibraries } from '../../host/bibliography/zotero/zoteroLibrary';
import { bibliographySelector, citedKeyAt, citingSelector, isBibliographyDocument, rangeOf } from '../../host/files/documents';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { KeyUses } from '../../host/manuscript/keyUses';
import { throwIfCancelled } from '../../host/window/cancellation';
import { card, setCard, unknownKeyCard } from '../../host/window/cardMarkdown';

interface Services {
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly keyUses: KeyUses;
  readonly references: FormattedReferences;
  readonly zotero: ZoteroLibraries;
}

/** A key under the pointer, in a citation or in a .bib file. */
interface Hovered {
  readonly key: string;
  readonly range: vscode.Range;
  readonly isCited: boolean;
}

/** A paper's card over a citation key, in documents and in .bib files. */
export function registerHover({ library, bibliographies, keyUses, references, zotero }: Services): vscode.Disposable {
  const hover = async (
    document: vscode.TextDocument,
    { key: cited, range, isCited }: Hovered,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover> => {
    const key = await keyUses.entryKey(document, cited);
    throwIfCancelled(token);
    const paper = (await bibliographies.paper(document, key)) ?? library.byKey(key);
    const set = paper === undefined ? await references.ofSet(key, document) : undefined;
    if (set !== undefined) return new vscode.Hover(setCard(key, set), range);
    if (paper === undefined) return new vscode.Hover(unknownKeyCard(key), range);
    const found = await bibliographies.of(document);
    throwIfCancelled(token);
    const reference = await references.markdown(paper, document);
    const inBibliography = found.files.some((file) => file.byKey.has(key));
    const note = inBibliography ? {} : { note: l10n.t('Not in this document’s bibliography yet.') };
    return new vscode.Hover(
      card(paper, {
        ...(isCited && !inBibliography && { missing: { document: document.uri.toString(), key: cited } }),
        ...(isCited && inBibliography && { check: { document: document.uri.toString(), at: document.offsetAt(range.start) } }),
        ...note,
        inZotero: zotero.holds(library.merged(paper)),
        ...(reference === undefined ? {} : { reference }),
      }),
      range,
    );
  };
  const inDocuments: vscode.HoverProvider = {
    async provideHover(document, position, token) {
      await library.ready();
      throwIfCancelled(token);
      const offset = document.offsetAt(position);
      const cited = citedKeyAt(document, offset);
      return cited === undefined ? undefined : hover(document, { key: cited.key, range: rangeOf(document, cited), isCited: true }, token);
    },
  };
  const inBibliographyFiles: vscode.HoverProvider = {
    async provideHover(document, position, token) {
      if (!isBibliographyDocument(document)) return undefined;
      const offset = document.offsetAt(position);
      const file = await bibliographies.file(document.uri.toString());
      const entry = file?.entries.find((one) => one.keyOffset <= offset && offset <= one.keyOffset + one.key.length);
      if (entry === undefined) return undefined;
      const range = rangeOf(document, { start: entry.keyOffset, end: entry.keyOffset + entry.key.length });
      return hover(document, { key: entry.key, range, isCited: false }, token);
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(citingSelector, inDocuments),
    vscode.languages.registerHoverProvider(bibliographySelector, inBibliographyFiles),
  );
}

import * as vscode from 'vscode';
import { codeSpan } from '../../core/escape';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { References } from '../../host/bibliography/referenceRenderer';
import { bibliographySelector, citingSelector, isBibliographyDocument, rangeOf, syntaxOf } from '../../host/files/documents';
import type { LibraryService } from '../../host/library/windowLibrary';
import type { KeyUses } from '../../host/manuscript/keyUses';
import { card, trustedMarkdown } from '../../host/window/cardMarkdown';

interface Services {
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly keyUses: KeyUses;
  readonly references: References;
}

/** A paper's card over a citation key, in documents and in .bib files. */
export function registerHover({ library, bibliographies, keyUses, references }: Services): vscode.Disposable {
  const hover = async (document: vscode.TextDocument, cited: string, range: vscode.Range, isCited: boolean): Promise<vscode.Hover> => {
    const key = await keyUses.entryKey(document, cited);
    const paper = (await bibliographies.paper(document, key)) ?? library.byKey(key);
    if (paper === undefined)
      return new vscode.Hover(trustedMarkdown(`No entry ${codeSpan(key)} in the bibliography of this document or in your library.`), range);
    const found = await bibliographies.of(document);
    const reference = await references.markdown(paper, document);
    const inBibliography = found.files.some((file) => file.byKey.has(key));
    const note = inBibliography ? {} : { note: 'Not in this document’s bibliography yet.' };
    return new vscode.Hover(
      card(paper, {
        ...(isCited && !inBibliography && { missing: { document: document.uri.toString(), key: cited } }),
        ...note,
        ...(reference === undefined ? {} : { reference }),
      }),
      range,
    );
  };
  const inDocuments: vscode.HoverProvider = {
    async provideHover(document, position) {
      await library.ready();
      const offset = document.offsetAt(position);
      const cited = syntaxOf(document)
        ?.citations(document.getText())
        .flatMap((citation) => citation.keys)
        .find((key) => key.start <= offset && offset <= key.end);
      return cited === undefined ? undefined : hover(document, cited.key, rangeOf(document, cited), true);
    },
  };
  const inBibliographyFiles: vscode.HoverProvider = {
    async provideHover(document, position) {
      if (!isBibliographyDocument(document)) return undefined;
      const offset = document.offsetAt(position);
      const file = await bibliographies.file(document.uri.toString());
      const entry = file?.entries.find((one) => one.keyOffset <= offset && offset <= one.keyOffset + one.key.length);
      if (entry === undefined) return undefined;
      return hover(document, entry.key, rangeOf(document, { start: entry.keyOffset, end: entry.keyOffset + entry.key.length }), false);
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(citingSelector, inDocuments),
    vscode.languages.registerHoverProvider(bibliographySelector, inBibliographyFiles),
  );
}

import * as vscode from 'vscode';
import { syntaxFor } from '../../core/citation/forLanguage';
import type { LatexPackage } from '../../core/citation/latex/packages';
import type { Citation, CitationSyntax, CitedKey } from '../../core/citation/syntax';
import { looksLikeHayagriva } from '../../core/hayagriva/looksLikeHayagriva';
import { languageIds } from '../../core/languages';
import type { Span } from '../../core/text';
import { setting } from '../window/settings';

/** Selects the documents in which Lectern cites, on any file system. */
export const citingSelector: vscode.DocumentSelector = languageIds.map((language) => ({ language }));

/** Selects possible bibliographies: .bib files, and YAML, in which `isBibliographyDocument` recognises Hayagriva. */
export const bibliographySelector: vscode.DocumentSelector = [{ language: 'bibtex' }, { language: 'yaml' }];

/** Whether a document is a bibliography: BibTeX by its language, Hayagriva by its content. */
export function isBibliographyDocument(document: vscode.TextDocument): boolean {
  return document.languageId === 'bibtex' || (document.languageId === 'yaml' && looksLikeHayagriva(document.getText()));
}

/** The citation syntax of a document, with the user's own cite commands, and those of `latexPackage` if its text loads no package; undefined for unsupported languages. */
export function syntaxOf(document: vscode.TextDocument, latexPackage?: LatexPackage): CitationSyntax | undefined {
  return syntaxFor(document.languageId, document.uri.path, { latexCommands: setting('citation.latexCommands', document), latexPackage });
}

/** The citation at an offset, its ends included; undefined if there is none. */
export function citationAt(document: vscode.TextDocument, offset: number): Citation | undefined {
  return syntaxOf(document)
    ?.citations(document.getText())
    .find((citation) => isAt(citation, offset));
}

/** The cited key at an offset, its ends included; undefined if there is none. */
export function citedKeyAt(document: vscode.TextDocument, offset: number): CitedKey | undefined {
  return syntaxOf(document)
    ?.citations(document.getText())
    .flatMap(({ keys }) => keys)
    .find((key) => isAt(key, offset));
}

/** Whether an offset is in a span or at one of its ends, as a cursor is. */
export function isAt({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** The range of a span in the document's current text. */
export function rangeOf(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

/** A URI in VS Code's own spelling, for comparing and for keys. */
export function canonical(uri: string): string {
  return vscode.Uri.parse(uri, true).toString();
}

/** The open document with this canonical URI. */
export function openDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri && !document.isClosed);
}

/** Whether VS Code has decoded a document wrongly: it reads UTF-32 as UTF-16, with a null character after each letter. */
export function isMisread(document: vscode.TextDocument): boolean {
  return document.lineAt(0).text.includes('\0');
}

/** Whether a document can be edited: it is a file or untitled, not read-only text that an extension provides. */
export function isEditable({ uri: { scheme } }: vscode.TextDocument): boolean {
  return scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) !== undefined;
}

/** The URIs of documents open in tabs, editors and notebooks; VS Code itself keeps closed documents for some minutes. */
export function shownDocuments(): ReadonlySet<string> {
  const inputs: readonly unknown[] = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.input));
  const inTabs = inputs.flatMap((input) => {
    if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return [input.uri];
    return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
  });
  const inEditors = vscode.window.visibleTextEditors.map((editor) => editor.document.uri);
  const cells = vscode.workspace.notebookDocuments.flatMap((notebook) => notebook.getCells().map((cell) => cell.document.uri));
  return new Set([...inTabs, ...inEditors, ...cells].map(String));
}

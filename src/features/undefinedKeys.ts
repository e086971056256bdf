import * as vscode from 'vscode';
import { keySuggester } from '../core/library/nearestKeys';
import type { Bibliographies } from '../host/bibliographies';
import { command } from '../host/commands';
import { citingSelector, syntaxOf } from '../host/documents';
import type { LibraryService } from '../host/library';
import type { Manuscripts } from '../host/manuscripts';

const legend = new vscode.SemanticTokensLegend(['undefinedCitation']);
const nearest = 3;

interface Services {
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly manuscripts: Manuscripts;
}

/** Quick fixes for a key that no bibliography holds (the nearest key, add it from the library, search for it), and its highlighting. */
export function registerUndefinedKeys({ library, bibliographies, manuscripts }: Services): vscode.Disposable {
  const fixes: vscode.CodeActionProvider = {
    async provideCodeActions(document, _range, { diagnostics }) {
      const undefinedOnes = diagnostics.filter((one) => one.source === 'lectern' && one.code === 'undefined-key');
      if (undefinedOnes.length === 0) return [];
      const { files } = await bibliographies.of(document);
      const suggester = keySuggester(files.flatMap((file) => [...file.byKey.keys()]));
      return undefinedOnes.flatMap((diagnostic) => fixesFor(document, diagnostic, suggester(document.getText(diagnostic.range), nearest), library));
    },
  };
  const tokens: vscode.DocumentSemanticTokensProvider = {
    onDidChangeSemanticTokens: bibliographies.onDidChange,
    async provideDocumentSemanticTokens(document) {
      const builder = new vscode.SemanticTokensBuilder(legend);
      if (syntaxOf(document) === undefined) return builder.build();
      await library.ready();
      const { bibliographies: own, references } = await manuscripts.of(document);
      const uses = own.files.length === 0 ? [] : references.undefined.flatMap((reference) => reference.uses).filter((use) => use.file === document.uri.toString());
      for (const use of uses.sort((a, b) => a.start - b.start)) {
        builder.push(new vscode.Range(document.positionAt(use.start), document.positionAt(use.end)), 'undefinedCitation');
      }
      return builder.build();
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(citingSelector, fixes, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
    vscode.languages.registerDocumentSemanticTokensProvider(citingSelector, tokens, legend),
  );
}

function fixesFor(document: vscode.TextDocument, diagnostic: vscode.Diagnostic, keys: readonly string[], library: LibraryService): vscode.CodeAction[] {
  const key = document.getText(diagnostic.range);
  const fix = (title: string): vscode.CodeAction => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    return action;
  };
  const changes = keys.map((other) => {
    const action = fix(`Change to “${other}”`);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.replace(document.uri, diagnostic.range, other);
    return action;
  });
  const paper = library.byKey(key);
  const add = fix(`Add “${key}” to the bibliography`);
  if (paper !== undefined) add.command = command(add.title, 'addToBibliography', { ids: [paper.id], document: document.uri.toString() });
  const seek = fix(`Search the library for “${key}”`);
  seek.command = command(seek.title, 'focusSearch', key);
  const [first] = changes;
  if (paper === undefined && first !== undefined) first.isPreferred = true;
  add.isPreferred = true;
  return [...(paper === undefined ? [] : [add]), ...changes, seek];
}

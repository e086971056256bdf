import * as vscode from 'vscode';
import { isQuietByDefault } from '../window/settings';
import { registerCompletions } from '../window/shownLabels';
import { citingSelector } from './documents';
import { debounced } from './slices';

/** Milliseconds after a keystroke in which the editor requests completions by itself if it suggests at all. */
const patience = 60;

/** The offset where the typed text begins, if a list should open there; undefined if there is nothing to offer. */
type PlaceAt = (document: vscode.TextDocument, offset: number) => Promise<number | undefined>;

/**
 * Registers completions that appear as the user types, in all documents that Lectern supports. In Markdown, VS Code disables quick
 * suggestions because its snippets (`bold` for “bo”) would get in the way, so letters trigger no provider. There the list is opened
 * where `placeAt` finds something, once per place, unless the user has set `editor.quickSuggestions`.
 */
export function registerTypedCompletions<T extends vscode.CompletionItem>(
  provider: vscode.CompletionItemProvider<T>,
  triggers: readonly string[],
  placeAt: PlaceAt,
): vscode.Disposable {
  /** The version of each document for which the editor last requested completions. */
  const asked = new WeakMap<vscode.TextDocument, number>();
  const opened = new WeakMap<vscode.TextDocument, number>();
  const open = async (document: vscode.TextDocument): Promise<void> => {
    const { version } = document;
    const editor = vscode.window.activeTextEditor;
    if (editor?.document !== document || !editor.selection.isEmpty || asked.get(document) === version) return;
    const place = await placeAt(document, document.offsetAt(editor.selection.active));
    if (document.version !== version || place === opened.get(document)) return;
    if (place === undefined) return void opened.delete(document);
    opened.set(document, place);
    await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  };
  let last: vscode.TextDocument | undefined;
  // A failure is reported when the user asks for the list.
  const soon = debounced(patience, () => void (last && open(last).catch(() => undefined)));
  const typed = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const [change, ...others] = contentChanges;
    if (change === undefined || others.length > 0 || reason !== undefined || !/^\p{L}$/u.test(change.text)) return;
    if (vscode.window.activeTextEditor?.document !== document || !isQuietByDefault(document.languageId)) return;
    last = document;
    soon();
  });
  const heard: vscode.CompletionItemProvider<T> = {
    provideCompletionItems(document, ...rest) {
      asked.set(document, document.version);
      return provider.provideCompletionItems(document, ...rest);
    },
    ...(provider.resolveCompletionItem && { resolveCompletionItem: provider.resolveCompletionItem.bind(provider) }),
  };
  return vscode.Disposable.from(typed, soon, registerCompletions(citingSelector, heard, ...triggers));
}

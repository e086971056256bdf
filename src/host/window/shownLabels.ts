import * as vscode from 'vscode';
import { messageText, type Shown, shown } from '../../core/escape';

/*
 * The one place that passes labels to the editor's lists, trees and panels, so that text from papers, files and services is never read
 * as icons or markup. A test checks that nothing else in `src` creates them.
 */

/** A tree view whose `description` is plain text. */
export type Tree<T> = Omit<vscode.TreeView<T>, 'description' | 'message' | 'title'> & { description: Shown };

/** Creates a tree view; its provider goes through `shownTree`. */
export function createTree<T>(id: string, options: vscode.TreeViewOptions<T>): Tree<T> {
  return vscode.window.createTreeView(id, { ...options, treeDataProvider: shownTree(options.treeDataProvider) }) as Tree<T>;
}

/** A provider of the same items, with their labels, descriptions and screen-reader texts as plain text. */
export function shownTree<T>(own: vscode.TreeDataProvider<T>): vscode.TreeDataProvider<T> {
  return {
    ...(own.onDidChangeTreeData && { onDidChangeTreeData: own.onDidChangeTreeData }),
    getChildren: (node) => own.getChildren(node),
    ...(own.getParent && { getParent: (node: T) => own.getParent?.(node) }),
    getTreeItem: async (node) => shownItem(await own.getTreeItem(node)),
    resolveTreeItem: async (item, node, token) => shownItem((await own.resolveTreeItem?.(item, node, token)) ?? item),
  };
}

function shownItem(item: vscode.TreeItem): vscode.TreeItem {
  if (typeof item.label === 'string') item.label = shown(item.label);
  if (typeof item.description === 'string') item.description = shown(item.description);
  if (typeof item.tooltip === 'string') item.tooltip = shown(item.tooltip);
  if (item.accessibilityInformation !== undefined)
    item.accessibilityInformation = { ...item.accessibilityInformation, label: shown(item.accessibilityInformation.label) };
  if (item.command !== undefined) item.command = shownCommand(item.command);
  return item;
}

function shownCommand(command: vscode.Command): vscode.Command {
  return { ...command, title: shown(command.title) };
}

/** Registers completions with plain labels; the texts to insert, match and sort by stay unchanged. */
export function registerCompletions<T extends vscode.CompletionItem>(
  selector: vscode.DocumentSelector,
  provider: vscode.CompletionItemProvider<T>,
  ...triggers: string[]
): vscode.Disposable {
  const { resolveCompletionItem } = provider;
  const safe: vscode.CompletionItemProvider<T> = {
    async provideCompletionItems(...asked) {
      const found = await provider.provideCompletionItems(...asked);
      for (const item of Array.isArray(found) ? found : (found?.items ?? [])) shownCompletion(item);
      return found;
    },
    ...(resolveCompletionItem && { resolveCompletionItem: (item, token) => resolveCompletionItem.call(provider, item, token) }),
  };
  return vscode.languages.registerCompletionItemProvider(selector, safe, ...triggers);
}

function shownCompletion(item: vscode.CompletionItem): void {
  const { label } = item;
  const name = typeof label === 'string' ? label : label.label;
  item.insertText ??= name;
  item.filterText ??= name;
  item.sortText ??= name;
  item.label =
    typeof label === 'string'
      ? shown(label)
      : {
          label: shown(name),
          // Leading spaces separate it from the label.
          ...(label.detail !== undefined && { detail: `${/^ */.exec(label.detail)?.[0] ?? ''}${shown(label.detail.trimStart())}` }),
          ...(label.description !== undefined && { description: shown(label.description) }),
        };
  if (item.detail !== undefined) item.detail = shown(item.detail);
  if (item.command !== undefined) item.command = shownCommand(item.command);
}

/** Registers code actions with plain-text titles. */
export function registerActions<T extends vscode.CodeAction>(
  selector: vscode.DocumentSelector,
  provider: vscode.CodeActionProvider<T>,
  metadata?: vscode.CodeActionProviderMetadata,
): vscode.Disposable {
  const { resolveCodeAction } = provider;
  const safe: vscode.CodeActionProvider<T> = {
    async provideCodeActions(...asked) {
      const found = await provider.provideCodeActions(...asked);
      for (const action of found ?? []) {
        action.title = shown(action.title);
        if (action instanceof vscode.CodeAction && action.command !== undefined) action.command = shownCommand(action.command);
      }
      return found;
    },
    ...(resolveCodeAction && { resolveCodeAction: (action, token) => resolveCodeAction.call(provider, action, token) }),
  };
  return vscode.languages.registerCodeActionsProvider(selector, safe, metadata);
}

/** Registers code lenses with plain-text titles. */
export function registerLenses(
  selector: vscode.DocumentSelector,
  provider: Pick<vscode.CodeLensProvider, 'provideCodeLenses'>,
): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(selector, {
    async provideCodeLenses(...asked) {
      const lenses = await provider.provideCodeLenses(...asked);
      for (const lens of lenses ?? []) if (lens.command !== undefined) lens.command = shownCommand(lens.command);
      return lenses;
    },
  });
}

/** A document symbol for the outline; its name is never empty, as VS Code requires. */
export function documentSymbol(
  { name, detail }: { readonly name: string; readonly detail: string },
  kind: vscode.SymbolKind,
  range: vscode.Range,
  selection: vscode.Range,
): vscode.DocumentSymbol {
  return new vscode.DocumentSymbol(shown(name), shown(detail), kind, range, selection);
}

/** A workspace symbol with its container. */
export function workspaceSymbol(name: string, of: string, kind: vscode.SymbolKind, place: vscode.Location): vscode.SymbolInformation {
  return new vscode.SymbolInformation(shown(name), kind, shown(of), place);
}

/** A diagnostic from Lectern with its code. */
export function diagnosticOf(
  range: vscode.Range,
  { message, code }: { readonly message: string; readonly code: string },
  severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic {
  const result = new vscode.Diagnostic(range, shown(message), severity);
  result.source = 'lectern';
  result.code = code;
  return result;
}

/** A page's panel with a plain-text tab title. */
export type Panel = Omit<vscode.WebviewPanel, 'title'> & { title: Shown };

/** Opens a panel for a page that can run only the scripts in `media`, with find and reveal as in an editor. */
export function openPanel(
  type: string,
  title: string,
  place: Parameters<typeof vscode.window.createWebviewPanel>[2],
  extensionUri: vscode.Uri,
): Panel {
  return vscode.window.createWebviewPanel(type, shown(title), place, {
    enableScripts: true,
    enableFindWidget: true,
    localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'media')],
  }) as Panel;
}

/** A language status item; its text and detail may hold links and icons, so they take text made by `messageText`. */
export type Status = Omit<vscode.LanguageStatusItem, 'text' | 'detail' | 'name'> & { text: Shown; detail?: Shown; name: Shown };

/** Creates a language status item. */
export function createStatus(id: string, selector: vscode.DocumentSelector, name: string): Status {
  const item = vscode.languages.createLanguageStatusItem(id, selector);
  item.name = messageText(name);
  return item as Status;
}

/** The label of a change that the user must confirm in the refactor preview. */
export function toConfirm(label: string, description: string): vscode.WorkspaceEditEntryMetadata {
  return { needsConfirmation: true, label: shown(label), description: shown(description) };
}

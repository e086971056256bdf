import * as vscode from 'vscode';
import { RecentMap } from '../../core/recentMap';
import { fileName } from '../files/edits';

/** Documents remembered, enough to include those of open previews. */
const most = 20;

/** The view type of VS Code's Markdown preview when opened as an editor, in which case its tab has the document's URI. */
const previewEditor = 'vscode.markdown.preview.editor';

/** Finds the documents that VS Code's Markdown previews show. Preview tabs have no URI, just a title that contains the file name. */
export class OpenPreviews {
  /** Documents rendered or edited, by URI, the latest last. */
  private readonly seen = new RecentMap<string, vscode.TextDocument>(most);

  /** Notes a document that a preview has rendered or may render next. */
  note(document: vscode.TextDocument): void {
    this.seen.set(document.uri.toString(), document);
  }

  /** The document of the active tab's preview. */
  get inFront(): vscode.TextDocument | undefined {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    return tab && this.documentOf(tab);
  }

  /** The document of any open preview, visible ones first. */
  get anywhere(): vscode.TextDocument | undefined {
    const { activeTabGroup, all } = vscode.window.tabGroups;
    const tabs = all.flatMap((group) => group.tabs);
    const inOrder = [activeTabGroup.activeTab, ...tabs.filter(({ isActive }) => isActive), ...tabs];
    return inOrder.flatMap((tab) => (tab && this.documentOf(tab)) ?? [])[0];
  }

  /** Whether a preview of a document is open. */
  shows(uri: string): boolean {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    return tabs.some((tab) => this.documentOf(tab)?.uri.toString() === uri);
  }

  private documentOf({ input, label }: vscode.Tab): vscode.TextDocument | undefined {
    if (input instanceof vscode.TabInputCustom && input.viewType === previewEditor) return this.seen.get(input.uri.toString());
    if (!(input instanceof vscode.TabInputWebview) || !input.viewType.includes('markdown.preview')) return undefined;
    const named = [...this.seen.values()].reverse().filter(({ uri }) => label.includes(fileName(uri)));
    // The title for `my notes.md` also contains `notes.md`.
    return named.sort((a, b) => fileName(b.uri).length - fileName(a.uri).length)[0];
  }
}

import * as vscode from 'vscode';
import { syntaxOf } from '../files/documents';

/** The document that the user writes in, also while a page, a view or a panel has the focus. */
export class ActiveManuscript implements vscode.Disposable {
  private last: vscode.TextDocument | undefined;
  private readonly following = vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor));

  constructor() {
    this.follow(vscode.window.activeTextEditor);
  }

  /** The active editor; where that is no text, the last one cited in, or another one to cite in, as far as it is visible. */
  get editor(): vscode.TextEditor | undefined {
    const active = vscode.window.activeTextEditor;
    if (active !== undefined && active.document.uri.scheme !== 'output') return active;
    const visible = vscode.window.visibleTextEditors.filter((editor) => syntaxOf(editor.document) !== undefined);
    return visible.find((editor) => editor.document === this.last) ?? (this.covered === undefined ? visible[0] : undefined);
  }

  /** The document of that editor, or the last one cited in where another tab covers it or only its preview is open. */
  get document(): vscode.TextDocument | undefined {
    return this.editor?.document ?? (this.covered === undefined && !this.isPreviewed ? undefined : this.last);
  }

  /** The document cited in last, also while another one is active, as long as a tab holds it. */
  get manuscript(): vscode.TextDocument | undefined {
    return this.covered === undefined ? undefined : this.last;
  }

  /** That editor, with the focus where a page beside it is active; a document that another tab covers, or whose preview alone is open, is shown again, with the cursor where it was. */
  async show(): Promise<vscode.TextEditor | undefined> {
    const { editor, covered, last } = this;
    const isBeside = editor !== undefined && vscode.window.activeTextEditor === undefined;
    if (isBeside && editor.viewColumn !== undefined) return vscode.window.showTextDocument(editor.document, editor.viewColumn);
    if (editor !== undefined || last === undefined) return editor;
    if (covered !== undefined) return vscode.window.showTextDocument(last, { viewColumn: covered.group.viewColumn });
    return this.isPreviewed ? vscode.window.showTextDocument(last.uri, { viewColumn: vscode.ViewColumn.Beside }) : undefined;
  }

  dispose(): void {
    this.following.dispose();
  }

  /** The tab of the last document cited in. */
  private get covered(): vscode.Tab | undefined {
    const uri = this.last?.uri.toString();
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    return tabs.find(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri);
  }

  /** Whether a preview of Markdown is open. */
  private get isPreviewed(): boolean {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    return tabs.some(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('markdown.preview'));
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    if (editor !== undefined && syntaxOf(editor.document) !== undefined) this.last = editor.document;
  }
}

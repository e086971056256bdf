import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { RecentMap } from '../../core/recentMap';
import { syntaxOf } from '../files/documents';
import { fileName } from '../files/edits';
import { EditRefused } from '../window/attempt';
import { OpenPreviews } from './openPreviews';

/** Closed documents whose cursors are remembered. */
const mostCursors = 5;

/** The document that the user is writing in, even while a page, view or panel has the focus. */
export class ActiveManuscript implements vscode.Disposable {
  readonly previews = new OpenPreviews();
  private last: vscode.TextDocument | undefined;
  /** Each document's last cursor, by URI. */
  private readonly cursors = new RecentMap<string, { readonly document: vscode.TextDocument; readonly selection: vscode.Selection }>(
    mostCursors,
  );
  private readonly following = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.rememberCursor(textEditor)),
  );

  constructor() {
    this.follow(vscode.window.activeTextEditor);
  }

  /** The active text editor, else the visible editor last cited in, else another visible one to cite in. */
  get editor(): vscode.TextEditor | undefined {
    const active = vscode.window.activeTextEditor;
    if (active !== undefined && active.document.uri.scheme !== 'output') return active;
    const visible = vscode.window.visibleTextEditors.filter((editor) => syntaxOf(editor.document) !== undefined);
    return visible.find((editor) => editor.document === this.last) ?? (this.manuscript === undefined ? visible[0] : undefined);
  }

  /** That editor's document; else that of the front preview, else the one last cited in if a tab holds it, else that of another preview. */
  get document(): vscode.TextDocument | undefined {
    return this.editor?.document ?? this.hidden;
  }

  /** The document last cited in, even while another one is active, as long as a tab holds it. */
  get manuscript(): vscode.TextDocument | undefined {
    return tabOf(this.last) === undefined ? undefined : this.last;
  }

  /**
   * The editor of `document`, focused if a page beside it is active; a hidden one is shown again with its last cursor. Throws
   * `EditRefused` if the document was open only in its preview and its cursor isn't known.
   */
  async show(): Promise<vscode.TextEditor | undefined> {
    const { editor, hidden } = this;
    const isBeside = editor !== undefined && vscode.window.activeTextEditor === undefined;
    if (isBeside && editor.viewColumn !== undefined) return vscode.window.showTextDocument(editor.document, editor.viewColumn);
    if (editor !== undefined || hidden === undefined) return editor;
    const viewColumn = tabOf(hidden)?.group.viewColumn;
    return viewColumn === undefined ? this.openBeside(hidden) : vscode.window.showTextDocument(hidden.uri, { viewColumn });
  }

  dispose(): void {
    this.following.dispose();
  }

  private get hidden(): vscode.TextDocument | undefined {
    return this.previews.inFront ?? this.manuscript ?? this.previews.anywhere;
  }

  /** Opens a document beside its preview; the remembered cursor is valid only if the text is unchanged. */
  private async openBeside({ uri }: vscode.TextDocument): Promise<vscode.TextEditor> {
    const before = this.cursors.get(uri.toString());
    const editor = await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
    if (before === undefined || before.document.getText() !== editor.document.getText())
      throw new EditRefused(
        l10n.t('{0} is now open beside its preview. Put the cursor where you want to write, and try again.', fileName(uri)),
      );
    editor.selection = before.selection;
    editor.revealRange(before.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    return editor;
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    if (editor === undefined || syntaxOf(editor.document) === undefined) return;
    this.last = editor.document;
    this.previews.note(editor.document);
  }

  private rememberCursor({ document, selection }: vscode.TextEditor): void {
    if (syntaxOf(document) === undefined) return;
    this.cursors.set(document.uri.toString(), { document, selection });
  }
}

/** The tab that holds a document as text. */
function tabOf(document: vscode.TextDocument | undefined): vscode.Tab | undefined {
  const uri = document?.uri.toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.find(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri);
}

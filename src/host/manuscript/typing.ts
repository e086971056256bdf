import * as vscode from 'vscode';
import type { Span } from '../../core/text';
import { syntaxOf } from '../files/documents';

/** Tracks where the user is typing; problems there are reported once the cursor has left. */
export class Typing implements vscode.Disposable {
  private place: { readonly uri: string; readonly offset: number } | undefined;
  private readonly left = new vscode.EventEmitter<void>();
  /** Fires when the cursor has left the text last typed. */
  readonly onDidLeave = this.left.event;
  private readonly following = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      const last = contentChanges.at(-1);
      if (last === undefined || reason !== undefined || syntaxOf(document) === undefined) return;
      this.place = { uri: document.uri.toString(), offset: last.rangeOffset + last.text.length };
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      // Typing also moves the cursor.
      if (this.place === undefined || kind === undefined) return;
      const { document, selection } = textEditor;
      if (document.uri.toString() === this.place.uri && document.offsetAt(selection.active) === this.place.offset) return;
      this.leave();
    }),
    vscode.window.onDidChangeActiveTextEditor(() => this.leave()),
  );

  /** Whether a span of a file is being typed: the user last typed there, and the cursor is still inside or at its end. */
  isIn(uri: string, { start, end }: Span): boolean {
    const { place } = this;
    const editor = vscode.window.activeTextEditor;
    if (place === undefined || place.uri !== uri || editor?.document.uri.toString() !== uri) return false;
    const cursor = editor.document.offsetAt(editor.selection.active);
    return [place.offset, cursor].every((offset) => start <= offset && offset <= end);
  }

  dispose(): void {
    this.following.dispose();
    this.left.dispose();
  }

  private leave(): void {
    if (this.place === undefined) return;
    this.place = undefined;
    this.left.fire();
  }
}

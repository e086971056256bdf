import * as vscode from 'vscode';
import { applyEdits } from '../files/edits';

/**
 * Keeps a key as typed when its “as typed” row is accepted late: until completions for the latest letters arrive, the editor accepts
 * the row for the earlier ones and deletes what was typed since.
 */
export class KeptAsTyped implements vscode.Disposable {
  /** The rows offered at one place: their texts, the offset where they begin, and what has been typed there since. */
  private offered:
    | { readonly document: vscode.TextDocument; readonly at: number; readonly texts: readonly string[]; readonly typed: string }
    | undefined;
  private readonly following = vscode.workspace.onDidChangeTextDocument((event) => this.follow(event));

  offer(document: vscode.TextDocument, at: number, text: string): void {
    const { offered } = this;
    // The editor may still show the row for fewer letters.
    const isSame = offered !== undefined && offered.document === document && offered.at === at && offered.typed === text;
    this.offered = { document, at, texts: isSame ? [...offered.texts, text] : [text], typed: text };
  }

  dispose(): void {
    this.following.dispose();
  }

  private follow({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const { offered } = this;
    if (offered === undefined || document !== offered.document || contentChanges.length === 0) return;
    this.offered = undefined;
    const [change] = contentChanges;
    if (change === undefined || contentChanges.length > 1 || reason !== undefined) return;
    const { at, texts, typed } = offered;
    const { rangeOffset, rangeLength } = change;
    if (rangeLength === 0 && rangeOffset === at + typed.length) this.offered = { ...offered, typed: typed + change.text };
    else if (texts.includes(change.text) && rangeOffset === at && rangeLength === typed.length && typed.length > change.text.length)
      // This fails only if the document has been closed.
      applyEdits(document, [{ offset: at + change.text.length, length: 0, text: typed.slice(change.text.length) }]).catch(() => undefined);
  }
}

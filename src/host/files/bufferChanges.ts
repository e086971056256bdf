import * as vscode from 'vscode';
import type { LongText } from '../../core/bibtex/reading/longText';
import { edited, type Replacement, type TextChange } from '../../core/bibtex/reading/textChange';
import { wellFormed } from '../../core/wellFormed';

/** The text of a buffer at a version, and, if known, a single change that covers all edits since an earlier text. */
export interface Buffered {
  readonly text: LongText;
  readonly version: number;
  readonly change?: TextChange | undefined;
}

/** An edit of the document; `from` is the version before it. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly changes: readonly Replacement[];
}

/** Most edits remembered per buffer between two reads. */
const mostEdits = 1000;

/** Follows the edits of some buffers, which avoids joining all lines of a large one after each edit. */
export class BufferChanges implements vscode.Disposable {
  private readonly edits = new Map<string, Edit[]>();
  private readonly versions = new Map<string, number>();
  private readonly changed = new vscode.EventEmitter<vscode.TextDocument>();
  private readonly subscription: vscode.Disposable;
  readonly onDidChange = this.changed.event;

  constructor() {
    this.subscription = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => this.note(document, contentChanges)),
      vscode.workspace.onDidCloseTextDocument((document) => this.lose(document.uri.toString())),
    );
  }

  follow(uri: string): void {
    this.edits.set(uri, []);
  }

  forget(uri: string): void {
    this.edits.delete(uri);
    this.versions.delete(uri);
  }

  /** Notes which version of a buffer is about to be read; later edits are applied to that. */
  seen(uri: string, version: number): void {
    if (this.edits.has(uri)) this.versions.set(uri, version);
  }

  /** The buffer's current text, derived from an earlier one; undefined if an edit in between was missed. */
  since(uri: string, before: { readonly text: LongText; readonly version?: number } | undefined): Buffered | undefined {
    const edits = this.edits.get(uri)?.splice(0) ?? [];
    if (before?.version === undefined) return undefined;
    let version = before.version;
    const start = before.version;
    const unread = edits.filter((edit) => edit.to > start);
    for (const edit of unread) {
      if (edit.from !== version) return undefined;
      version = edit.to;
    }
    return {
      ...edited(
        before.text,
        unread.map((edit) => edit.changes),
      ),
      version,
    };
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private note(document: vscode.TextDocument, changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    const uri = document.uri.toString();
    const edits = this.edits.get(uri);
    if (edits === undefined) return;
    const last = this.versions.get(uri);
    if (last !== undefined) this.versions.set(uri, document.version);
    // Saving changes nothing; a new line ending changes the version alone.
    if (changes.length === 0 && last === document.version) return;
    const isKnown = changes.length > 0 && last !== undefined && edits.length < mostEdits;
    if (isKnown)
      edits.push({
        from: last,
        to: document.version,
        changes: changes.map(({ rangeOffset, rangeLength, text }) => ({
          offset: rangeOffset,
          length: rangeLength,
          text: wellFormed(text),
        })),
      });
    else this.lose(uri);
    this.changed.fire(document);
  }

  /** Forgets a buffer's edits, so that it must be read whole. */
  private lose(uri: string): void {
    if (this.edits.has(uri)) this.edits.set(uri, [{ from: Number.NaN, to: Number.POSITIVE_INFINITY, changes: [] }]);
  }
}

import * as vscode from 'vscode';
import type { LongText } from '../../core/bibtex/reading/longText';
import { edited, type Replacement, type TextChange } from '../../core/bibtex/reading/textChange';
import { wellFormed } from '../../core/wellFormed';

/** The text of a buffer at a version, and the one change that covers all since an earlier text, where it is known. */
export interface Buffered {
  readonly text: LongText;
  readonly version: number;
  readonly change?: TextChange | undefined;
}

/** An edit of the document, which had the version `from` before it. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly changes: readonly Replacement[];
}

/** Edits that are kept of one buffer between two readings of it. */
const mostEdits = 1000;

/** Follows the edits of some buffers, so that the text of a large one need not be put together from its lines after each. */
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

  /** Notes which version of a buffer is about to be read, so that later edits can be applied to it. */
  seen(uri: string, version: number): void {
    if (this.edits.has(uri)) this.versions.set(uri, version);
  }

  /** The buffer's text now, made of an earlier one; undefined where not all edits in between were seen. */
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
    // Saving is no change; new line ends are one, of which only the version tells.
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

  /** From here on only reading the whole buffer tells its text. */
  private lose(uri: string): void {
    if (this.edits.has(uri)) this.edits.set(uri, [{ from: Number.NaN, to: Number.POSITIVE_INFINITY, changes: [] }]);
  }
}

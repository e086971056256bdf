import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isCitablePlace } from '../../core/citation/citablePlace';
import type { CitationSyntax } from '../../core/citation/syntax';
import { syntaxOf } from '../files/documents';
import { EditRefused } from '../window/attempt';

/** Places remembered per document, enough to include one in its body. */
const most = 20;

/** Where the user last wrote in each document. */
export class WritingPlaces implements vscode.Disposable {
  /** Offsets, the latest first; whether one is in the body is checked when needed. */
  private readonly places = new WeakMap<vscode.TextDocument, readonly number[]>();
  private readonly following = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (syntaxOf(document) === undefined) return;
    for (const { rangeOffset, rangeLength, text } of contentChanges) this.follow(document, rangeOffset, rangeLength, text.length);
  });

  /**
   * The selections of an editor where a citation can go; if the cursor is in a preamble, a comment or front matter, the place in the
   * body where the user last wrote. Throws `EditRefused` if there is none.
   */
  forCitation(editor: vscode.TextEditor, syntax: CitationSyntax): readonly vscode.Selection[] {
    const { document, selections } = editor;
    const text = document.getText();
    const canStand = (offset: number): boolean => isCitablePlace(text, offset, syntax.id) || syntax.contextAt(text, offset) !== undefined;
    const fine = selections.filter(({ start, end }) => canStand(document.offsetAt(start)) && canStand(document.offsetAt(end)));
    if (fine.length === selections.length) return selections;
    if (fine.length > 0) return fine;
    const last = this.places.get(document)?.find(canStand);
    if (last === undefined)
      throw new EditRefused(l10n.t('The cursor is in a preamble, a comment, front matter or code. Put it where the citation belongs.'));
    const place = document.positionAt(last);
    editor.revealRange(new vscode.Range(place, place));
    return [new vscode.Selection(place, place)];
  }

  dispose(): void {
    this.following.dispose();
  }

  /** Adjusts places to an edit: those before it stay, those after it shift, those inside it are dropped. */
  private follow(document: vscode.TextDocument, offset: number, removed: number, inserted: number): void {
    const before = this.places.get(document) ?? [];
    const moved = before.flatMap((place) => {
      if (place < offset) return [place];
      return place > offset + removed ? [place + inserted - removed] : [];
    });
    // Continuous typing counts as one place.
    this.places.set(document, [offset + inserted, ...moved].slice(0, most));
  }
}

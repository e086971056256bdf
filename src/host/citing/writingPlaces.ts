import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isCitablePlace } from '../../core/citation/citablePlace';
import type { CitationSyntax } from '../../core/citation/syntax';
import { syntaxOf } from '../files/documents';
import { EditRefused } from '../window/attempt';

/** Places that are remembered of one document, so that the last one in its body is most likely among them. */
const most = 20;

/** Where the user last wrote in each document. */
export class WritingPlaces implements vscode.Disposable {
  /** Offsets, the latest first; which of them are in the body is looked at when it matters. */
  private readonly places = new WeakMap<vscode.TextDocument, readonly number[]>();
  private readonly following = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (syntaxOf(document) === undefined) return;
    for (const { rangeOffset, rangeLength, text } of contentChanges) this.follow(document, rangeOffset, rangeLength, text.length);
  });

  /**
   * The selections of an editor where a citation can stand; where the cursor is in a preamble, a comment or front matter, the place in
   * the body where one last wrote. Throws `EditRefused` where there is none.
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

  /** The places before a change stay, those after it move with the text, those in it go. */
  private follow(document: vscode.TextDocument, offset: number, removed: number, inserted: number): void {
    const before = this.places.get(document) ?? [];
    const moved = before.flatMap((place) => {
      if (place < offset) return [place];
      return place > offset + removed ? [place + inserted - removed] : [];
    });
    // While one types on, it is one place.
    this.places.set(document, [offset + inserted, ...moved].slice(0, most));
  }
}

import * as vscode from 'vscode';
import { termSpans } from '../../core/search/suggest/evidence';
import { citedPassage } from '../../core/writing/citingPassage';
import { headingBefore } from '../../core/writing/headings';
import { proseOf } from '../../core/writing/prose/prose';
import { rangeOf, syntaxOf } from '../files/documents';

/** A selection shorter than this is a word or a name, not a passage. */
export const shortestPassage = 20;

/** A passage of a document, the text before it, and its place in the document. */
export interface Passage {
  readonly passage: string;
  readonly before: string;
  readonly range: vscode.Range;
}

/**
 * The selected text with the preceding text of its paragraph (or, for a word or a name, its sentence); without a selection, the paragraph
 * at the cursor with the previous one. The heading of the section comes before them.
 */
export function passageOf(editor: vscode.TextEditor): Passage {
  const { document, selection } = editor;
  const found = passageAt(editor);
  const syntax = syntaxOf(document);
  const heading = syntax === undefined ? '' : headingBefore(document.getText(), document.offsetAt(selection.start), syntax).trim();
  const isThere = heading === '' || found.before.includes(heading) || found.passage.includes(heading);
  return isThere ? found : { ...found, before: `${heading}. ${found.before}` };
}

function passageAt({ document, selection }: vscode.TextEditor): Passage {
  const selected = document.getText(selection);
  const syntax = syntaxOf(document);
  if (!selection.isEmpty && syntax !== undefined && selected.trim().length < shortestPassage) {
    const end = document.offsetAt(selection.end);
    const { sentence, before } = citedPassage(document.getText(), { start: end, end }, syntax);
    return { passage: `${selected}. ${sentence}`, before, range: selection };
  }
  if (!selection.isEmpty) {
    const start = new vscode.Position(firstLine(document, selection.start.line), 0);
    return { passage: document.getText(selection), before: document.getText(new vscode.Range(start, selection.start)), range: selection };
  }
  const first = firstLine(document, selection.active.line);
  let last = selection.active.line;
  while (!isBlank(document, last + 1)) last += 1;
  let previous = first - 1;
  while (previous > 0 && isBlank(document, previous)) previous -= 1;
  const before = previous <= 0 ? '' : document.getText(new vscode.Range(firstLine(document, previous), 0, previous + 1, 0));
  const range = new vscode.Range(first, 0, last + 1, 0);
  return { passage: document.getText(range), before, range };
}

/** Marks in the editor the words of a passage that decided for the active row of a list. */
export class MarkedPassage implements vscode.Disposable {
  private readonly marked = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
  });

  private readonly start: number;
  private readonly prose: string;

  constructor(
    private readonly editor: vscode.TextEditor,
    range: vscode.Range,
  ) {
    const { document } = editor;
    this.start = document.offsetAt(range.start);
    this.prose = proseOf(document.getText(), syntaxOf(document)).slice(this.start, document.offsetAt(range.end));
  }

  /** Marks these terms in the passage, in any of their forms, instead of those marked before. */
  show(terms: readonly string[]): void {
    const { editor, start } = this;
    const words = termSpans(this.prose, terms).map((word) => ({ start: start + word.start, end: start + word.end }));
    editor.setDecorations(
      this.marked,
      words.map((word) => rangeOf(editor.document, word)),
    );
  }

  dispose(): void {
    this.marked.dispose();
  }
}

/** The first line of the paragraph that contains a line; blank lines separate paragraphs. */
function firstLine(document: vscode.TextDocument, line: number): number {
  let first = line;
  while (!isBlank(document, first - 1)) first -= 1;
  return first;
}

function isBlank(document: vscode.TextDocument, line: number): boolean {
  return line < 0 || line >= document.lineCount || document.lineAt(line).isEmptyOrWhitespace;
}

import * as vscode from 'vscode';
import type { CitationSyntax } from '../../core/citation/syntax';
import { saysLittle } from '../../core/presentation/nothingFits';
import { termSpans } from '../../core/search/suggest/evidence';
import { citedPassage, keysCited } from '../../core/writing/citingPassage';
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
  /** What it says, without markup, formulas and citations. */
  readonly prose: string;
  /** Keys cited in it and in the text before it, the nearest to its end first. */
  readonly cited: readonly string[];
}

/** A passage, with the place where the text before it starts, unless that is in its own sentence. */
interface Found extends Omit<Passage, 'cited' | 'prose'> {
  readonly from?: vscode.Position;
}

/**
 * The selected text with the preceding text of its paragraph, or the previous paragraph (or, for a word or a name, its sentence); without a selection, the paragraph
 * at the cursor with the previous one. A passage that says nothing itself (“This was later improved”) is widened to the text before it.
 * The heading of the section comes before them.
 */
export function passageOf(editor: vscode.TextEditor): Passage {
  const { document, selection } = editor;
  const syntax = syntaxOf(document);
  const found = passageAt(editor);
  if (syntax === undefined) return { ...found, prose: found.passage, cited: [] };
  const cited = keysCited(document.getText(new vscode.Range(found.from ?? found.range.start, found.range.end)), syntax);
  const { passage, before, range } = widened(document, found, syntax);
  const heading = headingBefore(document.getText(), document.offsetAt(selection.start), syntax).trim();
  const isThere = heading === '' || before.includes(heading) || passage.includes(heading);
  return { passage, before: isThere ? before : `${heading}. ${before}`, range, prose: proseOf(passage, syntax), cited };
}

function widened(document: vscode.TextDocument, found: Found, syntax: CitationSyntax): Omit<Passage, 'cited' | 'prose'> {
  const { from, range } = found;
  if (from === undefined) return found;
  const prose = proseOf(document.getText(), syntax);
  const [start, middle, end] = [from, range.start, range.end].map((at) => document.offsetAt(at));
  if (!saysLittle(prose.slice(middle, end)) || saysLittle(prose.slice(start, middle))) return found;
  const whole = new vscode.Range(from, range.end);
  return { passage: document.getText(whole), before: '', range: whole };
}

function passageAt({ document, selection }: vscode.TextEditor): Found {
  const selected = document.getText(selection);
  const syntax = syntaxOf(document);
  if (!selection.isEmpty && syntax !== undefined && selected.trim().length < shortestPassage) {
    const end = document.offsetAt(selection.end);
    const { sentence, before } = citedPassage(document.getText(), { start: end, end }, syntax);
    return { passage: `${selected}. ${sentence}`, before, range: selection };
  }
  if (!selection.isEmpty) {
    const own = new vscode.Position(firstLine(document, selection.start.line), 0);
    const isFirst = document.getText(new vscode.Range(own, selection.start)).trim() === '';
    const from = isFirst ? previousParagraph(document, own.line) : own;
    return { passage: selected, before: document.getText(new vscode.Range(from, selection.start)), range: selection, from };
  }
  const first = firstLine(document, selection.active.line);
  let last = selection.active.line;
  while (!isBlank(document, last + 1)) last += 1;
  const from = previousParagraph(document, first);
  const range = new vscode.Range(first, 0, last + 1, 0);
  return { passage: document.getText(range), before: document.getText(new vscode.Range(from, range.start)), range, from };
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

/** Where the paragraph before the one that starts at the line `first` starts; that line itself if there is none. */
function previousParagraph(document: vscode.TextDocument, first: number): vscode.Position {
  let previous = first - 1;
  while (previous > 0 && isBlank(document, previous)) previous -= 1;
  return new vscode.Position(isBlank(document, previous) ? first : firstLine(document, previous), 0);
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

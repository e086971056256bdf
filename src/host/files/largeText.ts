import * as vscode from 'vscode';
import { decoded } from '../../core/bibtex/reading/decoded';
import { type LongText, manyPieces, PieceText } from '../../core/bibtex/reading/longText';
import { wellFormed } from '../../core/wellFormed';
import { inSlices } from './slices';

/** Lines read per step of a few milliseconds. */
const linesAtOnce = 10_000;
/** How many more lines to search for one that begins an entry. */
const lookAhead = 1000;

/** The text and version of an open document; a large one is read in pieces, since VS Code takes 100 ms to join its lines. */
export async function bufferText(document: vscode.TextDocument): Promise<{ readonly text: LongText; readonly version: number }> {
  const { version, lineCount } = document;
  if (lineCount <= linesAtOnce) return { text: wellFormed(document.getText()), version };
  const text = await inSlices(readLines(document));
  return document.version === version ? { text, version } : bufferText(document);
}

function* readLines(document: vscode.TextDocument): Generator<void, LongText> {
  const pieces: string[] = [];
  const atOnce = Math.max(linesAtOnce, Math.ceil(document.lineCount / manyPieces));
  for (let line = 0; line < document.lineCount; ) {
    let end = Math.min(document.lineCount, line + atOnce);
    const far = Math.min(document.lineCount, end + lookAhead);
    while (end < far && !document.lineAt(end).text.startsWith('@')) end += 1;
    pieces.push(wellFormed(document.getText(new vscode.Range(line, 0, end, 0))));
    line = end;
    yield;
  }
  return PieceText.of(pieces);
}

/** Decodes UTF-8 bytes in slices. */
export function decode(bytes: Uint8Array): Promise<LongText> {
  return inSlices(decoded(bytes));
}

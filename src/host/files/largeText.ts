import * as vscode from 'vscode';
import { decoded } from '../../core/bibtex/reading/decoded';
import { type LongText, manyPieces, PieceText } from '../../core/bibtex/reading/longText';
import { wellFormed } from '../../core/wellFormed';
import { inSlices } from './slices';

/** Lines that are read in one step of a few milliseconds; more of what would be many pieces. */
const linesAtOnce = 10_000;
/** So many lines further a line is looked for that begins an entry. */
const lookAhead = 1000;

/** The text of an open document and its version; a large one in pieces, since joining its lines takes the editor 100 ms. */
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

/** The text of some bytes, in slices. */
export function decode(bytes: Uint8Array): Promise<LongText> {
  return inSlices(decoded(bytes));
}

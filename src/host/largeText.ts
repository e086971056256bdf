import * as vscode from 'vscode';
import { inSlices } from './slices';

/** Lines of a buffer that are read in one step of a few milliseconds. */
const linesAtOnce = 10_000;

/** The text of an open document and its version; a large one in slices, since joining its lines takes the editor 100 ms. */
export async function bufferText(document: vscode.TextDocument): Promise<{ readonly text: string; readonly version: number }> {
  const { version, lineCount } = document;
  if (lineCount <= linesAtOnce) return { text: document.getText(), version };
  const text = await inSlices(readLines(document));
  return document.version === version ? { text, version } : bufferText(document);
}

function* readLines(document: vscode.TextDocument): Generator<void, string> {
  const parts: string[] = [];
  for (let line = 0; line < document.lineCount; line += linesAtOnce) {
    parts.push(document.getText(new vscode.Range(line, 0, line + linesAtOnce, 0)));
    yield;
  }
  return parts.join('');
}

/**
 * UTF-8, or Latin-1 where the bytes are not UTF-8 (old bibliographies often are not); without a byte order mark. At once, since joining
 * what was decoded in parts takes longer than all of it: some 30 ms for 27 MB.
 */
export function decodeNow(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** `decodeNow` of a large text, in a turn of its own. */
export function decode(bytes: Uint8Array): Promise<string> {
  return inSlices(decoding(bytes));
}

function* decoding(bytes: Uint8Array): Generator<void, string> {
  const text = decodeNow(bytes);
  yield;
  return text;
}

import * as vscode from 'vscode';
import { inSlices } from './slices';

/** Lines of a buffer, and bytes of a file, that are read in one step of a few milliseconds. */
const linesAtOnce = 10_000;
const bytesAtOnce = 2 ** 20;

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

/** UTF-8, or Latin-1 where the bytes are not UTF-8 (old bibliographies often are not); without a byte order mark. */
export function decode(bytes: Uint8Array): Promise<string> {
  return inSlices(decodeSteps(bytes));
}

/** `decode` at once. */
export function decodeNow(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function* decodeSteps(bytes: Uint8Array): Generator<void, string> {
  try {
    return yield* decodeAs('utf-8', bytes);
  } catch {
    return yield* decodeAs('windows-1252', bytes);
  }
}

function* decodeAs(encoding: string, bytes: Uint8Array): Generator<void, string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += bytesAtOnce) {
    parts.push(decoder.decode(bytes.subarray(at, at + bytesAtOnce), { stream: true }));
    yield;
  }
  parts.push(decoder.decode());
  yield;
  const text = parts.join('');
  // Joining takes a turn of its own, and so does what comes next.
  yield;
  return text;
}

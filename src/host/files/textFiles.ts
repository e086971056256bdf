import * as vscode from 'vscode';
import { bytesOf } from './disk';
import { canonical, openDocument } from './documents';
import { bufferText, decode } from './largeText';

/** The text at a URI, from the open buffer where there is one; undefined when there is no such file. */
export async function readText(uri: string): Promise<string | undefined> {
  const open = openDocument(canonical(uri));
  if (open !== undefined) return (await bufferText(open)).text.toString();
  const bytes = await bytesOf(vscode.Uri.parse(uri, true));
  return bytes === undefined ? undefined : (await decode(bytes)).toString();
}

/** True when the URI names a file that can be read now. */
export async function exists(uri: string): Promise<boolean> {
  if (openDocument(canonical(uri)) !== undefined) return true;
  try {
    return (await vscode.workspace.fs.stat(vscode.Uri.parse(uri, true))).type !== vscode.FileType.Directory;
  } catch {
    return false;
  }
}

/** The URIs of a folder's children, folders with a slash at the end; empty when it can't be read. */
export async function list(folder: string): Promise<string[]> {
  try {
    const uri = vscode.Uri.parse(folder, true);
    const children = await vscode.workspace.fs.readDirectory(uri);
    return children.map(([name, type]) => `${vscode.Uri.joinPath(uri, name)}${(type & vscode.FileType.Directory) === 0 ? '' : '/'}`);
  } catch {
    return [];
  }
}

/** What gives the position of an offset in the text at a URI. */
export async function positionsIn(uri: string): Promise<(offset: number) => vscode.Position> {
  const open = openDocument(canonical(uri));
  if (open !== undefined) return (offset) => open.positionAt(offset);
  const text = (await readText(uri)) ?? '';
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return new vscode.Position(low, offset - (starts[low] ?? 0));
  };
}

import * as vscode from 'vscode';
import type { Access } from './access';
import { canonical, openDocument } from './documents';

/** What gives the position of an offset in the text at a URI, in which something was found before. */
export async function positionsIn(uri: string, access: Access): Promise<(offset: number) => vscode.Position> {
  const open = openDocument(canonical(uri));
  if (open !== undefined) return (offset) => open.positionAt(offset);
  const text = (await access.readText(uri, access.reach(uri))) ?? '';
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

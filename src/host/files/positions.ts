import * as vscode from 'vscode';
import { linePositions } from '../../core/linePositions';
import type { Access } from './access';
import { canonical, openDocument } from './documents';

/** What gives the position of an offset in the text at a URI, in which something was found before. */
export async function positionsIn(uri: string, access: Access): Promise<(offset: number) => vscode.Position> {
  const open = openDocument(canonical(uri));
  if (open !== undefined) return (offset) => open.positionAt(offset);
  const position = linePositions((await access.readText(uri, access.reach(uri))) ?? '');
  return (offset) => {
    const { line, character } = position(offset);
    return new vscode.Position(line, character);
  };
}

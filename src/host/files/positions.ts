import * as vscode from 'vscode';
import { linePositions } from '../../core/linePositions';
import type { Access } from './access';
import { canonical, openDocument } from './documents';

/** Returns a function from offsets to positions in the text at a URI, which has been searched before. */
export async function positionsIn(uri: string, access: Access): Promise<(offset: number) => vscode.Position> {
  const open = openDocument(canonical(uri));
  if (open !== undefined) return (offset) => open.positionAt(offset);
  const position = linePositions((await access.readText(uri, access.reach(uri))) ?? '');
  return (offset) => {
    const { line, character } = position(offset);
    return new vscode.Position(line, character);
  };
}

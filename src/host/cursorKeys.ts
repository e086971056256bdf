import type * as vscode from 'vscode';
import type { Span } from '../core/text';
import type { Bibliographies } from './bibliographies';
import { syntaxOf } from './documents';

/** The citation key under a position, in a document or as an entry's own key in a .bib file. */
export interface CursorKey extends Span {
  readonly key: string;
}

export async function keyAt(document: vscode.TextDocument, position: vscode.Position, bibliographies: Bibliographies): Promise<CursorKey | undefined> {
  const offset = document.offsetAt(position);
  const contains = (span: Span): boolean => span.start <= offset && offset <= span.end;
  if (document.languageId === 'bibtex') {
    const file = await bibliographies.file(document.uri.toString());
    const entry = file?.entries.find(({ key, keyOffset }) => keyOffset <= offset && offset <= keyOffset + key.length);
    return entry === undefined ? undefined : { key: entry.key, start: entry.keyOffset, end: entry.keyOffset + entry.key.length };
  }
  return syntaxOf(document)?.citations(document.getText()).flatMap((citation) => citation.keys).find(contains);
}

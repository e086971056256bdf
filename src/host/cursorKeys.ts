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
    const keys = file?.entries.map(({ key, keyOffset }) => ({ key, start: keyOffset, end: keyOffset + key.length }));
    return keys?.find(contains);
  }
  return syntaxOf(document)?.citations(document.getText()).flatMap((citation) => citation.keys).find(contains);
}

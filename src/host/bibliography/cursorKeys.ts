import type * as vscode from 'vscode';
import { keyPlaces } from '../../core/bibtex/meaning/keyPlaces';
import type { Span } from '../../core/text';
import { citedKeyAt, isAt, isBibliographyDocument } from '../files/documents';
import type { Bibliographies } from './bibliographies';

/** The citation key at a position: in a document, or in a .bib file as an entry's own key or in a field that refers to another entry. */
export interface CursorKey extends Span {
  readonly key: string;
}

export async function keyAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  bibliographies: Bibliographies,
): Promise<CursorKey | undefined> {
  const offset = document.offsetAt(position);
  if (isBibliographyDocument(document)) {
    const file = await bibliographies.file(document.uri.toString());
    const entry = file?.entries.find((one) => one.offset <= offset && offset <= one.offset + one.length);
    return entry === undefined ? undefined : keyPlaces(entry, file?.text ?? '').find((place) => isAt(place, offset));
  }
  return citedKeyAt(document, offset);
}

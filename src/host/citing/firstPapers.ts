import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import type { Bibliographies } from '../bibliography/bibliographies';
import type { LibraryService } from '../library/windowLibrary';
import { keysHere } from '../window/keys';

const most = 60;

/** The placeholder of a citing pick, which explains its keys. */
export function citingPlaceholder(): string {
  return l10n.t(
    'Title, author, year, key · {0}: several · {1} form · {2} pages',
    keysHere('Ctrl+Right'),
    keysHere('Ctrl+.'),
    keysHere('Ctrl+Shift+.'),
  );
}

export function openingPlaceholder(): string {
  return l10n.t('Title, author, year, key or identifier');
}

/** Papers listed before anything is typed: those that the document cites, the rest of its bibliography, then the library's newest. */
export async function firstPapers(
  document: vscode.TextDocument | undefined,
  library: LibraryService,
  bibliographies: Bibliographies,
): Promise<readonly Paper[]> {
  await library.ready();
  if (document === undefined) return (await library.browse('', { limit: most })).hits.map(({ paper }) => paper);
  const found = await bibliographies.of(document);
  const cited = await bibliographies.citedIn(document);
  return library.forDocument('', { limit: most, cited, own: found.ids }).named.map(({ paper }) => paper);
}

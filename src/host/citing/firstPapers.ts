import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import type { Bibliographies } from '../bibliography/bibliographies';
import type { LibraryService } from '../library/windowLibrary';
import { keysHere } from '../window/keys';

const most = 60;

/** What a pick that cites says before anything is typed: its keys. */
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

/** What a pick lists before anything is typed: what the document cites, then the rest of its bibliography, then the newest papers of the library. */
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

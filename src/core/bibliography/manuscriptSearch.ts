import type { Account } from './account';
import type { BibliographySettings, SourceDocument } from './bibliography';
import { workspaceFolderOf } from './candidates';
import type { Reader } from './files';
import { dirnameUri, relativePath } from './uriPath';

/** One search for the bibliographies of one document: what every step of it needs. */
export interface Search {
  /** With its URI normalised. */
  readonly document: SourceDocument;
  readonly settings: BibliographySettings;
  readonly reader: Reader;
  readonly account: Account;
}

/** A file's path as the account names it: from the document's workspace folder, else from the document's own folder. */
export function accountPath(search: Search, uri: string): string {
  const { document, settings } = search;
  return relativePath(workspaceFolderOf(document.uri, settings.workspaceFolders) ?? dirnameUri(document.uri), uri);
}

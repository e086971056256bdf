import * as l10n from '@vscode/l10n';

/** Where a paper comes from: a capture of the bundled listing, a file of the user's, Zotero, a service that found it, or what the user kept of such. */
export type Provenance =
  | { readonly kind: 'listing' | 'file' | 'service'; readonly name: string }
  | { readonly kind: 'zotero'; readonly library: string }
  | { readonly kind: 'kept' };

/** What a source is called where all sources of a paper are listed. */
export function provenanceName(provenance: Provenance): string {
  if (provenance.kind === 'kept') return l10n.t('your library');
  if (provenance.kind === 'zotero') return provenance.library === '' ? 'Zotero' : `Zotero (${provenance.library})`;
  return provenance.name;
}

/** Which of the user's own sources a row of papers names, Zotero before a file; undefined for what only Lectern brings or keeps. */
export function ownSource(provenances: readonly Provenance[]): string | undefined {
  const own = provenances.find(({ kind }) => kind === 'zotero') ?? provenances.find(({ kind }) => kind === 'file');
  return own && (own.kind === 'zotero' ? 'Zotero' : provenanceName(own));
}

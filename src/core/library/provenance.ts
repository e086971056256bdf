import * as l10n from '@vscode/l10n';

/**
 * A source of a paper for display: a capture of the bundled listing, a file, Zotero, a service that found it, or papers kept from a
 * service.
 */
export type Provenance =
  | { readonly kind: 'listing' | 'file' | 'service'; readonly name: string }
  | { readonly kind: 'zotero'; readonly library: string }
  | { readonly kind: 'kept' };

/** The source's name in a list of all sources of a paper. */
export function provenanceName(provenance: Provenance): string {
  if (provenance.kind === 'kept') return l10n.t('your library');
  if (provenance.kind === 'zotero') return provenance.library === '' ? 'Zotero' : `Zotero (${provenance.library})`;
  return provenance.name;
}

/** The name of the user's own source to show in a paper's row, Zotero before files; undefined if the paper comes from none. */
export function ownSource(provenances: readonly Provenance[]): string | undefined {
  const own = provenances.find(({ kind }) => kind === 'zotero') ?? provenances.find(({ kind }) => kind === 'file');
  return own && (own.kind === 'zotero' ? 'Zotero' : provenanceName(own));
}

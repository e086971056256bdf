import type { Paper } from '../corpus/paper';
import type { CslItem } from '../reference/cslItem';
import { plainDocument } from '../reference/plainReference';
import { type CiteCluster, isPaper, type RenderedDocument, type Renderer } from '../reference/renderer';
import { citationHtml } from './citationHtml';
import { toCluster } from './cites';
import type { PreviewMetadata } from './previewMetadata';
import type { CitationMeta, DocumentHtml, PreviewSource } from './previewSource';
import { referenceListHtml } from './referenceListHtml';

/** Renders all citations of a document together. */
export function documentCitations(
  metas: readonly CitationMeta[],
  metadata: PreviewMetadata,
  source: PreviewSource,
  env: unknown,
): DocumentHtml {
  const renderer = source.renderer(env);
  const clusters = metas.map(({ text, citation }) => toCluster(text, citation, renderer?.locatorLabels));
  const uncited = uncitedKeys(metadata, source, env);
  const items = new Map<string, Paper | CslItem>();
  for (const id of [...clusters.flatMap((cluster) => cluster.cites.map((cite) => cite.id)), ...uncited]) {
    const item = items.has(id) ? undefined : source.lookup(id, env);
    if (item !== undefined) items.set(id, item);
  }
  const document = rendered(renderer, clusters, items, uncited);
  const kind = renderer?.kind ?? 'author-date';
  const references = metadata.suppressed ? '' : referenceListHtml(document, listedUses(metas, clusters), renderer, metadata.title);
  const linked = references !== '';
  return {
    citations: clusters.map((cluster, i) => citationHtml(cluster, i, document, { items, kind, linked, inLink: metas[i]?.inLink === true })),
    references,
  };
}

/** The keys of `nocite` in the order of the bibliography. */
function uncitedKeys({ nocite }: PreviewMetadata, source: PreviewSource, env: unknown): readonly string[] {
  if (nocite.length === 0) return [];
  const keys = source.keys?.(env) ?? [];
  const wanted = new Set(nocite);
  return wanted.has('*') ? keys : [...keys.filter((key) => wanted.delete(key)), ...wanted];
}

/** The numbers of the citations of each key, those in links apart, which nothing can lead to. */
function listedUses(metas: readonly CitationMeta[], clusters: readonly CiteCluster[]): ReadonlyMap<string, readonly number[]> {
  const uses = new Map<string, number[]>();
  for (const [i, { cites }] of clusters.entries()) {
    if (metas[i]?.inLink !== true) for (const id of new Set(cites.map((cite) => cite.id))) uses.set(id, [...(uses.get(id) ?? []), i]);
  }
  return uses;
}

interface Remembered {
  readonly question: string;
  readonly items: readonly (Paper | CslItem)[];
  readonly document: RenderedDocument;
}

const remembered = new WeakMap<Renderer, Remembered>();

/** Most edits leave the citations as they are: the last answer of each renderer is kept. */
function rendered(
  renderer: Renderer | undefined,
  clusters: readonly CiteCluster[],
  byId: ReadonlyMap<string, Paper | CslItem>,
  uncited: readonly string[],
): RenderedDocument {
  const items = [...byId].map(([id, item]) => underKey(item, id));
  if (renderer === undefined) return plainDocument(clusters, items, uncited);
  const question = JSON.stringify([clusters, uncited, [...byId.keys()]]);
  const last = remembered.get(renderer);
  const found = [...byId.values()];
  if (
    last !== undefined &&
    last.question === question &&
    last.items.length === found.length &&
    last.items.every((item, i) => item === found[i])
  ) {
    return last.document;
  }
  const document = renderer.document(clusters, items, uncited);
  remembered.set(renderer, { question, items: found, document });
  return document;
}

/** The item under the key that cites it, which may be one of several. */
function underKey(item: Paper | CslItem, key: string): Paper | CslItem {
  if (isPaper(item)) return item.citationKey === key ? item : { ...item, citationKey: key };
  return item.id === key ? item : { ...item, id: key };
}

import type { Paper } from '../corpus/paper';
import type { CslItem } from '../record/cslItem';
import { plainDocument } from '../reference/plainReference';
import { type CiteCluster, isPaper, type RenderedDocument, type Renderer } from '../reference/renderer';
import type { RichText } from '../reference/richText';
import type { StyleKind } from '../reference/styles';
import { citationHtml } from './citationHtml';
import { toCluster } from './cites';
import type { PreviewMetadata } from './previewMetadata';
import type { CitationMeta, DocumentHtml, PreviewSource, Raised } from './previewSource';
import { notesHtml, referenceListHtml } from './referenceListHtml';

/** Renders all citations of a document together, since they influence each other. */
export function documentCitations(
  metas: readonly CitationMeta[],
  metadata: PreviewMetadata,
  source: PreviewSource,
  env: unknown,
  memory: PreviewMemory,
): DocumentHtml {
  const renderer = source.renderer(env);
  const clusters = metas.map(({ text, citation }) => toCluster(text, citation, renderer?.locatorLabels));
  const uncited = uncitedKeys(metadata, source, env);
  const items = new Map<string, Paper | CslItem>();
  for (const id of [...clusters.flatMap((cluster) => cluster.cites.map((cite) => cite.id)), ...uncited]) {
    const item = items.has(id) ? undefined : source.lookup(id, env);
    if (item !== undefined) items.set(id, item);
  }
  const document = rendered(renderer, clusters, items, uncited, memory);
  const kind = renderer?.kind ?? 'author-date';
  const references = metadata.suppressed ? '' : referenceListHtml(document, listedUses(metas, clusters), renderer, metadata.title);
  const linked = references !== '';
  const notes =
    kind !== 'note'
      ? ''
      : notesHtml(
          document,
          clusters.map(({ cites }) => cites.map(({ id }) => id).filter((id) => !items.has(id))),
        );
  return {
    citations: clusters.map((cluster, i) => citationHtml(cluster, i, document, { items, kind, linked, inLink: metas[i]?.inLink === true })),
    raised: clusters.map((_, i) => raisedAs(document, i, kind)),
    references: notes + references,
  };
}

function raisedAs({ authors, citations }: RenderedDocument, index: number, kind: StyleKind): Raised | undefined {
  if (kind === 'note') return (authors?.[index] ?? []).length === 0 ? 'note' : undefined;
  return isSuperscript(citations[index] ?? []) ? 'number' : undefined;
}

/** Whether a citation consists of a superscript number only. */
function isSuperscript([only, another]: RichText): boolean {
  return (
    another === undefined &&
    typeof only === 'object' &&
    (only.style === 'superscript' || (only.style === 'cite' && isSuperscript(only.children)))
  );
}

/** The keys of `nocite`, in the order of the bibliography. */
function uncitedKeys({ nocite }: PreviewMetadata, source: PreviewSource, env: unknown): readonly string[] {
  if (nocite.length === 0) return [];
  const keys = source.keys?.(env) ?? [];
  const wanted = new Set(nocite);
  return wanted.has('*') ? keys : [...keys.filter((key) => wanted.delete(key)), ...wanted];
}

/** The indexes of each key's citations, except those in links, which have no `id` to link back to. */
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

/** The last result of each renderer, kept by the plugin since most edits don't change the citations. */
export type PreviewMemory = WeakMap<Renderer, Remembered>;

function rendered(
  renderer: Renderer | undefined,
  clusters: readonly CiteCluster[],
  byId: ReadonlyMap<string, Paper | CslItem>,
  uncited: readonly string[],
  remembered: PreviewMemory,
): RenderedDocument {
  const items = [...byId].map(([id, item]) => underKey(item, id));
  if (renderer === undefined) return plainDocument(clusters, items, uncited);
  const question = JSON.stringify([clusters, uncited, [...byId.keys()]]);
  const last = remembered.get(renderer);
  const found = [...byId.values()];
  if (last !== undefined && last.question === question && last.items.every((item, i) => item === found[i])) return last.document;
  const document = renderer.document(clusters, items, uncited);
  remembered.set(renderer, { question, items: found, document });
  return document;
}

/** The item under the key that cites it, since an entry may have several keys. */
function underKey(item: Paper | CslItem, key: string): Paper | CslItem {
  if (isPaper(item)) return item.citationKey === key ? item : { ...item, citationKey: key };
  return item.id === key ? item : { ...item, id: key };
}

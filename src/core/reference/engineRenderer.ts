import type { Paper } from '../corpus/paper';
import type { CslItem } from '../record/cslItem';
import { renderCitations, renderNotes } from './citationClusters';
import type { CslEngine } from './engine';
import { locatorLabels } from './locatorLabels';
import { plainDocument } from './plainReference';
import { Registry } from './registry';
import { type CiteCluster, itemId, type RenderedDocument, type Renderer } from './renderer';
import { type ReferenceFormat, type RichText, toHtml, toMarkdown, toText } from './richText';
import { withMembers } from './setReferences';
import { StepsUsedUp, withinSteps } from './stepBudget';
import type { StyleInfo } from './styles';

type Item = Paper | CslItem;

const write: Record<ReferenceFormat, (rich: RichText) => string> = { text: toText, html: (rich) => toHtml(rich), markdown: toMarkdown };

/**
 * A renderer that uses a built engine. If the engine fails on a document, `onPlain` gets the error and the document is formatted without
 * the style.
 */
export function engineRenderer(csl: CslEngine, style: string, info: StyleInfo, onPlain: (error: unknown) => void): Renderer {
  const registry = new Registry(csl);
  let usedUp: StepsUsedUp | undefined;
  const document = (clusters: readonly CiteCluster[], items: readonly Item[], uncited: readonly string[]): RenderedDocument => {
    if (usedUp !== undefined) {
      onPlain(usedUp);
      return plainDocument(clusters, items, uncited);
    }
    const complete = withMembers(items, body);
    try {
      const wanted = listed(clusters, uncited);
      // citeproc confuses ids with names of its own methods.
      if (wanted.some((id) => id in {})) throw new TypeError('a work is cited by the name of a method');
      return withinSteps(csl.engine, wanted.length + clusters.length, () => {
        registry.register(items, wanted);
        const written = info.kind === 'note' ? renderNotes(csl, clusters) : { citations: renderCitations(csl, clusters, info.kind) };
        return { ...written, references: complete(registry.references()) };
      });
    } catch (error) {
      // Only this document is formatted without the style.
      registry.reset();
      // A style that took too long once would do so again.
      if (error instanceof StepsUsedUp) usedUp = error;
      onPlain(error);
      return plainDocument(clusters, items, uncited);
    }
  };
  const bibliography = (items: readonly Item[]) => document([], items, items.map(itemId)).references;
  const bodies = new WeakMap<Item, RichText>();
  const body = (item: Item): RichText => {
    const known = bodies.get(item) ?? bibliography([item])[0]?.body ?? [];
    bodies.set(item, known);
    return known;
  };
  return {
    style,
    kind: info.kind,
    hangingIndent: info.hangingIndent,
    locatorLabels: locatorLabels(csl),
    reference: (item, format) => write[format](body(item)),
    bibliography,
    citation: (cluster, items, format) => write[format](document([cluster], items, []).citations[0] ?? []),
    document: (clusters, items, uncited = []) => document(clusters, items, uncited),
  };
}

/** A document's works in the order in which a style may number them: as cited, then those only listed. */
function listed(clusters: readonly CiteCluster[], uncited: readonly string[]): readonly string[] {
  return [...new Set([...clusters.flatMap((cluster) => cluster.cites.map((cite) => cite.id)), ...uncited])];
}

/** Renders an example, since code is slow on first use until it is compiled. */
export function* warmUp(renderer: Renderer): Generator<void> {
  const item: CslItem = {
    id: 'a',
    type: 'article',
    title: 'A title',
    author: [{ family: 'A', given: 'B' }],
    issued: { 'date-parts': [[2000]] },
  };
  yield void renderer.reference(item, 'text');
  yield void renderer.citation({ cites: [{ id: 'a' }] }, [item], 'text');
}

import type { Paper } from '../corpus/paper';
import type { CslItem } from '../record/cslItem';
import type { ReferenceFormat, RichText } from './richText';
import type { StyleKind } from './styles';

/** One cited work within a citation; `label` is CSL's name of what the locator counts (`page`, `chapter`, `figure` …), `page` by default. */
export interface Cite {
  readonly id: string;
  readonly prefix?: string;
  readonly locator?: string;
  readonly label?: string;
  readonly suffix?: string;
  readonly suppressAuthor?: boolean;
}

/** One citation: what is between its brackets, or, `inText`, the first work's authors in the sentence and the rest in brackets. */
export interface CiteCluster {
  readonly cites: readonly Cite[];
  readonly inText?: boolean;
}

/** One line of a reference list: the number or label that the style gives it, and the reference. */
export interface RenderedReference {
  readonly id: string;
  readonly label: RichText;
  readonly body: RichText;
}

/** A document's citations, one for each cluster in their order (in a note style, what is in its note) and its references. */
export interface RenderedDocument {
  readonly citations: readonly RichText[];
  /** In a note style, what each citation has in the sentence before the note's number. */
  readonly authors?: readonly RichText[];
  readonly references: readonly RenderedReference[];
}

/** Renders references in one style. An item whose citation key is needed twice keeps the first; nothing throws on odd items. */
export interface Renderer {
  /** The name of the style in use, which is the fallback's where the wanted one could not be used. */
  readonly style: string;
  readonly kind: StyleKind;
  /** The style wants references outdented (author-date styles mostly do). */
  readonly hangingIndent: boolean;
  /** The style's words for locators, in small letters, with CSL's name of what they count (`pp.`: `page`). */
  readonly locatorLabels: ReadonlyMap<string, string>;
  /** One reference by itself, without a number; remembered for as long as the item lives. */
  reference(item: Paper | CslItem, format: ReferenceFormat): string;
  /** The reference list of the items, ordered and numbered by the style. */
  bibliography(items: readonly (Paper | CslItem)[]): readonly RenderedReference[];
  /** One citation by itself, of items in `items`; undefined ids are left out. */
  citation(cluster: CiteCluster, items: readonly (Paper | CslItem)[], format: ReferenceFormat): string;
  /** All citations of a document, disambiguated and numbered together; `uncited` ids are only listed. Ids that `items` lacks are left out. */
  document(clusters: readonly CiteCluster[], items: readonly (Paper | CslItem)[], uncited?: readonly string[]): RenderedDocument;
}

/** Whether this is a paper of the library; otherwise it is CSL-JSON. */
export function isPaper(item: Paper | CslItem): item is Paper {
  return typeof item.citationKey === 'string' && Array.isArray(item.sources);
}

/** The id by which citations name the item: a paper's citation key, an item's id. */
export function idOf(item: Paper | CslItem): string {
  return isPaper(item) ? item.citationKey : String(item.id);
}

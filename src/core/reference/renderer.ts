import type { Paper } from '../corpus/paper';
import type { CslItem } from '../record/cslItem';
import type { ReferenceFormat, RichText } from './richText';
import type { StyleKind } from './styles';

/** A cited work in a citation; `label` is CSL's name for the kind of locator (`page`, `chapter`, `figure` …), `page` by default. */
export interface Cite {
  readonly id: string;
  readonly prefix?: string;
  readonly locator?: string;
  readonly label?: string;
  readonly suffix?: string;
  readonly suppressAuthor?: boolean;
}

/** A citation: in brackets or, if `inText`, with the first work's authors in the sentence and the rest in brackets. */
export interface CiteCluster {
  readonly cites: readonly Cite[];
  readonly inText?: boolean;
}

/** An entry of a reference list: the style's number or label, and the reference. */
export interface RenderedReference {
  readonly id: string;
  readonly label: RichText;
  readonly body: RichText;
}

/** A document's citations, one for each cluster in order (in a note style, the note's content), and its references. */
export interface RenderedDocument {
  readonly citations: readonly RichText[];
  /** In a note style, the text of each citation in the sentence before the note's number. */
  readonly authors?: readonly RichText[];
  readonly references: readonly RenderedReference[];
}

/** Renders references in one style. Of items with the same citation key only the first is used; malformed items never cause an error. */
export interface Renderer {
  /** The name of the style in use; the fallback's if the wanted one can't be used. */
  readonly style: string;
  readonly kind: StyleKind;
  /** Whether the style uses hanging indents, as most author-date styles do. */
  readonly hangingIndent: boolean;
  /** The style's words for locators, in lower case, with CSL's name for each (`pp.`: `page`). */
  readonly locatorLabels: ReadonlyMap<string, string>;
  /** A single reference without a number; cached for as long as the item exists. */
  reference(item: Paper | CslItem, format: ReferenceFormat): string;
  /** The reference list of the items, ordered and numbered by the style. */
  bibliography(items: readonly (Paper | CslItem)[]): readonly RenderedReference[];
  /** A single citation of items in `items`; unknown ids are left out. */
  citation(cluster: CiteCluster, items: readonly (Paper | CslItem)[], format: ReferenceFormat): string;
  /**
   * All citations of a document, disambiguated and numbered together; `uncited` ids are only listed. Ids missing from `items` are left out.
   */
  document(clusters: readonly CiteCluster[], items: readonly (Paper | CslItem)[], uncited?: readonly string[]): RenderedDocument;
}

/** Whether an item is a paper of the library rather than CSL-JSON. */
export function isPaper(item: Paper | CslItem): item is Paper {
  return typeof item.citationKey === 'string' && Array.isArray(item.sources);
}

/** The id by which citations refer to the item: a paper's citation key, or a CSL item's id. */
export function itemId(item: Paper | CslItem): string {
  return isPaper(item) ? item.citationKey : String(item.id);
}

import type { PandocCitation } from '../citation/markdown/pandocCitations';
import type { Paper } from '../corpus/paper';
import type { CslItem } from '../record/cslItem';
import type { Renderer } from '../reference/renderer';
import type { PreviewMetadata } from './previewMetadata';

/** What the preview needs for a document; `env` is the environment with which the document is rendered. */
export interface PreviewSource {
  /** The work with this citation key in the document's bibliographies or the library. */
  lookup(key: string, env: unknown): Paper | CslItem | undefined;
  /** The renderer for the document's style; undefined until it is loaded, while citations are made from the papers' facts alone. */
  renderer(env: unknown): Renderer | undefined;
  /** Whether citations are rendered rather than shown as written. */
  enabled(env: unknown): boolean;
  /** The keys of the document's bibliographies in their order, for `nocite`. */
  keys?(env: unknown): readonly string[];
}

/** A citation, as stored in its token's `meta`. */
export interface CitationMeta {
  /** The inline text that the citation was found in. */
  readonly text: string;
  readonly citation: PandocCitation;
  /** Whether it is in a link's text, which can't contain another link. */
  inLink: boolean;
  /** Its index among the document's citations. */
  index: number;
  /** Set once the whole document has been parsed. */
  document?: CitingDocument;
}

/** A parsed document's citations; `rendered` is the last result and the environment that it is for. */
export interface CitingDocument {
  readonly metas: readonly CitationMeta[];
  readonly metadata: PreviewMetadata;
  rendered?: { readonly env: unknown; readonly html: DocumentHtml };
}

/** A superscript number directly follows the word before it; that of a note also follows any punctuation after the citation. */
export type Raised = 'note' | 'number';

/** The HTML of a document's citations, in order, and of its reference list. */
export interface DocumentHtml {
  readonly citations: readonly string[];
  /** For each citation, whether it is a superscript number. */
  readonly raised: readonly (Raised | undefined)[];
  readonly references: string;
}

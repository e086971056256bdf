import type { PandocCitation } from '../citation/markdown/pandocCitations';
import type { Paper } from '../corpus/paper';
import type { CslItem } from '../record/cslItem';
import type { Renderer } from '../reference/renderer';
import type { PreviewMetadata } from './previewMetadata';

/** What the preview of a document is made of; `env` is the environment that the document is rendered with. */
export interface PreviewSource {
  /** The work with this citation key, by the document's bibliographies and the library. */
  lookup(key: string, env: unknown): Paper | CslItem | undefined;
  /** The renderer in the document's style; undefined while it is not loaded, which shows citations from the facts alone. */
  renderer(env: unknown): Renderer | undefined;
  /** False shows citations as they are written. */
  enabled(env: unknown): boolean;
  /** The keys of the document's bibliographies in their order, for `nocite`. */
  keys?(env: unknown): readonly string[];
}

/** One citation in a token's `meta`. */
export interface CitationMeta {
  /** The paragraph that the citation was found in. */
  readonly text: string;
  readonly citation: PandocCitation;
  /** It is in a link's text, where no other link can be. */
  inLink: boolean;
  /** Its place among the document's citations. */
  index: number;
  /** Set when all of the document is known. */
  document?: CitingDocument;
}

/** A parsed document's citations; `rendered` is the last answer and the environment that it was given for. */
export interface CitingDocument {
  readonly metas: readonly CitationMeta[];
  readonly metadata: PreviewMetadata;
  rendered?: { readonly env: unknown; readonly html: DocumentHtml };
}

/** A raised number touches the word before it, that of a note also after the punctuation that follows. */
export type Raised = 'note' | 'number';

/** The HTML of a document's citations, in their order, and of its reference list. */
export interface DocumentHtml {
  readonly citations: readonly string[];
  /** Which of them are raised numbers. */
  readonly raised: readonly (Raised | undefined)[];
  readonly references: string;
}

import type MarkdownIt from 'markdown-it';
import type { StateBlock, StateCore, StateInline, Token } from 'markdown-it/index.js';
import { inlineTokens } from '../citation/markdown/inline';
import { isCrossReference } from '../citation/markdown/key';
import { type PandocCitation, pandocCitations } from '../citation/markdown/pandocCitations';
import { documentCitations, type PreviewMemory } from './documentCitations';
import { previewMetadata } from './previewMetadata';
import type { CitationMeta, CitingDocument, DocumentHtml, PreviewSource, Raised } from './previewSource';
import { drawToNumbers, punctuationAfter } from './raisedCitations';

/**
 * A markdown-it plugin that renders pandoc's citations in the document's style, with links to a reference list at the end of the document
 * or in its `::: {#refs}` or `<div id="refs">`. Code, mathematics and addresses are left alone; keys without an entry are highlighted.
 */
export function markdownItCitations(md: MarkdownIt, source: PreviewSource): void {
  md.inline.ruler.before('link', 'lectern_citation', citationRule(new WeakMap()));
  md.block.ruler.before('paragraph', 'lectern_references', referencesRule, {
    alt: ['paragraph'],
  });
  md.core.ruler.push('lectern_citations', coreRule);
  const memory: PreviewMemory = new WeakMap();
  const shown = (token: Token | undefined, env: unknown): { readonly html: string | undefined; readonly raised: Raised | undefined } => {
    const meta = metaOf(token?.meta);
    const made = meta?.document === undefined ? undefined : render(meta.document, source, env, memory);
    return { html: made?.citations[meta?.index ?? 0], raised: made?.raised[meta?.index ?? 0] };
  };
  drawToNumbers(md, (token, env) => (token?.type === 'lectern_citation' ? shown(token, env).raised : undefined));
  md.renderer.rules.lectern_citation = (tokens, i, _options, env) => {
    const { html, raised } = shown(tokens[i], env);
    const before = raised === 'note' ? md.utils.escapeHtml(punctuationAfter(tokens[i + 1])) : '';
    return before + (html ?? md.utils.escapeHtml(tokens[i]?.content ?? ''));
  };
  md.renderer.rules.lectern_references = (tokens, i, _options, env) => {
    const place: unknown = tokens[i]?.meta;
    if (!(place instanceof ReferencesPlace)) return '';
    return `${place.before}${render(place.document, source, env, memory)?.references ?? ''}${place.after}`;
  };
}

/** The place of the reference list, with the author's HTML around it. */
class ReferencesPlace {
  constructor(
    readonly document: CitingDocument,
    readonly before = '',
    readonly after = '',
  ) {}
}

/**
 * Renders a document's citations once per rendering. This can't be done while parsing: the built-in preview parses with an empty
 * environment, and the environment names the document only when it renders.
 */
function render(document: CitingDocument, source: PreviewSource, env: unknown, memory: PreviewMemory): DocumentHtml | undefined {
  if (!source.enabled(env)) return undefined;
  if (document.rendered !== undefined && document.rendered.env === env && env !== undefined) return document.rendered.html;
  const html = documentCitations(document.metas, document.metadata, source, env, memory);
  document.rendered = { env, html };
  return html;
}

type FoundCitations = WeakMap<StateInline, ReadonlyMap<number, PandocCitation>>;

/** The citations in an inline text by their start, found once per text. */
function citationsOf(state: StateInline, found: FoundCitations): ReadonlyMap<number, PandocCitation> {
  const known = found.get(state);
  if (known !== undefined) return known;
  const text = state.src;
  const all = text.includes('@') ? pandocCitations(text, inlineTokens(text, { start: 0, end: text.length }), isCrossReference) : [];
  const citations = new Map<number, PandocCitation>();
  for (const citation of all) {
    if (citation.bracketed || !isCrossReference(citation.marks[0]?.key ?? '')) citations.set(citation.start, citation);
  }
  found.set(state, citations);
  return citations;
}

function citationRule(found: FoundCitations): (state: StateInline, silent: boolean) => boolean {
  return (state, silent) => {
    if (!'[@-'.includes(state.src.charAt(state.pos))) return false;
    const citation = citationsOf(state, found).get(state.pos);
    if (citation === undefined || citation.end > state.posMax) return false;
    if (!silent) {
      const token = state.push('lectern_citation', '', 0);
      token.content = state.src.slice(citation.start, citation.end);
      token.meta = { text: state.src, citation, inLink: false, index: 0 } satisfies CitationMeta;
    }
    state.pos = citation.end;
    return true;
  };
}

const fence = /^:{3,}\s*\{\s*#refs\b[^}]*\}[\s:]*$/;

/** A block rule for the place of the reference list: from `::: {#refs}` to `:::`. */
function referencesRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (!fence.test(lineAt(state, startLine))) return false;
  let close = startLine + 1;
  while (close < endLine && !/^:{3,}\s*$/.test(lineAt(state, close))) close++;
  if (close >= endLine) return false;
  if (silent) return true;
  const token = state.push('lectern_references', 'div', 0);
  token.block = true;
  token.map = [startLine, close + 1];
  state.line = close + 1;
  return true;
}

function lineAt(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}

function coreRule(state: StateCore): void {
  const metas = state.tokens.flatMap((token) => citationsIn(token.children ?? []));
  const metadata = previewMetadata(state.src);
  if (metas.length === 0 && metadata.nocite.length === 0) return;
  const document: CitingDocument = { metas, metadata };
  for (const [index, meta] of metas.entries()) Object.assign(meta, { document, index });
  placeReferences(state, document);
}

function citationsIn(tokens: readonly Token[]): CitationMeta[] {
  let links = 0;
  return tokens.flatMap(({ type, meta }) => {
    if (type === 'link_open') links++;
    else if (type === 'link_close') links--;
    const citation = type === 'lectern_citation' ? metaOf(meta) : undefined;
    if (citation !== undefined) citation.inLink = links > 0;
    return citation ?? [];
  });
}

const place = /<div\b[^<>]{0,500}\bid=["']refs["'][^<>]{0,500}>/i;

function placeReferences(state: StateCore, document: CitingDocument): void {
  const fenced = state.tokens.find((token) => token.type === 'lectern_references');
  const div = state.tokens.find((token) => token.type === 'html_block' && place.test(token.content));
  if (fenced !== undefined) fenced.meta = new ReferencesPlace(document);
  else if (div !== undefined) {
    const open = place.exec(div.content);
    const end = (open?.index ?? 0) + (open?.[0].length ?? 0);
    div.type = 'lectern_references';
    div.meta = new ReferencesPlace(document, div.content.slice(0, end).replace(/\bid=["']refs["']/i, ''), div.content.slice(end));
  } else {
    const token = new state.Token('lectern_references', 'div', 0);
    token.block = true;
    token.meta = new ReferencesPlace(document);
    state.tokens.push(token);
  }
}

function metaOf(meta: unknown): CitationMeta | undefined {
  return isCitationMeta(meta) ? meta : undefined;
}

/** Only `citationRule` creates tokens with such a `meta`. */
function isCitationMeta(meta: unknown): meta is CitationMeta {
  return typeof meta === 'object' && meta !== null && 'citation' in meta && 'inLink' in meta;
}

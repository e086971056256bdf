import type { Span } from '../../text';
import { type Block, markdownBlocks } from './blocks';
import { type InlineToken, type InlineZone, inlineTokens } from './inline';

/** One paragraph with its tokens. */
export interface Paragraph extends Span {
  readonly tokens: readonly InlineToken[];
}

/** A Markdown document, read once for all the citation syntaxes that it may hold. */
export interface MarkdownScan {
  readonly blocks: readonly Block[];
  readonly paragraphs: readonly Paragraph[];
}

/** Reads the whole document. */
export function scanMarkdown(text: string): MarkdownScan {
  const blocks = markdownBlocks(text);
  return { blocks, paragraphs: blocks.filter(({ kind }) => kind === 'prose').map((block) => paragraphOf(text, block)) };
}

/** The block at `offset` (of its end where two meet the first one) and, where it is prose, its tokens. */
export function scanAt(text: string, offset: number): { readonly block: Block; readonly paragraph: Paragraph | undefined } | undefined {
  const block = markdownBlocks(text, offset).findLast(({ start, end }) => start <= offset && offset <= end);
  return block === undefined ? undefined : { block, paragraph: block.kind === 'prose' ? paragraphOf(text, block) : undefined };
}

/** The zone that `offset` is inside of. */
export function zoneAt(paragraph: Paragraph, offset: number): InlineZone | undefined {
  for (const token of paragraph.tokens) {
    if (token.type === 'zone' && token.zone.start < offset && offset < token.zone.end) return token.zone;
  }
  return undefined;
}

function paragraphOf(text: string, { start, end }: Block): Paragraph {
  return { start, end, tokens: inlineTokens(text, { start, end }) };
}

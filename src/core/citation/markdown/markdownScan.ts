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

/** Characters in which the metadata can say how the document is read. */
const HEAD = 4000;
const EXTENSION = /^[ \t]{0,20}(?:from|reader|md_extensions):[^\n]{0,200}([+-])tex_math_single_backslash/m;

/** Whether `\(…\)` and `\[…\]` are math: as the metadata says, else as is usual in the document's language. */
export function hasBackslashMath(text: string, usual: boolean): boolean {
  const said = text.startsWith('---') ? EXTENSION.exec(text.slice(0, HEAD))?.[1] : undefined;
  return said === undefined ? usual : said === '+';
}

/** Reads the whole document. */
export function scanMarkdown(text: string, backslashMath = false): MarkdownScan {
  const blocks = markdownBlocks(text);
  return { blocks, paragraphs: blocks.filter(({ kind }) => kind === 'prose').map((block) => paragraphOf(text, block, backslashMath)) };
}

/** The block at `offset` (of its end where two meet the first one) and, where it is prose, its tokens. */
export function scanAt(
  text: string,
  offset: number,
  backslashMath = false,
): { readonly block: Block; readonly paragraph: Paragraph | undefined } | undefined {
  const block = markdownBlocks(text, offset).findLast(({ start, end }) => start <= offset && offset <= end);
  return block === undefined
    ? undefined
    : { block, paragraph: block.kind === 'prose' ? paragraphOf(text, block, backslashMath) : undefined };
}

/** The zone that `offset` is inside of. */
export function zoneAt(paragraph: Paragraph, offset: number): InlineZone | undefined {
  for (const token of paragraph.tokens) {
    if (token.type === 'zone' && token.zone.start < offset && offset < token.zone.end) return token.zone;
  }
  return undefined;
}

function paragraphOf(text: string, { start, end }: Block, backslashMath: boolean): Paragraph {
  return { start, end, tokens: inlineTokens(text, { start, end }, backslashMath) };
}

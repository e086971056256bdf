import { encodeAddress, escapeHtml, escapeMarkdown, linkTarget } from '../escape';

/** The formats of rendered references: plain text, an HTML fragment, Markdown without raw HTML. */
export type ReferenceFormat = 'text' | 'html' | 'markdown';

export type RichStyle =
  | 'italic'
  | 'roman'
  | 'bold'
  | 'smallCaps'
  | 'underline'
  | 'superscript'
  | 'subscript'
  | 'label'
  | 'body'
  | 'block'
  | 'link'
  | 'cite';

/** A run of plain text, or a styled part; a `cite` part has the id of the work cited there. */
export type RichNode = string | { readonly style: RichStyle; readonly cite?: string; readonly children: readonly RichNode[] };
export type RichText = readonly RichNode[];

/** The text without styles, on one line, with a space between a label and the text after it. */
export function toText(rich: RichText): string {
  return plain(rich).replace(/\s+/g, ' ').trim();
}

function plain(rich: RichText): string {
  return rich.map((node) => (typeof node === 'string' ? node : spaced(node.style, plain(node.children)))).join('');
}

function spaced(style: RichStyle, text: string): string {
  return style === 'label' || style === 'block' ? ` ${text} ` : text;
}

const markdownMarks: Partial<Record<RichStyle, string>> = { italic: '*', bold: '**' };

/** One line of Markdown with the text's italics, bold and links; everything else is escaped. */
export function toMarkdown(rich: RichText): string {
  return inlineMarkdown(rich).trim();
}

function inlineMarkdown(rich: RichText): string {
  const parts = rich.map((node) => {
    if (typeof node === 'string') return escapeMarkdown(node);
    const text = plain(node.children);
    if (node.style === 'link') return `[${escapeMarkdown(text)}](${linkTarget(webAddress(text))})`;
    const mark = markdownMarks[node.style];
    const inner = inlineMarkdown(node.children);
    return mark === undefined || inner.trim() === ''
      ? spaced(node.style, inner)
      : inner.replace(/\S(?:.*\S)?/s, (core) => mark + core + mark);
  });
  return parts.join('');
}

const htmlTags: Record<Exclude<RichStyle, 'link' | 'cite'>, readonly [string, string]> = {
  italic: ['<em>', '</em>'],
  roman: ['<span class="lectern-roman">', '</span>'],
  bold: ['<strong>', '</strong>'],
  smallCaps: ['<span class="lectern-small-caps">', '</span>'],
  underline: ['<u>', '</u>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
  label: ['<span class="csl-left-margin">', '</span>'],
  body: ['<span class="csl-right-inline">', '</span>'],
  block: ['<span class="csl-block">', '</span>'],
};

/** HTML with all text escaped; `cite` wraps the HTML of a cite of this id. */
export function toHtml(rich: RichText, cite: (id: string, html: string) => string = (_, html) => html): string {
  const parts = rich.map((node) => {
    if (typeof node === 'string') return escapeHtml(node);
    const inner = toHtml(node.children, cite);
    if (node.style === 'cite') return node.cite === undefined ? inner : cite(node.cite, inner);
    if (node.style === 'link') return `<a href="${escapeHtml(webAddress(plain(node.children)))}">${inner}</a>`;
    const [open, close] = htmlTags[node.style];
    return open + inner + close;
  });
  return parts.join('');
}

/** The address of a link, which is always on the web: anything but an http(s) address is taken for a DOI. */
function webAddress(text: string): string {
  const address = text.trim();
  return /^https?:\/\//i.test(address) ? address : `https://doi.org/${encodeAddress(address)}`;
}

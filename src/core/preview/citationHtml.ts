import * as l10n from '@vscode/l10n';
import type { Paper } from '../corpus/paper';
import { escapeHtml } from '../escape';
import type { CslItem } from '../record/cslItem';
import type { CiteCluster, RenderedDocument } from '../reference/renderer';
import { type RichNode, type RichText, toHtml, toText } from '../reference/richText';
import type { StyleKind } from '../reference/styles';

/** How a citation of a document is shown. */
export interface CitationView {
  readonly items: ReadonlyMap<string, Paper | CslItem>;
  readonly kind: StyleKind;
  /** Whether there is a reference list to link to. */
  readonly linked: boolean;
  /** Whether the citation is inside a link's text. */
  readonly inLink: boolean;
}

/** The `id` of the citation at this index. */
export function citationAnchor(index: number): string {
  return `lectern-cite-${index + 1}`;
}

/** The `id` of a reference in the list, as in pandoc; characters that an address can't hold are written in hexadecimal. */
export function referenceAnchor(key: string): string {
  return `ref-${key.replace(/[^\w:.-]/g, (mark) => `_${mark.codePointAt(0)?.toString(16)}_`)}`;
}

/** The HTML of one citation. It links to its references, which are shown on hover; keys without an entry are highlighted. */
export function citationHtml(cluster: CiteCluster, index: number, document: RenderedDocument, context: CitationView): string {
  const { inLink } = context;
  const missing = cluster.cites.map((cite) => cite.id).filter((id) => !context.items.has(id));
  const known = cluster.cites.map((cite) => cite.id).filter((id) => context.items.has(id));
  const rich = document.citations[index] ?? [];
  const titles = new Map(document.references.map(({ id, body }) => [id, toText(body)]));
  const link = (id: string, html: string) => (inLink ? html : citeLink(id, html, titles.get(id), context.linked));
  const marked = linkable(rich, known, document);
  const shown =
    context.kind === 'note'
      ? toHtml(document.authors?.[index] ?? []) + noteMark(rich, index, missing)
      : withMissing(toHtml(marked.rich, link), marked, missing, context.kind);
  return inLink ? shown : `<span class="lectern-citation" id="${citationAnchor(index)}">${shown}</span>`;
}

function citeLink(id: string, html: string, title: string | undefined, linked: boolean): string {
  const hover = title === undefined ? '' : ` title="${escapeHtml(title)}"`;
  return linked
    ? `<a class="lectern-cite" href="#${referenceAnchor(id)}"${hover}>${html}</a>`
    : `<span class="lectern-cite"${hover}>${html}</span>`;
}

/** In note styles a citation is a number that links to its note; the notes are shown above the references. */
function noteMark(rich: RichText, index: number, missing: readonly string[]): string {
  const title = [toText(rich), ...missing.map(noEntry)].filter((part) => part !== '').join(' ');
  const mark = missing.length === 0 ? '' : ' lectern-undefined';
  return `<sup class="lectern-note"><a class="lectern-cite${mark}" href="#${noteAnchor(index)}" title="${escapeHtml(title)}">${index + 1}</a></sup>`;
}

/** The `id` of the note of the citation at this index. */
export function noteAnchor(index: number): string {
  return `lectern-note-${index + 1}`;
}

/** The content of a citation's note: its works, and the keys without an entry. */
export function noteHtml(rich: RichText, missing: readonly string[]): string {
  return [toHtml(rich), ...missing.map(missingMark)].filter((part) => part !== '').join(' ');
}

interface Linkable {
  readonly rich: RichText;
  /** The closing bracket, if keys without an entry are to be inserted before it. */
  readonly closing: string;
}

/**
 * A citation split into linkable cites: those that the processor marked, else its numbers, or the whole citation if it has just one cite.
 */
function linkable(rich: RichText, known: readonly string[], { references }: RenderedDocument): Linkable {
  const last = rich.at(-1);
  const closing = typeof last === 'string' && [')', ']'].includes(last) ? last : '';
  const open = closing === '' ? rich : rich.slice(0, -1);
  if (open.some((node) => typeof node !== 'string' && node.style === 'cite')) return { rich: open, closing };
  const [only, another] = known;
  if (only !== undefined && another === undefined) return { rich: [{ style: 'cite', cite: only, children: rich }], closing: '' };
  const numbers = new Map<string, string>();
  for (const { id, label } of references) if (known.includes(id)) numbers.set(toText(label).replace(/\D/g, ''), id);
  return { rich: rich.flatMap((node) => linkNumbers(node, numbers)), closing: '' };
}

/** Reference numbers follow a bracket, comma or dash; other numbers are locators. */
function linkNumbers(node: RichNode, numbers: Map<string, string>): RichNode[] {
  if (typeof node !== 'string') return [{ ...node, children: node.children.flatMap((child) => linkNumbers(child, numbers)) }];
  let before = '';
  return node.split(/(\d+)/).map((part) => {
    const id = /(?:^|[[(,;–-])\s*$/.test(before) ? numbers.get(part) : undefined;
    before = part;
    if (id === undefined) return part;
    numbers.delete(part);
    return { style: 'cite', cite: id, children: [part] };
  });
}

function withMissing(html: string, { closing }: Linkable, missing: readonly string[], kind: StyleKind): string {
  const marks = missing.map(missingMark);
  if (html === '') return kind === 'author-date' && marks.length > 0 ? `(${marks.join('; ')})` : marks.join(', ');
  return [html, ...marks].join(closing === '' ? ', ' : '; ') + escapeHtml(closing);
}

function missingMark(key: string): string {
  return `<strong class="lectern-undefined" title="${escapeHtml(noEntry(key))}">${escapeHtml(key)}?</strong>`;
}

function noEntry(key: string): string {
  return l10n.t('No entry for “{0}” in the bibliography', key);
}

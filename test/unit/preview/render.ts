import MarkdownIt from 'markdown-it';
import type { Paper } from '../../../src/core/corpus/paper';
import { markdownItCitations } from '../../../src/core/preview/markdownItCitations';
import type { CslItem } from '../../../src/core/record/cslItem';
import { bundledRenderer } from '../../fixtures/renderers';

/** What a test's document is shown with: a bundled style, or none while it is not loaded. */
export interface Shown {
  readonly style?: string;
  readonly language?: string;
  readonly enabled?: boolean;
}

/** The HTML of a Markdown text with these items as its bibliography. */
export function preview(text: string, items: readonly (Paper | CslItem)[], shown: Shown = { style: 'apa' }): string {
  const byKey = new Map(items.map((item) => ['citationKey' in item ? String(item.citationKey) : item.id, item]));
  const md = new MarkdownIt({ html: true, linkify: true });
  markdownItCitations(md, {
    lookup: (key) => byKey.get(key),
    renderer: () => (shown.style === undefined ? undefined : bundledRenderer(shown.style, shown.language)),
    enabled: () => shown.enabled ?? true,
    keys: () => [...byKey.keys()],
  });
  // VS Code's preview takes the metadata out of the page by a rule like this one.
  md.block.ruler.before('hr', 'front_matter', (state, line, _, silent) => {
    const metadata = /^---\n[^]*?\n---(?:\n|$)/.exec(state.src)?.[0];
    if (line > 0 || metadata === undefined) return false;
    if (!silent) state.line = metadata.trimEnd().split('\n').length;
    return true;
  });
  return md.render(text);
}

/** The text of an HTML fragment as a reader sees it, spaces as one. */
export function textOf(html: string): string {
  const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return html
    .replace(/<span class="lectern-back">[^]*?<\/span>/g, '')
    .replace(/<span class="csl-right-inline">/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}

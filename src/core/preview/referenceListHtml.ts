import * as l10n from '@vscode/l10n';
import { escapeHtml } from '../escape';
import type { RenderedDocument, Renderer } from '../reference/renderer';
import { toHtml } from '../reference/richText';
import { citationAnchor, noteAnchor, noteHtml, referenceAnchor } from './citationHtml';

/** The HTML of the reference list, with links from each reference back to its citations; empty if there are no references. */
export function referenceListHtml(
  { references }: RenderedDocument,
  uses: ReadonlyMap<string, readonly number[]>,
  renderer: Renderer | undefined,
  title?: string,
): string {
  if (references.length === 0) return '';
  const heading = title === undefined ? '' : `<h1 class="unnumbered" id="bibliography">${escapeHtml(title)}</h1>\n`;
  const entries = references.map(({ id, label, body }) => {
    const parts =
      label.length === 0
        ? toHtml(body)
        : `<span class="csl-left-margin">${toHtml(label)}</span><span class="csl-right-inline">${toHtml(body)}${backLinks(uses.get(id))}</span>`;
    return `<div id="${referenceAnchor(id)}" class="csl-entry" role="listitem">${parts}${label.length === 0 ? backLinks(uses.get(id)) : ''}</div>`;
  });
  const hanging = renderer === undefined || renderer.hangingIndent ? ' hanging-indent' : '';
  return `${heading}<div id="refs" class="lectern-references csl-bib-body${hanging}" role="list">\n${entries.join('\n')}\n</div>\n`;
}

function backLinks(uses: readonly number[] = []): string {
  const links = uses.map((use, i) => {
    const name = uses.length === 1 ? l10n.t('Back to the citation') : l10n.t('Back to citation {0} of {1}', i + 1, uses.length);
    const number = uses.length === 1 ? '' : `<sup>${i + 1}</sup>`;
    return `<a href="#${citationAnchor(use)}" title="${name}" aria-label="${name}">↩\uFE0E${number}</a>`;
  });
  return links.length === 0 ? '' : ` <span class="lectern-back">${links.join(' ')}</span>`;
}

/** The HTML of a note style's notes, numbered as in the text; `missing` has each citation's keys without an entry. */
export function notesHtml({ citations }: RenderedDocument, missing: readonly (readonly string[])[]): string {
  if (citations.length === 0) return '';
  const items = citations.map((rich, i) => {
    const back = `<span class="lectern-back"><a href="#${citationAnchor(i)}" title="${l10n.t('Back to the text')}" aria-label="${l10n.t('Back to the text')}">↩\uFE0E</a></span>`;
    return `<li id="${noteAnchor(i)}" value="${i + 1}">${noteHtml(rich, missing[i] ?? [])} ${back}</li>`;
  });
  return `<ol class="lectern-notes">\n${items.join('\n')}\n</ol>\n`;
}

import type { RenderedDocument, Renderer } from '../reference/renderer';
import { escapeHtml, toHtml } from '../reference/richText';
import { citationAnchor, referenceAnchor } from './citationHtml';

/** The HTML of the reference list, each reference with links back to where it is cited; empty where nothing is listed. */
export function referenceListHtml(
  { references, citations }: RenderedDocument,
  uses: ReadonlyMap<string, readonly number[]>,
  renderer: Renderer | undefined,
  title?: string,
): string {
  if (references.length === 0) return '';
  const notes = renderer?.kind === 'note' ? notesHtml(citations) : '';
  const heading = title === undefined ? '' : `<h1 class="unnumbered" id="bibliography">${escapeHtml(title)}</h1>\n`;
  const entries = references.map(({ id, label, body }) => {
    const parts =
      label.length === 0
        ? toHtml(body)
        : `<span class="csl-left-margin">${toHtml(label)}</span><span class="csl-right-inline">${toHtml(body)}${backLinks(uses.get(id))}</span>`;
    return `<div id="${referenceAnchor(id)}" class="csl-entry" role="listitem">${parts}${label.length === 0 ? backLinks(uses.get(id)) : ''}</div>`;
  });
  const hanging = renderer === undefined || renderer.hangingIndent ? ' hanging-indent' : '';
  return `${notes}${heading}<div id="refs" class="lectern-references csl-bib-body${hanging}" role="list">\n${entries.join('\n')}\n</div>\n`;
}

function backLinks(uses: readonly number[] = []): string {
  const links = uses.map((use, i) => {
    const name = uses.length === 1 ? 'Back to the citation' : `Back to citation ${i + 1} of ${uses.length}`;
    const number = uses.length === 1 ? '' : `<sup>${i + 1}</sup>`;
    return `<a href="#${citationAnchor(use)}" title="${name}" aria-label="${name}">↩\uFE0E${number}</a>`;
  });
  return links.length === 0 ? '' : ` <span class="lectern-back">${links.join(' ')}</span>`;
}

function notesHtml(citations: RenderedDocument['citations']): string {
  const items = citations.map(
    (rich, i) =>
      `<li id="lectern-note-${i + 1}" value="${i + 1}">${toHtml(rich)} <span class="lectern-back"><a href="#${citationAnchor(i)}" title="Back to the text" aria-label="Back to the text">↩\uFE0E</a></span></li>`,
  );
  return `<ol class="lectern-notes">\n${items.join('\n')}\n</ol>\n`;
}

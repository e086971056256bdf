import * as l10n from '@vscode/l10n';
import type { Paper, Topic } from '../corpus/paper';
import { escapeHtml, htmlText, visible } from '../escape';
import type { Evidence } from '../search/suggest/evidence';
import { authorList, byline, links, longDate, published } from './facts';
import { sideBySideHtml } from './sideBySide';
import { topicText } from './topicText';

/** Everything that a paper's page shows. */
export interface PageContent {
  readonly paper: Paper;
  /** The display names of its sources. */
  readonly sources: readonly string[];
  /** Its topics, each as the path from the widest topic down to it. */
  readonly topics: readonly (readonly Pick<Topic, 'label'>[])[];
  readonly related: readonly Paper[];
  readonly bibtex: string;
  readonly reference?: string;
  /** The name of the active document's bibliography, if the paper is in it. */
  readonly heldBy?: string;
  /** The section on its item in Zotero, as HTML. */
  readonly zotero?: string;
  /** The most similar sentences of a passage and of the abstract, if the page is to explain why the paper fits. */
  readonly both?: Evidence;
  /** Set if a service found it and it isn't in the library. */
  readonly isFound?: boolean;
}

/** The body of a paper's page as HTML. Buttons and links to papers have `data-action` and `data-id`, which the page's script sends. */
export function paperPage(content: PageContent): string {
  const { paper, topics, related, bibtex, reference, heldBy, zotero = '', both, isFound = false } = content;
  return `<main>
<header>
<h1>${htmlText(paper.title)}</h1>
<p class="authors">${htmlText(authorList(paper, 60))}</p>
<p class="facts">${facts(paper)}</p>
${topics.length === 0 ? '' : `<p class="topics">${l10n.t('Topics: {0}', topics.map((path) => htmlText(path.map(topicText).join(' › '))).join(', '))}</p>`}
<div class="actions" role="toolbar" aria-label="${l10n.t('Actions')}">
${button('insertCitation', l10n.t('Cite'), paper, 'primary')}${button('addToBibliography', l10n.t('Add to bibliography'), paper, 'secondary', heldBy !== undefined)}<span class="held" role="status"${heldBy === undefined ? ' hidden' : ''}>${heldBy === undefined ? '' : htmlText(heldText(heldBy))}</span>${button('copyBibtex', l10n.t('Copy BibTeX'), paper)}${button('copyReference', l10n.t('Copy reference'), paper)}${button('copyKey', l10n.t('Copy key'), paper)}${isFound ? button('keepPaper', l10n.t('Keep in library'), paper) : button('moreLikeThis', l10n.t('More like this'), paper)}
</div>
</header>
${both === undefined ? '' : section(l10n.t('Why it fits'), sideBySideHtml(both))}${section(l10n.t('Abstract'), `<p class="abstract">${htmlText(paper.abstract ?? l10n.t('No abstract is known for this paper.'))}</p>`)}
${section(l10n.t('Links'), linkList(paper))}
${zotero}
${reference === undefined ? '' : section(l10n.t('Reference'), `<p class="reference">${visible(reference)}</p>`)}
${section('BibTeX', `<pre tabindex="0"><code>${htmlText(bibtex)}</code></pre>`)}
${related.length === 0 ? '' : section(l10n.t('Related papers'), `<ul class="related">${related.map(relatedItem).join('')}</ul>`)}
<footer>${htmlText(l10n.t('From {0}', content.sources.join(', ')))}</footer>
</main>`;
}

/** The note on a paper's page that a bibliography has it. */
export function heldText(heldBy: string): string {
  return l10n.t('✓ In {0}', heldBy);
}

function facts(paper: Paper): string {
  const venue = published(paper);
  // A year alone adds nothing to the venue.
  const submitted =
    paper.venue !== undefined && paper.date !== undefined && paper.date.length > 4
      ? l10n.t('first seen {0}', longDate(paper.date))
      : undefined;
  const parts = [venue ?? l10n.t('Date and venue unknown'), submitted, paper.organization].filter((part) => part !== undefined);
  return `${parts.map(htmlText).join(' · ')} · <code>${htmlText(paper.citationKey)}</code>`;
}

function linkList(paper: Paper): string {
  const all = links(paper);
  if (all.length === 0) return `<p class="unknown">${l10n.t('No link is known for this paper.')}</p>`;
  return `<ul class="links">${all.map((link) => `<li>${link.label}: <a href="${escapeHtml(link.url)}">${htmlText(link.url)}</a></li>`).join('')}</ul>`;
}

function relatedItem(paper: Paper): string {
  return `<li><a href="#" data-action="openPaper" data-id="${escapeHtml(paper.id)}">${htmlText(paper.title)}</a> <span>${htmlText(byline(paper))}</span></li>`;
}

function button(action: string, label: string, paper: Paper, kind = 'secondary', hidden = false): string {
  return `<button type="button" class="${kind}"${hidden ? ' hidden' : ''} data-action="${action}" data-id="${escapeHtml(paper.id)}">${label}</button>`;
}

function section(title: string, body: string): string {
  return `<section><h2>${title}</h2>${body}</section>`;
}

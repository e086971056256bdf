import * as l10n from '@vscode/l10n';
import type { Judgement } from '../checking/judgement';
import type { SupportingSentence } from '../checking/support';
import type { Paper } from '../corpus/paper';
import { escapeHtml, htmlText } from '../escape';
import type { Span } from '../text';
import { byline } from './facts';
import { markedHtml } from './markedHtml';

/** A citation compared with its papers' abstracts. */
export interface CheckedCitation {
  /** The part of the sentence that the citation supports. */
  readonly claim: string;
  /** The cited works, in the order of the citation's keys. */
  readonly works: readonly CheckedWork[];
  /** Whether a language model is available to ask. */
  readonly canJudge: boolean;
}

/** A cited work, with how its abstract and annotations relate to the claim. */
export interface CheckedWork {
  readonly key: string;
  /** Undefined if no bibliography has the key. */
  readonly paper?: Paper;
  readonly sentences: readonly SupportingSentence[];
  /** Numbers and names in the claim that are in neither title nor abstract. */
  readonly absent: readonly Span[];
  readonly better: readonly BetterPaper[];
  readonly annotations: readonly SpeakingAnnotation[];
  readonly judgement?: Judgement & { readonly by: string };
}

/** A paper that fits the claim much better, with the words that it shares with the claim. */
export interface BetterPaper {
  readonly paper: Paper;
  readonly terms: readonly string[];
}

/**
 * A passage that the user marked in the paper's PDF, or a comment on one, that shares words with the claim; the sentences are spans of
 * `text`.
 */
export interface SpeakingAnnotation {
  readonly text: string;
  readonly sentences: readonly SupportingSentence[];
  /** Its page's label; '' if it has none. */
  readonly page: string;
}

/**
 * The body of the page as HTML. Clickable elements have `data-action` with `data-id`, or with `data-work`, the number of a cited work; the
 * page's script sends them.
 */
export function citationPage({ claim, works, canJudge }: CheckedCitation): string {
  return `<main>
<h1>${works.length === 1 ? l10n.t('What the cited abstract says') : l10n.t('What the cited abstracts say')}</h1>
<blockquote class="claim">${htmlText(claim)}</blockquote>
${works.map((work, at) => workSection(work, at, claim, canJudge)).join('\n')}
<footer>${l10n.t('An abstract leaves out most of what its paper says: what is not in it may be in the paper.')}</footer>
</main>`;
}

function workSection(work: CheckedWork, at: number, claim: string, canJudge: boolean): string {
  const { key, paper } = work;
  const code = `<code>${htmlText(key)}</code>`;
  if (paper === undefined)
    return `<section><h2>${code}</h2><p class="unknown">${l10n.t('No bibliography of the document has this key.')}</p></section>`;
  const title = `<h2><a href="#" data-action="openPaper" data-id="${escapeHtml(paper.id)}">${htmlText(paper.title)}</a></h2>`;
  const facts = `<p class="facts">${[htmlText(byline(paper)), code].filter((part) => part !== '').join(' · ')}</p>`;
  return `<section>${title}${facts}${said(work, paper, claim)}${annotationList(work)}${judged(work, paper, at, canJudge)}${betterList(work)}</section>`;
}

function said({ sentences, absent }: CheckedWork, { abstract }: Paper, claim: string): string {
  if (abstract === undefined) return `<p class="unknown">${l10n.t('No abstract is known for this paper, so nothing can be compared.')}</p>`;
  const found =
    sentences.length > 0
      ? `<p class="found">${l10n.t('Marked: what is about the same as your sentence.')}</p>`
      : `<p class="found">${l10n.t('No sentence of the abstract is about the same as your sentence.')}</p>`;
  const words = absent.map(({ start, end }) => `<code>${htmlText(claim.slice(start, end))}</code>`);
  const lacks = words.length === 0 ? '' : `<p class="absent">${l10n.t('Not in the abstract: {0}', words.join(', '))}</p>`;
  return `${lacks}${found}<p class="abstract">${markedHtml(abstract, sentences)}</p>`;
}

function annotationList({ annotations }: CheckedWork): string {
  if (annotations.length === 0) return '';
  const items = annotations.map(
    ({ text, sentences, page }) =>
      `<blockquote>${markedHtml(text, sentences)}${page === '' ? '' : ` <cite>${l10n.t('p. {0}', htmlText(page))}</cite>`}</blockquote>`,
  );
  return `<h3>${l10n.t('Your annotations in Zotero')}</h3>${items.join('')}`;
}

function betterList({ better }: CheckedWork): string {
  if (better.length === 0) return '';
  const items = better.map(({ paper, terms }) => {
    const id = escapeHtml(paper.id);
    const words = terms.length === 0 ? '' : ` <span class="terms">${terms.map(htmlText).join(', ')}</span>`;
    return `<li><button type="button" data-action="cite" data-id="${id}" aria-label="${l10n.t('Cite {0}', htmlText(paper.title))}">${l10n.t('Cite')}</button> <a href="#" data-action="openPaper" data-id="${id}">${htmlText(paper.title)}</a> <span class="facts">${htmlText(byline(paper))}</span>${words}</li>`;
  });
  return `<h3>${l10n.t('Papers in your library that fit the sentence much better')}</h3><ul class="better">${items.join('')}</ul>`;
}

function judged({ judgement }: CheckedWork, { abstract }: Paper, at: number, canJudge: boolean): string {
  if (abstract === undefined) return '';
  const ask = `<p><button type="button" data-action="judge" data-work="${at}">${l10n.t('Ask a language model')}</button></p>`;
  if (judgement === undefined) return canJudge ? ask : '';
  const quotes = judgement.quotations.map(
    ({ start, end }) => `<blockquote>${l10n.t('“{0}”', htmlText(abstract.slice(start, end)))}</blockquote>`,
  );
  return `<h3>${l10n.t('{0}, which saw this abstract alone', htmlText(judgement.by))}</h3><p class="verdict">${verdictOf(judgement)}</p>${quotes.join('')}${droppedNote(judgement)}`;
}

function verdictOf({ verdict }: Judgement): string {
  if (verdict === undefined) return l10n.t('It gave no answer that a quotation from the abstract supports.');
  return {
    'says so': l10n.t('The abstract says so.'),
    'says part of it': l10n.t('The abstract says part of it.'),
    'does not say it': l10n.t('It is not in the abstract.'),
  }[verdict];
}

function droppedNote({ dropped }: Judgement): string {
  if (dropped === 0) return '';
  const note =
    dropped === 1
      ? l10n.t('1 quotation was left out because the abstract does not have it word for word.')
      : l10n.t('{0} quotations were left out because the abstract does not have them word for word.', dropped);
  return `<p class="unknown">${note}</p>`;
}

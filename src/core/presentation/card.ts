import type { Paper } from '../corpus/paper';
import { codeSpan, escapeMarkdown, linkTarget } from '../escape';
import type { Evidence } from '../search/suggest/evidence';
import { authorList, cutAtSentence, links, published } from './facts';
import { sideBySideMarkdown } from './sideBySide';

/** A command link at the end of a card. */
export interface CardAction {
  readonly label: string;
  /** A `command:` URI. */
  readonly link: string;
}

/** Optional parts of a card. */
export interface CardOptions {
  readonly actions?: readonly CardAction[];
  /** A formatted reference in Markdown, already escaped. */
  readonly reference?: string;
  /** A sentence under the title, such as where the entry is. */
  readonly note?: string;
  /** The most similar sentences of a passage and of the abstract, if the card is to explain why the paper fits. */
  readonly both?: Evidence;
}

/** Most characters of the abstract on a card, so that title, facts and actions stay visible in a hover, which is 250 pixels high. */
const abstractLength = 420;

/** A paper's card as Markdown: title, authors, venue and date, the abstract's first sentences, links and actions. All text is escaped. */
export function paperCard(paper: Paper, options: CardOptions = {}): string {
  const lines = [`**${escapeMarkdown(paper.title)}**`, escapeMarkdown(authorList(paper))];
  const where = published(paper);
  const facts = [where === undefined ? undefined : `*${escapeMarkdown(where)}*`, codeSpan(paper.citationKey)];
  lines.push(facts.filter((fact) => fact !== undefined && fact !== '').join(' · '));
  const blocks = [lines.join('  \n')];
  if (options.note !== undefined) blocks.push(escapeMarkdown(options.note));
  if (options.both !== undefined) blocks.push(sideBySideMarkdown(options.both));
  if (paper.abstract !== undefined) blocks.push(escapeMarkdown(cutAtSentence(paper.abstract, abstractLength)));
  const outward = links(paper).map((link) => `[${link.label}](${linkTarget(link.url)})`);
  const actions = (options.actions ?? []).map((action) => `[${action.label}](${action.link})`);
  const last = [actions.join(' · '), outward.join(' · ')].filter((part) => part !== '');
  if (last.length > 0) blocks.push(last.join(' &nbsp;│&nbsp; '));
  if (options.reference !== undefined) blocks.push(`---\n${options.reference}`);
  return blocks.join('\n\n');
}

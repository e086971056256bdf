import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import { codeSpan, escapeMarkdown } from '../../core/escape';
import { type CardAction, type CardOptions, paperCard } from '../../core/presentation/card';
import { type Evidence, evidence, type Fitting } from '../../core/search/suggest/evidence';
import { type CitationPlace, type CommandName, commandIds, commandLink } from './commands';

/** The only commands that Markdown made from papers may run. */
const trusted: readonly CommandName[] = [
  'insertCitation',
  'addToBibliography',
  'copyBibtex',
  'copyKey',
  'copyReference',
  'openPaper',
  'openLink',
  'searchPapers',
  'suggestCitations',
  'showInZotero',
  'openPdf',
  'checkCitation',
];

/** Markdown in which only the listed commands are trusted and HTML is not rendered. */
function trustedMarkdown(text: string): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString(text);
  markdown.isTrusted = { enabledCommands: trusted.map((name) => commandIds[name]) };
  return markdown;
}

/** Text as Markdown, with all markup escaped. */
export function plainMarkdown(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString(escapeMarkdown(text));
}

/** The hover for a key in neither the document's bibliographies nor the library. */
export function unknownKeyCard(key: string): vscode.MarkdownString {
  return trustedMarkdown(l10n.t('No entry {0} in the bibliography of this document or in your library.', codeSpan(key)));
}

/** The references, as Markdown, of works cited together under one key. */
export function setCard(key: string, references: readonly string[]): vscode.MarkdownString {
  const list = references.map((reference) => `- ${reference}`).join('\n');
  return trustedMarkdown(`${l10n.t('Cited together as {0}:', codeSpan(key))}\n\n${list}`);
}

/** The document that cites a paper by a key that its bibliography lacks. */
export interface MissingEntry {
  readonly document: string;
  readonly key: string;
}

/** A paper's card for hovers and completion details. */
export function card(
  paper: Paper,
  options: CardOptions & {
    readonly canCite?: boolean;
    readonly missing?: MissingEntry;
    readonly check?: CitationPlace;
    readonly inZotero?: boolean;
    readonly fits?: Fitting;
  } = {},
): vscode.MarkdownString {
  const target = { id: paper.id };
  const both = options.fits && evidence(paper, options.fits);
  const actions: CardAction[] = [
    { label: l10n.t('Open'), link: commandLink('openPaper', { ...target, ...(options.fits && { fits: linked(options.fits, both) }) }) },
    ...(options.missing === undefined
      ? []
      : [{ label: l10n.t('Add to bibliography'), link: commandLink('addToBibliography', { ...target, ...options.missing }) }]),
    ...(options.canCite === true ? [{ label: l10n.t('Cite'), link: commandLink('insertCitation', target) }] : []),
    { label: l10n.t('Copy BibTeX'), link: commandLink('copyBibtex', target) },
    { label: l10n.t('Copy reference'), link: commandLink('copyReference', target) },
    ...(options.check === undefined
      ? []
      : [{ label: l10n.t('Check against the abstract'), link: commandLink('checkCitation', options.check) }]),
    ...(options.inZotero === true
      ? [
          { label: l10n.t('Show in Zotero'), link: commandLink('showInZotero', target) },
          { label: 'PDF', link: commandLink('openPdf', target) },
        ]
      : []),
  ];
  return trustedMarkdown(
    paperCard(paper, {
      actions,
      ...options,
      ...(options.fits && { note: l10n.t('Fits this sentence: {0}', options.fits.terms.join(', ')) }),
      ...(both && { both }),
    }),
  );
}

/** What a paper fits, with the one description that its page shows. */
function linked({ passage, terms }: Fitting, both: Evidence | undefined): Fitting {
  return { passage, terms, ...(both?.description !== undefined && { descriptions: [both.description] }) };
}

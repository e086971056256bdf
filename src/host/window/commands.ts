import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CitationForm, CitationNotes } from '../../core/citation/syntax';
import type { Fitting } from '../../core/search/suggest/evidence';
import type { Span } from '../../core/text';
import { encodePart } from '../../core/wellFormed';
import { attempt } from './attempt';
import type { Log } from './log';

/** Papers by id; `form` overrides the document's usual form of citation. */
export interface PaperTarget {
  readonly id?: string;
  readonly ids?: readonly string[];
  readonly form?: CitationForm;
}

/** A paper to open; its page compares the passage that it fits with its abstract. */
export interface PageTarget extends PaperTarget {
  readonly fits?: Fitting;
}

/** Papers to cite, with the notes before and after; `at` is a span of the active document to cite after, instead of at its cursors. */
export interface CitationTarget extends PaperTarget, CitationNotes {
  readonly at?: Span;
}

/** Entries to add to the bibliography of the document with this URI instead of the active one; `key` is the key by which it already cites a single paper at the offset `at`. */
export interface BibliographyTarget extends PaperTarget {
  readonly document?: string;
  readonly key?: string;
  readonly at?: number;
}

/** Identifiers to look up; the papers found are cited in place of the text at `at`, if given. */
export interface IdentifierTarget {
  readonly identifiers?: readonly string[];
  /** The URI of an open document and a span of its text. */
  readonly at?: Span & { readonly document: string };
}

/** A paper's PDF: its first in Zotero, or the attachment with this key, to open in Zotero's reader or in the editor. */
export interface PdfTarget extends PaperTarget {
  readonly attachment?: string;
  readonly annotation?: string;
  readonly in?: string;
}

/** A citation at an offset of the document with this URI, instead of the one at the cursor. */
export interface CitationPlace {
  readonly document?: string;
  readonly at?: number;
}

/** Each command's arguments, by its name without the prefix. */
export interface CommandArguments {
  readonly searchPapers: [query?: string];
  readonly focusSearch: [target?: string | { readonly key?: string }];
  readonly insertCitation: [target?: CitationTarget];
  readonly insertBibtex: [target?: PaperTarget];
  readonly addToBibliography: [target?: BibliographyTarget];
  readonly copyBibtex: [target?: PaperTarget];
  readonly copyKey: [target?: PaperTarget];
  readonly copyReference: [target?: PaperTarget];
  readonly openPaper: [target?: PageTarget];
  readonly openLink: [target?: PaperTarget];
  readonly suggestCitations: [target?: PaperTarget];
  /** With `opens`, opens the picked paper instead of citing it. */
  readonly moreLikeThis: [target?: PaperTarget & { readonly opens?: boolean }];
  readonly importListing: [uri?: vscode.Uri];
  readonly libraryFiles: [];
  readonly showLog: [];
  readonly chooseReferenceStyle: [];
  readonly explain: [];
  readonly checkReferences: [uri?: vscode.Uri];
  readonly checkCitation: [place?: CitationPlace];
  readonly addMissingEntries: [];
  readonly removeUnusedEntries: [];
  readonly refreshReferences: [];
  readonly reviewSection: [];
  readonly narrowTopics: [];
  readonly widenTopics: [];
  readonly fixKey: [target?: { readonly key?: string }];
  readonly gatherPaper: [trial?: typeof trial];
  readonly nextForm: [trial?: typeof trial];
  readonly takeWithNotes: [trial?: typeof trial];
  readonly addByIdentifier: [target?: IdentifierTarget];
  readonly connectZotero: [target?: { readonly address?: string }];
  readonly pickFromZotero: [];
  readonly updateFromZotero: [];
  readonly showInZotero: [target?: PaperTarget];
  readonly openPdf: [target?: PdfTarget];
  readonly completeEntry: [target?: { readonly document?: string; readonly key?: string }];
  readonly newPapers: [];
  readonly keepPaper: [target?: PaperTarget];
  readonly searchBeyond: [target?: { readonly service?: string; readonly query?: string }];
}

export type CommandName = keyof CommandArguments;

/** The ids of all commands; the one place that names them (a test compares package.json with it). */
export const commandIds: Readonly<Record<CommandName, string>> = {
  searchPapers: 'lectern.searchPapers',
  focusSearch: 'lectern.focusSearch',
  insertCitation: 'lectern.insertCitation',
  insertBibtex: 'lectern.insertBibtex',
  addToBibliography: 'lectern.addToBibliography',
  copyBibtex: 'lectern.copyBibtex',
  copyKey: 'lectern.copyKey',
  copyReference: 'lectern.copyReference',
  openPaper: 'lectern.openPaper',
  openLink: 'lectern.openLink',
  suggestCitations: 'lectern.suggestCitations',
  moreLikeThis: 'lectern.moreLikeThis',
  importListing: 'lectern.importListing',
  libraryFiles: 'lectern.libraryFiles',
  showLog: 'lectern.showLog',
  chooseReferenceStyle: 'lectern.chooseReferenceStyle',
  explain: 'lectern.explain',
  checkReferences: 'lectern.checkReferences',
  checkCitation: 'lectern.checkCitation',
  addMissingEntries: 'lectern.addMissingEntries',
  removeUnusedEntries: 'lectern.removeUnusedEntries',
  refreshReferences: 'lectern.refreshReferences',
  reviewSection: 'lectern.reviewSection',
  narrowTopics: 'lectern.narrowTopics',
  widenTopics: 'lectern.widenTopics',
  fixKey: 'lectern.fixKey',
  gatherPaper: 'lectern.gatherPaper',
  nextForm: 'lectern.nextForm',
  takeWithNotes: 'lectern.takeWithNotes',
  addByIdentifier: 'lectern.addByIdentifier',
  connectZotero: 'lectern.connectZotero',
  pickFromZotero: 'lectern.pickFromZotero',
  updateFromZotero: 'lectern.updateFromZotero',
  showInZotero: 'lectern.showInZotero',
  openPdf: 'lectern.openPdf',
  completeEntry: 'lectern.completeEntry',
  newPapers: 'lectern.newPapers',
  keepPaper: 'lectern.keepPaper',
  searchBeyond: 'lectern.searchBeyond',
};

/** What each command does, as the beginning of its failure message. */
export const deeds: Readonly<Record<CommandName, () => string>> = {
  searchPapers: () => l10n.t('Search papers'),
  focusSearch: () => l10n.t('Focus the search box'),
  insertCitation: () => l10n.t('Insert citation'),
  insertBibtex: () => l10n.t('Insert BibTeX'),
  addToBibliography: () => l10n.t('Add to bibliography'),
  copyBibtex: () => l10n.t('Copy BibTeX'),
  copyKey: () => l10n.t('Copy citation key'),
  copyReference: () => l10n.t('Copy reference'),
  openPaper: () => l10n.t('Open paper'),
  openLink: () => l10n.t('Open link'),
  suggestCitations: () => l10n.t('Suggest citations'),
  moreLikeThis: () => l10n.t('More like this'),
  importListing: () => l10n.t('Import papers'),
  libraryFiles: () => l10n.t('Library files'),
  showLog: () => l10n.t('Show the log'),
  chooseReferenceStyle: () => l10n.t('Choose reference style'),
  explain: () => l10n.t('Explain'),
  checkReferences: () => l10n.t('Check references'),
  checkCitation: () => l10n.t('Check citation'),
  refreshReferences: () => l10n.t('Refresh references'),
  reviewSection: () => l10n.t('Review section'),
  narrowTopics: () => l10n.t('Narrow the topics'),
  widenTopics: () => l10n.t('Show all topics'),
  fixKey: () => l10n.t('Change key'),
  gatherPaper: () => l10n.t('Add to selection'),
  nextForm: () => l10n.t('Next citation form'),
  takeWithNotes: () => l10n.t('Cite with notes'),
  addByIdentifier: () => l10n.t('Add by identifier'),
  connectZotero: () => l10n.t('Connect Zotero'),
  pickFromZotero: () => l10n.t('Cite with Zotero’s picker'),
  updateFromZotero: () => l10n.t('Update from Zotero'),
  showInZotero: () => l10n.t('Show in Zotero'),
  openPdf: () => l10n.t('Open PDF'),
  completeEntry: () => l10n.t('Complete entry'),
  newPapers: () => l10n.t('New papers'),
  keepPaper: () => l10n.t('Keep in library'),
  searchBeyond: () => l10n.t('Search beyond the library'),
  addMissingEntries: () => l10n.t('Add missing entries'),
  removeUnusedEntries: () => l10n.t('Remove unused entries'),
};

type Handler<N extends CommandName> = (...args: [...CommandArguments[N], ...unknown[]]) => unknown;

/** A command's handler inside one `attempt`. */
export function attempting<N extends CommandName>(log: Log, name: N, handler: Handler<N>): Handler<N> {
  return (...args) => attempt(log, deeds[name](), () => handler(...args));
}

/** Registers the handler of a command, which may throw: it runs inside one `attempt`. Its arguments come from menus, key bindings and links (a tree adds all selected items), so handlers check them. */
export function registerCommand<N extends CommandName>(log: Log, name: N, handler: Handler<N>): vscode.Disposable {
  return vscode.commands.registerCommand(commandIds[name], attempting(log, name, handler));
}

/** Runs a command with type-checked arguments and returns its handler's result. */
export function runCommand<N extends CommandName>(name: N, ...args: CommandArguments[N]): Thenable<unknown> {
  return vscode.commands.executeCommand(commandIds[name], ...args);
}

/** The argument with which commands are only tried: they do nothing. */
export const trial = 'trial';

/**
 * Tries commands once, so that a key runs them at once from then on. Before VS Code runs a command for the first time, it asks the
 * extensions whether one is activated by it, and keys typed meanwhile would take effect first.
 */
export function tryCommands(...names: ('gatherPaper' | 'nextForm' | 'takeWithNotes')[]): void {
  void vscode.commands.executeCommand('runCommands', { commands: names.map((name) => ({ command: commandIds[name], args: [trial] })) });
}

/** A command in the form that VS Code's items take. */
export function command<N extends CommandName>(title: string, name: N, ...args: CommandArguments[N]): vscode.Command {
  return { title, command: commandIds[name], arguments: args };
}

/** A `command:` link for trusted Markdown. */
export function commandLink<N extends CommandName>(name: N, ...args: CommandArguments[N]): string {
  return `command:${commandIds[name]}?${encodePart(JSON.stringify(args))}`;
}

/** Registers stand-ins for all commands, each of which awaits `start` and then runs the real one; dispose them before registering those. */
export function standInForCommands(start: () => Promise<unknown>): vscode.Disposable {
  const standIns = Object.values(commandIds).map((id) =>
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      await start();
      return vscode.commands.executeCommand(id, ...args);
    }),
  );
  return vscode.Disposable.from(...standIns);
}

import * as vscode from 'vscode';
import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import { dialectOf } from '../../core/bibtex/meaning/dialect';
import { inheritance } from '../../core/bibtex/meaning/inherit';
import { paperOfEntry } from '../../core/bibtex/meaning/toPaper';
import { parseBibtex } from '../../core/bibtex/parse';
import type { Entry } from '../../core/bibtex/reading/entry';
import { entryChanges } from '../../core/bibtex/writing/entryChanges';
import { styleOf } from '../../core/bibtex/writing/style';
import type { Paper } from '../../core/corpus/paper';
import { samePapers } from '../../core/corpus/samePapers';
import { draftOfRecord } from '../../core/record/recordEntry';
import { type Identifier, identifierOf } from '../../core/sources/identifiers';
import { itemOfRecord } from '../../core/sources/recordItem';
import { paperOfRecord } from '../../core/sources/recordPaper';
import { crossref } from '../../core/sources/registrars';
import { registrarOf } from '../../core/sources/serviceTable';
import type { SourceRecord } from '../../core/sources/sourceRecord';
import { tell } from '../../host/files/messages';
import { type Proposal, propose } from '../../host/files/proposals';
import type { OnlineSources } from '../../host/sources/onlineSources';
import { EditRefused } from '../../host/window/attempt';
import { command, registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { setting } from '../../host/window/settings';

interface Services {
  readonly log: Log;
  readonly online: OnlineSources;
}

/** `lectern.completeEntry`: asks the service that registered an entry's work, or Crossref for one without identifier, and shows field by field what it would add or change. Also a code action on entries that lack fields. */
export function registerCompleteEntry(services: Services): vscode.Disposable {
  const { online } = services;
  const actions: vscode.CodeActionProvider = {
    provideCodeActions(document, range, { diagnostics }) {
      const lacking = diagnostics.filter(({ source, code }) => source === 'lectern' && code === 'missing-field');
      if (lacking.length === 0 || !online.isAllowed) return [];
      const at = document.offsetAt(range.start);
      const entry = entryAt(document, at);
      if (entry === undefined) return [];
      const action = new vscode.CodeAction(
        `Complete from ${serviceFor(paperOf(entry, document), entry).label} …`,
        vscode.CodeActionKind.QuickFix,
      );
      action.command = command(action.title, 'completeEntry', { document: document.uri.toString(), key: entry.key });
      action.diagnostics = lacking;
      return [action];
    },
  };
  return vscode.Disposable.from(
    registerCommand(services.log, 'completeEntry', (target) => complete(services, target)),
    vscode.languages.registerCodeActionsProvider([{ language: 'bibtex' }], actions, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

/** Gives the names of the fields that a service knows otherwise or in addition. */
async function complete(
  { online }: Services,
  target: { readonly document?: string; readonly key?: string } | undefined,
): Promise<readonly string[]> {
  const { document, entry } = entryOf(target);
  const text = document.getText();
  const { entries } = parseBibtex(text);
  const record = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: `Asking about ${entry.key}` },
    () => recordFor(online, paperOf(entry, document), entry),
  );
  if (record === undefined) throw new EditRefused(`${crossref.label} knows no work with this title and author.`);
  const dialect = dialectFor(document, entries);
  const draft = draftOfRecord(itemOfRecord(record), entry.key, dialect);
  const changes = entryChanges(entry, draft, styleOf(text, entries), true);
  if (changes.length === 0) tell(`${entry.key} says already all that is known`);
  const proposals = changes.map(
    ({ name, before, after, edit }): Proposal => ({
      edit,
      label: before === undefined ? `Add ${name}` : `Change ${name}`,
      description: before === undefined ? after : `${before} → ${after}`,
    }),
  );
  await propose(document, proposals);
  return changes.map(({ name }) => name);
}

async function recordFor(online: OnlineSources, paper: Paper, entry: Entry): Promise<SourceRecord | undefined> {
  const identifier = identifierFor(paper, entry);
  if (identifier !== undefined) return online.lookUp(identifier);
  const [author] = paper.authors;
  const name = author === undefined ? '' : 'literal' in author ? author.literal : author.family;
  const { records } = await online.search(crossref, `${paper.title} ${name}`.trim());
  const same = samePapers<true>();
  same.add(paper, true);
  return records.find((record) => same.find(paperOfRecord(record, crossref.label)) === true);
}

function serviceFor(paper: Paper, entry: Entry) {
  const identifier = identifierFor(paper, entry);
  return identifier === undefined ? crossref : registrarOf(identifier);
}

function identifierFor({ doi, arxivId }: Paper, { fields }: Entry): Identifier | undefined {
  if (doi !== undefined) return { kind: 'doi', value: doi };
  if (arxivId !== undefined) return { kind: 'arxiv', value: arxivId };
  const value = (name: string): string => fields.find((field) => field.name === name)?.value ?? '';
  const pmid = value('pmid');
  return identifierOf(`ISBN ${value('isbn')}`) ?? (/^\d+$/.test(pmid) ? { kind: 'pmid', value: pmid } : undefined);
}

function entryOf(target: { readonly document?: string; readonly key?: string } | undefined): {
  document: vscode.TextDocument;
  entry: Entry;
} {
  const editor = vscode.window.activeTextEditor;
  const document =
    vscode.workspace.textDocuments.find(({ uri, isClosed }) => uri.toString() === target?.document && !isClosed) ?? editor?.document;
  if (document?.languageId !== 'bibtex') throw new EditRefused('Put the cursor into an entry of a .bib file.');
  const offset = editor?.document === document ? document.offsetAt(editor.selection.active) : 0;
  const named = typeof target?.key === 'string' ? parseBibtex(document.getText()).entries.find(({ key }) => key === target.key) : undefined;
  const entry = named ?? entryAt(document, offset);
  if (entry === undefined) throw new EditRefused('Put the cursor into an entry of a .bib file.');
  return { document, entry };
}

function entryAt(document: vscode.TextDocument, at: number): Entry | undefined {
  return parseBibtex(document.getText()).entries.find(({ offset, length }) => offset <= at && at <= offset + length);
}

function paperOf(entry: Entry, document: vscode.TextDocument): Paper {
  return paperOfEntry(entry, document.uri.toString(), inheritance([entry])(entry));
}

function dialectFor(document: vscode.TextDocument, entries: readonly Entry[]): Dialect {
  const set = setting('bibliography.dialect', document);
  return set === 'auto' ? (dialectOf(entries) ?? 'bibtex') : set;
}

import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { inheritance } from '../../core/bibtex/meaning/inherit';
import { paperOfEntry } from '../../core/bibtex/meaning/toPaper';
import { parseBibtex } from '../../core/bibtex/parse';
import type { Entry } from '../../core/bibtex/reading/entry';
import type { Paper } from '../../core/corpus/paper';
import { crossref } from '../../core/sources/crossref/crossref';
import { completionChanges, identifierOfEntry, isOfAnotherWork, recordOfPaper } from '../../core/sources/entryCompletion';
import { registrarOf } from '../../core/sources/serviceTable';
import type { SourceRecord } from '../../core/sources/sourceRecord';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import type { BibliographyFindings } from '../../host/bibliography/bibliographyFindings';
import { dialectFor } from '../../host/bibliography/entries';
import { openDocument } from '../../host/files/documents';
import { fileName } from '../../host/files/edits';
import { tell } from '../../host/files/messages';
import { type Proposal, propose } from '../../host/files/proposals';
import type { OnlineSources } from '../../host/sources/onlineSources';
import { EditRefused } from '../../host/window/attempt';
import { signalOf, throwIfCancelled } from '../../host/window/cancellation';
import { command, registerCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { withProgress } from '../../host/window/questions';
import { registerActions } from '../../host/window/shownLabels';

interface Services {
  readonly log: Log;
  readonly online: OnlineSources;
  readonly bibliographies: Bibliographies;
  readonly findings: BibliographyFindings;
}

/** `lectern.completeEntry`: asks the service that registered an entry's work, or Crossref if it has no identifier, and proposes each field to add or change. Also a code action on entries that lack fields. */
export function registerCompleteEntry(services: Services): vscode.Disposable {
  const { online, bibliographies } = services;
  const actions: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, { diagnostics }, token) {
      const lacking = diagnostics.filter(({ source, code }) => source === 'lectern' && code === 'missing-field');
      if (lacking.length === 0 || !online.isAllowed) return [];
      const file = await bibliographies.file(document.uri.toString());
      throwIfCancelled(token);
      // While a file is being edited, the entries may be those of an earlier text.
      if (file === undefined || file.text !== document.getText()) return [];
      const entry = entryAt(file.entries, document.offsetAt(range.start));
      if (entry === undefined) return [];
      const action = new vscode.CodeAction(
        l10n.t('Complete from {0}…', serviceFor(paperOf(entry, document), entry).label),
        vscode.CodeActionKind.QuickFix,
      );
      action.command = command(action.title, 'completeEntry', { document: document.uri.toString(), key: entry.key });
      action.diagnostics = lacking;
      return [action];
    },
  };
  return vscode.Disposable.from(
    registerCommand(services.log, 'completeEntry', (target) => complete(services, target)),
    registerActions([{ language: 'bibtex' }], actions, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

/** Returns the names of the fields that a service would add or change. */
async function complete(
  { online, findings }: Services,
  target: { readonly document?: string; readonly key?: string } | undefined,
): Promise<readonly string[]> {
  const { document, entry } = entryOf(target);
  const record = await withProgress({ where: 'notification', title: l10n.t('Asking about {0}', entry.key) }, (_, token) =>
    recordFor(online, paperOf(entry, document), entry, signalOf(token)),
  );
  if (record === undefined) throw new EditRefused(l10n.t('{0} has no work with this title and author.', crossref.label));
  // The text may have changed since the service was asked.
  const { version } = document;
  const text = document.getText();
  const { entries } = parseBibtex(text);
  const now = entries.find(({ key }) => key === entry.key);
  if (now === undefined) throw new EditRefused(l10n.t('{0} is no longer in {1}.', entry.key, fileName(document.uri)));
  const dialect = dialectFor(document, entries, findings.dialectOf(document.uri.toString()));
  const changes = completionChanges(text, entries, now, record, dialect);
  if (changes.length === 0) tell(l10n.t('{0} is already complete', entry.key));
  const proposals = changes.map(
    ({ name, before, after, edit }): Proposal => ({
      edit,
      label: before === undefined ? l10n.t('Add {0}', name) : l10n.t('Change {0}', name),
      description: before === undefined ? after : `${before} → ${after}`,
    }),
  );
  await propose(document, version, proposals);
  return changes.map(({ name }) => name);
}

async function recordFor(online: OnlineSources, paper: Paper, entry: Entry, signal: AbortSignal): Promise<SourceRecord | undefined> {
  const identifier = identifierOfEntry(paper, entry);
  if (identifier !== undefined) {
    const record = await online.lookUp(identifier, signal);
    if (isOfAnotherWork(paper, entry, record))
      throw new EditRefused(
        l10n.t(
          '{0} is not this work but “{1}”, says {2}. Check the identifier in {3}; nothing was changed.',
          identifier.value,
          record.title,
          registrarOf(identifier).label,
          entry.key,
        ),
      );
    return record;
  }
  const [author] = paper.authors;
  const name = author === undefined ? '' : 'literal' in author ? author.literal : author.family;
  const { records } = await online.search(crossref, `${paper.title} ${name}`.trim(), signal);
  return recordOfPaper(paper, records, crossref.label);
}

function serviceFor(paper: Paper, entry: Entry) {
  const identifier = identifierOfEntry(paper, entry);
  return identifier === undefined ? crossref : registrarOf(identifier);
}

function entryOf(target: { readonly document?: string; readonly key?: string } | undefined): {
  document: vscode.TextDocument;
  entry: Entry;
} {
  const editor = vscode.window.activeTextEditor;
  const document = typeof target?.document === 'string' ? openDocument(target.document) : editor?.document;
  if (document?.languageId !== 'bibtex') throw new EditRefused(l10n.t('Put the cursor in an entry of a .bib file.'));
  const { entries } = parseBibtex(document.getText());
  const offset = editor?.document === document ? document.offsetAt(editor.selection.active) : 0;
  const entry = typeof target?.key === 'string' ? entries.find(({ key }) => key === target.key) : entryAt(entries, offset);
  if (entry === undefined) throw new EditRefused(l10n.t('Put the cursor in an entry of a .bib file.'));
  return { document, entry };
}

function entryAt(entries: readonly Entry[], at: number): Entry | undefined {
  return entries.find(({ offset, length }) => offset <= at && at <= offset + length);
}

function paperOf(entry: Entry, document: vscode.TextDocument): Paper {
  return paperOfEntry(entry, document.uri.toString(), inheritance([entry])(entry));
}

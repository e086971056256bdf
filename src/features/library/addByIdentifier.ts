import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { identifierOf, identifiersIn } from '../../core/sources/identifiers';
import type { Span } from '../../core/text';
import type { Additions } from '../../host/citing/additions';
import type { Citing } from '../../host/citing/citer';
import type { IdentifierLookup } from '../../host/citing/identifierLookup';
import { citeInPlace } from '../../host/citing/inPlace';
import { openDocument, syntaxOf } from '../../host/files/documents';
import { tell } from '../../host/files/messages';
import { registerCommand, runCommand } from '../../host/window/commands';
import type { Log } from '../../host/window/log';
import { warn } from '../../host/window/notify';
import { askText } from '../../host/window/questions';

interface Services {
  readonly log: Log;
  readonly lookup: IdentifierLookup;
  readonly citing: Citing;
  readonly additions: Additions;
}

type Place = Span & { readonly document: vscode.TextDocument };

/** `lectern.addByIdentifier`: turns identifiers from the argument, the selection, the clipboard or an input box into citations in a manuscript, entries in a .bib file, or else papers in the library. Returns the papers' ids. */
export function registerAddByIdentifier(services: Services): vscode.Disposable {
  const { log, lookup } = services;
  return registerCommand(log, 'addByIdentifier', async (target) => {
    const given = givenText(target);
    // The user's input replaces the selection only if that is nothing but identifiers.
    const place = spanOf(target) ?? (given === undefined ? selectedIdentifiers() : undefined);
    const text = given ?? (await askedText());
    if (text === undefined) return [];
    const { identifiers, unknown } = identifiersIn(text);
    const sentences = unknown.map((piece) => l10n.t('“{0}” contains no DOI, arXiv id, ISBN or PMID.', piece.slice(0, 80)));
    const { papers, failures } = identifiers.length === 0 ? { papers: [], failures: [] } : await lookup.find(identifiers);
    const wrong = [...sentences, ...failures];
    const ids = papers.map(({ id }) => id);
    if (ids.length > 0) await (place === undefined ? put(ids) : citeInPlace(services, place.document, place, papers));
    if (wrong.length > 0) void warn(wrong.slice(0, 10).join(' '));
    return ids;
  });
}

async function put(ids: readonly string[]): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId === 'bibtex') await runCommand('insertBibtex', { ids });
  else if (document !== undefined && syntaxOf(document) !== undefined) await runCommand('insertCitation', { ids });
  else tell(ids.length === 1 ? l10n.t('Added to your library') : l10n.t('Added {0} papers to your library', ids.length));
}

/** The span in a command's argument that the papers will replace. */
function spanOf(target: unknown): Place | undefined {
  const at = typeof target === 'object' && target !== null ? (target as { at?: unknown }).at : undefined;
  const { document: uri, start, end } = (typeof at === 'object' && at !== null ? at : {}) as Readonly<Record<string, unknown>>;
  const document = typeof uri === 'string' ? openDocument(uri) : undefined;
  if (document === undefined || typeof start !== 'number' || typeof end !== 'number' || start > end) return undefined;
  return { document, start, end };
}

/** The selection in a manuscript, if it is nothing but identifiers. */
function selectedIdentifiers(): Place | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || editor.selections.length > 1 || syntaxOf(editor.document) === undefined) return undefined;
  const { document, selection } = editor;
  const { identifiers, unknown } = identifiersIn(document.getText(selection).slice(0, 100_000));
  if (identifiers.length === 0 || unknown.length > 0) return undefined;
  return { document, start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
}

function givenText(target: unknown): string | undefined {
  const given = typeof target === 'object' && target !== null ? (target as { identifiers?: unknown }).identifiers : undefined;
  return Array.isArray(given) ? given.filter((one) => typeof one === 'string').join('\n') : undefined;
}

/** The user's input, prefilled with identifiers from the selection or the clipboard. */
async function askedText(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection) ?? '';
  const clipboard = selected === '' ? await vscode.env.clipboard.readText() : '';
  const { identifiers } = identifiersIn((selected || clipboard).slice(0, 100_000));
  return askText({
    title: l10n.t('Add by Identifier'),
    prompt: l10n.t('DOIs, arXiv ids, ISBNs, PMIDs or links that contain one; separate several with spaces'),
    placeHolder: '10.1145/3292500.3330701, arXiv:1706.03762, 978-0-262-03561-3',
    value: identifiers.map(({ value }) => value).join(' '),
    validateInput: (text) =>
      text.trim() === '' || identifiersIn(text).identifiers.length > 0 || identifierOf(text) !== undefined
        ? undefined
        : l10n.t('This contains no DOI, arXiv id, ISBN or PMID.'),
  });
}

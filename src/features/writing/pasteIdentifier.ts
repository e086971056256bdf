import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import { identifiersIn } from '../../core/sources/identifiers';
import type { Entries } from '../../host/bibliography/entries';
import type { Citing } from '../../host/citing/citer';
import type { IdentifierLookup } from '../../host/citing/identifierLookup';
import { citingSelector } from '../../host/files/documents';
import { fileName } from '../../host/files/edits';
import { tell } from '../../host/files/messages';
import { warn } from '../../host/window/notify';

interface Services {
  readonly lookup: IdentifierLookup;
  readonly citing: Citing;
  readonly entries: Entries;
}

/** Characters; longer text isn't a list of identifiers. */
const longest = 2000;

/** Offers “Paste as Citation” in manuscripts and “Paste as Entry” in .bib files for pasted identifiers; plain text stays the default, and no service is asked until the user chooses. */
export function registerPasteIdentifier({ lookup, citing, entries }: Services): vscode.Disposable {
  const citation = provider(l10n.t('Paste as Citation'), 'citation', async (edit, text, document, offset) => {
    const { papers, failures } = await lookup.find(identifiersIn(text).identifiers);
    say(failures);
    if (papers.length === 0) return;
    const { text: insertText, additionalEdit } = await citing.planned(document, offset, papers);
    edit.insertText = insertText;
    if (additionalEdit !== undefined) edit.additionalEdit = additionalEdit;
  });
  const entry = provider(l10n.t('Paste as Entry'), 'entry', async (edit, text, document, offset) => {
    const { papers, failures } = await lookup.find(identifiersIn(text).identifiers);
    say(failures);
    if (papers.length > 0) await pasteEntries(edit, papers, entries, document, offset);
  });
  return vscode.Disposable.from(register(citingSelector, citation), register([{ language: 'bibtex' }], entry));
}

/** Pastes entries in the file's style under free keys, outside any entry at the paste position; skips papers that the file already has. */
async function pasteEntries(
  edit: IdentifierPaste,
  papers: readonly Paper[],
  entries: Entries,
  document: vscode.TextDocument,
  offset: number,
): Promise<void> {
  // The document may already contain the pasted identifier, which the editor will undo.
  const { edits, held } = await entries.planAt(edit.before, offset, papers, { document, file: document.uri.toString() });
  if (held.length > 0) tell(l10n.t('Already in {0}: {1}', fileName(document.uri), held.join(', ')));
  const own = edits.find((one) => one.offset === offset && one.length === 0);
  edit.insertText = own?.text.trimEnd() ?? '';
  const others = edits.filter((one) => one !== own);
  if (others.length === 0) return;
  edit.additionalEdit = new vscode.WorkspaceEdit();
  for (const one of others) {
    const range = new vscode.Range(placeIn(edit.before, one.offset), placeIn(edit.before, one.offset + one.length));
    edit.additionalEdit.replace(document.uri, range, one.text);
  }
}

function placeIn(text: string, offset: number): vscode.Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return new vscode.Position(lines.length - 1, lines.at(-1)?.length ?? 0);
}

class IdentifierPaste extends vscode.DocumentPasteEdit {
  constructor(
    title: string,
    kind: vscode.DocumentDropOrPasteEditKind,
    readonly pasted: string,
    readonly document: vscode.TextDocument,
    readonly offset: number,
    /** The document's text before anything was pasted. */
    readonly before: string,
  ) {
    super(pasted, title, kind);
    this.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
  }
}

type Provider = vscode.DocumentPasteEditProvider<IdentifierPaste> & { readonly kind: vscode.DocumentDropOrPasteEditKind };

function provider(
  title: string,
  name: string,
  fill: (edit: IdentifierPaste, text: string, document: vscode.TextDocument, offset: number) => Promise<void>,
): Provider {
  const kind = vscode.DocumentDropOrPasteEditKind.Text.append('lectern', name);
  return {
    kind,
    provideDocumentPasteEdits: async (document, [range], data) => {
      const text = (await data.get('text/plain')?.asString())?.trim() ?? '';
      if (range === undefined || text === '' || text.length > longest) return undefined;
      const { identifiers, unknown } = identifiersIn(text);
      if (identifiers.length === 0 || unknown.length > 0) return undefined;
      return [new IdentifierPaste(title, kind, text, document, document.offsetAt(range.start), document.getText())];
    },
    resolveDocumentPasteEdit: async (edit) => {
      await fill(edit, edit.pasted, edit.document, edit.offset);
      return edit;
    },
  };
}

function register(selector: vscode.DocumentSelector, made: Provider): vscode.Disposable {
  return vscode.languages.registerDocumentPasteEditProvider(selector, made, {
    providedPasteEditKinds: [made.kind],
    pasteMimeTypes: ['text/plain'],
  });
}

function say(failures: readonly string[]): void {
  if (failures.length > 0) void warn(failures.join(' '));
}

import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { repeatedEntry } from '../../core/bibtex/checking/validate';
import type { Entry } from '../../core/bibtex/reading/entry';
import type { Style } from '../../core/bibtex/writing/format';
import { planMerge } from '../../core/bibtex/writing/mergeEntries';
import { styleOf } from '../../core/bibtex/writing/style';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import { rangeOf } from '../../host/files/documents';
import type { KeyChanges } from '../../host/manuscript/keyChanges';
import { throwIfCancelled } from '../../host/window/cancellation';

interface Services {
  readonly bibliographies: Bibliographies;
  readonly keyChanges: KeyChanges;
}

class Merge extends vscode.CodeAction {
  constructor(
    title: string,
    readonly document: vscode.TextDocument,
    readonly kept: Entry,
    readonly repeated: Entry,
    readonly style: Style,
  ) {
    super(title, vscode.CodeActionKind.QuickFix);
  }
}

/** The fix of a paper that a .bib file has twice: the later entry goes, the earlier one gets what it lacks and is cited instead; all of it is shown as a diff first. */
export function registerMergeDuplicates({ bibliographies, keyChanges }: Services): vscode.Disposable {
  const provider: vscode.CodeActionProvider<Merge> = {
    async provideCodeActions(document, _range, { diagnostics }, token) {
      const twice = diagnostics.filter((one) => one.source === 'lectern' && one.code === 'duplicate-paper');
      if (twice.length === 0) return [];
      const file = await bibliographies.file(document.uri.toString());
      throwIfCancelled(token);
      // The entries are those of an earlier text while a file is being edited.
      if (file === undefined || file.text !== document.getText()) return [];
      const style = styleOf(file.text, file.entries);
      return twice.flatMap((diagnostic) => {
        const offset = document.offsetAt(diagnostic.range.start);
        const repeated = file.entries.find((one) => one.offset <= offset && offset <= one.offset + one.length);
        const kept = repeated && repeatedEntry(file.entries, repeated);
        if (repeated === undefined || kept === undefined) return [];
        const action = new Merge(l10n.t('Merge into “{0}” and cite that instead', kept.key), document, kept, repeated, style);
        action.diagnostics = [diagnostic];
        return [action];
      });
    },
    async resolveCodeAction(action) {
      const { document, kept, repeated, style } = action;
      const text = document.getText();
      const shown = { needsConfirmation: true, label: action.title, description: repeated.key };
      const { edit } = await keyChanges.redirect(document, repeated.key, kept.key, shown);
      for (const { offset, length, text: inserted } of planMerge(text, kept, repeated, style))
        edit.replace(document.uri, rangeOf(document, { start: offset, end: offset + length }), inserted, shown);
      action.edit = edit;
      return action;
    },
  };
  return vscode.languages.registerCodeActionsProvider({ language: 'bibtex' }, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

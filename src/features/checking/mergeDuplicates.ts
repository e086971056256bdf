import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { repeatedEntry } from '../../core/bibtex/checking/validate';
import { planMerge } from '../../core/bibtex/writing/mergeEntries';
import { styleOf } from '../../core/bibtex/writing/style';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import { rangeOf } from '../../host/files/documents';
import { inSlices } from '../../host/files/slices';
import type { KeyChanges } from '../../host/manuscript/keyChanges';
import { throwIfCancelled } from '../../host/window/cancellation';
import { registerActions, toConfirm } from '../../host/window/shownLabels';

interface Services {
  readonly bibliographies: Bibliographies;
  readonly keyChanges: KeyChanges;
}

class Merge extends vscode.CodeAction {
  constructor(
    readonly document: vscode.TextDocument,
    readonly offset: number,
  ) {
    super(l10n.t('Merge with the earlier entry and cite that instead'), vscode.CodeActionKind.QuickFix);
  }
}

/** A quick fix for duplicate entries: merges the later entry into the earlier one and redirects its citations; shows a diff first. */
export function registerMergeDuplicates({ bibliographies, keyChanges }: Services): vscode.Disposable {
  const provider: vscode.CodeActionProvider<Merge> = {
    provideCodeActions: (document, _range, { diagnostics }) =>
      diagnostics
        .filter((one) => one.source === 'lectern' && one.code === 'duplicate-paper')
        .map((diagnostic) => {
          const action = new Merge(document, document.offsetAt(diagnostic.range.start));
          action.diagnostics = [diagnostic];
          return action;
        }),
    async resolveCodeAction(action, token) {
      const { document, offset, title: label } = action;
      const file = await bibliographies.file(document.uri.toString());
      const text = document.getText();
      // While a file is being edited, the entries may be those of an earlier text.
      if (file === undefined || file.text !== text) return action;
      throwIfCancelled(token);
      const repeated = file.entries.find((one) => one.offset <= offset && offset <= one.offset + one.length);
      const kept = repeated && (await inSlices(repeatedEntry(file.entries, repeated)));
      if (repeated === undefined || kept === undefined) return action;
      const shown = toConfirm(label, `${repeated.key} → ${kept.key}`);
      const { edit } = await keyChanges.redirect(document, repeated.key, kept.key, shown, token);
      throwIfCancelled(token);
      if (document.getText() !== text) return action;
      for (const { offset: at, length, text: inserted } of planMerge(text, kept, repeated, styleOf(text, file.entries)))
        edit.replace(document.uri, rangeOf(document, { start: at, end: at + length }), inserted, shown);
      action.edit = edit;
      return action;
    },
  };
  return registerActions({ language: 'bibtex' }, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

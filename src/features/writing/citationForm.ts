import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CitationForm } from '../../core/citation/syntax';
import type { Paper } from '../../core/corpus/paper';
import { formExample } from '../../core/presentation/formExample';
import type { TextEdit } from '../../core/text';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import { citationAt, citingSelector, isAt, rangeOf } from '../../host/files/documents';
import type { ManuscriptSyntaxes } from '../../host/manuscript/manuscriptSyntax';
import { throwIfCancelled } from '../../host/window/cancellation';
import { registerActions } from '../../host/window/shownLabels';

interface Services {
  readonly bibliographies: Bibliographies;
  readonly syntaxes: ManuscriptSyntaxes;
}

/** The forms in which a citation can be rewritten, in the order offered. */
const forms: readonly CitationForm[] = ['textual', 'parenthetical', 'suppressAuthor'];

/** Code actions on a citation: rewrite it in another form, or remove it or one of its keys. */
export function registerCitationForm({ bibliographies, syntaxes }: Services): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, _context, token) {
      const text = document.getText();
      const offset = document.offsetAt(range.start);
      const citation = citationAt(document, offset);
      const syntax = citation === undefined ? undefined : await syntaxes.of(document);
      if (citation === undefined || syntax === undefined) return [];
      const [first] = citation.keys;
      const paper = first === undefined ? undefined : await bibliographies.paper(document, first.key);
      throwIfCancelled(token);
      const changes = forms
        .filter((form) => form !== citation.form)
        .flatMap((form) => action(document, titleOf(form, paper, citation.keys.length > 1), syntax.changeForm(text, offset, form)) ?? []);
      const key = citation.keys.find((one) => isAt(one, offset))?.key ?? '';
      return [
        ...changes,
        ...(action(document, l10n.t('Remove “{0}” from this citation', key), syntax.removeKey(text, offset)) ?? []),
        ...(action(document, l10n.t('Remove this citation'), syntax.remove(text, offset)) ?? []),
      ];
    },
  };
  return registerActions(citingSelector, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.RefactorRewrite],
  });
}

/** An action's title, which shows how the citation would read for its first paper. */
function titleOf(form: CitationForm, paper: Paper | undefined, hasMore: boolean): string {
  const example = paper === undefined ? undefined : formExample(form, paper, hasMore);
  if (example !== undefined)
    return form === 'suppressAuthor' ? l10n.t('Rewrite as {0}, year only', example) : l10n.t('Rewrite as {0}', example);
  if (form === 'textual') return l10n.t('Rewrite in the text');
  return form === 'suppressAuthor' ? l10n.t('Rewrite without the author') : l10n.t('Rewrite in parentheses');
}

function action(document: vscode.TextDocument, title: string, edit: TextEdit | undefined): vscode.CodeAction[] | undefined {
  if (edit === undefined) return undefined;
  const result = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite);
  result.edit = new vscode.WorkspaceEdit();
  result.edit.replace(document.uri, rangeOf(document, { start: edit.offset, end: edit.offset + edit.length }), edit.text);
  return [result];
}

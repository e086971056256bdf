import * as vscode from 'vscode';
import type { CitationForm } from '../../core/citation/syntax';
import type { TextEdit } from '../../core/text';
import type { Bibliographies } from '../../host/bibliography/bibliographies';
import { citingSelector, rangeOf, syntaxOf } from '../../host/files/documents';
import { manuscriptSyntax } from '../../host/manuscript/manuscriptSyntax';

interface Services {
  readonly bibliographies: Bibliographies;
}

/** The forms that a citation can be rewritten in, in the order in which they are offered. */
const forms: readonly { readonly form: CitationForm; readonly label: string }[] = [
  { form: 'textual', label: 'in the text, Gu (2023)' },
  { form: 'parenthetical', label: 'in parentheses, (Gu, 2023)' },
  { form: 'suppressAuthor', label: 'without the author, (2023)' },
];

/** Code actions at a citation: write it in another form, or remove it or one of its keys. */
export function registerCitationForm({ bibliographies }: Services): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range) {
      const text = document.getText();
      const offset = document.offsetAt(range.start);
      const citation = syntaxOf(document)
        ?.citations(text)
        .find((one) => one.start <= offset && offset <= one.end);
      const syntax = citation === undefined ? undefined : await manuscriptSyntax(document, bibliographies);
      if (citation === undefined || syntax === undefined) return [];
      const changes = forms
        .filter(({ form }) => form !== citation.form)
        .flatMap(({ form, label }) => action(document, `Cite ${label}`, syntax.changeForm(text, offset, form)) ?? []);
      const key = citation.keys.find(({ start, end }) => start <= offset && offset <= end)?.key ?? '';
      return [
        ...changes,
        ...(action(document, `Remove “${key}” from this citation`, syntax.removeKey(text, offset)) ?? []),
        ...(action(document, 'Remove this citation', syntax.remove(text, offset)) ?? []),
      ];
    },
  };
  return vscode.languages.registerCodeActionsProvider(citingSelector, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.RefactorRewrite],
  });
}

function action(document: vscode.TextDocument, title: string, edit: TextEdit | undefined): vscode.CodeAction[] | undefined {
  if (edit === undefined) return undefined;
  const result = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite);
  result.edit = new vscode.WorkspaceEdit();
  result.edit.replace(document.uri, rangeOf(document, { start: edit.offset, end: edit.offset + edit.length }), edit.text);
  return [result];
}

import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { EachCited } from '../../core/citation/insertEach';
import { lastForm } from '../../core/citation/lastForm';
import type { CitationForm, CitationNotes, WriteOptions } from '../../core/citation/syntax';
import type { Paper } from '../../core/corpus/paper';
import { formExample } from '../../core/presentation/formExample';
import { syntaxOf } from '../files/documents';
import type { ActiveManuscript } from '../manuscript/activeManuscript';
import { askText } from '../window/questions';
import { setting } from '../window/settings';

export interface FormChoice {
  readonly form: CitationForm;
  readonly label: string;
}

/** The available citation forms, each with an example. */
function choices(): FormChoice[] {
  return [
    { form: 'parenthetical', label: l10n.t('in parentheses') },
    { form: 'textual', label: l10n.t('in the text') },
    { form: 'suppressAuthor', label: l10n.t('without the author') },
    { form: 'full', label: l10n.t('as a full reference') },
  ];
}

/** A title followed by the chosen form and how a paper reads in it. */
export function titleWithForm(title: string, choice: FormChoice | undefined, paper: Paper | undefined): string {
  const example = choice === undefined || paper === undefined ? undefined : formExample(choice.form, paper);
  return choice === undefined ? title : `${title} ${choice.label}${example === undefined ? '' : `: ${example}`}`;
}

export interface CitationForms {
  /** The forms of the active document's syntax, the last used first; empty if nothing can be cited. */
  choices(): readonly FormChoice[];
}

export function createCitationForms(active: ActiveManuscript): CitationForms {
  return {
    choices() {
      const { document, editor } = active;
      const syntax = document === undefined ? undefined : syntaxOf(document);
      if (document === undefined || syntax === undefined) return [];
      const offset = editor === undefined ? document.getText().length : document.offsetAt(editor.selection.active);
      const usual = usualForm(document, offset);
      return choices()
        .filter(({ form }) => syntax.forms.includes(form))
        .sort((a, b) => Number(b.form === usual) - Number(a.form === usual));
    },
  };
}

/** The user's choices for a citation. */
export interface CitationChoices extends CitationNotes {
  readonly form?: CitationForm;
  /** Choices for each paper, in paper order. */
  readonly each?: readonly Omit<EachCited, 'key'>[];
}

/** How to write a citation: with the requested notes and form, else the form last used before the cursor, else the setting's. */
export function writeOptions(document: vscode.TextDocument, offset: number, { each: _, ...asked }: CitationChoices = {}): WriteOptions {
  const latexCommand = setting('citation.latexCommand', document);
  return { ...asked, form: asked.form ?? usualForm(document, offset), ...(latexCommand === '' ? {} : { latexCommand }) };
}

function usualForm(document: vscode.TextDocument, offset: number): CitationForm {
  const syntax = syntaxOf(document);
  const used = syntax === undefined ? undefined : lastForm(syntax, document.getText(), offset);
  if (choices().some((choice) => choice.form === used) && used !== undefined) return used;
  return syntax?.id !== 'latex' && setting('citation.markdownForm', document) === 'inText' ? 'textual' : 'parenthetical';
}

/** Asks for the notes after and before a citation, each of which may be empty; undefined where the user goes back (Escape) from the first question. */
export async function askNotes(): Promise<CitationNotes | undefined> {
  let postnote = '';
  for (;;) {
    const after = await ask(l10n.t('Pages or other note after the citation (1/2)'), l10n.t('p. 33'), postnote);
    if (after === undefined) return undefined;
    postnote = after;
    const prenote = await ask(l10n.t('Note before the citation (2/2)'), l10n.t('see'), '');
    if (prenote !== undefined) return { prenote, postnote };
  }
}

function ask(title: string, placeHolder: string, value: string): Thenable<string | undefined> {
  return askText({ title, placeHolder, value, prompt: l10n.t('Empty for none.'), ignoreFocusOut: true });
}

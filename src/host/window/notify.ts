import * as vscode from 'vscode';
import { messageText } from '../../core/escape';

type Show = (text: string, ...buttons: readonly string[]) => Thenable<string | undefined>;

/** Shows a message in which no text is markup; resolves with the button that the user clicks. */
export const inform: Show = (text, ...buttons) => vscode.window.showInformationMessage(messageText(text), ...buttons);

/** Shows a warning, like `inform`. */
export const warn: Show = (text, ...buttons) => vscode.window.showWarningMessage(messageText(text), ...buttons);

/** Shows an error, like `inform`. */
export const complain: Show = (text, ...buttons) => vscode.window.showErrorMessage(messageText(text), ...buttons);

/** Asks in a modal dialog, as a question or a warning, with `detail` below it. */
export function askInDialog(
  { question, detail, isWarning = false }: { readonly question: string; readonly detail?: string; readonly isWarning?: boolean },
  ...buttons: readonly string[]
): Thenable<string | undefined> {
  const options = { modal: true, ...(detail !== undefined && { detail: messageText(detail) }) };
  const show = isWarning ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  return show(messageText(question), options, ...buttons);
}

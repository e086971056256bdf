import * as vscode from 'vscode';
import { messageText } from '../../core/escape';

type Show = (text: string, ...buttons: readonly string[]) => Thenable<string | undefined>;

/** Shows a message, in which text of papers and files is no markup; gives the button that the user takes. */
export const inform: Show = (text, ...buttons) => vscode.window.showInformationMessage(messageText(text), ...buttons);

/** Shows a warning, like `inform`. */
export const warn: Show = (text, ...buttons) => vscode.window.showWarningMessage(messageText(text), ...buttons);

/** Shows an error, like `inform`. */
export const complain: Show = (text, ...buttons) => vscode.window.showErrorMessage(messageText(text), ...buttons);

import * as vscode from 'vscode';
import { messageText, type Shown, shown } from '../../core/escape';

/*
 * The one place that opens the editor's picks, input boxes and progress, so that their texts are never read as icons or markup. A test
 * checks that nothing else in `src` opens them.
 */

/** A row of a pick; its texts are made by `shown`, `withIcon` or `joined`, so that only Lectern's own icons are rendered. */
export interface Row extends vscode.QuickPickItem {
  label: Shown;
  description?: Shown;
  detail?: Shown;
}

/** A pick that its owner opens and closes. */
export type Pick<T extends Row> = Omit<vscode.QuickPick<T>, 'title' | 'placeholder'> & { title: Shown; placeholder: Shown };

/** Creates a pick. */
export function createPick<T extends Row>(): Pick<T> {
  return vscode.window.createQuickPick<T>() as Pick<T>;
}

/** Lets the user pick one row; undefined if dismissed. */
export function pickOne<T extends Row>(rows: readonly T[], options: vscode.QuickPickOptions): Thenable<T | undefined> {
  return vscode.window.showQuickPick(rows, shownOptions(options));
}

/** Lets the user tick rows; undefined if dismissed. */
export function pickSeveral<T extends Row>(rows: readonly T[], options: vscode.QuickPickOptions): Thenable<T[] | undefined> {
  return vscode.window.showQuickPick(rows, { ...shownOptions(options), canPickMany: true });
}

/** Asks for a line of text; undefined if dismissed. */
export function askText(options: vscode.InputBoxOptions): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    ...shownOptions(options),
    ...(options.prompt !== undefined && { prompt: messageText(options.prompt) }),
  });
}

function shownOptions<T extends { title?: string; placeHolder?: string }>(options: T): T {
  const { title, placeHolder } = options;
  return {
    ...options,
    ...(title !== undefined && { title: shown(title) }),
    ...(placeHolder !== undefined && { placeHolder: shown(placeHolder) }),
  };
}

/** Shows progress in a cancellable notification, in the status bar, or silently in a view. */
export function withProgress<T>(
  {
    title,
    ...where
  }: { readonly title: string; readonly where: 'notification' | 'window' } | { readonly title?: string; readonly viewId: string },
  work: (
    report: (step: { readonly message?: string; readonly increment?: number }) => void,
    token: vscode.CancellationToken,
  ) => PromiseLike<T>,
): Thenable<T> {
  const location = 'viewId' in where ? where : vscode.ProgressLocation[where.where === 'window' ? 'Window' : 'Notification'];
  const cancellable = location === vscode.ProgressLocation.Notification;
  return vscode.window.withProgress(
    { location, cancellable, ...(title !== undefined && { title: messageText(title) }) },
    (progress, token) =>
      work(({ message, increment }) => {
        progress.report({ ...(message !== undefined && { message: messageText(message) }), ...(increment !== undefined && { increment }) });
      }, token),
  );
}

import * as vscode from 'vscode';
import { messageText, type Shown, shown } from '../../core/escape';

/*
 * The one place that opens the editor's picks, boxes and progress: their texts are shown as what they are. A test holds that nothing else
 * in `src` opens them.
 */

/** A row of a pick, which may hold icons of its own: its texts are made by `shown`, `withIcon` or `joined`. */
export interface Row extends vscode.QuickPickItem {
  label: Shown;
  description?: Shown;
  detail?: Shown;
}

/** A pick that stays open as long as its owner wants. */
export type Pick<T extends Row> = Omit<vscode.QuickPick<T>, 'title' | 'placeholder'> & { title: Shown; placeholder: Shown };

/** Creates a pick. */
export function createPick<T extends Row>(): Pick<T> {
  return vscode.window.createQuickPick<T>() as Pick<T>;
}

/** Lets the user take one of the rows; undefined where none is wanted. */
export function pickOne<T extends Row>(rows: readonly T[], options: vscode.QuickPickOptions): Thenable<T | undefined> {
  return vscode.window.showQuickPick(rows, shownOptions(options));
}

/** Lets the user tick rows; undefined where the pick is left. */
export function pickSeveral<T extends Row>(rows: readonly T[], options: vscode.QuickPickOptions): Thenable<T[] | undefined> {
  return vscode.window.showQuickPick(rows, { ...shownOptions(options), canPickMany: true });
}

/** Asks for a line of text; undefined where the user leaves. */
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

/** Shows progress in a notification that can be cancelled, in the status bar, or in a view without words. */
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

import * as vscode from 'vscode';
import type { Problem } from '../../core/problem';

/** The output channel as the extension uses it. */
export type Log = Pick<vscode.LogOutputChannel, 'debug' | 'info' | 'warn' | 'error' | 'show' | 'dispose'>;

/** The log for users; ignores writes after its channel is closed, since pending work may still finish. */
export function createLog(): Log {
  const channel = vscode.window.createOutputChannel('Lectern', { log: true });
  let isOpen = true;
  const say = (write: () => void): void => {
    try {
      if (isOpen) write();
    } catch {
      // VS Code closes channels by itself when a window closes; writing then throws.
      isOpen = false;
    }
  };
  return {
    debug: (message, ...rest) => say(() => channel.debug(message, ...rest)),
    info: (message, ...rest) => say(() => channel.info(message, ...rest)),
    warn: (message, ...rest) => say(() => channel.warn(message, ...rest)),
    error: (message, ...rest) => say(() => channel.error(message, ...rest)),
    show: () => channel.show(),
    dispose() {
      isOpen = false;
      channel.dispose();
    },
  };
}

/** One warning per problem, with file and line. */
export function logProblems(log: Log, problems: readonly Problem[]): void {
  for (const problem of problems) log.warn(`${problem.file}:${problem.line}: ${problem.message}`);
}

/** An exception's message, for a sentence to the user. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

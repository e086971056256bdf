import * as vscode from 'vscode';
import type { Problem } from '../core/problem';

export type Log = vscode.LogOutputChannel;

export function createLog(): Log {
  return vscode.window.createOutputChannel('Lectern', { log: true });
}

/** One warning per problem, with file and line. */
export function logProblems(log: Log, problems: readonly Problem[]): void {
  for (const problem of problems) log.warn(`${problem.file}:${problem.line}: ${problem.message}`);
}

/** What an exception says, for a sentence to the user. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

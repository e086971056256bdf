import * as l10n from '@vscode/l10n';
import { noAnswer } from '../../core/bibliography/files';

/** Milliseconds to wait for a file system. */
export const patience = 10_000;
/** Milliseconds to wait while an earlier request to it is overdue: it is tried again, but for less time. */
const impatience = 2000;

/** How many requests are overdue, by file system or folder. */
const open = new Map<string, number>();

/** A file system did not answer in time; the message is a sentence. */
class NoAnswer extends Error {
  override readonly name = noAnswer;
}

/** The result of `ask`; if `target` does not answer in time, rejects with a sentence that begins with `what`, without blocking later requests. */
export async function answered<T>(target: string, what: string, ask: () => PromiseLike<T> | T): Promise<T> {
  const limit = openQuestions(target) > 0 ? impatience : patience;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLate = false;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      isLate = true;
      open.set(target, openQuestions(target) + 1);
      reject(new NoAnswer(l10n.t('{0}: the file system did not answer within {1} seconds.', what, limit / 1000)));
    }, limit);
  });
  const end = (): void => {
    clearTimeout(timer);
    const left = openQuestions(target) - (isLate ? 1 : 0);
    if (left > 0) open.set(target, left);
    else open.delete(target);
  };
  const answer = Promise.resolve().then(ask);
  void answer.then(() => {
    end();
    // A target that answers again is given the full time again.
    open.delete(target);
  }, end);
  return Promise.race([answer, late]);
}

/** How many requests to a target are overdue. */
function openQuestions(target: string): number {
  return open.get(target) ?? 0;
}

/** How many requests are overdue for all targets with a prefix. */
export function openQuestionsTo(beginning: string): number {
  let count = 0;
  for (const [target, questions] of open) if (target.startsWith(beginning)) count += questions;
  return count;
}

import * as l10n from '@vscode/l10n';
import { noAnswer } from '../../core/bibliography/files';

/** Milliseconds that a file system has for an answer. */
export const patience = 10_000;
/** The same while an earlier question to it is still open: it is tried again, but nobody waits as long again. */
const impatience = 2000;

/** Questions past their time that are still open, by the file system or folder that was asked. */
const open = new Map<string, number>();

/** A file system did not answer in time; the message is a sentence. */
class NoAnswer extends Error {
  override readonly name = noAnswer;
}

/** What `ask` gives; rejects with a sentence that begins with `what` where `target` does not answer in time, and does not keep the next question from being asked. */
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
    if (isLate) open.set(target, Math.max(0, openQuestions(target) - 1));
  };
  const answer = Promise.resolve().then(ask);
  void answer.then(() => {
    end();
    // Who answers one question answers the next.
    open.delete(target);
  }, end);
  return Promise.race([answer, late]);
}

/** How many questions to a target are past their time. */
function openQuestions(target: string): number {
  return open.get(target) ?? 0;
}

/** How many questions are past their time to targets that begin so. */
export function openQuestionsTo(beginning: string): number {
  let count = 0;
  for (const [target, questions] of open) if (target.startsWith(beginning)) count += questions;
  return count;
}

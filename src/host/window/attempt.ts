import { shown } from '../../core/escape';
import { isAbort } from './cancellation';
import { type Log, reason } from './log';
import { complain } from './notify';

/** Why the user's request can't be carried out, as a sentence; VS Code shows it when a provider throws it. */
export class EditRefused extends Error {
  constructor(message: string) {
    super(shown(message));
  }
}

/** Runs a user's request. A refusal becomes one message; any other error is also logged with its stack; cancellation is ignored. Never rejects. */
export async function attempt<T>(log: Log, what: string, work: () => T | PromiseLike<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isAbort(error)) return undefined;
    if (error instanceof EditRefused) log.warn(`${what}: ${error.message}`);
    else log.error(error instanceof Error ? error : String(error));
    void complain(`${what}: ${reason(error)}`);
    return undefined;
  }
}

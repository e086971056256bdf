import { shown } from '../../core/escape';
import { isAbort } from './cancellation';
import { type Log, reason } from './log';
import { complain } from './notify';

/** Why something that the user asked for can't be done, as a sentence; VS Code shows it by itself where a provider is refused. */
export class EditRefused extends Error {
  constructor(message: string) {
    super(shown(message));
  }
}

/** Runs what a user asked for; a refusal becomes one message, anything unforeseen is logged with its stack as well, and what was given up is no error. Never rejects. */
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

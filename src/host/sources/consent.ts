import * as l10n from '@vscode/l10n';
import type { Service } from '../../core/sources/service';
import type { Trust } from '../files/access';
import { askInDialog } from '../window/notify';
import { rememberService, setting } from '../window/settings';

/** Obtains the user's consent before a service is first asked; permanent answers are stored in `online.services`. */
export class Consent {
  /** The open question for each service; there is one at a time because “This Time” covers only what the question named. */
  private readonly asking = new Map<string, Promise<unknown>>();

  constructor(private readonly trust: Trust) {}

  /** Whether a service may be asked now; `what` is the text that leaves the machine. */
  may(service: Service, what: string): Promise<boolean> {
    const answered = (this.asking.get(service.name) ?? Promise.resolve()).then(() => this.ask(service, what));
    this.asking.set(
      service.name,
      answered.catch(() => undefined),
    );
    return answered;
  }

  private async ask(service: Service, what: string): Promise<boolean> {
    if (!this.trust.isTrusted) return false;
    const settled = setting('online.services')[service.name];
    if (settled === 'always' || settled === 'never') return settled === 'always';
    const detail = l10n.t('Lectern sends {0} to {1}, and nothing else of your work.', what, new URL(`https://${service.hosts[0]}`).host);
    const [once, always, never] = [l10n.t('This Time'), l10n.t('Always'), l10n.t('Never')] as const;
    const question = l10n.t('Ask {0}?', service.label);
    const answer = await askInDialog({ question, detail }, once, always, never);
    if (answer === always || answer === never) await rememberService(service.name, answer === always ? 'always' : 'never');
    return answer === once || answer === always;
  }
}

import * as l10n from '@vscode/l10n';
import type { Service } from '../../core/sources/service';
import type { Trust } from '../files/access';
import { askInDialog } from '../window/notify';
import { rememberService, setting } from '../window/settings';

/** Asks before a service is asked for the first time; what the user answers for good is in `online.services`. */
export class Consent {
  /** One question at a time for each service: what “This Time” allows is what that question said. */
  private readonly asking = new Map<string, Promise<unknown>>();

  constructor(private readonly trust: Trust) {}

  /** Whether a service may be asked now; `what` is the part of the question that leaves the machine. */
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

import * as vscode from 'vscode';
import type { Service } from '../../core/sources/service';
import type { Trust } from '../files/access';
import { rememberService, setting } from '../window/settings';

/** Asks before a service is asked for the first time; what the user answers for good is in `online.services`. */
export class Consent {
  /** One question at a time for each service. */
  private readonly asking = new Map<string, Promise<boolean>>();

  constructor(private readonly trust: Trust) {}

  /** Whether a service may be asked now; `what` is the part of the question that leaves the machine. */
  may(service: Service, what: string): Promise<boolean> {
    if (!this.trust.isTrusted) return Promise.resolve(false);
    const answer = setting('online.services')[service.name];
    if (answer === 'always' || answer === 'never') return Promise.resolve(answer === 'always');
    const asking = this.asking.get(service.name) ?? this.ask(service, what).finally(() => this.asking.delete(service.name));
    this.asking.set(service.name, asking);
    return asking;
  }

  private async ask(service: Service, what: string): Promise<boolean> {
    const detail = `Lectern sends ${what} to ${new URL(`https://${service.hosts[0]}`).host}, and nothing else of your work.`;
    const [once, always, never] = ['This Time', 'Always', 'Never'] as const;
    const answer = await vscode.window.showInformationMessage(`Ask ${service.label}?`, { modal: true, detail }, once, always, never);
    if (answer === always || answer === never) await rememberService(service.name, answer === always ? 'always' : 'never');
    return answer === once || answer === always;
  }
}

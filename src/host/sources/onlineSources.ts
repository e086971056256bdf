import * as l10n from '@vscode/l10n';
import type { Identifier } from '../../core/sources/identifiers';
import type { Service, SourceAnswer, SourceRequest } from '../../core/sources/service';
import { registrarOf } from '../../core/sources/serviceTable';
import type { SourceRecord } from '../../core/sources/sourceRecord';
import { encodePart } from '../../core/wellFormed';
import type { Trust } from '../files/access';
import type { Log } from '../window/log';
import { setting } from '../window/settings';
import type { AnswerCache } from './answerCache';
import type { Consent } from './consent';
import { type Network, SourceFailure } from './network';

/** A request sent to a service in this session, for the account. */
export interface SentRequest {
  readonly service: string;
  readonly url: string;
  readonly outcome: string;
}

/** One user action, for which consent is asked once per service; `what` describes all that is sent to it. */
export interface Act {
  readonly what: (service: Service) => string;
  readonly answers: Map<string, Promise<boolean>>;
}

const day = 24 * 3600 * 1000;

/** Asks services with the user's consent, reusing stored answers while fresh, and never in Restricted Mode. */
export class OnlineSources {
  private readonly asked: SentRequest[] = [];

  constructor(
    private readonly network: Network,
    private readonly consent: Consent,
    private readonly cache: AnswerCache,
    private readonly log: Log,
    private readonly trust: Trust,
  ) {}

  /** Whether services may be asked at all. */
  get isAllowed(): boolean {
    return this.trust.isTrusted;
  }

  /** The requests to services in this session, the latest last. */
  account(): readonly SentRequest[] {
    return this.asked;
  }

  /** The record of an identifier, from the service that registered it; rejects with a `SourceFailure` that says why there is none. */
  async lookUp(identifier: Identifier, signal?: AbortSignal, act?: Act): Promise<SourceRecord> {
    const service = registrarOf(identifier);
    const request = service.lookUp(identifier);
    const what = act ?? l10n.t('the identifier {0}', identifier.value);
    const answer = request && (await this.ask(service, request, what, 30 * day, signal));
    const record = answer?.records[0];
    if (record === undefined)
      throw new SourceFailure(
        'status',
        answer?.problems[0]?.message ?? l10n.t('{0} has no record of {1}.', service.label, identifier.value),
      );
    return { ...record, ...(identifier.kind === 'doi' && record.arxivId === undefined ? { doi: record.doi ?? identifier.value } : {}) };
  }

  /** A service's answer to a search. */
  async search(service: Service, query: string, signal?: AbortSignal): Promise<SourceAnswer> {
    const request = service.search(query, 25);
    return request === undefined
      ? { records: [], problems: [] }
      : this.ask(service, request, l10n.t('the words “{0}”', query), day, signal);
  }

  /** Sends a request unless an answer younger than `freshness` milliseconds is stored. `what` is the text that leaves the machine, or the act that it is part of. */
  async ask(service: Service, request: SourceRequest, what: string | Act, freshness: number, signal?: AbortSignal): Promise<SourceAnswer> {
    if (!this.isAllowed)
      throw new SourceFailure('refused', l10n.t('Lectern asks {0} nothing in Restricted Mode; trust the workspace first.', service.label));
    const question = `${request.method} ${request.url} ${request.headers.accept ?? ''} ${request.body ?? ''}`;
    const kept = await this.cache.find(question, freshness);
    if (kept !== undefined) {
      this.log.debug(`${service.label}: answered from what was kept ${Math.round(kept.age / 3600_000)} hours ago`);
      return service.read(kept.text);
    }
    if (!(await this.mayAsk(service, what)))
      throw new SourceFailure(
        'refused',
        l10n.t('{0} was not asked, since you did not allow it (setting lectern.online.services).', service.label),
      );
    const text = await this.send(service, polite(service, request), signal);
    const answer = await service.read(text);
    if (answer.problems.every(({ code }) => code !== 'unreadable-answer')) await this.cache.keep(question, text);
    for (const problem of answer.problems) this.log.warn(problem.message);
    return answer;
  }

  /** The text of a new answer within an act, ignoring stored answers; rejects like `ask`. */
  async fresh(service: Service, request: SourceRequest, act: Act, signal?: AbortSignal): Promise<string> {
    if (!this.isAllowed)
      throw new SourceFailure('refused', l10n.t('Lectern asks {0} nothing in Restricted Mode; trust the workspace first.', service.label));
    if (!(await this.mayAsk(service, act)))
      throw new SourceFailure(
        'refused',
        l10n.t('{0} was not asked, since you did not allow it (setting lectern.online.services).', service.label),
      );
    return this.send(service, polite(service, request), signal);
  }

  private mayAsk(service: Service, what: string | Act): Promise<boolean> {
    if (typeof what === 'string') return this.consent.may(service, what);
    const answer = what.answers.get(service.name) ?? this.consent.may(service, what.what(service));
    what.answers.set(service.name, answer);
    return answer;
  }

  private async send(service: Service, request: SourceRequest, signal: AbortSignal | undefined): Promise<string> {
    const say = (outcome: string): void => {
      this.asked.push({ service: service.label, url: request.url, outcome });
      this.log.info(`Asked ${service.label}: ${request.method} ${request.url}: ${outcome}`);
    };
    try {
      const { status, text, host } = await this.network.ask(request, service, signal);
      say(
        host === undefined
          ? l10n.t('status {0}, {1} characters', status, text.length)
          : l10n.t('status {0}, {1} characters, from {2}', status, text.length, host),
      );
      return text;
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      throw error;
    }
  }
}

/** Adds the user's email address to a request, if it is set and the service asks for one. */
function polite(service: Service, request: SourceRequest): SourceRequest {
  const email = setting('online.email').trim();
  if (email === '' || service.email === undefined || !/^[^\s@&?#]+@[^\s@&?#]+$/.test(email)) return request;
  if (service.email === 'userAgent') return { ...request, headers: { ...request.headers, from: email } };
  return { ...request, url: `${request.url}${request.url.includes('?') ? '&' : '?'}mailto=${encodePart(email)}` };
}

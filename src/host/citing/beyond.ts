import * as l10n from '@vscode/l10n';
import { type Identifier, identifierOf } from '../../core/sources/identifiers';
import type { Service, ServiceName } from '../../core/sources/service';
import { services } from '../../core/sources/serviceTable';
import type { AddedPapers } from '../bibliography/addedPapers';
import type { FoundPaper, FoundPapers } from '../bibliography/foundPapers';
import type { OnlineSources } from '../sources/onlineSources';
import { reason } from '../window/log';
import { setting } from '../window/settings';

/** A service's answer to a search: papers, or a sentence that says why there are none. */
export interface ServiceAnswer {
  readonly service: Service;
  readonly papers: readonly FoundPaper[];
  readonly problem?: string;
}

/** Ways to search beyond the library that are offered for a query. */
export interface Offers {
  /** An identifier of no paper in the library. */
  readonly identifier?: Identifier;
  readonly services: readonly Service[];
}

/** Searches beyond the library: decides what to offer, and asks a service when the user accepts. */
export class Beyond {
  constructor(
    private readonly online: OnlineSources,
    private readonly added: AddedPapers,
    private readonly found: FoundPapers,
  ) {}

  /** Determines what to offer without any request; nothing in Restricted Mode, and no service that the user has refused for good. */
  async offers(query: string): Promise<Offers> {
    if (query.trim() === '' || !this.online.isAllowed) return { services: [] };
    const answers = setting('online.services');
    const identifier = await this.unknown(query);
    return {
      ...(identifier !== undefined && { identifier }),
      services: services.filter((service) => service.search(query, 1) !== undefined && answers[service.name] !== 'never'),
    };
  }

  /** Whether the user is asked before a service is. */
  asksFirst(name: ServiceName | string): boolean {
    const answers: Readonly<Record<string, unknown>> = setting('online.services');
    return answers[name] !== 'always' && answers[name] !== 'never';
  }

  /** The identifier in a text, if no paper in the library has it. */
  async unknown(text: string): Promise<Identifier | undefined> {
    const identifier = this.online.isAllowed ? identifierOf(text) : undefined;
    return identifier === undefined || (await this.added.held(identifier)) !== undefined ? undefined : identifier;
  }

  /** Asks a service; rejects only if the signal is aborted. */
  async search(name: ServiceName | string, query: string, signal?: AbortSignal): Promise<ServiceAnswer | undefined> {
    const service = services.find((one) => one.name === name);
    if (service === undefined) return undefined;
    try {
      const { records, problems } = await this.online.search(service, query, signal);
      if (records.length > 0) return { service, papers: unique(this.found.remember(records, service.label)) };
      return { service, papers: [], problem: problems[0]?.message ?? l10n.t('{0} found nothing.', service.label) };
    } catch (error) {
      signal?.throwIfAborted();
      return { service, papers: [], problem: reason(error) };
    }
  }
}

/** Removes duplicates: services list a work both as a preprint and as published. */
function unique(papers: readonly FoundPaper[]): FoundPaper[] {
  return papers.filter(({ paper }, at) => papers.findIndex((other) => other.paper.id === paper.id) === at);
}

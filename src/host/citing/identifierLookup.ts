import * as l10n from '@vscode/l10n';
import type { Paper } from '../../core/corpus/paper';
import type { Identifier } from '../../core/sources/identifiers';
import type { Service } from '../../core/sources/service';
import { registrarOf } from '../../core/sources/serviceTable';
import type { SourceRecord } from '../../core/sources/sourceRecord';
import type { AddedPapers } from '../bibliography/addedPapers';
import { SourceFailure } from '../sources/network';
import type { Act, OnlineSources } from '../sources/onlineSources';
import { signalOf, unlessAborted } from '../window/cancellation';
import { type Log, reason } from '../window/log';
import { withProgress } from '../window/questions';

/** The papers found for identifiers, in order, and a sentence for each distinct reason for a failure. */
export interface LookedUp {
  readonly papers: readonly Paper[];
  readonly failures: readonly string[];
}

/** Most identifiers listed in a message. */
const mostNamed = 5;
/** Failures after which asking the service again is pointless. */
const lasting: ReadonlySet<SourceFailure['kind']> = new Set(['refused', 'busy', 'slow', 'certificate']);

/** Finds papers by identifier: in the library without a request, else at the service that registered it. */
export class IdentifierLookup {
  constructor(
    private readonly online: Pick<OnlineSources, 'lookUp'>,
    private readonly added: Pick<AddedPapers, 'held' | 'add'>,
    private readonly log: Pick<Log, 'warn'>,
  ) {}

  /** Looks up identifiers with cancellable progress; a failed one doesn't affect the others. */
  find(identifiers: readonly Identifier[]): Thenable<LookedUp> {
    const title =
      identifiers.length === 1
        ? l10n.t('Looking up {0}', identifiers[0]?.value ?? '')
        : l10n.t('Looking up {0} identifiers', identifiers.length);
    return withProgress({ where: 'notification', title }, async (report, token) => {
      const step = (): void => report({ increment: 100 / identifiers.length });
      return (await this.findNow(identifiers, step, signalOf(token)).catch(unlessAborted)) ?? { papers: [], failures: [] };
    });
  }

  /** Like `find`, without progress; rejects only if the signal is aborted. Asks for consent once per service, and doesn't retry an unreachable service. */
  async findNow(identifiers: readonly Identifier[], step: () => void, signal?: AbortSignal): Promise<LookedUp> {
    const held = await Promise.all(identifiers.map((identifier) => this.added.held(identifier)));
    const act = actOf(identifiers.filter((_, at) => held[at] === undefined));
    const failed = new Failures(this.log);
    const silent = new Map<string, string>();
    const found: (Paper | SourceRecord)[] = [];
    for (const [at, identifier] of identifiers.entries()) {
      const { name } = registrarOf(identifier);
      const earlier = silent.get(name);
      try {
        if (held[at] === undefined && earlier !== undefined) failed.add(identifier, earlier);
        else found.push(held[at] ?? (await this.online.lookUp(identifier, signal, act)));
      } catch (error) {
        signal?.throwIfAborted();
        failed.add(identifier, reason(error));
        if (error instanceof SourceFailure && lasting.has(error.kind)) silent.set(name, reason(error));
      }
      step();
    }
    const retracted = found.flatMap((one) => ('isRetracted' in one && one.isRetracted === true ? [one.title] : []));
    const papers = new Map<string, Paper>();
    for (const one of found) for (const paper of 'citationKey' in one ? [one] : await this.added.add([one])) papers.set(paper.id, paper);
    return {
      papers: [...papers.values()],
      failures: [...retracted.map((title) => l10n.t('“{0}” was retracted, says its registrar.', title)), ...failed.sentences()],
    };
  }
}

/** Collects failures by reason. */
class Failures {
  private readonly byReason = new Map<string, string[]>();

  constructor(private readonly log: Pick<Log, 'warn'>) {}

  add({ value }: Identifier, why: string): void {
    this.log.warn(`${value}: ${why}`);
    const others = this.byReason.get(why);
    if (others === undefined) this.byReason.set(why, [value]);
    else others.push(value);
  }

  sentences(): string[] {
    return [...this.byReason].map(([why, values]) => `${listed(values)}: ${why}`);
  }
}

function actOf(identifiers: readonly Identifier[]): Act {
  const what = ({ name }: Service): string => {
    const own = identifiers.filter((one) => registrarOf(one).name === name).map(({ value }) => value);
    return own.length === 1 ? l10n.t('the identifier {0}', listed(own)) : l10n.t('the identifiers {0}', listed(own));
  };
  return { what, answers: new Map() };
}

function listed(values: readonly string[]): string {
  const named = values.slice(0, mostNamed).join(', ');
  return values.length > mostNamed ? l10n.t('{0} and {1} more', named, values.length - mostNamed) : named;
}

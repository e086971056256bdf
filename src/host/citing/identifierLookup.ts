import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import { messageText } from '../../core/escape';
import type { Identifier } from '../../core/sources/identifiers';
import type { SourceRecord } from '../../core/sources/sourceRecord';
import type { AddedPapers } from '../bibliography/addedPapers';
import type { OnlineSources } from '../sources/onlineSources';
import { type Log, reason } from '../window/log';

/** What identifiers led to: papers in their order, and a sentence for each that led nowhere. */
export interface LookedUp {
  readonly papers: readonly Paper[];
  readonly failures: readonly string[];
}

/** Finds papers by identifier: in the library without asking anyone, else at the service that registered it. */
export class IdentifierLookup {
  constructor(
    private readonly online: OnlineSources,
    private readonly added: AddedPapers,
    private readonly log: Log,
  ) {}

  /** Looks identifiers up with progress that can be cancelled; one that fails affects no other. */
  find(identifiers: readonly Identifier[]): Thenable<LookedUp> {
    const title = identifiers.length === 1 ? `Looking up ${identifiers[0]?.value}` : `Looking up ${identifiers.length} identifiers`;
    return vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: messageText(title), cancellable: true },
      (progress, token) => {
        const controller = new AbortController();
        token.onCancellationRequested(() => controller.abort(new Error('The search was cancelled.')));
        return this.findNow(identifiers, controller.signal, () => progress.report({ increment: 100 / identifiers.length }));
      },
    );
  }

  private async findNow(identifiers: readonly Identifier[], signal: AbortSignal, step: () => void): Promise<LookedUp> {
    const found: (Paper | SourceRecord)[] = [];
    const failures: string[] = [];
    for (const identifier of identifiers) {
      try {
        const held = await this.added.held(identifier);
        const one = held ?? (await this.online.lookUp(identifier, signal));
        if ('isRetracted' in one && one.isRetracted === true) failures.push(`“${one.title}” was retracted, says its registrar.`);
        found.push(one);
      } catch (error) {
        this.log.warn(`${identifier.value}: ${reason(error)}`);
        failures.push(`${identifier.value}: ${reason(error)}`);
      }
      step();
    }
    const papers = new Map<string, Paper>();
    for (const one of found) {
      const kept = 'citationKey' in one ? [one] : await this.added.add([one]);
      for (const paper of kept) papers.set(paper.id, paper);
    }
    return { papers: [...papers.values()], failures };
  }
}

import * as l10n from '@vscode/l10n';
import citeproc, { type Engine } from 'citeproc';
import { grouped } from '../displayLanguage';

/** The most style elements processed for a document, and the additional ones per work and citation; APA takes up to 2,200 for one. */
const STEPS = 50_000;
const STEPS_FOR_EACH = 5000;

/** Thrown when the budget of steps is used up. */
export class StepsUsedUp extends Error {
  constructor() {
    super(l10n.t('it takes more than {0} steps for each work.', grouped(STEPS_FOR_EACH)));
  }
}

/** Runs the engine on `count` works and citations; throws `StepsUsedUp` if a style takes far more steps than any known one. */
export function withinSteps<T>(engine: Engine, count: number, run: () => T): T {
  engine.stepsLeft = STEPS + STEPS_FOR_EACH * count;
  try {
    return run();
  } finally {
    engine.stepsLeft = undefined;
  }
}

/** Makes citeproc count the elements of a style and its macros, all of which it processes through one function. Call it once. */
export function countSteps(): void {
  const { tokenExec } = citeproc;
  citeproc.tokenExec = function (token, item, cite) {
    if (this.stepsLeft !== undefined && --this.stepsLeft < 0) throw new StepsUsedUp();
    return tokenExec.call(this, token, item, cite);
  };
}

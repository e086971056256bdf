import * as l10n from '@vscode/l10n';
import citeproc, { type Engine } from 'citeproc';
import { grouped } from '../displayLanguage';

/** Elements of a style that a document may come to, and for each of its works and citations as many more; APA takes up to 2,200 for one. */
const STEPS = 50_000;
const STEPS_FOR_EACH = 5000;

/** What is thrown where the steps are used up. */
export class StepsUsedUp extends Error {
  constructor() {
    super(l10n.t('it takes more than {0} steps for each work.', grouped(STEPS_FOR_EACH)));
  }
}

/** Runs work of the citation engine on `count` works and citations; throws `StepsUsedUp` where a style makes far more of it than any known one. */
export function withinSteps<T>(engine: Engine, count: number, run: () => T): T {
  engine.stepsLeft = STEPS + STEPS_FOR_EACH * count;
  try {
    return run();
  } finally {
    engine.stepsLeft = undefined;
  }
}

/** Makes citeproc count the elements of a style, and of the macros that it calls: it goes through them by this one function. To be called once. */
export function countSteps(): void {
  const { tokenExec } = citeproc;
  citeproc.tokenExec = function (token, item, cite) {
    if (this.stepsLeft !== undefined && --this.stepsLeft < 0) throw new StepsUsedUp();
    return tokenExec.call(this, token, item, cite);
  };
}

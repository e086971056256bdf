import { OpenPick, type PickSources } from './openPick';
import type { Picked, PickOptions } from './pickOptions';

/** A quick pick over the whole library, ranked as you type. One Enter takes one paper; gathered ones are taken with it. */
export class PaperPick {
  private open: OpenPick | undefined;

  constructor(private readonly sources: PickSources) {}

  /** The papers that the user takes; undefined when the pick is dismissed. */
  show(options: PickOptions): Promise<Picked | undefined> {
    return new Promise((resolve) => {
      const open = new OpenPick(this.sources, options, (picked) => {
        // First, since closing hides the pick, which ends it without a result.
        resolve(picked);
        open.close(this.open !== open);
        if (this.open === open) this.open = undefined;
      });
      this.open = open;
    });
  }

  /** Gathers the active paper of the open pick, or leaves it out again. */
  gather(): void {
    this.open?.gather();
  }

  /** Steps to the next form of citation in the open pick. */
  nextForm(): void {
    this.open?.nextForm();
  }

  /** Asks for notes on the papers of the open pick, and takes them with those. */
  takeWithNotes(): void {
    this.open?.takeWithNotes();
  }
}

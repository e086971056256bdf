import { OpenPick } from './openPick';
import type { Picked, PickOptions, PickSources } from './pickOptions';

/** A quick pick over the whole library, ranked as you type. Enter accepts the active paper along with those gathered. */
export class PaperPick {
  private open: OpenPick | undefined;

  constructor(private readonly sources: PickSources) {}

  /** The papers that the user picks; undefined if the pick is dismissed. */
  show(options: PickOptions): Promise<Picked | undefined> {
    return new Promise((resolve) => {
      const open = new OpenPick(this.sources, options, (picked) => {
        // Resolve first: closing hides the pick, which ends it without a result.
        resolve(picked);
        open.close(this.open !== open);
        if (this.open === open) this.open = undefined;
      });
      this.open = open;
    });
  }

  /** Gathers the active paper of the open pick, or removes it again. */
  gather(): void {
    this.open?.gather();
  }

  /** Steps to the next form of citation in the open pick. */
  nextForm(): void {
    this.open?.nextForm();
  }

  /** Asks for notes on the papers of the open pick, then accepts them. */
  takeWithNotes(): void {
    this.open?.takeWithNotes();
  }
}

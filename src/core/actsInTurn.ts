/**
 * Orders a user's actions while answers are pending. Each action applies to the answer to the last question asked before it, and actions
 * run in the order in which the user took them, whichever answer arrives first.
 */
export class ActsInTurn<Answer> {
  /** The answer to the last question, until it is shown or fails. */
  private awaited: Promise<Answer> | undefined;
  private acts: Promise<unknown> = Promise.resolve();

  /** Whether the last question is still unanswered. */
  get isWaiting(): boolean {
    return this.awaited !== undefined;
  }

  /** Waits for a question's answer; `show` gets it unless another question was asked in the meantime. Rejects if the question does. */
  ask(question: Promise<Answer>, show: (answer: Answer) => void): Promise<Answer> {
    const isLast = (): boolean => {
      if (this.awaited !== asked) return false;
      this.awaited = undefined;
      return true;
    };
    const asked = question.then(
      (answer) => {
        if (isLast()) show(answer);
        return answer;
      },
      (error: unknown) => {
        isLast();
        throw error;
      },
    );
    this.awaited = asked;
    return asked;
  }

  /**
   * Runs `deed` after all earlier ones, with the pending answer once it arrives; with undefined if the last answer was already shown.
   * Rejects as `deed` does, which doesn't stop later ones.
   */
  act(deed: (awaited: Answer | undefined) => void): Promise<void> {
    const { awaited } = this;
    // A failed question has no answer to act on; the caller of `ask` gets the error.
    const done = this.acts.then(() => awaited).then(deed, () => undefined);
    this.acts = done.catch(() => undefined);
    return done;
  }
}

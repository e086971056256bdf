/**
 * Acts of a user while answers are on their way. Each act applies to the answer to the last question asked before it, and acts run in the
 * order in which they were done, whichever answer comes first.
 */
export class ActsInTurn<Answer> {
  /** The answer to the last question, until it is shown or fails. */
  private awaited: Promise<Answer> | undefined;
  private acts: Promise<unknown> = Promise.resolve();

  /** Whether the last question has no answer yet. */
  get isWaiting(): boolean {
    return this.awaited !== undefined;
  }

  /** Asks a question; `show` gets its answer unless another was asked in the meantime. Rejects as the question does. */
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

  /** Runs `deed` after all earlier ones, with the answer that it had to wait for; undefined if the last answer was shown already. */
  act(deed: (awaited: Answer | undefined) => void): void {
    const { awaited } = this;
    // A question that failed has no answer to act on; who asked it gets the error.
    this.acts = this.acts.then(() => awaited).then(deed, () => undefined);
  }
}

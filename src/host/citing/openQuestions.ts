import type { Paper } from '../../core/corpus/paper';

/** Papers with the keys by which they were cited. */
export type CitedPapers = ReadonlyMap<Paper, string>;

/** Questions about bibliographies that users have not answered yet, with what was cited meanwhile. */
export class OpenQuestions {
  private readonly waiting = new Map<string, CitedPapers>();

  /** The keys of all papers that wait for an answer, by the papers' ids. */
  get keys(): ReadonlyMap<string, string> {
    return keysById(new Map([...this.waiting.values()].flatMap((cited) => [...cited])));
  }

  /**
   * Asks about the file at a URI. While that question is open, later papers wait for its answer; with `again` it is asked anew for them,
   * and the earlier question is expected to end without a yes. `question` is given what yields all papers that wait. After its end the next citation asks again.
   */
  async ask(uri: string, papers: CitedPapers, again: boolean, question: (cited: () => CitedPapers) => Promise<unknown>): Promise<void> {
    const before = this.waiting.get(uri);
    const cited = new Map([...(before ?? []), ...papers]);
    this.waiting.set(uri, cited);
    if (before !== undefined && !again) return;
    await question(() => this.waiting.get(uri) ?? cited);
    // A question that gave way to a later one leaves its papers to that one.
    if (!again || this.waiting.get(uri) === cited) this.waiting.delete(uri);
  }
}

/** The keys of cited papers by the papers' ids. */
export function keysById(cited: CitedPapers): ReadonlyMap<string, string> {
  return new Map([...cited].map(([{ id }, key]) => [id, key]));
}

import type { Paper } from '../../core/corpus/paper';

/** Cited papers with their keys. */
export type CitedPapers = ReadonlyMap<Paper, string>;

/** Unanswered questions about bibliographies, with the papers cited in the meantime. */
export class OpenQuestions {
  private readonly waiting = new Map<string, CitedPapers>();

  /** The keys of all papers waiting for an answer, by paper id. */
  get keys(): ReadonlyMap<string, string> {
    return keysById(new Map([...this.waiting.values()].flatMap((cited) => [...cited])));
  }

  /**
   * Asks about the file at a URI. While the question is open, later papers wait for its answer. With `again` it is asked again for them,
   * and the earlier question must end without a yes. `question` gets a function that returns all waiting papers. Once it ends, the next citation asks again.
   */
  async ask(uri: string, papers: CitedPapers, again: boolean, question: (cited: () => CitedPapers) => Promise<unknown>): Promise<void> {
    const before = this.waiting.get(uri);
    const cited = new Map([...(before ?? []), ...papers]);
    this.waiting.set(uri, cited);
    if (before !== undefined && !again) return;
    await question(() => this.waiting.get(uri) ?? cited);
    // A repeated question has taken over the papers of the earlier one.
    if (!again || this.waiting.get(uri) === cited) this.waiting.delete(uri);
  }
}

/** The keys of cited papers, by paper id. */
export function keysById(cited: CitedPapers): ReadonlyMap<string, string> {
  return new Map([...cited].map(([{ id }, key]) => [id, key]));
}

import type { Service, ServiceName } from '../../sources/service';
import type { WorkFacts } from '../../sources/workFacts';

/**
 * A service's answer to one question: facts about a work, that it has none, or why there is no answer, as a sentence. `at` is the time of
 * the answer, in milliseconds since 1970.
 */
export type Outcome =
  | { readonly kind: 'found'; readonly facts: WorkFacts; readonly at: number }
  | { readonly kind: 'absent'; readonly at: number }
  | { readonly kind: 'failed'; readonly why: string };

/** An outcome with the service that gave it. */
export type ServiceOutcome = Outcome & { readonly service: Service };

/** All outcomes of one run, by service and question. A question is an identifier or the words of a search. */
export class Answers {
  private readonly byQuestion = new Map<string, Map<ServiceName, ServiceOutcome>>();

  set(service: Service, question: string, outcome: Outcome): void {
    const known = this.byQuestion.get(question) ?? new Map<ServiceName, ServiceOutcome>();
    known.set(service.name, { ...outcome, service });
    this.byQuestion.set(question, known);
  }

  get(service: Service, question: string): ServiceOutcome | undefined {
    return this.byQuestion.get(question)?.get(service.name);
  }

  /** The outcomes of all services for these questions. */
  to(questions: readonly string[]): readonly ServiceOutcome[] {
    return questions.flatMap((question) => [...(this.byQuestion.get(question)?.values() ?? [])]);
  }

  isFound(questions: readonly string[]): boolean {
    return this.to(questions).some(({ kind }) => kind === 'found');
  }
}

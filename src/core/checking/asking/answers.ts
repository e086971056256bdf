import type { Service, ServiceName } from '../../sources/service';
import type { WorkFacts } from '../../sources/workFacts';

/** What a service said to one question: facts of a work, that it has none, or why it said nothing, as a sentence. `at` is when it said so, in milliseconds since 1970. */
export type Outcome =
  | { readonly kind: 'found'; readonly facts: WorkFacts; readonly at: number }
  | { readonly kind: 'absent'; readonly at: number }
  | { readonly kind: 'failed'; readonly why: string };

/** An outcome, and which service it is from. */
export type ServiceOutcome = Outcome & { readonly service: Service };

/** All outcomes of one run, by service and question; a question is an identifier or the words of a search. */
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

  /** What all services said to some questions. */
  to(questions: readonly string[]): readonly ServiceOutcome[] {
    return questions.flatMap((question) => [...(this.byQuestion.get(question)?.values() ?? [])]);
  }

  isFound(questions: readonly string[]): boolean {
    return this.to(questions).some(({ kind }) => kind === 'found');
  }
}

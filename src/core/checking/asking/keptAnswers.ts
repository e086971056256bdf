import { services } from '../../sources/serviceTable';
import type { Outcome } from './answers';
import { noticeSentence } from './inquiry';

/** An answer stored between sessions; failures are never stored. */
export type KeptAnswer = Exclude<Outcome, { readonly kind: 'failed' }>;

/** Stored answers; a key is the service's name, a space and the question. */
export type KeptAnswers = ReadonlyMap<string, KeptAnswer>;

/** The version of the file format. Raise it whenever the shape of `KeptAnswer` changes, since older files would be misread. */
const version = 1;

/** The text of a file that stores these answers. */
export function keptText(answers: Iterable<readonly [string, KeptAnswer]>): string {
  return JSON.stringify({ version, works: [...answers] });
}

/** Reads the text of such a file; empty if it is damaged or of another version. */
export function keptAnswers(text: string): Map<string, KeptAnswer> {
  try {
    const { version: written, works } = JSON.parse(text) as { version?: unknown; works?: unknown };
    return new Map(written === version && Array.isArray(works) ? (works as [string, KeptAnswer][]) : []);
  } catch {
    return new Map();
  }
}

/** The notices in stored answers, by the identifier that was asked about: sentences that name the service and the day. */
export function keptNotices(answers: KeptAnswers): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [question, outcome] of answers) {
    if (outcome.kind !== 'found') continue;
    const [name, identifier] = [question.slice(0, question.indexOf(' ')), question.slice(question.indexOf(' ') + 1)];
    const label = services.find((one) => one.name === name)?.label ?? name;
    const said = outcome.facts.notices.map((notice) =>
      noticeSentence(notice, `${label} (${new Date(outcome.at).toISOString().slice(0, 10)})`),
    );
    if (said.length > 0) found.set(identifier, [...(found.get(identifier) ?? []), ...said]);
  }
  return found;
}

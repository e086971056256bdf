import { services } from '../../sources/serviceTable';
import type { Outcome } from './answers';
import { noticeSentence } from './inquiry';

/** An answer as it is kept; failures are not. */
export type KeptAnswer = Exclude<Outcome, { readonly kind: 'failed' }>;

/** Answers by service and question, as `name question`. */
export type KeptAnswers = ReadonlyMap<string, KeptAnswer>;

/** What answers have changed since would be read wrongly. */
const version = 1;

/** Kept answers as the text of a file. */
export function keptText(answers: Iterable<readonly [string, KeptAnswer]>): string {
  return JSON.stringify({ version, works: [...answers] });
}

/** The answers that a text keeps; none where it is not whole, or of another version. */
export function keptAnswers(text: string): Map<string, KeptAnswer> {
  try {
    const { version: written, works } = JSON.parse(text) as { version?: unknown; works?: unknown };
    return new Map(written === version && Array.isArray(works) ? (works as [string, KeptAnswer][]) : []);
  } catch {
    return new Map();
  }
}

/** The notices that services named on works, with the day, by the identifier that they were asked about. */
export function keptNotices(answers: KeptAnswers): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [question, outcome] of answers) {
    if (outcome.kind !== 'found') continue;
    const [, name = '', identifier = ''] = /^(\S+) (.*)$/s.exec(question) ?? [];
    const label = services.find((one) => one.name === name)?.label ?? name;
    const said = outcome.facts.notices.map((notice) =>
      noticeSentence(notice, `${label} (${new Date(outcome.at).toISOString().slice(0, 10)})`),
    );
    if (said.length > 0) found.set(identifier, [...(found.get(identifier) ?? []), ...said]);
  }
  return found;
}

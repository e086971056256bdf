import type { Problem } from '../problem';
import { cappedProblems } from './listing/cappedProblems';
import type { Paper } from './paper';

/** Id → sentences that say, in other words than the abstract, what other papers cite this one for. */
export type Descriptions = Readonly<Record<string, readonly string[]>>;

/** A paper's descriptions, by its id or, where the user's bibliography identifies it by another, by its arXiv id; empty if there are none. */
export function descriptionsOf(descriptions: Descriptions, { id, arxivId }: Pick<Paper, 'id' | 'arxivId'>): readonly string[] {
  return descriptions[id] ?? descriptions[`arxiv:${arxivId}`] ?? [];
}

/**
 * Reads `descriptions.json`, an object of lists of sentences by the ids of `papers`; a list of the wrong shape, or of a paper that isn't among
 * them, is left out and reported as a problem.
 */
export function parseDescriptions(
  json: string,
  file: string,
  papers: readonly Pick<Paper, 'id'>[],
): { readonly descriptions: Descriptions; readonly problems: readonly Problem[] } {
  const problems = cappedProblems(file);
  const data = objectIn(json);
  if (data === undefined) problems.add(1, 'invalid-json', 'the descriptions are not an object in valid JSON');
  const known = new Set(papers.map(({ id }) => id));
  const read: Record<string, readonly string[]> = {};
  for (const [id, sentences] of Object.entries(data ?? {})) {
    if (!known.has(id)) problems.add(1, 'no-such-paper', `the descriptions have “${id}”, which no paper is`);
    else if (isSentences(sentences)) read[id] = sentences;
    else problems.add(1, 'descriptions-shape', `the descriptions of “${id}” are not a list of sentences`);
  }
  return { descriptions: read, problems: problems.list() };
}

function objectIn(json: string): object | undefined {
  try {
    const data: unknown = JSON.parse(json);
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function isSentences(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && one.trim() !== '');
}

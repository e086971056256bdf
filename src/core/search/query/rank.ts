import type { Paper } from '../../corpus/paper';
import { largest } from '../../largest';
import { type Clause, spread } from './clauses';
import { closeness, type TitleShape, titleShape } from './titleMatch';

/** A matching paper with its score. */
export interface Candidate {
  readonly paper: Paper;
  readonly score: number;
}

/** How many of the best are re-ranked by their titles. */
const LOOKED_AT = 50;
/** The bonus for each kind of closeness, as a multiple of the score; measured with `npm run bench -- quality`. */
const BONUS = { title: 2, name: 2, run: 4, start: 0.5 };
/** The factor that puts a paper with exactly this key or identifier first. */
const EXACT = 1000;

/** The `limit` best candidates, best first: by score and by how well the title matches; among equals the newest first. */
export function best(candidates: Iterable<Candidate>, clauses: readonly Clause[], typed: string, limit: number): readonly Candidate[] {
  const first = highest(candidates, Math.max(limit, LOOKED_AT));
  const again = first.slice(0, LOOKED_AT).map(({ paper, score }) => ({ paper, score: score * factor(paper, clauses, typed) }));
  return [...again.sort(better), ...first.slice(LOOKED_AT)].slice(0, limit);
}

/** Whether `typed`, in lower case, is the paper's citation key, arXiv id or DOI. */
export function isExactly(paper: Paper, typed: string): boolean {
  return [paper.citationKey, paper.arxivId, paper.doi].some((name) => name?.toLowerCase() === typed);
}

function factor(paper: Paper, clauses: readonly Clause[], typed: string): number {
  const shape = titleShape(paper.title);
  const close = closeness(shape, clauses);
  const bonus = BONUS.title * close.title + BONUS.name * close.name + BONUS.run * close.run + BONUS.start * close.start;
  return (1 + bonus + heard(shape, clauses)) * (isExactly(paper, typed) ? EXACT : 1);
}

/**
 * The bonus for a name that begins the title and with the query's only, incomplete word; it grows with the number of papers that mention
 * the name.
 */
function heard({ parts: [first = []], name }: TitleShape, clauses: readonly Clause[]): number {
  const [clause] = clauses;
  if (clause === undefined || clauses.length > 1 || name === 0) return 0;
  const spreads = first.flatMap((term) => {
    const sense = term === clause.part.term ? undefined : clause.senses.get(term);
    return sense === undefined ? [] : [Math.log2(spread(sense))];
  });
  return largest(spreads, 0);
}

function better(a: Candidate, b: Candidate): number {
  if (a.score !== b.score) return b.score - a.score;
  const before = a.paper.date ?? '';
  const after = b.paper.date ?? '';
  return before === after ? 0 : before < after ? 1 : -1;
}

/** The best `count` candidates in order, without sorting them all. */
function highest(candidates: Iterable<Candidate>, count: number): readonly Candidate[] {
  let kept: Candidate[] = [];
  let worst: Candidate | undefined;
  for (const candidate of candidates) {
    if (worst !== undefined && better(worst, candidate) <= 0) continue;
    kept.push(candidate);
    if (kept.length < 4 * count) continue;
    kept = kept.sort(better).slice(0, count);
    worst = kept.at(-1);
  }
  return kept.sort(better).slice(0, count);
}

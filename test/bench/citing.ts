import { existsSync, readFileSync } from 'node:fs';
import type { Paper } from '../../src/core/corpus/paper';
import { type Random, random } from './random';

/** A citing sentence as somebody wrote it, what comes before it, and the papers that it cites; `named` says whether it names one. */
export interface CitingContext {
  readonly id: string;
  readonly text: string;
  readonly before: string;
  readonly cites: readonly string[];
  readonly named: boolean;
  readonly kind: string;
}

/** The contexts in the .json file that the command line names, or none. */
export function citingContexts(): readonly CitingContext[] {
  const file = process.argv.slice(2).find((word) => word.endsWith('.json'));
  return file === undefined || !existsSync(file) ? [] : JSON.parse(readFileSync(file, 'utf8'));
}

/** Ids in order, the best first. */
export type Ranker = (context: CitingContext) => readonly string[];

interface Ranked {
  readonly context: CitingContext;
  /** The place of the best cited paper, from 0; -1 where none was found. */
  readonly at: number;
}

const within = [1, 5, 10] as const;
const draws = 1000;

/**
 * Prints, for each engine, how often a cited paper comes first, among five and among ten: over all with the interval that holds 95 % of
 * resamplings of the cited papers, with and without a name, and by kind of citation.
 */
export function printCiting(contexts: readonly CitingContext[], papers: readonly Paper[], rankers: Readonly<Record<string, Ranker>>): void {
  const ids = new Set(papers.map(({ id }) => id));
  const known = contexts.filter(({ cites }) => cites.some((id) => ids.has(id)));
  const kinds = [...new Set(known.map(({ kind }) => kind))].sort();
  console.log(`\n${known.length} citing contexts: a cited paper is first / in the first five / in the first ten (per cent)`);
  for (const [name, rank] of Object.entries(rankers)) {
    const ranked = known.map((context) => ({ context, at: rank(context).findIndex((id) => context.cites.includes(id)) }));
    const triple = (keep: (context: CitingContext) => boolean): string => {
      const some = ranked.filter(({ context }) => keep(context));
      return within.map((places) => share(some, places).toFixed(1).padStart(5)).join(' ');
    };
    const intervals = within.map((places) => interval(ranked, places)).join(' ');
    console.log(
      `${name.padEnd(24)} all ${triple(() => true)} (${intervals})   named ${triple(({ named }) => named)}   unnamed ${triple(({ named }) => !named)}`,
    );
    console.log(`${' '.repeat(24)} ${kinds.map((kind) => `${kind} ${triple((context) => context.kind === kind)}`).join('   ')}`);
  }
}

function share(ranked: readonly Ranked[], places: number): number {
  return (100 * ranked.filter(({ at }) => at >= 0 && at < places).length) / ranked.length;
}

/** The middle 95 % of the share over resamplings of the cited papers, since the contexts of one paper are alike. */
function interval(ranked: readonly Ranked[], places: number): string {
  const byPaper = new Map<string, Ranked[]>();
  for (const one of ranked) {
    const paper = one.context.cites[0] ?? '';
    byPaper.set(paper, [...(byPaper.get(paper) ?? []), one]);
  }
  const groups = [...byPaper.values()];
  const next: Random = random(1);
  const shares = Array.from({ length: draws }, () =>
    share(
      groups.flatMap(() => groups[Math.floor(next() * groups.length)] ?? []),
      places,
    ),
  ).sort((a, b) => a - b);
  return [0.025, 0.975].map((part) => (shares[Math.floor(part * (draws - 1))] ?? 0).toFixed(0)).join('–');
}

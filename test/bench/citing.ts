import { existsSync, readFileSync } from 'node:fs';
import type { Paper } from '../../src/core/corpus/paper';

/** A citing sentence as somebody wrote it, what stands before it, and the papers that it cites; `named` says whether it names one. */
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

/** Prints, for each engine, how often a cited paper comes first, among five and among ten: over all, with and without a name. */
export function printCiting(contexts: readonly CitingContext[], papers: readonly Paper[], rankers: Readonly<Record<string, Ranker>>): void {
  const ids = new Set(papers.map(({ id }) => id));
  const known = contexts.filter(({ cites }) => cites.some((id) => ids.has(id)));
  console.log(`\n${known.length} citing contexts: a cited paper is first / in the first five / in the first ten (per cent)`);
  for (const [name, rank] of Object.entries(rankers)) {
    const ranked = known.map((context) => ({ context, at: rank(context).findIndex((id) => context.cites.includes(id)) }));
    const share = (keep: (context: CitingContext) => boolean, within: number): string => {
      const some = ranked.filter(({ context }) => keep(context));
      return ((100 * some.filter(({ at }) => at >= 0 && at < within).length) / some.length).toFixed(1).padStart(5);
    };
    const triple = (keep: (context: CitingContext) => boolean): string => [1, 5, 10].map((within) => share(keep, within)).join(' ');
    console.log(
      `${name.padEnd(24)} all ${triple(() => true)}   named ${triple(({ named }) => named)}   unnamed ${triple(({ named }) => !named)}`,
    );
  }
}

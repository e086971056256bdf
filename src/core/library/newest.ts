import type { Paper } from '../corpus/paper';

/** The `count` newest of some papers, newest first, of one day by title; without sorting all of them. */
export function newest(papers: Iterable<Paper>, count: number): readonly Paper[] {
  const most = Math.max(1, 2 * count);
  let kept: Paper[] = [];
  let last: Paper | undefined;
  for (const paper of papers) {
    if (last !== undefined && order(paper, last) >= 0) continue;
    kept.push(paper);
    if (kept.length < most) continue;
    kept = kept.sort(order).slice(0, count);
    last = kept.at(-1);
  }
  return kept.sort(order).slice(0, count);
}

function order(a: Paper, b: Paper): number {
  return compare(b.date ?? '', a.date ?? '') || compare(a.title, b.title);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

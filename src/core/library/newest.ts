import { authorsLabel, type Paper } from '../corpus/paper';

/** An order for listing papers other than by relevance. */
export type ListOrder = 'newest' | 'oldest' | 'author';

const orders: Readonly<Record<ListOrder, (a: Paper, b: Paper) => number>> = {
  newest: (a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.title, b.title),
  // Papers without a date come last here too.
  oldest: (a, b) => compare(a.date || '9999', b.date || '9999') || compare(a.title, b.title),
  author: (a, b) => compare(firstAuthor(a), firstAuthor(b)) || compare(b.date ?? '', a.date ?? '') || compare(a.title, b.title),
};

/** The `count` newest papers, newest first and by title within a day, without sorting them all. */
export function newest(papers: Iterable<Paper>, count: number): readonly Paper[] {
  return ordered(papers, count, 'newest');
}

/** The first `count` papers in an order, without sorting them all. */
export function ordered(papers: Iterable<Paper>, count: number, by: ListOrder): readonly Paper[] {
  const order = orders[by];
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

/** Papers whose authors aren't known by name come last. */
function firstAuthor(paper: Paper): string {
  return paper.authors.length === 0 ? '\uffff' : (authorsLabel(paper)?.toLowerCase() ?? '\uffff');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import { type Paper, type Topic, yearOf } from '../../core/corpus/paper';
import type { ListOrder } from '../../core/library/newest';

export interface SearchFilters {
  readonly limit?: number;
  /** A topic's id. */
  readonly topic?: string;
  readonly fromYear?: number;
  readonly toYear?: number;
  /** The order of the papers; by relevance if undefined. */
  readonly order?: ListOrder;
  /** A further condition on papers. */
  readonly accept?: (paper: Paper) => boolean;
}

/** A predicate for filters, with a topic's papers already looked up; undefined if everything passes. */
export function filterOf(
  { fromYear, toYear }: SearchFilters,
  topic: ReadonlySet<string> | undefined,
  accepts: readonly ((paper: Paper) => boolean)[],
): ((paper: Paper) => boolean) | undefined {
  if (topic === undefined && fromYear === undefined && toYear === undefined && accepts.length === 0) return undefined;
  return (paper) => {
    if (topic !== undefined && !topic.has(paper.id)) return false;
    if (!accepts.every((accept) => accept(paper))) return false;
    if (fromYear === undefined && toYear === undefined) return true;
    const year = yearOf(paper);
    return year !== undefined && year >= (fromYear ?? year) && year <= (toYear ?? year);
  };
}

/** The topic with an id, wherever it is in the tree. */
export function findTopic(topics: readonly Topic[], id: string): Topic | undefined {
  for (const topic of topics) {
    const found = topic.id === id ? topic : findTopic(topic.children, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

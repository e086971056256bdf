import type { Paper, Topic } from '../../corpus/paper';

/** A tree of topics, with the ids of the papers that it was made from. */
export interface MadeTree {
  readonly topics: readonly Topic[];
  readonly ids: ReadonlySet<string>;
}

/** The share of papers that may be added or removed before the tree is rebuilt, so that labels and order stay stable. */
const mostChanged = 0.1;

/** The number of papers added and removed since a tree was made, and the added ones. */
export function changesSince({ ids }: MadeTree, papers: readonly Paper[]): { readonly count: number; readonly fresh: readonly Paper[] } {
  const fresh = papers.filter(({ id }) => !ids.has(id));
  const gone = ids.size + fresh.length - papers.length;
  return { count: fresh.length + gone, fresh };
}

/** Whether a tree should be rebuilt after this many changes. */
export function isOutgrown(changes: number, papers: readonly Paper[]): boolean {
  return changes > mostChanged * papers.length;
}

/** A tree as text that `treeInText` reads. */
export function treeText({ topics, ids }: MadeTree): string {
  return JSON.stringify({ topics, ids: [...ids] });
}

/** Reads a tree from text; undefined if the text is damaged. */
export function treeInText(text: string): MadeTree | undefined {
  try {
    const { topics, ids } = JSON.parse(text);
    return Array.isArray(topics) && topics.every(isTopic) && isTexts(ids) ? { topics, ids: new Set(ids) } : undefined;
  } catch {
    return undefined;
  }
}

function isTopic(value: unknown): value is Topic {
  if (typeof value !== 'object' || value === null) return false;
  const { id, label, paperIds, children, names } = value as Record<string, unknown>;
  if (typeof id !== 'string' || typeof label !== 'string' || !isTexts(paperIds)) return false;
  return (names === undefined || isTexts(names)) && Array.isArray(children) && children.every(isTopic);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

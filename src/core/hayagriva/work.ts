import { defaultParents } from './workTypes';

/** One work of a Hayagriva file, or a parent of one, as plain data: every scalar is text as it is written. */
export interface Work {
  /** In small letters; `misc` where it has none or an unknown one. */
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly parents: readonly Work[];
}

/** Parents of parents that are read; more are a hostile file's, not a library's. */
const DEEPEST = 20;

/** The work that a mapping describes; `child` is the type of the work that it is the parent of. Never throws. */
export function workOf(value: Readonly<Record<string, unknown>>, child?: string, depth = 0): Work {
  const written = textOf(value.type)?.toLowerCase() ?? '';
  const fallback = child === undefined ? 'misc' : (defaultParents.get(child) ?? 'misc');
  const type = defaultParents.has(written) ? written : fallback;
  const parents = depth < DEEPEST ? listOf(value.parent).filter(isMapping) : [];
  return { type, fields: value, parents: parents.map((parent) => workOf(parent, type, depth + 1)) };
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that may be one or a list of them; nothing where it is absent. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isMapping(value) || textOf(value) !== undefined ? [value] : [];
}

/** The text of a scalar, its white space joined; undefined where there is none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

/** What `read` gives for the work itself, else for its parents, the nearest first; an earlier publication of it is another matter. */
export function nearest<T>(work: Work, read: (work: Work) => T | undefined): T | undefined {
  let level: readonly Work[] = [work];
  while (level.length > 0) {
    for (const one of level) {
      const found = read(one);
      if (found !== undefined) return found;
    }
    level = level.flatMap(({ parents }) => parents.filter(({ type }) => type !== 'original'));
  }
  return undefined;
}

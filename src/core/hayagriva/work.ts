import { defaultParents } from './workTypes';

/** A work in a Hayagriva file, or one of its parents, as plain data; every scalar is text as written. */
export interface Work {
  /** In lower case; `misc` if it is missing or unknown. */
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly parents: readonly Work[];
}

/** The most levels of parents read; only a hostile file has more. */
const DEEPEST = 20;

/** The work that a mapping describes; `child` is the type of the work whose parent it is. Never throws. */
export function workOf(value: Readonly<Record<string, unknown>>, child?: string, depth = 0): Work {
  const written = scalarText(value.type)?.toLowerCase() ?? '';
  const fallback = child === undefined ? 'misc' : (defaultParents.get(child) ?? 'misc');
  const type = defaultParents.has(written) ? written : fallback;
  const parents = depth < DEEPEST ? oneOrMore(value.parent).filter(isMapping) : [];
  return { type, fields: value, parents: parents.map((parent) => workOf(parent, type, depth + 1)) };
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that is one item or a list, as a list; empty if it is absent. */
export function oneOrMore(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isMapping(value) || scalarText(value) !== undefined ? [value] : [];
}

/** A scalar's text with white space collapsed; undefined if it is blank. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

/**
 * The first defined result of `read` for the work itself, then for its parents, the nearest first; earlier publications (`original`) are
 * skipped.
 */
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

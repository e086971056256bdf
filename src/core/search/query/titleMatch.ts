import { largest } from '../../largest';
import { LONGEST_TITLE } from '../index/fields';
import { PREFIX_WEIGHT } from '../index/lexicon';
import { words } from '../index/tokenize';
import type { Clause } from './clauses';

/** A title's parts in order, each with the terms that match it: its own, and joined ones that it belongs to. */
export interface TitleShape {
  readonly parts: readonly (readonly string[])[];
  /** The number of parts before the first colon, where a method's name is; 0 without a colon. */
  readonly name: number;
}

/** Splits a title into its parts, up to `LONGEST_TITLE` characters. */
export function titleShape(whole: string): TitleShape {
  const title = whole.slice(0, LONGEST_TITLE);
  const colon = title.search(/[:：]\s/);
  const parts: string[][] = [];
  let name = 0;
  for (const word of words(title)) {
    const own = word.parts.map((part) => [part.term]);
    for (const joined of word.joined) for (let i = joined.first; i < joined.end; i++) own[i]?.push(joined.term);
    for (const part of own) parts.push(part);
    if ((word.parts.at(-1)?.end ?? 0) <= colon) name = parts.length;
  }
  return { parts, name };
}

/** How closely a title matches a query; each value is from 0 to 1. */
export interface Closeness {
  /** 1 if title and query consist of the same words. */
  readonly title: number;
  /** The same for the method's name. */
  readonly name: number;
  /** The share of the query that occurs in the title in one run. */
  readonly run: number;
  /** The share of the query with which the title begins. */
  readonly start: number;
}

/** Compares a title with a query's clauses, in order. */
export function closeness({ parts, name }: TitleShape, clauses: readonly Clause[]): Closeness {
  if (clauses.length === 0) return { title: 0, name: 0, run: 0, start: 0 };
  const grid = parts.map((terms) =>
    clauses.map((clause) =>
      largest(
        terms.map((term) => weightOf(term, clause)),
        0,
      ),
    ),
  );
  return { title: mutual(grid, clauses.length), name: mutual(grid.slice(0, name), clauses.length), ...runs(grid, clauses.length) };
}

function weightOf(term: string, { senses, begun }: Clause): number {
  return senses.get(term)?.weight ?? (begun !== undefined && term.startsWith(begun) ? PREFIX_WEIGHT : 0);
}

/** The share of the parts that the clauses cover, times the share of the clauses that the parts cover. */
function mutual(grid: readonly (readonly number[])[], clauses: number): number {
  if (grid.length === 0) return 0;
  const covered = grid.reduce((sum, row) => sum + largest(row, 0), 0);
  const held = Array.from({ length: clauses }, (_, c) => largest(grid.map((row) => row[c] ?? 0))).reduce((sum, weight) => sum + weight, 0);
  return (covered / grid.length) * (held / clauses);
}

function runs(grid: readonly (readonly number[])[], clauses: number): { readonly run: number; readonly start: number } {
  let above: number[] = [];
  let longest = 0;
  let start = 0;
  grid.forEach((row, p) => {
    above = row.map((weight, c) => (weight > 0 ? weight + (above[c - 1] ?? 0) : 0));
    longest = largest(above, longest);
    if ((row[p] ?? 0) > 0 && start === p) start = p + 1;
  });
  return { run: longest / clauses, start: start / clauses };
}

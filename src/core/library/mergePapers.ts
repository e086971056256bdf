import type { Paper } from '../corpus/paper';
import type { Holding, Origin } from './holding';

/**
 * Merges several holdings of a paper, given in order of precedence, into one with this id; undefined if there are none. Each field comes
 * from the first holding that has it and the citation key from the first. The LaTeX title must belong to the title used, and a more precise
 * date with the same beginning is preferred (`2025-05-29` to `2025`).
 */
export function mergePapers(holdings: readonly Holding[], id: string): Paper | undefined {
  const [holding] = holdings;
  if (holding === undefined) return undefined;
  const { paper: first } = holding;
  if (holdings.length === 1 && first.id === id && saysOrigin(first, holding)) return first;
  const papers = holdings.map(({ paper }) => paper);
  const sources = [...new Set(holdings.flatMap(sourcesOf))];
  const { titleLatex: _, ...merged } = papers.reduceRight(over);
  const titleLatex = papers.find((paper) => paper.title === first.title && paper.titleLatex !== undefined)?.titleLatex;
  const authors = papers.find((paper) => paper.authors.length > 0)?.authors ?? [];
  const date = fullest(papers.flatMap((paper) => paper.date ?? []));
  return { ...merged, id, authors, sources, ...(titleLatex !== undefined && { titleLatex }), ...(date !== undefined && { date }) };
}

/** Whether the paper already lists this source and can be used unchanged as an item. */
export function saysOrigin(paper: Paper, { kind, source }: Origin): boolean {
  return kind === 'bundled' || paper.sources.includes(source);
}

function over(low: Paper, high: Paper): Paper {
  return { ...low, ...high };
}

function sourcesOf({ paper, kind, source }: Holding): readonly string[] {
  return kind === 'bundled' ? paper.sources : [...paper.sources, source];
}

function fullest(dates: readonly string[]): string | undefined {
  const [first] = dates;
  return first === undefined ? undefined : dates.reduce((best, date) => (date.startsWith(best) ? date : best), first);
}

/** Whether two values of plain data are deeply equal, whatever the order of their fields. */
export function sameData(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [one, other] = [Object.entries(a), new Map(Object.entries(b))];
  return one.length === other.size && one.every(([name, value]) => other.has(name) && sameData(value, other.get(name)));
}

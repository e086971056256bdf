import type { Paper } from '../../src/core/corpus/paper';
import { createLibrary, type Library } from '../../src/core/library/library';
import { keySuggester } from '../../src/core/library/nearestKeys';
import { bundledCorpus } from '../fixtures/bundledCorpus';
import { pick, pickNumber, random } from './random';

const refs = 'file:///refs.bib';

/** Prints what it costs to take in 10,000 and 50,000 entries, to change one, to find papers and keys, and the longest step. */
export async function run(): Promise<void> {
  for (const count of [10_000, 50_000]) {
    console.log(`${count} entries beside the ${bundledCorpus().length} bundled papers`);
    const papers = generated(count);
    const library = createLibrary();
    library.setSource({ name: 'bundled', kind: 'bundled', papers: bundledCorpus() });
    row('take in', [loaded(library, papers)]);
    row('… longest step', [longestStep(createLibrary(), papers)]);
    const set = (now: readonly Paper[]) => library.setSource({ name: refs, kind: 'bibliography', papers: now });
    row('change one entry', each(revisions(papers), set));
    const longer = [...papers, ...generated(1, 1)];
    row('add one at the end', each([papers, longer, papers, longer], set));
    row(
      'item of each entry',
      times(5, () => papers.reduce((found, paper) => found + (library.find(paper) === undefined ? 0 : 1), 0)),
    );
    row(
      'item of a paper from outside',
      times(200, (at) => library.find({ ...(papers[at] ?? { title: '', authors: [] }) })),
    );
    const suggest = keySuggester(papers.map(({ citationKey }) => citationKey));
    row(
      'nearest keys',
      times(30, (at) => suggest(slipped(papers[at * 7]?.citationKey ?? ''), 3)),
    );
  }
}

function loaded(library: Library, papers: readonly Paper[]): number {
  const start = performance.now();
  library.setSource({ name: refs, kind: 'bibliography', papers });
  return performance.now() - start;
}

function longestStep(library: Library, papers: readonly Paper[]): number {
  const work = library.updateSource({ name: refs, kind: 'bibliography', papers });
  let longest = 0;
  for (let done = false; !done; ) {
    const start = performance.now();
    done = work.next().done === true;
    longest = Math.max(longest, performance.now() - start);
  }
  return longest;
}

/** Papers whose titles are made of the corpus's own words; a third has a DOI, a third an arXiv id, one in 500 is a bundled paper. */
function generated(count: number, seed = 0): Paper[] {
  const next = random(seed + 1);
  const words = [...new Set(bundledCorpus().flatMap(({ title }) => title.toLowerCase().match(/[a-z]{4,}/g) ?? []))];
  const names = [
    ...new Set(bundledCorpus().flatMap(({ authors }) => authors.flatMap((author) => ('family' in author ? author.family : [])))),
  ];
  return Array.from({ length: count }, (_, at): Paper => {
    const family = pick(next, names) ?? '';
    const title = Array.from({ length: 7 }, () => pick(next, words) ?? '').join(' ');
    const year = 1990 + pickNumber(next, 36);
    const citationKey = `${family.toLowerCase()}${year}${title.split(' ')[0]}`;
    const facts = { title, authors: [{ family }], date: String(year), citationKey, sources: [refs] };
    const own = at % 500 === 0 ? pick(next, bundledCorpus()) : undefined;
    if (own !== undefined) return { ...own, citationKey, sources: [refs] };
    if (at % 3 === 0) return { ...facts, id: `doi:10.1000/${seed}.${at}`, doi: `10.1000/${seed}.${at}` };
    if (at % 3 === 1) return { ...facts, id: `title:${title}` };
    const arxivId = `${1000 + Math.floor(at / 90_000)}.${10_000 + (at % 90_000)}`;
    return { ...facts, id: `arxiv:${arxivId}`, arxivId };
  });
}

/** The papers after each of several edits of one entry. */
function revisions(papers: readonly Paper[]): (readonly Paper[])[] {
  let last = papers;
  return Array.from({ length: 20 }, (_, at) => {
    const place = (at * 7919) % papers.length;
    last = last.map((paper, index) => (index === place ? { ...paper, title: `${paper.title} revisited` } : paper));
    return last;
  });
}

function slipped(key: string): string {
  return `${key.slice(0, 2)}${key.slice(3)}`;
}

function each<T>(inputs: readonly T[], work: (input: T) => unknown): number[] {
  return inputs.map((input) => {
    const start = performance.now();
    work(input);
    return performance.now() - start;
  });
}

function times(count: number, work: (at: number) => unknown): number[] {
  return each([...Array(count).keys()], work);
}

function row(what: string, taken: readonly number[]): void {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share: number): string => `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2)} ms`;
  console.log(`  ${what.padEnd(30)} p50 ${at(0.5).padStart(12)}   p95 ${at(0.95).padStart(12)}`);
}

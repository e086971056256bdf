import { buildCorpus } from '../../src/core/corpus/build';
import { citationKey } from '../../src/core/corpus/key/citationKey';
import { parseListing } from '../../src/core/corpus/parseListing';
import { bundledCorpus, bundledListings, bundledMetadata } from '../fixtures/bundledCorpus';
import { pickNumber, random } from './random';

const size = 100_000_000;

/** Prints how long the corpus takes to parse, join and key, and a listing of 100 MB to read, whatever is in it. */
export async function run(): Promise<void> {
  const listings = bundledListings();
  const papers = bundledCorpus();
  row('parse five captures', 50, () => listings.reduce((sum, { name, text }) => sum + parseListing(text, name).records.length, 0));
  row('build the corpus', 20, () => buildCorpus(listings, bundledMetadata()).papers.length);
  row('keys of all papers', 50, () => papers.map((paper) => citationKey(paper)).length);
  const header = 'Get trending papers in your email inbox!\nSubscribe\n';
  for (const [what, piece] of [
    ['the captures over and over', `${listings.map(({ text }) => text).join('\n\n')}\n\n`],
    ['noise in lines', noise(32, 127, 0.02)],
    ['noise in short lines', 'some words\n'],
    ['bytes', noise(0, 256, 0)],
    ['line ends', '\n'],
  ] as const) {
    const text = header + piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
    row(`100 MB of ${what}`, 3, () => parseListing(text, 'listing').records.length);
  }
}

function noise(from: number, to: number, lineEnds: number): string {
  const next = random(1);
  return Array.from({ length: 1_000_000 }, () => (next() < lineEnds ? '\n' : String.fromCharCode(from + pickNumber(next, to - from)))).join(
    '',
  );
}

function row(what: string, times: number, work: () => number): void {
  let result = 0;
  const taken = Array.from({ length: times }, () => {
    const start = performance.now();
    result = work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const at = (share: number): string => (taken[Math.min(times - 1, Math.floor(times * share))] ?? 0).toFixed(1).padStart(9);
  console.log(`${what.padEnd(40)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   ${result} results`);
}

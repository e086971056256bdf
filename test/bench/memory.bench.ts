import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Paper } from '../../src/core/corpus/paper';
import { createLibrary } from '../../src/core/library/library';
import { createSearchIndex } from '../../src/core/search/query/searchIndex';

/** Prints the heap that the bundled corpus takes, after full collections: papers, search index, library. Needs `npm run build`. */
export async function run(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const heap = (): number => {
    collect();
    collect();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const before = heap();
  const papers: readonly Paper[] = JSON.parse(readFileSync('dist/corpus/papers.json', 'utf8'));
  const withPapers = heap();
  const index = createSearchIndex();
  for (const _ of index.restore(JSON.parse(readFileSync('dist/corpus/index.json', 'utf8')), papers));
  const withIndex = heap();
  const library = createLibrary();
  library.setSource({ name: 'bundled', kind: 'bundled', papers });
  const withLibrary = heap();
  console.log(
    `heap (MB)  papers ${(withPapers - before).toFixed(1)}, index ${(withIndex - withPapers).toFixed(1)}, library ${(withLibrary - withIndex).toFixed(1)}`,
  );
  console.log(
    `the bundled corpus in all: ${(withLibrary - before).toFixed(1)} MB for ${library.size} papers, ${index.count} of them indexed`,
  );
}

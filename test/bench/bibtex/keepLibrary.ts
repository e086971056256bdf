import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { workerData } from 'node:worker_threads';
import { papersOf } from '../../../src/core/bibtex/meaning/papersOf';
import { scanBibtex } from '../../../src/core/bibtex/parse';
import { keptFileOf } from '../../../src/core/cache/keptBibliography';
import { packPapers } from '../../../src/core/search/index/segment';
import { finished } from '../../../src/core/steps';
import { bibliography } from './library';

/** What the worker is given: how many entries the file is to have, its path, the folder of the cache, and the extension's version. */
export interface Wanted {
  readonly size: number;
  readonly file: string;
  readonly cache: string;
  readonly version: string;
}

const { size, file, cache, version }: Wanted = workerData;
const text = bibliography(size);
const scanned = finished(scanBibtex(text, file));
const made = finished(papersOf(scanned.entries, text, file));
const kept = finished(keptFileOf(scanned, { ...made, terms: finished(packPapers(made.papers)) }, version));
const id = `${Buffer.byteLength(text)}-${createHash('sha256').update(text).digest('hex')}`;
mkdirSync(cache, { recursive: true });
writeFileSync(file, text);
writeFileSync(path.join(cache, `${id}-${version}.library`), kept);

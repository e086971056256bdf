import { readFileSync } from 'node:fs';
import { readers } from '../growth/readers';
import { keepsAnswers, type Question } from './keep';

/** The texts that share a sign. */
const BATCH = 20;
/** Each reader is asked about one text in two, its neighbours about the others. */
const STEP = 2;

describe('what other tests ask about is read the same by every reader', function () {
  this.timeout(120_000);
  const texts = readFileSync('test/fixtures/kept/snippets.txt', 'utf8')
    .trim()
    .split('\n')
    .map((line): string => JSON.parse(line));
  const batches = (first: number): readonly (readonly string[])[] => {
    const some = texts.filter((_, at) => at % STEP === first);
    return Array.from({ length: Math.ceil(some.length / BATCH) }, (_, at) => some.slice(at * BATCH, (at + 1) * BATCH));
  };
  keepsAnswers(
    'snippetAnswers.txt',
    Object.fromEntries(
      Object.entries(readers).map(([name, read], at) => [
        name,
        () =>
          batches(at % STEP).map((batch): Question => [batch.join('\n'), async () => Promise.all(batch.map(async (text) => read(text)))]),
      ]),
    ),
  );
});

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { keptLines, signOf, written } from './texts';

/** Whether the kept answers are written anew: `RENEW=1 node test/unit.mjs kept`. */
const renews = process.env.RENEW !== undefined;

/** One question, as it is shown where its answer is another one than before, and what answers it. */
export type Question = readonly [asked: string, answer: () => unknown];

/**
 * Holds the answers to these questions against those that were kept in test/fixtures/kept, as signs: what was not meant to change them is
 * seen to do so. Where it was meant, look at what is printed and write them anew.
 */
export function keepsAnswers(file: string, suites: Readonly<Record<string, () => readonly Question[]>>): void {
  const kept = renews ? new Map<string, string>() : keptLines(file);
  const now: string[] = [];
  for (const [name, questions] of Object.entries(suites))
    it(name, async () => {
      const asked = questions();
      const answers: string[] = [];
      for (const [, answer] of asked) answers.push(written(await answer()));
      const signs = answers.map(signOf);
      if (renews) return void now.push(`${name}\t${signs.join(' ')}`);
      const before = kept.get(name)?.split(' ') ?? [];
      const other = signs.findIndex((sign, at) => sign !== before[at]);
      assert.equal(other, -1, `\n${asked[other]?.[0]}\n→ ${answers[other]?.slice(0, 3000)}`);
      assert.equal(before.length, asked.length);
    });
  it('all that were kept', () => {
    if (renews) writeFileSync(`test/fixtures/kept/${file}`, `${now.join('\n')}\n`);
    else assert.deepEqual([...kept.keys()], Object.keys(suites));
  });
}

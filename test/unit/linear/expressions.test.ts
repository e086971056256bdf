import assert from 'node:assert/strict';
import { check, type VulnerableDiagnostics } from 'recheck';
import { sourceFiles } from '../sources';
import { type Expression, expressions, treeOf, walk } from './expressions';

type Attack = VulnerableDiagnostics['attack'];

/** Enough for recheck's fuzzer to find every expression of a higher cost that src ever had; the seed makes runs alike. */
const search = { timeout: 60_000, randomSeed: 1, attackLimit: 1e8, maxIteration: 4, maxGenerationSize: 40, maxInitialGenerationSize: 150 };

/**
 * Expressions that are made while Lectern runs, and of what: words and fixed parts, escaped names, an expression that is written out
 * elsewhere and so proven there, or (`keyModifiers.ts`) one of the user's own, which may not repeat a group that varies.
 */
const made: Readonly<Record<string, number>> = {
  'core/bibliography/markdown/markdownIncludes.ts': 1,
  'core/bibtex/meaning/keyPlaces.ts': 1,
  'core/bibtex/writing/existing.ts': 3,
  'core/bibtex/writing/takenOver.ts': 1,
  'core/citation/latex/citeCommands.ts': 1,
  'core/citation/latex/lexer.ts': 1,
  'core/citation/latex/note.ts': 1,
  'core/citation/markdown/blocks.ts': 2,
  'core/citation/markdown/inline.ts': 1,
  'core/citation/markdown/pandocContext.ts': 1,
  'core/citation/markdown/pandocWrite.ts': 1,
  'core/citation/typst/typstCitations.ts': 1,
  'core/citation/typst/typstContext.ts': 1,
  'core/citation/typst/typstScan.ts': 2,
  'core/corpus/key/keyModifiers.ts': 1,
  'core/reference/styles.ts': 1,
  'core/search/index/tokenize.ts': 1,
  'core/writing/proseLatex.ts': 1,
};

/** Whether four times as many pumps of an attack take more than eight times as long, and so long that no noise explains it. */
function grows({ pattern, flags }: Expression, attack: Attack): boolean {
  const time = (pumps: number): number => {
    const text = attack.pumps.map(({ prefix, pump }) => prefix + pump.repeat(pumps)).join('') + attack.suffix;
    const took = [0, 1, 2].map(() => {
      const start = performance.now();
      text.replace(new RegExp(pattern, flags), '');
      return performance.now() - start;
    });
    return Math.min(...took);
  };
  const few = Math.ceil(
    5000 /
      Math.max(
        1,
        attack.pumps.reduce((sum, { pump }) => sum + pump.length, 0),
      ),
  );
  const [short, long] = [time(few), time(4 * few)];
  return long > 30 && long > 8 * short;
}

/** Expressions that still cost more than their text's length, by file: only to shrink, each until it is rewritten. */
const open: Readonly<Record<string, number>> = {
  'core/bibliography/declare.ts': 5,
  'core/bibtex/latex/siunitx.ts': 1,
  'core/bibtex/meaning/addresses.ts': 2,
  'core/bibtex/meaning/nameLists.ts': 2,
  'core/bibtex/meaning/toPaper.ts': 1,
  'core/checking/contradictions.ts': 1,
  'core/checking/identifierChecks.ts': 1,
  'core/checking/placeholders.ts': 1,
  'core/corpus/identity.ts': 3,
  'core/search/query/named.ts': 1,
  'core/search/suggest/nameSigns.ts': 1,
  'core/sources/cslRecord.ts': 1,
  'core/sources/identifiers.ts': 2,
  'host/files/disk.ts': 1,
};

describe('regular expressions', () => {
  it('take time in proportion to the text, each of them but those listed as open', async function () {
    this.timeout(300_000);
    process.env.RECHECK_BACKEND = process.platform === 'linux' && process.arch === 'x64' ? 'native' : 'pure';
    const all = expressions();
    assert.ok(all.length > 500, `found ${all.length} expressions`);
    const broken: string[] = [];
    const counts = new Map<string, number>();
    const work = async (): Promise<void> => {
      for (let one = all[next++]; one !== undefined; one = all[next++]) {
        const proof = await check(one.pattern, one.flags, search);
        if (proof.status === 'safe') continue;
        const what = proof.status === 'vulnerable' ? `${proof.complexity.summary}, with ${proof.attack.pattern}` : proof.status;
        // The fuzzer also reports what is linear with a large constant; its attack then has to prove itself.
        if (
          proof.status === 'vulnerable' &&
          proof.checker === 'fuzz' &&
          proof.complexity.type === 'polynomial' &&
          !grows(one, proof.attack)
        )
          continue;
        const count = (counts.get(one.file) ?? 0) + 1;
        counts.set(one.file, count);
        if (count > (open[one.file] ?? 0)) broken.push(`src/${one.file}: /${one.pattern}/${one.flags}: ${what}`);
      }
    };
    let next = 0;
    await Promise.all([work(), work()]);
    assert.deepEqual(broken, []);
  });

  it('are made at run time only where this table says so', () => {
    const found: Record<string, number> = {};
    for (const { name } of sourceFiles()) {
      if (name.endsWith('.d.ts')) continue;
      walk(treeOf(name), (node) => {
        if (
          (node.type === 'NewExpression' || node.type === 'CallExpression') &&
          node.callee.type === 'Identifier' &&
          node.callee.name === 'RegExp'
        )
          found[name] = (found[name] ?? 0) + 1;
      });
    }
    assert.deepEqual(found, made);
  });
});

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sourceFiles } from '../sources';
import { expressions, treeOf, walk } from './expressions';
import { boundsOf, growthOf, isBounded, LONGEST_BOUND } from './judge';

/**
 * The expressions that the checker has judged linear, one a line. Judging all takes minutes, so a run judges those that are new; run
 * `PROVE=new node test/unit.mjs linear/linear` to add those to the list, and `PROVE=all …` to judge all again.
 */
const LIST = path.join('test', 'unit', 'linear', 'proved.txt');

/** Expressions that take more, on texts of a bounded length: which, and where the bound is kept. */
const BOUNDED_TEXT: Readonly<Record<string, string>> = {
  [String.raw`/(?:^|\n[^\S\n]*\n)\s*(?:\*\*|\[)?$|\n[^\S\n]*(?:[-*+]|\d{1,3}\.)\s*(?:\*\*|\[)?$|[.”"“*_[|]\s?$|\}\s?$/u`]:
    '20 characters, in isTitleOfAnother of core/writing/mentions/mentionEvidence.ts',
};

/** Files that make expressions at run time, and why these are linear. */
const MADE_AT_RUN_TIME: Readonly<Record<string, string>> = {
  'core/corpus/key/keyModifiers.ts': "the user's own setting, refused where a repeated group repeats, on at most 500 characters",
  'core/bibtex/meaning/keyPlaces.ts': 'a literal word, escaped',
  'core/bibtex/writing/existing.ts': 'letters of words and identifiers with at most four signs between them',
  'core/citation/labels.ts': 'six alternatives in which each repetition has a bound',
  'core/bibliography/markdown/markdownIncludes.ts': 'alternatives in which each repetition has a bound',
  'core/record/sentenceCase.ts': 'at the end of eight characters, or at the start of a text with one repetition',
  'core/record/titleMarkup.ts': 'names of commands, and what is between two marks and holds neither',
  'core/reference/styles.ts': 'one of three names of elements',
};

const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
const written = ({ pattern, flags }: { readonly pattern: string; readonly flags: string }) => `/${pattern}/${flags}`;

describe('every regular expression of the source', function () {
  this.timeout(600_000);
  const all = expressions();

  it('takes time in proportion to the text', async () => {
    const proved = process.env.PROVE === 'all' ? new Set<string>() : new Set(linesOf(LIST));
    const open = all.filter((one) => !isBounded(one.pattern) && !proved.has(written(one)) && BOUNDED_TEXT[written(one)] === undefined);
    const faults: string[] = [];
    for (const one of open) {
      const growth = await growthOf(one);
      if (growth === 'linear') proved.add(written(one));
      else faults.push(`${one.file}: ${written(one)}: ${growth}`);
    }
    if (process.env.PROVE !== undefined) writeFileSync(LIST, `${[...proved].sort().join('\n')}\n`);
    assert.deepEqual(faults, []);
  });

  it('repeats nothing up to a bound so high that it is none', () => {
    assert.deepEqual(all.filter(({ pattern }) => boundsOf(pattern).some((bound) => bound > LONGEST_BOUND)).map(written), []);
  });

  it('is listed only while it is in the source', () => {
    const current = new Set(all.map(written));
    const listed = linesOf(LIST).concat(Object.keys(BOUNDED_TEXT));
    assert.deepEqual(
      listed.filter((one) => !current.has(one)),
      [],
    );
  });

  it('is written out, or made at run time for a reason that is given', () => {
    const made = new Set<string>();
    for (const { name } of sourceFiles()) {
      if (name.endsWith('.d.ts')) continue;
      walk(treeOf(name), (node) => {
        if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return;
        if (node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return;
        // A constant that is copied for a place of its own is written out elsewhere.
        const [from] = node.arguments;
        if (node.arguments.length > 1 || from?.type !== 'Identifier' || !/^[A-Z_]+$/.test(from.name)) {
          const isCopy = node.arguments.length === 1 && from?.type === 'ConditionalExpression';
          if (!isCopy) made.add(name);
        }
      });
    }
    assert.deepEqual([...made].sort(), Object.keys(MADE_AT_RUN_TIME).sort());
  });
});

describe('the judge of expressions', function () {
  this.timeout(600_000);
  for (const [pattern, flags] of [
    [String.raw`(\s*\n)*\s*$`, ''],
    [String.raw`(?:[ \t]*(?:\r\n|\r|\n))*[ \t]*$`, ''],
    ['[;,]+$', ''],
    ['^(a+)+b(?!c)', ''],
    ['^(?:[A-Z]|x)*X{0,999}[a-z]*!', 'i'],
  ] as const) {
    it(`refuses /${pattern}/${flags}`, async () => {
      assert.match(await growthOf({ pattern, flags }), /polynomial|exponential/);
    });
  }

  for (const [pattern, flags] of [
    ['(?<![;,])[;,]+$', ''],
    [String.raw`^[ \t]{0,999}\S+$`, ''],
    [String.raw`[ \t]*,([ \t]*)`, 'y'],
  ] as const) {
    it(`accepts /${pattern}/${flags}`, async () => {
      assert.equal(await growthOf({ pattern, flags }), 'linear');
    });
  }
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Typst, typst } from '../hayagriva/typst';
import { filesIn, flaggedIn } from './flagged';

const entries = '@misc{known, title = {Known}, author = {A, B}, year = 2020}\n@misc{a:b.c-2, title = {T}, author = {C, D}, year = 2021}\n';
const preamble = '#set heading(numbering: "1.")\n#set math.equation(numbering: "(1)")\n';

/** What defines a label of this name, in all the ways that Typst has. */
const definitions = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    `= Part <${name}>`,
    `#figure([x], caption: [About @known]) <${name}>`,
    `$ x + #[@known] $ <${name}>`,
    `#let make(id) = [#figure([y])#label(id)]\n#make("${name}")`,
    `#[== Inner #label("${name}")]`,
    `#for one in ("${name}",) [#figure([z])#label(one)]`,
    `Text.#footnote[Note.]<${name}>`,
  );

/** What refers to a name: a label, an entry, or neither. */
const uses = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    `See @${name}.`,
    `@${name}: a colon.`,
    `#ref(<${name}>)`,
    `$ y #[see @${name}] $`,
    `#emph[@${name}]`,
    `- *@${name}*`,
    `#{ let f(x) = x; f[@${name}] }`,
    `#link("https://x.org/@nobody")[@${name}]`,
    `// @nobody\n@${name}`,
    `\`@nobody\` @${name}`,
    `Mail me at a@nobody.org, @${name}`,
    `/* @nobody */ @${name} "@nobody".len`.replace('"@nobody".len', ''),
    `#if true [@${name}] else [@${name}]`,
    `#let s = "@nobody"\n@${name}`,
  );

const name = fc.constantFrom('one', 'two-b', 'fig:x', 'a.b', 'näher', 'x_1');
const cited = fc.constantFrom(
  '@known',
  '@a:b.c-2',
  '@a:b.c-2: so',
  '#cite(<known>)',
  '#cite(<a:b.c-2>, form: "prose")',
  '@known[p. 3]',
  '#cite(label("known"))',
);

interface Manuscript {
  readonly files: Readonly<Record<string, string>>;
  readonly main: string;
}

/** A manuscript of two files whose labels are mostly defined. */
const manuscript: fc.Arbitrary<Manuscript> = fc
  .uniqueArray(name, { minLength: 1, maxLength: 3 })
  .chain((names) =>
    fc.tuple(
      fc.tuple(...names.map(definitions)),
      fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: name }).chain(uses), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.array(cited, { maxLength: 3 }),
      fc.boolean(),
    ),
  )
  .map(([defined, referring, cites, isApart]) => {
    const part = defined.join('\n\n');
    const body = [isApart ? '#include "part.typ"' : part, ...referring, ...cites].join('\n\n');
    const main = `${preamble}${body}\n\n#bibliography("refs.bib")\n`;
    return { main: 'main.typ', files: { 'refs.bib': entries, 'part.typ': `${preamble}${part}\n`, 'main.typ': main } };
  });

describe("Typst's own compiler", function () {
  this.timeout(120_000);
  let compiler: Typst | undefined;
  before(async () => {
    compiler = await typst();
  });

  it('complains of every manuscript in which a key is reported as undefined', async function () {
    const oracle = compiler;
    if (oracle === undefined) this.skip();
    let compiled = 0;
    let flagged = 0;
    await fc.assert(
      fc.asyncProperty(manuscript, async ({ files, main }) => {
        const keys = await flaggedIn(files, main);
        const complaints = oracle.complaints(files, main);
        if (complaints.length === 0) assert.deepEqual(keys, [], files[main]);
        compiled += complaints.length === 0 ? 1 : 0;
        flagged += keys.length > 0 ? 1 : 0;
      }),
      { numRuns: 120 },
    );
    assert.ok(compiled > 20 && flagged > 5, `${compiled} compiled, in ${flagged} a key was reported`);
  });

  it('complains of every fixture in which a key is reported as undefined', async function () {
    if (compiler === undefined) this.skip();
    for (const folder of ['projects/typst', 'quiet', 'first']) {
      const files = filesIn(`test/fixtures/${folder}`);
      for (const main of Object.keys(files).filter((one) => one.endsWith('.typ')))
        if (compiler.complaints(files, main).length === 0) assert.deepEqual(await flaggedIn(files, main), [], `${folder}/${main}`);
    }
  });
});

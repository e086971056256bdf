import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { filesIn, flaggedIn } from './flagged';

const program = path.resolve('node_modules/mystmd/dist/myst.cjs');

/** The keys that mystmd can't link in a page of a project; undefined where it isn't installed. */
function unlinked(project: Readonly<Record<string, string>>, page: string): readonly string[] | undefined {
  if (!existsSync(program)) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-myst-'));
  try {
    for (const [name, text] of Object.entries(project)) writeFileSync(path.join(folder, name), text);
    const run = spawnSync(process.execPath, [program, 'build', page, '--md'], { cwd: folder, encoding: 'utf8', timeout: 100_000 });
    const said = run.stdout + run.stderr;
    assert.match(said, /Built \S+\.md in/);
    return [...said.matchAll(/Could not link citation with label "([^"]*)"/g)].map(([, key]) => key ?? '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const myst = 'version: 1\nproject:\n  bibliography:\n    - refs.bib\n';

const definition = (name: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    `(${name})=\n## Part`,
    `\`\`\`{figure} x.png\n:name: ${name}\nAfter @known.\n\`\`\``,
    `\`\`\`{math}\n:label: ${name}\na = b\n\`\`\``,
    `$$\na\n$$ (${name})`,
    `:::{note} Title\n:label: ${name}\nText, [@known].\n:::`,
  );
const name = fc.constantFrom('one', 'two-b', 'fig:x', 'known-part');
const use = fc.oneof(
  name.chain((one) => fc.constantFrom(`See @${one}.`, `[](#${one})`, `{ref}\`${one}\``, `@${one}: so`)),
  fc.constantFrom(
    '@known',
    '[@known, p. 3]',
    '{cite:p}`known`',
    '{cite:t}`known` and {cite}`known`',
    '@knwon',
    '[see @knwon]',
    '{cite:p}`nobody`',
    '{cite:t}`known,nobody2`',
    '`@knwon` and ``{cite:p}`nobody` ``',
    '% {cite:p}`nobody` @knwon',
    '<!-- @knwon -->',
    'Mail a@knwon.org, see [@knwon](https://example.org/@knwon)',
    '```text\n@knwon {cite:p}`nobody`\n```',
    '$a@knwon$ and \\@knwon',
    '![@knwon](x.png "@knwon")',
    '> Quoted, @known',
    '- item @knwon',
    '| a | b |\n| - | - |\n| @known | x |',
    'Note.[^1]\n\n[^1]: By @known.',
  ),
);
const part = fc
  .tuple(fc.uniqueArray(name, { maxLength: 3 }), fc.array(use, { minLength: 1, maxLength: 4 }))
  .chain(([names, uses]) => fc.tuple(...names.map(definition)).map((defined) => [...(defined as readonly string[]), ...uses].join('\n\n')));

describe('mystmd', function () {
  this.timeout(120_000);

  it('can link no key that is reported as undefined', async function () {
    // One page of many parts, each with names and entries of its own, since each run takes seconds.
    const parts = fc
      .sample(part, 60)
      .map((text, at) =>
        text.replace(/known-part|one|two-b|fig:x|knwon|known|nobody2?|\[\^1\]/g, (word) =>
          word === '[^1]' ? `[^n${at}]` : `${word}x${at}`,
        ),
      );
    const entries = parts.map((_, at) => `@misc{knownx${at}, title = {Known ${at}}, author = {A, B}, year = 2020}\n`);
    const project = { 'refs.bib': entries.join(''), 'myst.yml': myst, 'page.md': `# Page\n\n${parts.join('\n\n')}\n` };
    const said = unlinked(project, 'page.md');
    if (said === undefined) this.skip();
    const reported = await flaggedIn(project, 'page.md');
    const wrong = reported.filter((key) => !said.includes(key));
    assert.deepEqual(wrong, [], wrong.map((key) => parts[Number(/\d+$/.exec(key)?.[0])]).join('\n=====\n'));
    assert.ok(reported.length > 5, `${reported.length} keys are reported`);
  });

  it('says of a fixture at least what is reported of it', async function () {
    for (const [folder, page] of [
      ['test/fixtures/quiet/page', 'page.md'],
      ['test/fixtures/projects/myst-plain', 'intro.md'],
    ] as const) {
      const project = Object.fromEntries(Object.entries(filesIn(folder)).filter(([one]) => /^[^/]+\.(?:md|bib|ya?ml)$/.test(one)));
      const said = unlinked(project, page);
      if (said === undefined) this.skip();
      assert.deepEqual(
        (await flaggedIn(project, page)).filter((key) => !said.includes(key)),
        [],
        page,
      );
    }
  });
});

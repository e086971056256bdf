import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = process.cwd();

/** What the package may hold: code, the corpus as data, the views, their styles, and what the marketplaces show. */
const expected = [
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^package\.nls(\.[a-z-]+)?\.json$/,
  /^media\/l10n\/bundle\.l10n\.[a-z-]+\.json$/,
  /^dist\/(extension|check|mcp|code\/[\w-]+)\.cjs$/,
  /^dist\/(web\/extension\.js|(check|mcp)\.mjs)$/,
  /^dist\/corpus\/[\w-]+\.json$/,
  /^media\/[\w-]+\.(css|js|svg|png)$/,
  /^media\/pictures\/[\w-]+\.(png|svg)$/,
  /^media\/(languages\/[\w-]+\.json|walkthrough\/[\w-]+\.svg)$/,
  /^media\/styles\/([\w-]+\.(csl|xml)|LICENSE\.md)$/,
];

describe('the package', () => {
  it('holds what runs and what is shown, no sources, tests, maps or corpus texts', () => {
    const inside = execFileSync('unzip', ['-Z1', path.join(root, 'lectern.vsix')], { encoding: 'utf8' })
      .trim()
      .split('\n');
    assert.deepEqual(
      inside.filter((file) => !file.startsWith('extension/')),
      ['extension.vsixmanifest', '[Content_Types].xml'],
    );
    // vsce gives three of them names of its own.
    const renamed = { 'readme.md': 'README.md', 'changelog.md': 'CHANGELOG.md', 'LICENSE.txt': 'LICENSE' } as Record<string, string>;
    const files = inside
      .filter((file) => file.startsWith('extension/'))
      .map((file) => file.slice('extension/'.length))
      .map((file) => renamed[file] ?? file);
    assert.deepEqual(
      files.filter((file) => !expected.some((kind) => kind.test(file))),
      [],
    );
    for (const file of [
      'dist/extension.cjs',
      'dist/web/extension.js',
      'dist/check.mjs',
      'dist/mcp.mjs',
      'dist/corpus/papers.json',
      'media/icon.png',
      ...['', '.de', '.zh-cn'].map((language) => `package.nls${language}.json`),
      'README.md',
      'LICENSE',
    ])
      assert.ok(files.includes(file), `${file} is missing`);
  });

  it('lacks nothing of the repository but what .vscodeignore leaves out', async () => {
    const { leftOut } = await import('../package.mjs');
    const ignored = readFileSync(path.join(root, '.vscodeignore'), 'utf8').split('\n');
    for (const name of leftOut) assert.ok(ignored.includes(name.startsWith('.') ? '.*/**' : `${name}/**`), name);
  });

  it('shows pictures and follows links at the repository’s address where a release is published', async () => {
    const { packageBuilt } = await import('../package.mjs');
    const release = readFileSync(path.join(root, '.github/workflows/release.yml'), 'utf8');
    const place = (text: string) => text.replace('$address', 'https://example.org/lectern').replace('$GITHUB_REF_NAME', 'v1.2.3');
    const addresses = [...release.matchAll(/(--base\w+Url) "([^"]+)"/g)].flatMap(([, name = '', address = '']) => [name, place(address)]);
    assert.equal(addresses.length, 4);
    const scratch = mkdtempSync(path.join(os.tmpdir(), 'lectern-published-'));
    try {
      const published = path.join(scratch, 'published.vsix');
      packageBuilt([...addresses, '--out', published], 'ignore');
      const readme = execFileSync('unzip', ['-p', published, 'extension/readme.md'], { encoding: 'utf8' });
      const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)].map(([, address = '']) => address);
      assert.ok(pictures.length >= 4);
      for (const address of pictures) {
        const [, file] = /^https:\/\/example\.org\/lectern\/raw\/v1\.2\.3\/(media\/pictures\/[\w-]+\.png)$/.exec(address) ?? [];
        assert.ok(file !== undefined && existsSync(path.join(root, file)), address);
      }
      const links = [...readme.matchAll(/\]\(([^)\s]*)\)/g)].map(([, address = '']) => address);
      assert.deepEqual(
        links.filter((address) => !/^(?:https:|#)/.test(address)),
        [],
      );
    } finally {
      rmSync(scratch, { recursive: true });
    }
  });

  it('checks references on a build server by the commands of the README', () => {
    const commands = [...readFileSync(path.join(root, 'README.md'), 'utf8').matchAll(/^ {6}- run: (.*)$/gm)].map(([, command]) => command);
    assert.equal(commands.length, 2);
    const [scratch, checkout] = ['scratch', 'checkout'].map((name) => mkdtempSync(path.join(os.tmpdir(), `lectern-${name}-`)));
    assert.ok(scratch !== undefined && checkout !== undefined);
    try {
      copyFileSync(path.join(root, 'lectern.vsix'), path.join(checkout, 'lectern.vsix'));
      writeFileSync(path.join(checkout, 'refs.bib'), '@misc{plum, title = {Plums}}\n');
      const run = (document: string) => {
        writeFileSync(path.join(checkout, 'a.tex'), `${document}\\bibliography{refs}\n`);
        const env = { ...process.env, RUNNER_TEMP: scratch };
        return spawnSync('bash', ['-e', '-c', commands.join('\n')], { cwd: checkout, env, encoding: 'utf8' });
      };
      const found = run('\\cite{plum, quince}');
      assert.match(found.stdout, /^::warning file=a\.tex,line=1,.*::“quince” is not in refs\.bib\.$/m, found.stderr);
      assert.equal(found.status, 1);
      rmSync(path.join(scratch, 'extension'), { recursive: true });
      const clean = run('\\cite{plum}');
      assert.deepEqual([clean.status, clean.stdout], [0, ''], clean.stderr);
    } finally {
      for (const folder of [scratch, checkout]) rmSync(folder, { recursive: true });
    }
  });

  it('is at most 2.5 MB', () => {
    const { size } = statSync(path.join(root, 'lectern.vsix'));
    assert.ok(size <= 2_500_000, `${size} bytes`);
  });
});

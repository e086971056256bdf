import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

const root = process.cwd();

/** What the package may hold: code, the corpus as data, the views, their styles, and what the marketplaces show. */
const expected = [
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
  /^dist\/(extension|web\/extension)\.js$/,
  /^dist\/(check|mcp|node\/[\w-]+)\.mjs$/,
  /^dist\/code\/[\w-]+\.js$/,
  /^dist\/corpus\/[\w-]+\.json$/,
  /^media\/[\w-]+\.(css|js|svg|png)$/,
  /^media\/pictures\/[\w-]+\.(png|svg)$/,
  /^media\/(languages\/[\w-]+\.json|walkthrough\/[\w-]+\.svg)$/,
  /^media\/styles\/([\w-]+\.(csl|xml)|LICENSE\.md)$/,
];

describe('the package', () => {
  it('holds what runs and what is shown, no sources, tests, maps or corpus texts', () => {
    const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
    const files = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
    assert.deepEqual(
      files.filter((file) => !expected.some((kind) => kind.test(file))),
      [],
    );
    for (const file of ['dist/extension.js', 'dist/web/extension.js', 'dist/corpus/papers.json', 'media/icon.png', 'README.md', 'LICENSE'])
      assert.ok(files.includes(file), `${file} is missing`);
  });

  it('is at most 2.5 MB', () => {
    const { size } = statSync(path.join(root, 'lectern.vsix'));
    assert.ok(size <= 2_500_000, `${size} bytes`);
  });
});

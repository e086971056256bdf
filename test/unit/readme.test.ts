import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly title: string }[];
    readonly keybindings: readonly { readonly key: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, { readonly default?: unknown }>> }[];
  };
}

const readme = readFileSync('README.md', 'utf8');
const { contributes }: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const ofManifest: Readonly<Record<string, string>> = JSON.parse(readFileSync('media/l10n/package.nls.json', 'utf8'));
const ofCode = Object.keys(JSON.parse(readFileSync('media/l10n/bundle.l10n.de.json', 'utf8')));

/** A name as it is compared: straight apostrophes, and no dots for what a command asks. */
const plain = (name: string): string => name.replaceAll('’', "'").replace(/…$/, '');

describe('the README', () => {
  it('names commands and buttons as the editor does', () => {
    const titles = [...contributes.commands.map(({ title }) => ofManifest[title.replaceAll('%', '')] ?? title), ...ofCode].map(plain);
    const names = [...readme.matchAll(/(?<![\w`])_([A-Z][^_\n]*)_(?!\w)/g)].map(([, name = '']) => plain(name));
    assert.ok(names.length > 20);
    // _Explain_ is short for its whole title.
    const isKnown = (name: string): boolean =>
      titles.includes(name) || (name === 'Explain' && titles.includes('Explain What Lectern Sees Here'));
    assert.deepEqual(
      names.filter((name) => !isKnown(name)),
      [],
    );
  });

  it('names the keys that the commands have', () => {
    const keys = contributes.keybindings.map(({ key }) => key.toLowerCase());
    for (const key of ['Ctrl+Alt+Shift+C', 'Ctrl+Right', 'Ctrl+.', 'Ctrl+Shift+.']) {
      assert.ok(readme.includes(key), key);
      assert.ok(keys.includes(key.toLowerCase()), key);
    }
  });

  it('lists every setting once, with its default', () => {
    const rows =
      readme
        .split('\n## Settings\n')[1]
        ?.split('\n## ')[0]
        ?.match(/^\| `.*$/gm) ?? [];
    const listed = rows.flatMap((row) => {
      const [, names = '', , shownDefault = ''] = row.split(' | ').flatMap((cell, index) => (index === 0 ? ['', cell.slice(2)] : [cell]));
      const [first = '', ...others] = [...names.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name);
      const group = first.slice(0, first.lastIndexOf('.') + 1);
      return [first, ...others.map((name) => `${group}${name}`)].map((name) => [`lectern.${name}`, defaultOf(shownDefault)] as const);
    });
    const properties = contributes.configuration.flatMap((group) => Object.entries(group.properties));
    const expected = properties.map(
      ([name, { default: value }]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const,
    );
    assert.deepEqual([...listed].sort(byName), [...expected].sort(byName));
  });
});

/** The value that a cell gives; words without code say what an empty text means. */
function defaultOf(cell: string): string {
  return /`([^`]*)`/.exec(cell)?.[1] ?? '';
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

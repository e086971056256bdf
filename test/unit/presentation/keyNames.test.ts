import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { hasMacKeys, type Keys, keyName } from '../../../src/core/presentation/keyNames';
import { searchPage } from '../../../src/core/presentation/searchPage';

interface Binding {
  readonly key: string;
  readonly mac: string;
}

describe('the names of keys', () => {
  it('are signs on a Mac and words elsewhere', () => {
    const names: readonly (readonly [Keys, string])[] = [
      ['Ctrl+Right', '⌘→'],
      ['Ctrl+.', '⌘.'],
      ['Ctrl+Shift+.', '⇧⌘.'],
      ['Alt+Enter', '⌥⏎'],
      ['Ctrl+Shift+Enter', '⇧⌘⏎'],
      ['Shift+F10', '⇧F10'],
      ['Ctrl+Alt+Shift+Right', '⇧⌥⌘→'],
    ];
    for (const [keys, onMac] of names) {
      assert.equal(keyName(keys, true), onMac);
      assert.equal(keyName(keys, false), keys);
    }
  });

  it('are words of the display language elsewhere', () => {
    l10n.config({ contents: JSON.parse(readFileSync('media/l10n/bundle.l10n.de.json', 'utf8')) });
    try {
      assert.equal(keyName('Ctrl+Alt+Shift+Enter', false), 'Strg+Alt+Umschalt+Eingabe');
      assert.equal(keyName('Ctrl+Right', undefined), 'Strg/⌘+Rechts');
    } finally {
      l10n.config({ contents: {} });
    }
  });

  it('are both names of Ctrl where the user’s machine is not known', () => {
    assert.equal(keyName('Ctrl+Shift+.', undefined), 'Ctrl/⌘+Shift+.');
    assert.equal(keyName('Alt+Enter', undefined), 'Alt+Enter');
  });

  it('know a Mac by what browsers and Node call it', () => {
    for (const platform of ['darwin', 'MacIntel', 'iPad']) assert.ok(hasMacKeys(platform));
    for (const platform of ['win32', 'Win32', 'linux', 'Linux x86_64', '']) assert.ok(!hasMacKeys(platform));
  });

  it('are those of the bindings: what is bound to Ctrl is bound to ⌘ on a Mac', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as { contributes: { keybindings: readonly Binding[] } };
    const bound = contributes.keybindings.filter(({ key }) => key.includes('ctrl'));
    assert.ok(bound.length >= 4);
    for (const { key, mac } of bound) assert.equal(mac, key.replace('ctrl', 'cmd'));
  });

  it('are in the search view for both, and its script, not the machine of the extension, takes one', () => {
    const html = searchPage();
    assert.equal(html.match(/data-mac-title="/g)?.length, 5);
    for (const [, title = ''] of html.matchAll(/data-mac-(?:title|text)="([^"]*)"/g)) {
      assert.match(title, /⏎/);
      assert.doesNotMatch(title, /Ctrl|Alt|Shift|Enter/);
    }
    assert.doesNotMatch(html.replace(/data-mac-\w+="[^"]*"/g, ''), /⌘|⌥/);
    assert.match(readFileSync('media/search.js', 'utf8'), /navigator\.platform/);
  });

  it('are written in one place', () => {
    const texts = Object.keys(JSON.parse(readFileSync('media/l10n/bundle.l10n.de.json', 'utf8')) as object);
    assert.ok(texts.length > 500);
    assert.deepEqual(
      texts.filter((text) => /Ctrl\+|⌘|⌥/.test(text)),
      [],
    );
  });
});

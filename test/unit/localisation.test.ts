import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

type Texts = Readonly<Record<string, string>>;

const folder = 'media/l10n';
const languages = ['de', 'zh-cn'];

const read = (name: string): Texts => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));

/** What a translation keeps as it is: links to commands and code. */
const kept = (text: string): readonly string[] =>
  [...text.matchAll(/\(command:[\w.]+\)|`[^`]*`|\.bib\b|\\cite\{/g)].map(([part]) => part).sort();

describe('the texts of package.json', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const english = read('package.nls.json');

  it('are the keys that package.json names, each once or more, and no others', () => {
    const named = new Set([...JSON.stringify(manifest).matchAll(/"%([\w.-]+)%"/g)].map(([, key]) => key));
    assert.deepEqual([...named].sort(), Object.keys(english).sort());
    assert.deepEqual(
      readdirSync(folder)
        .filter((name) => name.startsWith('package.nls'))
        .sort(),
      ['package.nls.de.json', 'package.nls.json', 'package.nls.zh-cn.json'],
    );
  });

  it('leave no text in package.json but names, and what only assistants read', () => {
    const shown = /^(?:title|name|description|markdownDescription|contents|displayName|userDescription|altText|label|contextualTitle)$/;
    const texts: string[] = [];
    const visit = (value: unknown, place: string): void => {
      const field = place.slice(place.lastIndexOf('.') + 1);
      if (typeof value !== 'object' || value === null) {
        const isShown = shown.test(field) || /numDescriptions\.\d+$|numItemLabels\.\d+$/.test(place);
        if (isShown && typeof value === 'string' && !/^%[\w.-]+%$/.test(value)) texts.push(`${place}: ${value}`);
      } else for (const [name, inside] of Object.entries(value)) if (name !== 'inputSchema') visit(inside, `${place}.${name}`);
    };
    visit(manifest, '');
    assert.deepEqual(
      texts.filter((text) => !/: (?:Lectern|lectern|lectern_\w+|`\[?@key\]?`)$/.test(text)),
      [],
    );
  });

  for (const language of languages) {
    it(`are there in ${language}, with the same links and code`, () => {
      const translated = read(`package.nls.${language}.json`);
      assert.deepEqual(Object.keys(translated), Object.keys(english));
      for (const [key, text] of Object.entries(english)) assert.deepEqual(kept(translated[key] ?? ''), kept(text), key);
    });
  }
});

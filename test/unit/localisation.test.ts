import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { type CallExpression, type Program, parse } from 'acorn';
import { transform } from 'esbuild';
import { sourceFiles } from './sources';

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

describe('the texts of the code', () => {
  const translations = languages.map((language) => [language, read(`bundle.l10n.${language}.json`)] as const);
  let english: Texts;
  before(async function () {
    // All of src is parsed.
    this.timeout(300_000);
    english = await (await import('../localisation.mjs')).textsOfCode();
  });

  const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{\d+\}/g)].map(([part]) => part).sort();
  const markup = (text: string): readonly string[] => [...text.matchAll(/[<>&"\\]|\$\([\w-]+\)|\]\(/g)].map(([part]) => part).sort();

  for (const [language, translated] of translations) {
    it(`are there in ${language}, each and no others`, () => {
      assert.ok(Object.keys(english).length > 100);
      assert.deepEqual(Object.keys(translated).sort(), Object.keys(english).sort());
    });

    it(`have the same placeholders in ${language}, and no markup of their own`, () => {
      for (const [key, text] of Object.entries(english)) {
        const other = translated[key] ?? '';
        assert.deepEqual(placeholders(other), placeholders(text), key);
        assert.deepEqual(markup(other), markup(text), key);
        assert.equal(other.trim() === other, text.trim() === text, `${key}: blanks at an end`);
      }
    });
  }

  it('have no brace that would hide a placeholder from what fills it in', () => {
    assert.deepEqual(
      Object.keys(english).filter((text) => /\{(?!\d\})[^}]*\d\}/.test(text)),
      [],
    );
  });

  it('are asked for when they are shown, not while a file loads and VS Code’s language is not known yet; and as literals, which alone are found', async () => {
    const wrong: string[] = [];
    for (const { name, text } of sourceFiles()) {
      const { code } = await transform(text, { loader: 'ts', target: 'es2022' });
      for (const { call, isInFunction } of textCalls(parse(code, { ecmaVersion: 2022, sourceType: 'module' }))) {
        const [first] = call.arguments;
        if (!isInFunction) wrong.push(`src/${name}: at the level of the module`);
        if (first?.type !== 'ObjectExpression' && (first?.type !== 'Literal' || typeof first.value !== 'string'))
          wrong.push(`src/${name}: no literal`);
      }
    }
    assert.deepEqual(wrong, []);
  });
});

interface TextCall {
  readonly call: CallExpression;
  readonly isInFunction: boolean;
}

/** The calls of `l10n.t` in a module. */
function textCalls(module: Program): TextCall[] {
  const found: TextCall[] = [];
  const visit = (node: unknown, isInFunction: boolean): void => {
    if (Array.isArray(node)) for (const one of node) visit(one, isInFunction);
    else if (typeof node === 'object' && node !== null && 'type' in node) {
      const inside = isInFunction || /Function/.test(String(node.type));
      const call = node as CallExpression;
      const callee = call.type === 'CallExpression' ? call.callee : undefined;
      if (callee?.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'l10n') {
        if (callee.property.type === 'Identifier' && callee.property.name === 't') found.push({ call, isInFunction: inside });
      }
      for (const value of Object.values(node)) visit(value, inside);
    }
  };
  visit(module, false);
  return found;
}

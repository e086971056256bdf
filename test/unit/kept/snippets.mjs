// `node test/unit/kept/snippets.mjs`: writes the texts that the unit tests ask about to test/fixtures/kept/snippets.txt, a JSON string a line,
// but for single words, paths and what a test is called. What is kept of them stays as it is until this is run again.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import { filesBelow } from '../../bundle.mjs';

const LONGEST = 1500;
const PLAIN = /^[\w.\-/: ]{0,40}$/;

/** @typedef {{ type: string, [name: string]: any }} Node */

/** @param {unknown} node @returns {string[]} */
function textsOf(node) {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (typeof node !== 'object' || node === null || !('type' in node)) return [];
  const one = /** @type {Node} */ (node);
  if (one.type === 'ImportDeclaration') return [];
  if (one.type === 'Literal') return typeof one.value === 'string' ? [one.value] : [];
  if (one.type === 'TemplateElement') return [one.value.cooked ?? ''];
  const isTest = one.type === 'CallExpression' && /^(?:it|describe)$/.test(one.callee.name ?? '');
  return Object.values(isTest ? { parts: one.arguments.slice(1) } : one).flatMap(textsOf);
}

const texts = filesBelow('test/unit', '.test.ts')
  .filter((/** @type {string} */ file) => !/^test\/unit\/(?:kept|growth|linear|architecture)/.test(file))
  .flatMap((/** @type {string} */ file) => {
    const { code } = transformSync(readFileSync(file, 'utf8'), { loader: 'ts', target: 'esnext' });
    return textsOf(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }));
  })
  .filter((/** @type {string} */ text) => text.length <= LONGEST && !PLAIN.test(text));
writeFileSync('test/fixtures/kept/snippets.txt', [...new Set(texts)].map((text) => `${JSON.stringify(text)}\n`).join(''));

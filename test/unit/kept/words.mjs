// `node test/unit/kept/words.mjs`: writes the words that the core knows to test/fixtures/kept/words.txt, by room: its strings, what its templates
// begin with, and some texts that each of its regular expressions matches, or nearly does. What is kept of them stays as it is until this is run again.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import { filesBelow, root } from '../../bundle.mjs';

/** Texts of an expression that are kept. */
const SAMPLES = 3;
const LONGEST = 80;

/** @typedef {{ type: string, [name: string]: any }} Node */

/** @param {unknown} node @returns {string[]} */
function wordsOf(node) {
  if (Array.isArray(node)) return node.flatMap(wordsOf);
  if (typeof node !== 'object' || node === null || !('type' in node)) return [];
  const one = /** @type {Node} */ (node);
  if (/^(?:Import|Export(?!Named))/.test(one.type) || (one.type === 'CallExpression' && one.callee.property?.name === 't')) return [];
  // A list may be written as one text.
  const own = ownOf(one).flatMap((text) => (/^[\w*-]+(?: +[\w*-]+){4,}$/.test(text) ? text.split(/ +/) : [text]));
  return [...own, ...Object.values(one).flatMap(wordsOf)];
}

/** @param {Node} node @returns {string[]} */
function ownOf({ type, regex, value, key, computed }) {
  if (type === 'Literal' && regex) return samplesOf(`/${regex.pattern}/${regex.flags}`);
  if (type === 'Literal' && typeof value === 'string') return [value];
  if (type === 'TemplateElement') return [value.cooked];
  return type === 'Property' && !computed && key.type === 'Identifier' ? [key.name] : [];
}

/** @param {string} written */
function samplesOf(written) {
  const end = written.lastIndexOf('/');
  const source = written
    .slice(1, end)
    // What fast-check cannot make is left out of the expression.
    .replace(/\(\?<?[=!](?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)/g, '')
    .replace(/\\p\{[^}]*\}/g, '[a-zÀ-ÿ]')
    .replace(/\[[^\]]*\[a-zÀ-ÿ\][^\]]*\]?\]/g, '[a-zÀ-ÿ]')
    .replace(/\\[bB]/g, '')
    .replace(/\[\^(?:[^\]\\]|\\.)*\]|(?<!\\)\.(?=[*+{?])/g, '[a-z]');
  try {
    const flags = written.slice(end + 1).replace(/[gydsim]/g, '');
    return fc.sample(fc.stringMatching(new RegExp(source, flags)), { seed: 1, numRuns: SAMPLES }).flatMap(withNearMiss);
  } catch {
    return [];
  }
}

/** A text that an expression matches, and the same with one character less, which it may not match. @param {string} text @param {number} at */
function withNearMiss(text, at) {
  const cut = [0, text.length - 1, Math.floor(text.length / 2)][at % 3] ?? 0;
  return [text, text.slice(0, cut) + text.slice(cut + 1)];
}

/** @type {Map<string, Set<string>>} */
const rooms = new Map();
for (const file of filesBelow('src/core', '.ts')) {
  const { code } = transformSync(readFileSync(path.join(root, file), 'utf8'), { loader: 'ts', target: 'esnext' });
  const room = path.dirname(path.relative('src/core', file)).split(path.sep)[0] ?? '';
  const words = rooms.get(room) ?? new Set();
  for (const word of wordsOf(parse(code, { ecmaVersion: 'latest', sourceType: 'module' })))
    if (word.trim() !== '' && word.length <= LONGEST && !/\p{Cs}/u.test(word)) words.add(word.trim());
  rooms.set(room, words);
}
const lines = [...rooms].flatMap(([room, words]) => [`# ${room}`, ...[...words].sort().map((word) => JSON.stringify(word))]);
writeFileSync(path.join(root, 'test/fixtures/kept/words.txt'), `${lines.join('\n')}\n`);

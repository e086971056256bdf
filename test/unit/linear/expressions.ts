import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type AnyNode, parse } from 'acorn';
import { transformSync } from 'esbuild';
import { sourceFiles } from '../sources';

/** A regular expression that is written in src, with the first file that holds it. */
export interface Expression {
  readonly file: string;
  readonly pattern: string;
  readonly flags: string;
}

/** The syntax tree of a TypeScript file of src. */
export function treeOf(name: string): AnyNode {
  const text = readFileSync(path.join('src', name), 'utf8');
  const { code } = transformSync(text, { loader: 'ts', target: 'esnext', charset: 'utf8' });
  return parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
}

/** Calls `see` with every node of a tree. */
export function walk(tree: AnyNode, see: (node: AnyNode) => void): void {
  see(tree);
  for (const value of Object.values(tree)) {
    for (const inner of Array.isArray(value) ? value : [value]) {
      if (typeof inner === 'object' && inner !== null && typeof (inner as { type?: unknown }).type === 'string')
        walk(inner as AnyNode, see);
    }
  }
}

/** All different regular expressions that are written out in src, in the order of the files. */
export function expressions(): readonly Expression[] {
  const found = new Map<string, Expression>();
  for (const { name } of sourceFiles()) {
    if (name.endsWith('.d.ts')) continue;
    walk(treeOf(name), (node) => {
      if (node.type !== 'Literal' || node.regex === undefined || node.regex === null) return;
      const { pattern, flags } = node.regex;
      const id = `/${pattern}/${flags}`;
      if (!found.has(id)) found.set(id, { file: name, pattern, flags });
    });
  }
  return [...found.values()];
}

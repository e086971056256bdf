// Mutants of the core: what could be changed in it, and the core with some of those changes built in, each behind a switch.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { filesBelow, root } from '../../bundle.mjs';

/** @typedef {import('@stryker-mutator/api/core').Mutant} Mutant */

const silent = () => undefined;
const logger = /** @type {any} */ ({
  isDebugEnabled: () => false,
  isTraceEnabled: () => false,
  ...Object.fromEntries(['debug', 'info', 'trace', 'warn', 'error', 'fatal'].map((level) => [level, silent])),
});
/** @param {readonly string[]} excludedMutations */
const options = (excludedMutations = []) => /** @type {any} */ ({ plugins: null, excludedMutations, ignorers: [] });
/** All kinds of mutants but those that take the place of a block or of a function. */
const smaller = [
  ...['ArithmeticOperator', 'ArrayDeclaration', 'AssignmentOperator', 'BooleanLiteral', 'ConditionalExpression', 'EqualityOperator'],
  ...[
    'LogicalOperator',
    'MethodExpression',
    'ObjectLiteral',
    'OptionalChaining',
    'Regex',
    'StringLiteral',
    'UnaryOperator',
    'UpdateOperator',
  ],
];

/** Every mutant of the core that Stryker's mutators make. @returns {Promise<readonly Mutant[]>} */
export async function allMutants() {
  return (await instrument(wholeCore())).mutants;
}

/**
 * The core with a switch for each of its blocks and short functions, of which `globalThis.__stryker__.mutantCoverage` counts what runs, and where
 * each is. What stands in no block runs when its file is loaded.
 */
export async function withBlocks() {
  const { files, mutants } = await instrument(wholeCore(), options(smaller));
  return { contents: new Map(files.map(({ name, content }) => [name, content])), blocks: mutants };
}

function wholeCore() {
  const files = filesBelow('src/core', '.ts').filter((file) => !file.endsWith('.d.ts'));
  return files.map((file) => ({ file, mutate: true }));
}

/**
 * The files that these mutants are in, with all of them built in; `globalThis.__stryker__.activeMutant` is the id of the one that acts.
 * @param {readonly Mutant[]} chosen
 */
export async function withMutants(chosen) {
  const names = [...new Set(chosen.map(({ fileName }) => fileName))];
  const ranges = names.map((name) => ({
    file: path.relative(root, name),
    mutate: chosen.filter(({ fileName }) => fileName === name).map(({ location }) => location),
  }));
  const { files, mutants } = await instrument(ranges);
  // A range holds smaller mutants, too.
  const ids = chosen.map((one) => mutants.find((other) => placeOf(other) === placeOf(one))?.id);
  return { contents: new Map(files.map(({ name, content }) => [name, content])), ids };
}

/** What tells a mutant from all others. @param {Mutant} mutant */
const placeOf = ({ fileName, location, mutatorName, replacement }) => JSON.stringify([fileName, location, mutatorName, replacement]);

/** @param {readonly { file: string, mutate: any }[]} files */
function instrument(files, chosen = options()) {
  const read = files.map(({ file, mutate }) => {
    const name = path.join(root, file);
    return { name, mutate, content: readFileSync(name, 'utf8') };
  });
  return new Instrumenter(logger).instrument(read, chosen);
}

import { type AnyNode, parse } from 'acorn';
import { walk } from '../linear/expressions';

const COUNT = 'lecternWork.steps++';

/** What the instrumented code calls. */
export interface Work {
  steps: number;
  /** Counts the elements of what is spread or put into a set, and gives it back. */
  through<T>(value: T): T;
  /** The functions of our core, by their file and name; `saw` gets the place of one here and its first argument. */
  names: readonly string[];
  saw(at: number, argument: unknown): void;
}

/**
 * JavaScript that counts its own steps in `globalThis.lecternWork`: one for each call of a function and each round of a loop, and for each
 * spread, `new Set` and `new Map` the elements that it goes through. Such a count is the same in each run, on any machine.
 */
export function instrument(code: string): string {
  const inserts: { readonly at: number; readonly text: string; readonly isEnd: boolean }[] = [];
  const around = ({ start, end }: AnyNode, before: string, after: string): void => {
    inserts.push({ at: start, text: before, isEnd: false }, { at: end, text: after, isEnd: true });
  };
  const inBlock = (body: AnyNode): void => {
    const statements = body.type === 'BlockStatement' ? (body.body as (AnyNode & { directive?: string })[]) : [];
    const directive = statements.findLast((one) => typeof one.directive === 'string');
    if (body.type === 'BlockStatement') inserts.push({ at: directive?.end ?? body.start + 1, text: `;${COUNT};`, isEnd: true });
    else around(body, `{${COUNT};`, '}');
  };
  const files = [...code.matchAll(/^\/\/ src\/(core\/.*\.ts)$|^\/\/ \S+\.\w+$/gm)].map(({ index, 1: file }) => ({ index, file }));
  const tree = parse(code, { ecmaVersion: 'latest', sourceType: 'script', allowReturnOutsideFunction: true });
  const names: string[] = [];
  for (const node of tree.body) {
    const [first] = node.type === 'FunctionDeclaration' ? node.params : [];
    const file = files.findLast(({ index }) => index < node.start)?.file;
    if (node.type !== 'FunctionDeclaration' || first?.type !== 'Identifier' || file === undefined) continue;
    inserts.push({ at: node.body.start + 1, text: `lecternWork.saw(${names.length}, ${first.name});`, isEnd: true });
    // A bundle numbers what has the same name.
    names.push(`${file} ${node.id.name.replace(/\d+$/, '')}`);
  }
  walk(tree, (node) => {
    switch (node.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
        return inBlock(node.body);
      case 'ArrowFunctionExpression':
        return node.body.type === 'BlockStatement' ? inBlock(node.body) : around(node.body, `(${COUNT}, `, ')');
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        return inBlock(node.body);
      case 'SpreadElement':
        return around(node.argument, 'lecternWork.through(', ')');
      case 'NewExpression': {
        const [from] = node.arguments;
        if (
          node.callee.type === 'Identifier' &&
          /^(?:Set|Map)$/.test(node.callee.name) &&
          from !== undefined &&
          from.type !== 'SpreadElement'
        )
          around(from, 'lecternWork.through(', ')');
      }
    }
  });
  // At one place what ends there comes before what starts there, the inner end before the outer and the outer start before the inner.
  const sorted = inserts
    .map((one, order) => ({ ...one, order }))
    .sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd) || (a.isEnd ? b.order - a.order : a.order - b.order));
  let [out, from] = [`lecternWork.names = ${JSON.stringify(names)};`, 0];
  for (const { at, text } of sorted) {
    out += code.slice(from, at) + text;
    from = at;
  }
  return out + code.slice(from);
}

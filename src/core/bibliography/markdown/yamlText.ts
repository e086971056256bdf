import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node } from 'yaml';
import { finished } from '../../steps';
import { yamlDocument } from '../../yamlDocument';

/** A value in a YAML text with its line, from 1 in the file that holds the text. */
export interface Located {
  readonly value: string;
  readonly line: number;
}

/** A YAML text that was read as far as it could be. */
export interface YamlText {
  /** All scalars at `path` and below: of one value, of a list, of a map of lists; `*` in the path stands for any key. */
  strings(path: readonly string[]): readonly Located[];
  /** The value of `name` in each map of the list at `path`. */
  itemsOf(path: readonly string[], name: string): readonly Located[];
  /** The line of what is at `path`; undefined where nothing does. */
  line(path: readonly string[]): number | undefined;
  readonly errors: readonly { readonly line: number; readonly message: string }[];
}

/** No project file is longer; the bounds keep hostile files cheap. */
const LONGEST = 1_000_000;
const MOST_NODES = 200_000;
const MOST_ALIASES = 20;
const DEEPEST = 12;

/** Reads YAML that starts on line `firstLine` of its file; malformed YAML yields errors and whatever comes before and beside them. */
export function readYaml(text: string, firstLine = 1): YamlText {
  const lineCounter = new LineCounter();
  const source = text.slice(0, LONGEST);
  const { document, faults } = finished(yamlDocument(source, lineCounter, { strict: false, uniqueKeys: false, logLevel: 'silent' }));
  const lineOf = (offset: number) => lineCounter.linePos(offset).line + firstLine - 1;
  const reach = nodeReach(document);
  const located = (nodes: readonly Node[]) => scalars(nodes, reach).map(({ value, offset }) => ({ value, line: lineOf(offset) }));
  const errors = faults.map(({ offset, message }) => ({ line: lineOf(offset), message }));
  return {
    errors,
    strings(path) {
      const found = located(nodesAt(document.contents, path, reach));
      const [name] = path;
      if (found.length === 0 && errors.length > 0 && path.length === 1 && name !== undefined) return lineOnly(source, name, firstLine);
      return found;
    },
    itemsOf(path, name) {
      const lists = nodesAt(document.contents, path, reach);
      const items = lists.flatMap((node) => (isSeq(node) ? node.items : []));
      return items.flatMap((item) => located(nodesAt(item, [name], reach).slice(0, 1)));
    },
    line(path) {
      const [node] = nodesAt(document.contents, path, reach);
      return node && lineOf(node.range?.[0] ?? 0);
    },
  };
}

/** The node at a place, or the one that an alias there refers to; none after more aliases than anyone writes by hand. */
type Reach = (node: unknown) => Node | undefined;

function nodeReach(document: Document.Parsed): Reach {
  let nodes = 0;
  let aliases = 0;
  return (node) => {
    nodes += 1;
    if (nodes > MOST_NODES) return undefined;
    if (isMap(node) || isSeq(node) || isScalar(node)) return node;
    aliases += 1;
    return isAlias(node) && aliases <= MOST_ALIASES ? node.resolve(document) : undefined;
  };
}

function nodesAt(root: unknown, path: readonly string[], reach: Reach): Node[] {
  let nodes = [reach(root)];
  for (const key of path) {
    const pairs = nodes.flatMap((node) => (isMap(node) ? node.items : []));
    nodes = pairs.filter((pair) => key === '*' || keyOf(pair.key) === key).map((pair) => reach(pair.value));
  }
  return nodes.filter((node) => node !== undefined);
}

/** The scalars below these nodes that are not empty, in their order. */
function scalars(nodes: readonly Node[], reach: Reach): { readonly value: string; readonly offset: number }[] {
  const found: { value: string; offset: number }[] = [];
  const collect = (node: Node | undefined, depth: number): void => {
    if (depth > DEEPEST) return;
    if (isSeq(node)) for (const item of node.items) collect(reach(item), depth + 1);
    else if (isMap(node)) for (const pair of node.items) collect(reach(pair.value), depth + 1);
    else if (isScalar(node) && node.value !== null && node.value !== '') {
      found.push({ value: String(node.value), offset: node.range?.[0] ?? 0 });
    }
  };
  for (const node of nodes) collect(node, 0);
  return found;
}

function keyOf(key: unknown): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}

/** `name: value` on a line of its own, for texts whose structure is lost. */
function lineOnly(text: string, name: string, firstLine: number): Located[] {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`${name}:`));
  const value = lines[at]
    ?.slice(name.length + 1)
    .trim()
    .replace(/^["']|["']$/g, '');
  return value === undefined || value === '' || /^[[{|>&*!]/.test(value) ? [] : [{ value, line: at + firstLine }];
}

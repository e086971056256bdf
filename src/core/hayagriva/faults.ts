import * as l10n from '@vscode/l10n';
import { isMap, isNode, isScalar, isSeq, type Scalar, type YAMLMap } from 'yaml';
import { fieldFault, knownFields, type Value } from './fieldFaults';

/** Something in an entry that Hayagriva rejects; the message is a sentence without its full stop. */
export interface Fault {
  /** Its offset in the text; undefined for something missing. */
  readonly offset: number | undefined;
  readonly message: string;
}

/** The most levels of parents checked. */
const DEEPEST = 20;

/**
 * Everything in an entry and its parents that Hayagriva certainly rejects. Nothing that Typst's compiler accepts is ever reported; a test
 * checks this against the compiler.
 */
export function faultsOf(entry: YAMLMap, key: string, isParent = false, depth = 0): readonly Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const { key: name, value } of entry.items) {
    if (!isScalar(name) || typeof name.value !== 'string') continue;
    const field = name.value;
    const offset = name.range?.[0];
    if (seen.has(field) && knownFields.has(field)) faults.push({ offset, message: l10n.t('“{0}” has the field “{1}” twice', key, field) });
    seen.add(field);
    const at = (isNode(value) ? value.range?.[0] : undefined) ?? offset;
    const message = fieldFault(field, dataOf(value));
    if (message !== undefined) faults.push({ offset: at, message: l10n.t('“{0}”: {1}', key, message) });
    if (field !== 'parent' || depth >= DEEPEST) continue;
    for (const parent of isSeq(value) ? value.items : [value])
      if (isMap(parent)) faults.push(...faultsOf(parent as YAMLMap, key, true, depth + 1));
  }
  const hasType = entry.items.some(({ key: name, value }) => isScalar(name) && name.value === 'type' && dataOf(value) !== null);
  if (!isParent && !hasType) faults.push({ offset: undefined, message: l10n.t('“{0}” has no “type”', key) });
  return faults;
}

/**
 * A node as plain data, with numbers, booleans and null distinguished from text as in YAML 1.2; `undefined` for an alias, whose value is
 * not looked up.
 */
function dataOf(node: unknown, depth = 0): Value {
  if (node === null) return null;
  if (isScalar(node)) return scalarOf(node);
  if (depth > DEEPEST) return undefined;
  if (isSeq(node)) return node.items.map((one) => dataOf(one, depth + 1));
  if (!isMap(node)) return undefined;
  return new Map(node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', dataOf(value, depth + 1)]));
}

function scalarOf({ value, type, tag }: Scalar): Value {
  const text = typeof value === 'string' ? value : '';
  if (type !== 'PLAIN' || tag !== undefined) return text;
  if (/^(?:|~|null|Null|NULL)$/.test(text)) return null;
  if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(text)) return text.toLowerCase() === 'true';
  return /^-?(?:0|[1-9]\d{0,15})(?:\.\d{1,20})?$/.test(text) ? { number: text } : text;
}

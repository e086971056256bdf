import * as l10n from '@vscode/l10n';
import { isMap, isNode, isScalar, isSeq, type Scalar, type YAMLMap } from 'yaml';
import { fieldFault, knownFields, type Value } from './fieldFaults';

/** Something in an entry that Hayagriva refuses; the message is a sentence without its full stop. */
export interface Fault {
  /** Where it is in the text; undefined for what is missing. */
  readonly offset: number | undefined;
  readonly message: string;
}

/** Parents of parents that are looked at. */
const DEEPEST = 20;

/** What Hayagriva refuses in an entry and its parents, for certain: what Typst's compiler takes is never named (a test holds it against that). */
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

/** A node as plain data in which numbers, truth values and nothing are distinguished from text as in YAML 1.2; `undefined` for an alias, which may be anything. */
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

import type { Paper } from '../corpus/paper';
import { type CslItem, setMembers } from '../record/cslItem';
import { isPaper, itemId, type RenderedReference } from './renderer';
import type { RichNode, RichText } from './richText';

/** The members of an entry set (biblatex's `@set`), which are printed together; undefined for any other item, and for a set of one. */
export function membersIn(item: Paper | CslItem): readonly CslItem[] | undefined {
  const members = isPaper(item) ? undefined : item[setMembers];
  return members !== undefined && members.length > 1 ? members : undefined;
}

/**
 * Returns a function that gives each set in a reference list the references of all its members; `body` formats one member. Call this before
 * the list is made.
 */
export function withMembers(
  items: readonly (Paper | CslItem)[],
  body: (item: CslItem) => RichText,
): (references: readonly RenderedReference[]) => readonly RenderedReference[] {
  const sets = new Map<string, RichText>();
  for (const item of items) {
    const members = membersIn(item);
    if (members !== undefined && !sets.has(itemId(item))) sets.set(itemId(item), joined(members.map(body)));
  }
  if (sets.size === 0) return (references) => references;
  return (references) => references.map((one) => ({ ...one, body: sets.get(one.id) ?? one.body }));
}

/** Joins references with a semicolon in place of the full stop, as biblatex's `\entrysetpunct` does. */
function joined(bodies: readonly RichText[]): RichText {
  return bodies.flatMap((body, at) => (at === bodies.length - 1 ? body : [...withoutStop(body), '; ']));
}

function withoutStop(rich: RichText): RichText {
  const last = rich.at(-1);
  return last === undefined ? rich : [...rich.slice(0, -1), ...stopped(last)];
}

function stopped(node: RichNode): RichText {
  if (typeof node !== 'string') return [{ ...node, children: withoutStop(node.children) }];
  const text = node.trimEnd();
  return [text.endsWith('.') ? text.slice(0, -1) : text];
}

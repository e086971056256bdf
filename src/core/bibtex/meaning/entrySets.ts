import type { Entry } from '../reading/entry';

/** The keys that a set (`@set`) lists in its `entryset`, as it lists them; none for other entries. */
export function listedMembers({ type, fields }: Pick<Entry, 'type' | 'fields'>): readonly string[] {
  if (type !== 'set') return [];
  const listed = fields.find((field) => field.name === 'entryset')?.value.split(',') ?? [];
  return [...new Set(listed.map((member) => member.trim()).filter((member) => member !== ''))];
}

/** The members of a set that `find` knows, in its order. As in biber, the missing are left out and a set is no member of another. */
export function membersOf(set: Pick<Entry, 'type' | 'fields'>, find: (key: string) => Entry | undefined): readonly Entry[] {
  return listedMembers(set).flatMap((key) => {
    const member = find(key);
    return member === undefined || member.type === 'set' ? [] : [member];
  });
}

/** A set as it can be cited. */
export interface CitableSet {
  readonly key: string;
  /** As it lists them. */
  readonly members: readonly string[];
}

/** The sets among entries that have a key and list a member. */
export function setsIn(entries: readonly Entry[]): readonly CitableSet[] {
  return entries
    .filter(({ type, key }) => type === 'set' && key !== '')
    .map((entry) => ({ key: entry.key, members: listedMembers(entry) }))
    .filter(({ members }) => members.length > 0);
}

/** The keys of the sets that cite each entry together with others, by the entry's key; one yield for each entry. */
export function* setsOf(entries: Iterable<Entry>): Generator<void, ReadonlyMap<string, readonly string[]>> {
  const sets = new Map<string, string[]>();
  for (const entry of entries) {
    yield;
    for (const member of listedMembers(entry)) sets.set(member, [...(sets.get(member) ?? []), entry.key]);
  }
  return sets;
}

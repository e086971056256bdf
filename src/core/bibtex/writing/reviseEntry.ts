import { largest } from '../../largest';
import type { TextEdit } from '../../text';
import type { Entry, Field } from '../reading/entry';
import { skipSpace } from '../reading/lexis';
import type { DraftField } from './draft';
import { cased, formatField, formatValue, type Style } from './format';

/** What is to change in an entry; all else stays as it is, byte for byte. */
export interface EntryRevision {
  /** Its new type. */
  readonly type?: string;
  /** Fields to have these values: in their places, or at the end where the entry has none of that name. */
  readonly set: readonly DraftField[];
  /** Fields that get another name, in lower case. */
  readonly rename?: Readonly<Record<string, string>>;
  /** Fields to go, in lower case. */
  readonly remove?: ReadonlySet<string>;
}

/** The edits of `text` that revise its entry, in the style of the file; empty where it says all that already. */
export function planRevision(
  text: string,
  entry: Entry,
  { type, set, rename = {}, remove = new Set() }: EntryRevision,
  style: Style,
): readonly TextEdit[] {
  const fields = entry.fields;
  const nameOf = (field: Field): string => rename[field.name] ?? field.name;
  const kept = fields.filter((field) => !remove.has(field.name));
  const here = new Map(kept.map((field) => [nameOf(field), field]));
  const values = set.flatMap((draft) => {
    const field = here.get(draft.name.toLowerCase());
    return field === undefined || field.value === draft.value
      ? []
      : [{ offset: field.valueOffset, length: field.valueLength, text: formatValue(draft, style) }];
  });
  const names = kept
    .filter((field) => nameOf(field) !== field.name)
    .map((field) => ({ offset: field.offset, length: field.name.length, text: cased(nameOf(field), style.fieldCase) }));
  const added = set.filter(({ name }) => !here.has(name.toLowerCase()));
  return [
    ...typeEdit(text, entry, type, style),
    ...names,
    ...values,
    ...removals(fields, remove),
    ...additions(text, entry, kept, added, style),
  ]
    .filter(({ offset, length, text: inserted }) => text.slice(offset, offset + length) !== inserted)
    .sort((a, b) => a.offset - b.offset || a.length - b.length);
}

function typeEdit(text: string, entry: Entry, type: string | undefined, style: Style): readonly TextEdit[] {
  if (type === undefined || type === entry.type) return [];
  return [{ offset: skipSpace(text, entry.offset + 1), length: entry.type.length, text: cased(type, style.typeCase) }];
}

/** A field goes with all up to the next one; those at the end go with the comma before them. */
function removals(fields: readonly Field[], remove: ReadonlySet<string>): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = 0; at < fields.length; at++) {
    const first = fields[at];
    if (first === undefined || !remove.has(first.name)) continue;
    let last = at;
    while (remove.has(fields[last + 1]?.name ?? '')) last++;
    const before = fields[at - 1];
    const start = fields[last + 1] === undefined && before !== undefined ? endOf(before) : first.offset;
    const lastField = fields[last] ?? first;
    edits.push({ offset: start, length: (fields[last + 1]?.offset ?? endOf(lastField)) - start, text: '' });
    at = last;
  }
  return edits;
}

/** After the last field that stays, each on its own line where the entry's fields are. */
function additions(text: string, entry: Entry, kept: readonly Field[], added: readonly DraftField[], style: Style): readonly TextEdit[] {
  if (added.length === 0) return [];
  const last = kept.at(-1);
  const isOnLines = /[\r\n]/.test(text.slice(entry.offset, entry.offset + entry.length));
  const widest = largest(
    kept.map(({ name }) => name.length),
    0,
  );
  const lead = isOnLines ? `${style.eol}${style.indent}` : ' ';
  const written = added.map((field) => `${lead}${formatField(field, style, widest)}`);
  if (last !== undefined) return [{ offset: endOf(last), length: 0, text: written.map((one) => `,${one}`).join('') }];
  const keyEnd = entry.keyOffset + entry.key.length;
  const comma = text.slice(keyEnd, entry.offset + entry.length).indexOf(',');
  const hasComma = comma !== -1;
  const offset = keyEnd + comma + 1;
  return [{ offset, length: 0, text: `${hasComma ? '' : ','}${written.join(',')}` }];
}

const endOf = ({ offset, length }: Field): number => offset + length;

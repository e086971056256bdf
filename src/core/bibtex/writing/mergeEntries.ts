import type { TextEdit } from '../../text';
import type { Entry, Field } from '../reading/entry';
import type { DraftField } from './draft';
import type { Style } from './format';
import { removeEntries } from './removeEntries';
import { planRevision } from './reviseEntry';

/** Fields that say the same in BibTeX and biblatex (biblatex's manual, section 2.2.5 and 3.2.1): who has one lacks none of the others. */
const SAME: readonly (readonly string[])[] = [
  ['journal', 'journaltitle'],
  ['date', 'year', 'month'],
  ['address', 'location'],
  ['school', 'institution'],
  ['annote', 'annotation'],
  ['archiveprefix', 'eprinttype'],
];

/** Takes an entry out of a bibliography and gives another one of the same work the fields that it lacks; what that has stays as it is. */
export function planMerge(text: string, kept: Entry, repeated: Entry, style: Style): readonly TextEdit[] {
  const own = new Set(kept.fields.map(({ name }) => name));
  const namesake = (name: string): readonly string[] => SAME.find((names) => names.includes(name)) ?? [name];
  const lacking = repeated.fields.filter(({ name }) => name !== 'ids' && !namesake(name).some((one) => own.has(one)));
  const revision = { set: lacking.map((field) => draftOf(text, field)) };
  return [...planRevision(text, kept, revision, style), ...removeEntries(text, [repeated])].sort((a, b) => a.offset - b.offset);
}

/** A field as it is written: strings by their names. */
function draftOf(text: string, { name, value, valueOffset, valueLength }: Field): DraftField {
  const raw = text.slice(valueOffset, valueOffset + valueLength);
  return /[{"]/.test(raw) && !raw.includes('#') ? { name, value } : { name, value: raw, bare: true };
}

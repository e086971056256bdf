import type { Entry, Field } from '../reading/entry';
import { type LetterCase, plainStyle, type Style } from './format';

/** So many entries, spread over the file, say how it is written. */
const sampleSize = 60;

/** How the file `text` with `entries` is written; `plainStyle` where it does not say. */
export function styleOf(text: string, entries: readonly Entry[]): Style {
  const step = Math.max(1, Math.ceil(entries.length / sampleSize));
  const sample = entries.filter((_, i) => i % step === 0).map((entry) => ({ entry, fields: entry.fields }));
  const several = sample.filter(
    ({ entry, fields }) => fields.length > 0 && /[\r\n]/.test(text.slice(entry.offset, entry.offset + entry.length)),
  );
  const fields = several.flatMap((one) => one.fields);
  const eol = endOfLine(text);
  if (several.length === 0) return { ...plainStyle, eol };
  return {
    indent: most(fields.map((field) => indentOf(text, field)).filter((indent) => indent !== undefined)) ?? plainStyle.indent,
    delimiters: most(fields.map((field) => delimiterOf(text, field)).filter((one) => one !== undefined)) ?? plainStyle.delimiters,
    equals: equalsOf(
      text,
      several.map((one) => one.fields),
    ),
    gap: most(fields.map((field) => gapOf(text, field))) ?? plainStyle.gap,
    trailingComma: most(several.map(({ entry, fields: own }) => /,\s*[})]$/.test(tail(text, entry, own)))) ?? plainStyle.trailingComma,
    bareNumbers:
      most(fields.filter((field) => /^\d+$/.test(field.value)).map((field) => field.valueLength === field.value.length)) ??
      plainStyle.bareNumbers,
    eol,
    typeCase: caseOf(several.map(({ entry }) => text.slice(entry.offset + 1, entry.offset + 1 + entry.type.length))),
    fieldCase: caseOf(fields.map((field) => text.slice(field.offset, field.offset + field.name.length))),
    names: namesOf(
      text,
      several.map((one) => one.fields),
    ),
    closeOnOwnLine:
      most(several.map(({ entry, fields: own }) => /[\r\n][^\S\r\n]*[})]$/.test(tail(text, entry, own)))) ?? plainStyle.closeOnOwnLine,
    blankLines:
      most(
        entries
          .slice(1, sampleSize)
          .map((entry, i) => blankLinesBetween(text, entries[i], entry))
          .filter((n) => n !== undefined),
      ) ?? plainStyle.blankLines,
  };
}

/** What comes after an entry's last field. */
function tail(text: string, entry: Entry, fields: readonly Field[]): string {
  const last = fields.at(-1) ?? entry;
  return text.slice(last.offset + last.length, entry.offset + entry.length);
}

function endOfLine(text: string): '\n' | '\r\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** What comes before a field on its line; undefined where other things do. */
function indentOf(text: string, field: Field): string | undefined {
  return /[\r\n]([ \t]*)$/.exec(text.slice(Math.max(0, field.offset - 40), field.offset))?.[1];
}

function delimiterOf(text: string, field: Field): 'brace' | 'quote' | undefined {
  const c = text[field.valueOffset];
  return c === '{' ? 'brace' : c === '"' ? 'quote' : undefined;
}

function gapOf(text: string, field: Field): string {
  return /=([ \t]*)$/.exec(text.slice(field.offset, field.valueOffset))?.[1] ?? ' ';
}

function equalsOf(text: string, entries: readonly (readonly Field[])[]): Style['equals'] {
  const columnOf = (field: Field): number => text.slice(field.offset, field.valueOffset).indexOf('=');
  const columns = entries.map((fields) => fields.map(columnOf));
  const aligned = columns.filter(
    (own, i) => own.length > 2 && new Set(own).size === 1 && new Set(entries[i]?.map((field) => field.name.length)).size > 1,
  );
  if (aligned.length > entries.length / 2) {
    if (new Set(aligned.map((own) => own[0])).size === 1) return aligned[0]?.[0] ?? 'spaced';
    return 'widest';
  }
  const tight = entries.flat().map((field) => columnOf(field) === field.name.length);
  return most(tight) === true ? 'tight' : 'spaced';
}

function caseOf(words: readonly string[]): LetterCase {
  return (
    most(
      words.map((word) =>
        word === word.toLowerCase() ? 'lower' : word === word.toUpperCase() ? 'upper' : /^\p{Lu}/u.test(word) ? 'title' : 'lower',
      ),
    ) ?? 'lower'
  );
}

/** The spellings of the field names, ordered by where in their entries they are on average. */
function namesOf(text: string, entries: readonly (readonly Field[])[]): ReadonlyMap<string, string> {
  const known = new Map<string, { spelling: string; sum: number; count: number }>();
  for (const fields of entries) {
    fields.forEach((field, i) => {
      const spelling = text.slice(field.offset, field.offset + field.name.length);
      const one = known.get(field.name) ?? { spelling, sum: 0, count: 0 };
      known.set(field.name, { spelling: one.spelling, sum: one.sum + i / fields.length, count: one.count + 1 });
    });
  }
  const ordered = [...known].sort(([, a], [, b]) => a.sum / a.count - b.sum / b.count);
  return new Map(ordered.map(([name, { spelling }]) => [name, spelling]));
}

/** Blank lines from the end of one entry to the next; undefined where other text is between. */
function blankLinesBetween(text: string, before: Entry | undefined, entry: Entry): number | undefined {
  if (before === undefined) return undefined;
  const between = text.slice(before.offset + before.length, entry.offset);
  return /\S/.test(between) ? undefined : Math.max(0, between.split(/\r\n|\r|\n/).length - 2);
}

/** The most frequent of `values`, of equally frequent ones the first. */
function most<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | undefined;
  for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  return best;
}

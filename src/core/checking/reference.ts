import { latexToText } from '../bibtex/latex/latexText';
import type { FieldValues } from '../bibtex/meaning/inherit';
import { paperOfEntry } from '../bibtex/meaning/toPaper';
import type { Entry } from '../bibtex/reading/entry';
import type { Paper } from '../corpus/paper';

/** An entry as the checks see it: its paper, and its fields as plain text. */
export interface Reference {
  readonly entry: Entry;
  readonly paper: Paper;
  /** The value of a field as text; empty where the entry has none. */
  text(name: string): string;
  /** The value of a field as written; empty where the entry has none. */
  written(name: string): string;
  /** The year that the entry states; undefined where it states none or several. */
  readonly year: number | undefined;
  /** The journal's or the proceedings' name; empty where the entry names none. */
  readonly venue: string;
}

/** What a check found; `code` is stable, `message` a sentence for the user. */
export interface Objection {
  readonly code: string;
  readonly message: string;
}

/** Reads an entry for the checks; `fields` are its values as written, inherited ones among them. */
export function referenceOf(entry: Entry, fields: FieldValues): Reference {
  const written = (name: string): string => fields.get(name)?.trim() ?? '';
  const text = (name: string): string => latexToText(written(name)).trim();
  return {
    entry,
    paper: paperOfEntry(entry, '', fields),
    text,
    written,
    year: yearIn(written('date') || written('year')),
    venue: ['journaltitle', 'journal', 'booktitle'].map(text).find((name) => name !== '') ?? '',
  };
}

/** The one year in a text such as `2014`, `{2014}` or `2014-09`; a range, "in press" and years of other lengths give none. */
function yearIn(text: string): number | undefined {
  const year = /^\{*(\d{4})\}*(?:-\d{2}){0,2}$/.exec(text)?.[1];
  return year === undefined ? undefined : Number(year);
}

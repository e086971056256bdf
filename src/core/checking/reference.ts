import { latexToText } from '../bibtex/latex/latexText';
import type { FieldValues } from '../bibtex/meaning/inherit';
import { paperOfEntry } from '../bibtex/meaning/toPaper';
import type { Entry } from '../bibtex/reading/entry';
import type { Paper } from '../corpus/paper';

/** A bibliography entry prepared for the checks: as a paper, and with its fields as plain text. */
export interface Reference {
  readonly entry: Entry;
  readonly paper: Paper;
  /** A field's value as plain text; empty if the entry lacks the field. */
  text(name: string): string;
  /** A field's value as written; empty if the entry lacks the field. */
  written(name: string): string;
  /** The year of the entry; undefined if it gives none or several. */
  readonly year: number | undefined;
  /** The name of the journal or the proceedings; empty if the entry gives none. */
  readonly venue: string;
}

/** An objection to a reference; `code` is stable, `message` is a sentence for the user. */
export interface Objection {
  readonly code: string;
  readonly message: string;
}

/** Prepares an entry for the checks; `fields` are its values as written, including inherited ones. */
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

/** The year of a text such as `2014`, `{2014}` or `2014-09`; undefined for anything else, such as a range or "in press". */
function yearIn(text: string): number | undefined {
  const year = /^\{*(\d{4})\}*(?:-\d{2}){0,2}$/.exec(text)?.[1];
  return year === undefined ? undefined : Number(year);
}

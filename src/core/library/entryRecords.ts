import { membersOf } from '../bibtex/meaning/entrySets';
import { type FieldValues, inheritance } from '../bibtex/meaning/inherit';
import type { Entry } from '../bibtex/reading/entry';
import type { Strings } from '../bibtex/reading/strings';
import { type CslItem, setMembers } from '../record/cslItem';
import { entryToCsl } from '../record/entryRecord';

/** The entries of one file, also by key, and its @string definitions. */
export interface EntryFile {
  readonly entries: readonly Entry[];
  readonly entryByKey: ReadonlyMap<string, Entry>;
  readonly strings: Strings | undefined;
}

/**
 * The records of a .bib file's entries, each made once. Strings and parents may come from the files `beside` it, which BibTeX reads as one
 * with it; biblatex's localisation keys are written in `language`.
 */
export class EntryRecords {
  private readonly records = new Map<string, CslItem>();
  private readonly valuesOf: (entry: Entry) => FieldValues;

  constructor(
    private readonly file: EntryFile,
    private readonly beside: readonly EntryFile[],
    private readonly language: string,
  ) {
    this.valuesOf = inheritance(
      () => [file, ...beside].flatMap(({ entries }) => entries),
      (name) => beside.map(({ strings }) => strings?.resolve(name, Number.POSITIVE_INFINITY)).find((value) => value !== undefined),
    );
  }

  /** Whether the records were made with exactly these other files and in this language. */
  isFor(files: readonly EntryFile[], language: string): boolean {
    return language === this.language && files.length === this.beside.length && files.every((file, at) => file === this.beside[at]);
  }

  /**
   * The record of the entry with this key, undefined if there is none; for an entry set that of its first member, with all members' records
   * under `setMembers`.
   */
  of(key: string): CslItem | undefined {
    const entry = this.file.entryByKey.get(key);
    if (entry === undefined) return undefined;
    const known = this.records.get(key);
    if (known !== undefined) return known;
    const record = this.setRecord(entry) ?? this.entryRecord(entry);
    this.records.set(key, record);
    return record;
  }

  private entryRecord(entry: Entry): CslItem {
    return { ...entryToCsl(entry, this.valuesOf(entry), this.language), id: entry.key };
  }

  private setRecord(entry: Entry): CslItem | undefined {
    const find = (key: string): Entry | undefined =>
      [this.file, ...this.beside].map(({ entryByKey }) => entryByKey.get(key)).find((one) => one !== undefined);
    const members = membersOf(entry, find).map((member) => this.entryRecord(member));
    return members[0] === undefined ? undefined : { ...members[0], id: entry.key, [setMembers]: members };
  }
}

import { membersOf } from '../bibtex/meaning/entrySets';
import { type FieldValues, inheritance } from '../bibtex/meaning/inherit';
import type { Entry } from '../bibtex/reading/entry';
import type { Strings } from '../bibtex/reading/strings';
import { type CslItem, setMembers } from '../record/cslItem';
import { entryToCsl } from '../record/entryRecord';

/** The entries of one file, by key too, and the strings that it defines. */
export interface EntryFile {
  readonly entries: readonly Entry[];
  readonly entryByKey: ReadonlyMap<string, Entry>;
  readonly strings: Strings | undefined;
}

/** The records of a .bib file's entries, each made once, with the strings and parents of the files beside it, which BibTeX reads as one; biblatex's localisation keys come in `language`. */
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

  /** Whether the records were made beside just these files, and in this language. */
  isFor(files: readonly EntryFile[], language: string): boolean {
    return language === this.language && files.length === this.beside.length && files.every((file, at) => file === this.beside[at]);
  }

  /** The record of an entry; of a set that of its first member, with the records of all of them under `setMembers`. */
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

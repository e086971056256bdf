import { type FieldValues, inheritance } from '../bibtex/meaning/inherit';
import type { Entry } from '../bibtex/reading/entry';
import type { Strings } from '../bibtex/reading/strings';
import type { CslItem } from '../record/cslItem';
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

  /** The record of an entry; of a set that of its first member which is in the file. */
  of(key: string): CslItem | undefined {
    const entry = this.file.entryByKey.get(key);
    if (entry === undefined) return undefined;
    const known = this.records.get(key);
    if (known !== undefined) return known;
    const members = entry.type === 'set' ? (this.valuesOf(entry).get('entryset')?.split(',') ?? []) : [];
    const first = members.map((member) => this.file.entryByKey.get(member.trim())).find((one) => one !== undefined && one.type !== 'set');
    const record = { ...entryToCsl(first ?? entry, this.valuesOf(first ?? entry), this.language), id: key };
    this.records.set(key, record);
    return record;
  }
}

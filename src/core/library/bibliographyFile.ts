import type { EntryPapers } from '../bibtex/meaning/papersOf';
import type { Entry } from '../bibtex/reading/entry';
import type { Strings } from '../bibtex/reading/strings';
import type { Paper } from '../corpus/paper';
import type { Problem } from '../problem';
import type { CslItem } from '../record/cslItem';
import { paperToCsl } from '../record/paperRecord';
import { EntryRecords } from './entryRecords';

/** The manuscript that a record is made for: its bibliographies, and the language of its references as a BCP 47 tag. */
export interface RecordPlace {
  readonly files?: readonly BibliographyFile[];
  readonly language?: string;
}

/** A bibliography or library file as last read. */
export interface BibliographyFile {
  readonly uri: string;
  /** The format of its entries; undefined if it has only records without a place in the text. Only BibTeX entries have fields. */
  readonly format: 'bibtex' | 'hayagriva' | undefined;
  /** The text that the entries' offsets refer to; undefined for formats without entries. */
  readonly text: string | undefined;
  readonly entries: readonly Entry[];
  readonly papers: readonly Paper[];
  /** The first paper under each key. */
  readonly byKey: ReadonlyMap<string, Paper>;
  /** The first entry under each key. */
  readonly entryByKey: ReadonlyMap<string, Entry>;
  readonly problems: readonly Problem[];
  /** The @string definitions of the file; undefined for formats without them. */
  readonly strings: Strings | undefined;
  /**
   * Everything that the file says about a key's work, as a CSL item, using the strings and parents in the manuscript's other files. The
   * same object is returned until a file changes. An entry set yields its first member, with all members under `setMembers`.
   */
  recordOf(key: string, manuscript?: RecordPlace): CslItem | undefined;
  /** Whether any entry may have additional keys (biblatex's `ids`). */
  readonly hasAliases: boolean;
}

/** A file of any format. Its indexes are built on first use, since most states of a file being edited are never queried. */
export class ReadFile implements BibliographyFile {
  readonly hasAliases: boolean;
  readonly format: 'bibtex' | 'hayagriva' | undefined;
  private papersByKey: ReadonlyMap<string, Paper> | undefined;
  /** The records in formats other than BibTeX. */
  private readonly records: Map<string, CslItem>;
  private alone: EntryRecords | undefined;
  private beside: EntryRecords | undefined;
  private entriesByKey: ReadonlyMap<string, Entry> | undefined;

  constructor(
    readonly uri: string,
    readonly papers: readonly Paper[],
    readonly problems: readonly Problem[],
    private readonly read?: Pick<EntryPapers, 'entries' | 'hasAliases' | 'text'> & { readonly strings?: Strings },
    records: ReadonlyMap<string, CslItem> = new Map(),
    format: 'bibtex' | 'hayagriva' = 'bibtex',
  ) {
    this.format = read === undefined ? undefined : format;
    this.records = new Map(records);
    this.hasAliases = read?.hasAliases ?? false;
  }

  get text(): string | undefined {
    return this.read?.text.toString();
  }

  get entries(): readonly Entry[] {
    return this.read?.entries ?? [];
  }

  get byKey(): ReadonlyMap<string, Paper> {
    this.papersByKey ??= firstOf(this.papers, (paper) => paper.citationKey);
    return this.papersByKey;
  }

  get strings(): Strings | undefined {
    return this.read?.strings;
  }

  recordOf(key: string, { files = [], language = 'en' }: RecordPlace = {}): CslItem | undefined {
    if (this.format === 'bibtex') {
      const beside = files.filter((file) => file !== this && file.format === 'bibtex');
      return this.recordsBeside(beside, language.replace(/-.*/, '')).of(key);
    }
    const known = this.records.get(key);
    const paper = known === undefined ? this.byKey.get(key) : undefined;
    if (paper === undefined) return known;
    const record = paperToCsl(paper);
    this.records.set(key, record);
    return record;
  }

  private recordsBeside(files: readonly BibliographyFile[], language: string): EntryRecords {
    this.alone ??= new EntryRecords(this, [], 'en');
    if (this.alone.isFor(files, language)) return this.alone;
    if (this.beside?.isFor(files, language) !== true) this.beside = new EntryRecords(this, files, language);
    return this.beside;
  }

  get entryByKey(): ReadonlyMap<string, Entry> {
    this.entriesByKey ??= firstOf(this.entries, (entry) => entry.key);
    return this.entriesByKey;
  }
}

function firstOf<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T> {
  const byKey = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    if (!byKey.has(key)) byKey.set(key, item);
  }
  return byKey;
}

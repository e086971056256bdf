import { type FieldValues, inheritance } from '../bibtex/meaning/inherit';
import type { EntryPapers } from '../bibtex/meaning/papersOf';
import type { Entry } from '../bibtex/reading/entry';
import type { Paper } from '../corpus/paper';
import type { Problem } from '../problem';
import type { CslItem } from '../record/cslItem';
import { entryToCsl } from '../record/entryRecord';

/** One bibliography or library file as it was last read. */
export interface BibliographyFile {
  readonly uri: string;
  /** The format of its entries; undefined where it holds records alone, which have no place. Only BibTeX's entries have fields. */
  readonly format: 'bibtex' | 'hayagriva' | undefined;
  /** The text that the entries' offsets are of; undefined for formats without entries. */
  readonly text: string | undefined;
  readonly entries: readonly Entry[];
  readonly papers: readonly Paper[];
  /** The first paper under each key. */
  readonly byKey: ReadonlyMap<string, Paper>;
  /** The first entry under each key. */
  readonly entryByKey: ReadonlyMap<string, Entry>;
  readonly problems: readonly Problem[];
  /** Everything that the file says under a key, as a CSL item: always the same object while the file stays as it is. */
  recordOf(key: string): CslItem | undefined;
  /** Whether any entry may have other keys too (biblatex's `ids`). */
  readonly hasAliases: boolean;
}

/** A file of any format; its indexes are made when they are asked for first, since most states of a file that is being edited are never looked into. */
export class ReadFile implements BibliographyFile {
  readonly hasAliases: boolean;
  readonly format: 'bibtex' | 'hayagriva' | undefined;
  private papersByKey: ReadonlyMap<string, Paper> | undefined;
  /** Of formats without entries all of them; of a .bib file those that were asked for. */
  private readonly records: Map<string, CslItem>;
  private valuesOf: ((entry: Entry) => FieldValues) | undefined;
  private entriesByKey: ReadonlyMap<string, Entry> | undefined;

  constructor(
    readonly uri: string,
    readonly papers: readonly Paper[],
    readonly problems: readonly Problem[],
    private readonly read?: Pick<EntryPapers, 'entries' | 'hasAliases' | 'text'>,
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

  recordOf(key: string): CslItem | undefined {
    const known = this.records.get(key);
    const entry = known === undefined ? this.entryByKey.get(key) : undefined;
    if (entry === undefined) return known;
    this.valuesOf ??= inheritance(this.entries);
    const record = entryToCsl(entry, this.valuesOf(entry));
    this.records.set(key, record);
    return record;
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

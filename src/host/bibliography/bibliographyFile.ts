import type { EntryPapers } from '../../core/bibtex/meaning/papersOf';
import type { Entry } from '../../core/bibtex/reading/entry';
import type { Paper } from '../../core/corpus/paper';
import type { Problem } from '../../core/problem';

/** One bibliography or library file as it was last read. */
export interface BibliographyFile {
  readonly uri: string;
  /** The text that the entries' offsets are of; undefined for formats without entries. */
  readonly text: string | undefined;
  readonly entries: readonly Entry[];
  readonly papers: readonly Paper[];
  /** The first paper under each key. */
  readonly byKey: ReadonlyMap<string, Paper>;
  /** The first entry under each key. */
  readonly entryByKey: ReadonlyMap<string, Entry>;
  readonly problems: readonly Problem[];
  /** Whether any entry may have other keys too (biblatex's `ids`). */
  readonly hasAliases: boolean;
}

/** A file of any format; its indexes are made when they are asked for first, since most states of a file that is being edited are never looked into. */
export class ReadFile implements BibliographyFile {
  readonly hasAliases: boolean;
  private papersByKey: ReadonlyMap<string, Paper> | undefined;
  private entriesByKey: ReadonlyMap<string, Entry> | undefined;

  constructor(
    readonly uri: string,
    readonly papers: readonly Paper[],
    readonly problems: readonly Problem[],
    private readonly read?: Pick<EntryPapers, 'entries' | 'hasAliases' | 'text'>,
  ) {
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

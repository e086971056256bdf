import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import type { Draft } from '../../core/bibtex/writing/draft';
import { citationKey } from '../../core/corpus/key/citationKey';
import { parseKeyPattern } from '../../core/corpus/key/keyPattern';
import type { Paper } from '../../core/corpus/paper';
import { samePapers } from '../../core/corpus/samePapers';
import type { Provenance } from '../../core/library/provenance';
import type { CslItem } from '../../core/record/cslItem';
import { draftOfRecord } from '../../core/record/recordEntry';
import { itemOfRecord } from '../../core/sources/recordItem';
import { paperOfRecord } from '../../core/sources/recordPaper';
import type { SourceRecord } from '../../core/sources/sourceRecord';
import type { LibraryService } from '../library/windowLibrary';
import { setting } from '../window/settings';
import type { PaperSource } from './paperSource';

/** Papers that are remembered; the oldest are forgotten first. */
const mostRemembered = 2000;

interface Remembered {
  readonly paper: Paper;
  readonly record: SourceRecord;
}

/** A paper that a service found; `held` is whether it is the library's own. */
export interface FoundPaper {
  readonly paper: Paper;
  readonly held: boolean;
  readonly isRetracted: boolean;
}

/** What services found in this session: opened, copied, cited and added as any other paper, while the library stays as it is. */
export class FoundPapers implements PaperSource {
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly library: LibraryService) {}

  /** Papers of records, the library's own where it has them. */
  remember(records: readonly SourceRecord[], source: string): FoundPaper[] {
    const { pattern } = parseKeyPattern(setting('citationKey.pattern'));
    const found = records.map((record) => {
      const bare = paperOfRecord(record, source);
      const isRetracted = record.isRetracted === true;
      const held = this.library.merged(bare);
      if (held !== bare) return { paper: held, held: true, isRetracted };
      const paper = { ...bare, citationKey: citationKey(bare, pattern) };
      this.remembered.delete(paper.id);
      this.remembered.set(paper.id, { paper, record });
      return { paper, held: false, isRetracted };
    });
    for (const id of this.remembered.keys()) {
      if (this.remembered.size <= mostRemembered) break;
      this.remembered.delete(id);
    }
    return found;
  }

  /** Papers that are to be cited together, each work once: services know one by different ids, and the library may have it by now. */
  distinct(papers: readonly Paper[]): readonly Paper[] {
    const same = samePapers<true>();
    const ids = new Set<string>();
    return papers.flatMap((paper) => {
      const own = this.library.get(paper.id) ?? this.library.merged(paper);
      const isOther = this.library.get(own.id) !== undefined || same.find(own) === undefined;
      if (ids.has(own.id) || !isOther) return [];
      ids.add(own.id);
      same.add(own, true);
      return [own];
    });
  }

  provenance({ id }: Paper, source: string): Provenance | undefined {
    return this.get(id)?.sources.includes(source) === true ? { kind: 'service', name: source } : undefined;
  }

  get(id: string): Paper | undefined {
    return this.remembered.get(id)?.paper;
  }

  record(id: string): SourceRecord | undefined {
    return this.remembered.get(id)?.record;
  }

  /** The library's own paper, once it has that, has other sources: what they say counts then. */
  async item({ id, sources }: Paper): Promise<CslItem | undefined> {
    const known = this.remembered.get(id);
    return known?.paper.sources.some((source) => sources.includes(source)) ? itemOfRecord(known.record, id) : undefined;
  }

  async drafts(papers: readonly Paper[], dialect: Dialect): Promise<ReadonlyMap<string, Draft>> {
    const drafts = new Map<string, Draft>();
    for (const paper of papers) {
      const item = await this.item(paper);
      if (item !== undefined) drafts.set(paper.id, draftOfRecord(item, paper.citationKey, dialect));
    }
    return drafts;
  }
}

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

/** Papers remembered; the oldest are forgotten first. */
const mostRemembered = 2000;

interface Remembered {
  readonly paper: Paper;
  readonly record: SourceRecord;
}

/** A paper that a service found; `held` says whether the library has it. */
export interface FoundPaper {
  readonly paper: Paper;
  readonly held: boolean;
  readonly isRetracted: boolean;
}

/** Papers that services found in this session: users can open, copy, cite and add them like any other, but they are not in the library. */
export class FoundPapers implements PaperSource {
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly library: LibraryService) {}

  /** Returns a paper for each record: the library's own if it has one. */
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

  /** Papers to be cited together, without duplicates: services use different ids for a work, and the library may have it by now. */
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

  /** Once the library has the paper, its own sources take precedence. */
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

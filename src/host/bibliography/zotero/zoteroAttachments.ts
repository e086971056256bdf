import type { Paper } from '../../../core/corpus/paper';
import { fieldsOf } from '../../../core/sources/cleanText';
import type { ZoteroChildren } from '../../../core/sources/zotero/zoteroChildren';
import type { ZoteroLibrary } from '../../../core/sources/zotero/zoteroItems';
import type { LibraryService } from '../../library/windowLibrary';
import type { AnswerCache } from '../../sources/answerCache';
import { SourceFailure } from '../../sources/network';
import type { ZoteroAccess } from '../../sources/zoteroAccess';
import type { Log } from '../../window/log';
import type { ZoteroLibraries } from './zoteroLibrary';

const forever = Number.MAX_SAFE_INTEGER;

/** An item of Zotero's, by its library and key. */
export interface ZoteroPlace {
  readonly library: ZoteroLibrary;
  readonly key: string;
}

/** Attachments, notes and annotations of papers in Zotero: fetched when the user opens a paper, and kept for when Zotero is closed. */
export class ZoteroAttachments {
  constructor(
    private readonly libraries: ZoteroLibraries,
    private readonly library: LibraryService,
    private readonly access: ZoteroAccess,
    private readonly cache: AnswerCache,
    private readonly log: Log,
  ) {}

  /** A paper's Zotero item; undefined for papers from other sources. */
  placeOf(paper: Paper): ZoteroPlace | undefined {
    for (const { uri } of this.libraries.shelves()) {
      const key = paper.sources.includes(uri) ? (this.library.keyIn(paper.id, [uri]) ?? paper.citationKey) : undefined;
      const item = key === undefined ? undefined : this.libraries.itemOf(uri, key);
      if (item !== undefined) return item;
    }
    return undefined;
  }

  /** An item's children as they are in Zotero now, else as last read, with their `age` in milliseconds; undefined if they were never read. */
  async of({ library, key }: ZoteroPlace): Promise<{ readonly children: ZoteroChildren; readonly age: number } | undefined> {
    const question = `${library.path}/${key}`;
    try {
      if (this.access.refusal() !== undefined) return await this.kept(question);
      const children = await this.access.zotero().children(library, key);
      await this.cache.keep(question, JSON.stringify(children));
      return { children, age: 0 };
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error;
      this.log.info(`Attachments: ${error.message}`);
      return this.kept(question);
    }
  }

  /** The `file:` URL of an attachment; rejects if Zotero gives none. */
  fileOf({ library }: ZoteroPlace, attachment: string): Promise<string> {
    return this.access.zotero().fileOf(library, attachment);
  }

  private async kept(question: string): Promise<{ children: ZoteroChildren; age: number } | undefined> {
    const kept = await this.cache.find(question, forever);
    if (kept === undefined) return undefined;
    const { attachments, notes } = fieldsOf(JSON.parse(kept.text)) as Partial<ZoteroChildren>;
    return { children: { attachments: attachments ?? [], notes: notes ?? [] }, age: kept.age };
  }
}

import type { Dialect } from '../../../core/bibtex/latex/latexEscape';
import { inheritance } from '../../../core/bibtex/meaning/inherit';
import { parseBibtex } from '../../../core/bibtex/parse';
import type { Draft } from '../../../core/bibtex/writing/draft';
import { takenOver } from '../../../core/bibtex/writing/takenOver';
import type { Paper } from '../../../core/corpus/paper';
import type { ZoteroLibrary } from '../../../core/sources/zoteroItems';
import type { ZoteroAccess } from '../../sources/zoteroAccess';
import type { EntrySource } from '../entrySource';
import type { ZoteroLibraries } from './zoteroLibrary';

const silence = 30_000;

/** Zotero's own export of its papers, while it runs; where it doesn't, the entries read before are used. */
export class ZoteroEntries implements EntrySource {
  readonly asks = true;
  /** Until when a Zotero that didn't answer is left alone, so that citing waits for it once. */
  private silentUntil = 0;

  constructor(
    private readonly libraries: ZoteroLibraries,
    private readonly access: ZoteroAccess,
  ) {}

  async drafts(papers: readonly Paper[], dialect: Dialect): Promise<ReadonlyMap<string, Draft>> {
    const byLibrary = new Map<string, { library: ZoteroLibrary; items: Map<string, string> }>();
    for (const { id, sources, citationKey } of papers) {
      const item = sources.map((uri) => this.libraries.itemOf(uri, citationKey)).find((one) => one !== undefined);
      if (item === undefined) continue;
      const group = byLibrary.get(item.library.path) ?? { library: item.library, items: new Map<string, string>() };
      group.items.set(item.key, id);
      byLibrary.set(item.library.path, group);
    }
    if (byLibrary.size === 0 || Date.now() < this.silentUntil || this.access.refusal() !== undefined) return new Map();
    const zotero = this.access.zotero();
    const found = new Map<string, Draft>();
    for (const { library, items } of byLibrary.values()) {
      const entries = await zotero.exported(library, [...items.keys()], dialect);
      if (entries === undefined) {
        this.silentUntil = Date.now() + silence;
        break;
      }
      for (const [key, text] of entries) {
        const draft = draftOf(text, dialect);
        const id = items.get(key);
        if (id !== undefined && draft !== undefined) found.set(id, draft);
      }
    }
    return found;
  }
}

/** An exported entry as a draft, without the paths of attachments, which mean nothing on another machine; undefined for what is no entry. */
export function draftOf(text: string, dialect: Dialect): Draft | undefined {
  const { entries } = parseBibtex(text);
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) return undefined;
  const draft = takenOver(entry, inheritance(entries)(entry), dialect);
  return { ...draft, fields: draft.fields.filter(({ name }) => name !== 'file') };
}

import type { Dialect } from '../../../core/bibtex/latex/latexEscape';
import type { Draft } from '../../../core/bibtex/writing/draft';
import type { Paper } from '../../../core/corpus/paper';
import { type Provenance, provenanceName } from '../../../core/library/provenance';
import { draftOfExport, type ZoteroLibrary } from '../../../core/sources/zotero/zoteroItems';
import type { FileNames } from '../../library/recordedWorks';
import type { LibraryService } from '../../library/windowLibrary';
import type { Zotero } from '../../sources/zotero';
import type { ZoteroAccess } from '../../sources/zoteroAccess';
import type { PaperSource } from '../paperSource';
import type { ZoteroLibraries } from './zoteroLibrary';

/** Milliseconds for which a Zotero that didn't answer isn't asked again, unless it is read in the meantime; citing waits for it only once. */
const silence = 30_000;

/** Zotero as a source of papers: its own export while it runs, else the entries read before. */
export class ZoteroEntries implements PaperSource {
  readonly asks = true;
  /** When Zotero last didn't answer, in milliseconds since 1970. */
  private unansweredAt = -silence;

  constructor(
    private readonly libraries: Pick<ZoteroLibraries, 'itemOf' | 'libraryAt' | 'readAt' | 'shelves'>,
    private readonly access: Pick<ZoteroAccess, 'refusal'> & { zotero(): Pick<Zotero, 'exported'> },
    private readonly library: Pick<LibraryService, 'keyIn'>,
  ) {}

  provenance(_: Paper, source: string): Provenance | undefined {
    const library = this.libraries.libraryAt(source);
    return library && origin(library);
  }

  /** The files that hold Zotero's libraries, with the libraries' names. */
  names(): FileNames {
    return this.libraries.shelves().map(({ library, uri }) => [uri, provenanceName(origin(library))] as const);
  }

  async drafts(papers: readonly Paper[], dialect: Dialect): Promise<ReadonlyMap<string, Draft>> {
    const byLibrary = new Map<string, { library: ZoteroLibrary; items: Map<string, string> }>();
    for (const { id, sources, citationKey } of papers) {
      // Another bibliography may use a different key for it.
      const keyAt = (uri: string): string => this.library.keyIn(id, [uri]) ?? citationKey;
      const item = sources.map((uri) => this.libraries.itemOf(uri, keyAt(uri))).find((one) => one !== undefined);
      if (item === undefined) continue;
      const group = byLibrary.get(item.library.path) ?? { library: item.library, items: new Map<string, string>() };
      group.items.set(item.key, id);
      byLibrary.set(item.library.path, group);
    }
    if (byLibrary.size === 0 || this.isLeftAlone || this.access.refusal() !== undefined) return new Map();
    const zotero = this.access.zotero();
    const found = new Map<string, Draft>();
    for (const { library, items } of byLibrary.values()) {
      const entries = await zotero.exported(library, [...items.keys()], dialect);
      if (entries === undefined) {
        this.unansweredAt = Date.now();
        break;
      }
      for (const [key, { entry }] of entries) {
        const draft = draftOfExport(entry, dialect);
        const id = items.get(key);
        if (id !== undefined && draft !== undefined) found.set(id, draft);
      }
    }
    return found;
  }

  private get isLeftAlone(): boolean {
    return Date.now() < this.unansweredAt + silence && this.libraries.readAt < this.unansweredAt;
  }
}

/** The user's own library has no name. */
function origin({ path, name }: ZoteroLibrary): Provenance {
  return { kind: 'zotero', library: path === 'users/0' ? '' : name };
}

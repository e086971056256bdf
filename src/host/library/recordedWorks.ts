import { heldWorks } from '../../core/checking/heldWorks';
import { type KnownWorks, knownWorks } from '../../core/checking/knownWorks';
import type { Paper } from '../../core/corpus/paper';
import { once } from '../window/once';
import { setting } from '../window/settings';
import type { BundledCorpus } from './bundledCorpus';
import type { LibraryService } from './windowLibrary';

/** The names of library files, by URI. */
export type FileNames = Iterable<readonly [uri: string, name: string]>;

/** The works that entries are compared with: bundled papers whose facts have a source, and those in the user's library files and Zotero. */
export class RecordedWorks {
  private readonly bundled: () => Promise<KnownWorks>;
  private names: ReadonlyMap<string, string> = new Map();
  private readonly ownAlone: KnownWorks;
  private made: { readonly state: string; readonly works: KnownWorks } | undefined;

  constructor(
    bundled: BundledCorpus,
    private readonly library: LibraryService,
    private readonly own: () => readonly FileNames[],
  ) {
    const works = (papers: readonly Paper[]): KnownWorks =>
      knownWorks(papers, heldWorks({ namesakes: (paper) => library.namesakes(paper), nameOf: (source) => this.names.get(source) }));
    this.bundled = once(async () => works((await bundled.forSearch()).papers));
    this.ownAlone = works([]);
  }

  /** The works, the same object until they change; undefined if there are none. The library reports unreadable bundled papers. */
  async known(): Promise<KnownWorks | undefined> {
    const bundled = setting('corpus.bundled') ? await this.bundled().catch(() => undefined) : undefined;
    this.names = new Map(this.own().flatMap((files) => [...files]));
    if (bundled === undefined && this.names.size === 0) return undefined;
    const state = [bundled === undefined, ...[...this.names.keys()].map((uri) => `${this.library.stateOf(uri)} ${uri}`)].join('\n');
    if (this.made?.state !== state) this.made = { state, works: { ...(bundled ?? this.ownAlone) } };
    return this.made.works;
  }
}

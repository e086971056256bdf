import * as vscode from 'vscode';
import { type Reach, reachOf } from '../../../core/bibliography/reach';
import type { LongText } from '../../../core/bibtex/reading/longText';
import type { Paper } from '../../../core/corpus/paper';
import type { BibliographyFile } from '../../../core/library/bibliographyFile';
import { underKey, type ZoteroCollection, type ZoteroLibrary } from '../../../core/sources/zotero/zoteroItems';
import { bytesOf, contentOf } from '../../files/disk';
import { decode } from '../../files/largeText';
import { inSlices } from '../../files/slices';
import { writeFile, writeText } from '../../files/stored';
import { SourceFailure } from '../../sources/network';
import type { Zotero } from '../../sources/zotero';
import { setting } from '../../window/settings';
import type { BibliographyFiles } from '../bibliographyFiles';
import { assignKeys } from './givenKeys';
import { changedIn } from './zoteroChanged';
import { fileOfEntries, itemsAsBytes, itemsInText, othersOf, stateOf, type ZoteroState } from './zoteroState';

/** Items per request for Better BibTeX keys. */
const keysAtOnce = 1000;

/** The result of reading Zotero. */
export interface ReadZotero {
  readonly items: number;
  readonly changed: number;
  readonly removed: number;
  /** How many items had no key and got one from Lectern's pattern. */
  readonly keyed: number;
  /** How many items now have a different key in Zotero; their key here stays. */
  readonly renamed: number;
  /** Groups that couldn't be read and stay unchanged, each with the reason as a sentence. */
  readonly unread: readonly { readonly name: string; readonly why: string }[];
}

/** A library of Zotero's with its collections, for the tree. */
export interface ZoteroShelf {
  readonly library: ZoteroLibrary;
  readonly collections: readonly ZoteroCollection[];
  /** The URI of the .bib file that holds its entries. */
  readonly uri: string;
  /** Citation keys by collection; those in no collection under ''. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

/** Zotero's libraries as .bib files in the extension's storage: available at startup and while Zotero is closed. */
export class ZoteroLibraries implements vscode.Disposable {
  /** When Zotero was last read in this session, in milliseconds since 1970; 0 if it wasn't. */
  readAt = 0;
  private states: readonly ZoteroState[] = [];
  private uris: ReadonlySet<string> = new Set();
  private readonly reach: Reach;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly folder: vscode.Uri,
    private readonly files: BibliographyFiles,
  ) {
    this.reach = reachOf(undefined, { workspaceFolders: [folder.toString()] });
  }

  /** Loads what was read in earlier sessions into the library, unless Zotero is switched off. */
  async load(): Promise<void> {
    if (!setting('zotero.enabled')) return;
    const bytes = await bytesOf(this.listFile);
    if (bytes === undefined) return;
    try {
      const listed = JSON.parse(new TextDecoder().decode(bytes)) as readonly Pick<ZoteroState, 'library' | 'collections'>[];
      this.states = await Promise.all(
        listed.map(async ({ library, collections }) => {
          const items = await bytesOf(this.itemsFile(library));
          const text = items === undefined ? '' : (await decode(items)).toString();
          const kept = await inSlices(itemsInText(text));
          return inSlices(stateOf(library, collections, kept.items, kept.others));
        }),
      );
      this.uris = this.urisOf(this.states);
      await Promise.all(this.states.map(({ library }) => this.files.get(this.file(library).toString(), this.reach, 'library')));
      this.changed.fire();
    } catch {
      // The next read of Zotero rebuilds a state that can’t be read.
      this.states = [];
    }
  }

  /** Libraries with their collections. */
  shelves(): readonly ZoteroShelf[] {
    return this.states.map(({ library, collections, shelved }) => ({
      library,
      collections,
      keys: shelved,
      uri: this.file(library).toString(),
    }));
  }

  /** Whether a paper is one of Zotero's. */
  holds({ sources }: Paper): boolean {
    return this.uris.size > 0 && sources.some((source) => this.uris.has(source));
  }

  /** The library whose file is at a URI; undefined for a file of another kind. */
  libraryAt(uri: string): ZoteroLibrary | undefined {
    return this.uris.has(uri) ? this.states.find(({ library }) => this.file(library).toString() === uri)?.library : undefined;
  }

  /** The library and item for a key in the file at a URI; undefined for a file of another kind. */
  itemOf(uri: string, citationKey: string): { readonly library: ZoteroLibrary; readonly key: string } | undefined {
    const state = this.states.find(({ library }) => this.file(library).toString() === uri);
    const key = state?.itemKeys.get(citationKey);
    return state === undefined || key === undefined ? undefined : { library: state.library, key };
  }

  /** The file URI and citation key of an item, given its library's path and its item key; undefined if it wasn't read. */
  placeOf({
    path,
    key,
  }: {
    readonly path: string;
    readonly key: string;
  }): { readonly uri: string; readonly citationKey: string } | undefined {
    const state = this.states.find(({ library }) => library.path === path);
    const citationKey = state?.items.get(key)?.[0];
    return state === undefined || citationKey === undefined ? undefined : { uri: this.file(state.library).toString(), citationKey };
  }

  /** Reads what is new in Zotero; `report` is called with the number of items read so far. */
  async read(zotero: Zotero, betterBibtex: boolean, report: (count: number) => void): Promise<ReadZotero> {
    const total = { items: 0, changed: 0, removed: 0, keyed: 0, renamed: 0 };
    const states: ZoteroState[] = [];
    const unread: { name: string; why: string }[] = [];
    for (const library of await zotero.libraries()) {
      const before = this.states.find((state) => state.library.path === library.path);
      const reading = this.readOne(zotero, betterBibtex, library, before, (count) => report(total.items + count));
      const read = await reading.catch((error: unknown) => {
        if (!affectsOneGroup(library, error)) throw error;
        unread.push({ name: library.name, why: error.message });
        return undefined;
      });
      const state = read?.state ?? before;
      if (state === undefined) continue;
      states.push(state);
      total.items += state.items.size;
      for (const count of ['changed', 'removed', 'keyed', 'renamed'] as const) total[count] += read?.[count] ?? 0;
    }
    const gone = this.states.filter(({ library }) => states.every((state) => state.library.path !== library.path));
    await Promise.all(gone.map(({ library }) => this.files.release(this.file(library).toString(), 'library')));
    this.states = states;
    this.uris = this.urisOf(states);
    const list = JSON.stringify(states.map(({ library, collections }) => ({ library, collections })));
    await writeText(this.listFile, list);
    this.readAt = Date.now();
    this.changed.fire();
    return { ...total, unread };
  }

  /** Changes items' citation keys to those that Zotero has now; `keys` is by item key. */
  async follow({ path }: ZoteroLibrary, keys: ReadonlyMap<string, string>): Promise<void> {
    const before = this.states.find(({ library }) => library.path === path);
    if (before === undefined || keys.size === 0) return;
    const { earlier, text } = await this.written(before.library);
    const items = new Map(before.items);
    const entries = new Map<string, string>();
    for (const [item, key] of keys) {
      const [old, ...rest] = items.get(item) ?? [];
      const entry = earlier?.entries.find((one) => one.key === old);
      if (old === undefined || entry === undefined) continue;
      entries.set(key, underKey(text.slice(entry.offset, entry.offset + entry.length), key));
      items.set(item, [key, ...(rest as [string, readonly string[], number])]);
    }
    const state = await inSlices(stateOf(before.library, before.collections, items, before.others));
    await this.write(state, entries);
    this.states = this.states.map((one) => (one === before ? state : one));
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async readOne(
    zotero: Zotero,
    betterBibtex: boolean,
    library: ZoteroLibrary,
    before: ZoteroState | undefined,
    report: (count: number) => void,
  ) {
    const { collections, versions, fresh, known, isTouched } = await changedIn(zotero, library, before, report);
    const removed = (before?.items.size ?? 0) - known.size;
    const missing = betterBibtex ? fresh.filter(({ citationKey: own }) => own === undefined).map(({ key }) => key) : [];
    const theirs = new Map<string, string>();
    for (let at = 0; at < missing.length; at += keysAtOnce)
      for (const [item, key] of await zotero.citationKeys(library, missing.slice(at, at + keysAtOnce))) theirs.set(item, key);
    const entries = new Map<string, string>();
    const { keyed, renamed } = await inSlices(assignKeys(fresh, known, theirs, versions, entries));
    const others = await inSlices(othersOf(versions, known));
    const state = await inSlices(stateOf(library, collections, known, others));
    if (fresh.length > 0 || removed > 0 || before === undefined) await this.write(state, entries);
    else if (isTouched) await this.writeItems(state);
    return { state, changed: fresh.length, removed, keyed, renamed };
  }

  /** Writes a library's file: new entries, and earlier ones that still exist. */
  private async write(state: ZoteroState, entries: ReadonlyMap<string, string>): Promise<void> {
    const { library, items } = state;
    const uri = this.file(library);
    const { earlier, text } = await this.written(library, entries.size < items.size);
    await writeFile(uri, await inSlices(fileOfEntries(items, entries, earlier, text)));
    await this.writeItems(state);
    await this.files.get(uri.toString(), this.reach, 'library');
    await this.files.reread(uri.toString());
  }

  private async writeItems(state: ZoteroState): Promise<void> {
    await writeFile(this.itemsFile(state.library), await inSlices(itemsAsBytes(state)));
  }

  /** A library's current file, with its text if `withText`. */
  private async written(library: ZoteroLibrary, withText = true): Promise<{ earlier: BibliographyFile | undefined; text: LongText }> {
    const uri = this.file(library);
    const bytes = await contentOf(uri);
    const earlier = bytes === undefined ? undefined : await this.files.get(uri.toString(), this.reach, 'library');
    return { earlier, text: bytes === undefined || !withText ? '' : await decode(bytes) };
  }

  private urisOf(states: readonly ZoteroState[]): ReadonlySet<string> {
    return new Set(states.map(({ library }) => this.file(library).toString()));
  }

  private file({ path }: ZoteroLibrary): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, `Zotero ${path.replace('/', '-')}.bib`);
  }

  private itemsFile({ path }: ZoteroLibrary): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, `Zotero ${path.replace('/', '-')}.items`);
  }

  private get listFile(): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, 'zotero.json');
  }
}

/** Whether an error concerns only one group's library, so the others can still be read. */
function affectsOneGroup({ path }: ZoteroLibrary, error: unknown): error is SourceFailure {
  return path.startsWith('groups/') && error instanceof SourceFailure && (error.kind === 'status' || error.kind === 'format');
}

import * as vscode from 'vscode';
import { type Reach, reachOf } from '../../core/bibliography/reach';
import { citationKey, uniqueKey } from '../../core/corpus/key/citationKey';
import { parseKeyPattern } from '../../core/corpus/key/keyPattern';
import { underKey, type ZoteroCollection, type ZoteroItem, type ZoteroLibrary } from '../../core/sources/zoteroItems';
import { bytesOf, contentOf } from '../files/disk';
import { decode } from '../files/largeText';
import { writeText } from '../files/stored';
import type { Zotero } from '../sources/zotero';
import { setting } from '../window/settings';
import type { BibliographyFiles } from './bibliographyFiles';

/** What is known of an item besides its entry: its citation key, when it was changed, the collections that hold it. */
type KnownItem = readonly [key: string, dateModified: string, collections: readonly string[]];

interface State {
  readonly library: ZoteroLibrary;
  readonly collections: readonly ZoteroCollection[];
  readonly items: Readonly<Record<string, KnownItem>>;
}

/** What reading Zotero did. */
export interface ReadZotero {
  readonly items: number;
  readonly changed: number;
  readonly removed: number;
  /** Items without a key of their own, which got one by Lectern's pattern. */
  readonly keyed: number;
}

/** A library of Zotero's with its collections, for the tree. */
export interface ZoteroShelf {
  readonly library: ZoteroLibrary;
  readonly collections: readonly ZoteroCollection[];
  /** The URI of the .bib file that holds its entries. */
  readonly uri: string;
  /** Citation keys by collection. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

/** Zotero's libraries as .bib files of the extension's own storage: there at once at the next start, and while Zotero is closed. */
export class ZoteroLibraries implements vscode.Disposable {
  private states: readonly State[] = [];
  private readonly reach: Reach;
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly folder: vscode.Uri,
    private readonly files: BibliographyFiles,
  ) {
    this.reach = reachOf(undefined, { workspaceFolders: [folder.toString()] });
  }

  /** Takes what was read in earlier sessions into the library; nothing where Zotero is switched off. */
  async load(): Promise<void> {
    if (!setting('zotero.enabled')) return;
    const bytes = await bytesOf(this.stateFile);
    if (bytes === undefined) return;
    try {
      this.states = JSON.parse(new TextDecoder().decode(bytes)) as readonly State[];
      await Promise.all(this.states.map(({ library }) => this.files.get(this.file(library).toString(), this.reach, 'library')));
      this.changed.fire();
    } catch {
      // A state that can’t be read is made anew by the next reading of Zotero.
      this.states = [];
    }
  }

  /** Libraries with their collections. */
  shelves(): readonly ZoteroShelf[] {
    return this.states.map(({ library, collections, items }) => {
      const keys = new Map<string, string[]>();
      for (const [key, , inside] of Object.values(items)) for (const one of inside) keys.set(one, [...(keys.get(one) ?? []), key]);
      return { library, collections, keys, uri: this.file(library).toString() };
    });
  }

  /** Reads what is new in Zotero; `report` is called with the number of items read so far. */
  async read(zotero: Zotero, betterBibtex: boolean, report: (count: number) => void): Promise<ReadZotero> {
    const total = { items: 0, changed: 0, removed: 0, keyed: 0 };
    const states: State[] = [];
    for (const library of await zotero.libraries()) {
      const before = this.states.find((state) => state.library.path === library.path);
      const { state, changed, removed, keyed } = await this.readOne(zotero, betterBibtex, library, before, (count) =>
        report(total.items + count),
      );
      states.push(state);
      total.items += Object.keys(state.items).length;
      total.changed += changed;
      total.removed += removed;
      total.keyed += keyed;
    }
    const gone = this.states.filter(({ library }) => states.every((state) => state.library.path !== library.path));
    await Promise.all(gone.map(({ library }) => this.files.release(this.file(library).toString(), 'library')));
    this.states = states;
    await writeText(this.stateFile, JSON.stringify(states));
    this.changed.fire();
    return total;
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async readOne(
    zotero: Zotero,
    betterBibtex: boolean,
    library: ZoteroLibrary,
    before: State | undefined,
    report: (count: number) => void,
  ) {
    const keys = await zotero.keys(library);
    const collections = await zotero.collections(library);
    const known = new Map(Object.entries(before?.items ?? {}).filter(([key]) => keys.has(key)));
    const removed = Object.keys(before?.items ?? {}).length - known.size;
    const fresh: ZoteroItem[] = [];
    for await (const page of zotero.pages(library)) {
      const changes = page.filter(({ key, dateModified }) => known.get(key)?.[1] !== dateModified);
      fresh.push(...changes);
      report(fresh.length);
      // The latest changes come first: where a whole page is known, so is all that follows.
      if (changes.length === 0 && page.length > 0 && before !== undefined) break;
    }
    const missing = fresh.filter(({ citationKey: own }) => own === undefined);
    const theirs = betterBibtex && missing.length > 0 ? await zotero.citationKeys(library, missing) : new Map<string, string>();
    const entries = new Map<string, string>();
    const keyed = this.assign(fresh, known, theirs, entries);
    const state: State = { library, collections, items: Object.fromEntries(known) };
    if (fresh.length > 0 || removed > 0 || before === undefined) await this.write(library, known, entries);
    return { state, changed: fresh.length, removed, keyed };
  }

  /** Gives each item its key, in `known`, and its entry under it, in `entries`; a key once given stays. Returns how many got one by the pattern. */
  private assign(
    fresh: readonly ZoteroItem[],
    known: Map<string, KnownItem>,
    theirs: ReadonlyMap<string, string>,
    entries: Map<string, string>,
  ): number {
    const { pattern } = parseKeyPattern(setting('citationKey.pattern'));
    const taken = new Set([...known.values()].map(([key]) => key));
    let keyed = 0;
    for (const item of fresh) {
      const earlier = known.get(item.key)?.[0];
      const own = item.citationKey ?? theirs.get(item.key);
      if (earlier === undefined && own === undefined) keyed++;
      const date = item.date === undefined ? {} : { date: item.date };
      const key = earlier ?? uniqueKey(own ?? citationKey({ title: item.title, authors: item.authors, ...date }, pattern), taken);
      taken.add(key);
      known.set(item.key, [key, item.dateModified, item.collections]);
      entries.set(key, underKey(item.entry, key));
    }
    return keyed;
  }

  /** Writes a library's file: new entries, and those of before that are still there. */
  private async write(library: ZoteroLibrary, known: ReadonlyMap<string, KnownItem>, entries: ReadonlyMap<string, string>): Promise<void> {
    const uri = this.file(library);
    const bytes = await contentOf(uri);
    const earlier = bytes === undefined ? undefined : await this.files.get(uri.toString(), this.reach, 'library');
    const text = bytes === undefined ? '' : await decode(bytes);
    const kept = [...known.values()].map(([key]) => {
      const held = entries.has(key) ? undefined : earlier?.entryByKey.get(key);
      return entries.get(key) ?? (held === undefined ? '' : text.slice(held.offset, held.offset + held.length));
    });
    const whole = `${kept.filter((entry) => entry !== '').join('\n\n')}\n`;
    await writeText(uri, whole);
    await this.files.get(uri.toString(), this.reach, 'library');
    await this.files.reread(uri.toString());
  }

  private file({ path }: ZoteroLibrary): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, `Zotero ${path.replace('/', '-')}.bib`);
  }

  private get stateFile(): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, 'zotero.json');
  }
}

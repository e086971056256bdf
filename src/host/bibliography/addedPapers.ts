import * as vscode from 'vscode';
import { type Reach, reachOf } from '../../core/bibliography/reach';
import { parseBibtex } from '../../core/bibtex/parse';
import type { Draft } from '../../core/bibtex/writing/draft';
import { formatEntry } from '../../core/bibtex/writing/format';
import { identifiersOf } from '../../core/corpus/identity';
import { citationKey, uniqueKey } from '../../core/corpus/key/citationKey';
import { parseKeyPattern } from '../../core/corpus/key/keyPattern';
import type { Paper } from '../../core/corpus/paper';
import { type Provenance, provenanceName } from '../../core/library/provenance';
import { keyWithSerial } from '../../core/library/serialNumbers';
import { draftOfRecord } from '../../core/record/recordEntry';
import type { Identifier } from '../../core/sources/identifiers';
import { itemOfRecord } from '../../core/sources/recordItem';
import { paperOfRecord } from '../../core/sources/recordPaper';
import type { SourceRecord } from '../../core/sources/sourceRecord';
import { contentOf } from '../files/disk';
import { inSlices } from '../files/slices';
import { writeText } from '../files/stored';
import type { FileNames } from '../library/recordedWorks';
import type { LibraryService } from '../library/windowLibrary';
import { setting } from '../window/settings';
import type { BibliographyFiles } from './bibliographyFiles';
import type { PaperSource } from './paperSource';

/** Papers that the user accepted from services, kept in a .bib file in the extension's storage that is part of the library. */
export class AddedPapers implements PaperSource {
  private last: Promise<unknown> = Promise.resolve();
  private readonly uri: vscode.Uri;
  /** The extension's storage, which no document can name. */
  private readonly reach: Reach;

  constructor(
    storage: vscode.Uri,
    private readonly files: BibliographyFiles,
    private readonly library: LibraryService,
  ) {
    this.reach = reachOf(undefined, { workspaceFolders: [storage.toString()] });
    this.uri = vscode.Uri.joinPath(storage, 'added', 'added.bib');
  }

  provenance(_: Paper, source: string): Provenance | undefined {
    return source === this.uri.toString() ? { kind: 'kept' } : undefined;
  }

  /** Its file, with its name. */
  names(): FileNames {
    return [[this.uri.toString(), provenanceName({ kind: 'kept' })]];
  }

  /** Loads the papers added in earlier sessions into the library. */
  async load(): Promise<void> {
    await this.files.get(this.uri.toString(), this.reach, 'library');
  }

  /** The library's paper with an identifier; undefined if there is none. */
  async held(identifier: Identifier): Promise<Paper | undefined> {
    await this.library.ready();
    const { kind, value } = identifier;
    if (kind === 'doi' || kind === 'arxiv') return this.withIds(kind === 'doi' ? { doi: value } : { arxivId: value });
    for (const file of await this.files.all()) {
      const paper = file.byKey.get((await inSlices(keyWithSerial(file, identifier))) ?? '');
      if (paper !== undefined) return this.library.merged(paper);
    }
    return undefined;
  }

  /** The library's paper that a record describes; undefined if there is none. */
  heldRecord(record: SourceRecord): Paper | undefined {
    const asPaper = paperOfRecord(record, '');
    const merged = this.library.merged(asPaper);
    return merged === asPaper ? undefined : merged;
  }

  /** Adds the records that the library lacks; returns the library's paper for each record, in order. */
  add(records: readonly SourceRecord[]): Promise<readonly Paper[]> {
    const next = this.last.then(() => this.addNow(records));
    this.last = next.catch(() => undefined);
    return next;
  }

  private async addNow(records: readonly SourceRecord[]): Promise<readonly Paper[]> {
    await this.library.ready();
    const text = await this.text();
    const taken = new Set(parseBibtex(text).entries.map(({ key }) => key));
    const { pattern } = parseKeyPattern(setting('citationKey.pattern'));
    const fresh = records.filter((record) => this.heldRecord(record) === undefined);
    const written = fresh.map((record) => {
      const key = uniqueKey(citationKey(paperOfRecord(record, ''), pattern), taken);
      taken.add(key);
      return readable(draftOfRecord(itemOfRecord(record), key, 'biblatex'));
    });
    if (written.length > 0) {
      const whole = `${[text.trimEnd(), ...written].filter((part) => part !== '').join('\n\n')}\n`;
      await writeText(this.uri, whole);
      await this.load();
      await this.files.reread(this.uri.toString());
    }
    return records.flatMap((record) => this.heldRecord(record) ?? []);
  }

  private withIds(ids: { readonly doi?: string; readonly arxivId?: string }): Paper | undefined {
    const asPaper: Paper = { id: '', title: '', authors: [], citationKey: '', sources: [], ...ids };
    const merged = this.library.merged(asPaper);
    const found = identifiersOf(merged);
    return merged !== asPaper && (found.doi ?? '') === (ids.doi ?? found.doi ?? '') ? merged : undefined;
  }

  /** The text of the file, empty if there is none yet; rejects if it exists but can't be read, because adding to it would overwrite it. */
  private async text(): Promise<string> {
    const bytes = await contentOf(this.uri);
    return bytes === undefined ? '' : new TextDecoder().decode(bytes);
  }
}

/** The entry as text that parses back complete: an abstract that breaks it is left out. */
function readable(draft: Draft): string {
  const text = formatEntry(draft);
  const { entries, problems } = parseBibtex(text);
  if (entries.length === 1 && problems.length === 0) return text;
  return formatEntry({ ...draft, fields: draft.fields.filter(({ name }) => name !== 'abstract') });
}

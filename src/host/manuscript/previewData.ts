import * as vscode from 'vscode';
import type { Paper } from '../../core/corpus/paper';
import type { BibliographyFile } from '../../core/library/bibliographyFile';
import type { CslItem } from '../../core/record/cslItem';
import type { Renderer } from '../../core/reference/renderer';
import type { Bibliographies } from '../bibliography/bibliographies';
import type { FormattedReferences } from '../bibliography/referenceRenderer';
import { openText } from '../files/opening';
import type { LibraryService } from '../library/windowLibrary';
import { type Log, reason } from '../window/log';
import { onSettingChange } from '../window/settings';
import type { OpenPreviews } from './openPreviews';

/** The data for one document's preview, loaded in advance because Markdown is rendered synchronously. */
export interface PreviewData {
  readonly files: readonly BibliographyFile[];
  readonly renderer: Renderer | undefined;
  /** The language of the document's references. */
  readonly language: string;
}

interface Services {
  readonly active: { readonly previews: OpenPreviews };
  readonly log: Log;
  readonly library: LibraryService;
  readonly bibliographies: Bibliographies;
  readonly references: FormattedReferences;
}

/**
 * The data for previews, by document URI: for documents shown, until neither the document nor its preview is open, and for the one that
 * may be shown next.
 */
export class PreviewStore implements vscode.Disposable {
  private readonly kept = new Map<string, PreviewData>();
  /** When each document was first shown, by `performance.now()`. */
  private readonly shown = new Map<string, number>();
  private next: string | undefined;
  /** Documents whose data are being loaded, and whether they must be loaded again. */
  private readonly loading = new Map<string, boolean>();
  private readonly changed = new vscode.EventEmitter<string>();
  /** Fires with a document's URI when its data are available or have changed. */
  readonly onDidChange = this.changed.event;
  private readonly subscription: vscode.Disposable;

  constructor(private readonly services: Services) {
    const again = (): void => {
      for (const uri of new Set([...this.kept.keys(), ...this.loading.keys()])) if (this.isWanted(uri)) void this.load(uri);
    };
    this.subscription = vscode.Disposable.from(
      this.changed,
      services.bibliographies.onDidChange(again),
      services.references.onDidChange(again),
      onSettingChange(['reference.style'], again),
      // VS Code closes and reopens a document of which only the preview is open.
      vscode.workspace.onDidCloseTextDocument(() => this.giveUp()),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => closed.length > 0 && this.giveUp()),
    );
  }

  /** The data of a document being shown; undefined, and loaded, if there are none yet. */
  get(uri: string): PreviewData | undefined {
    if (!this.shown.has(uri)) this.shown.set(uri, performance.now());
    return this.there(uri);
  }

  /** When a document was first shown, by `performance.now()`; undefined if no preview shows it. */
  shownSince(uri: string): number | undefined {
    return this.shown.get(uri);
  }

  /** Loads the data of the document that may be shown next. */
  prepare(uri: string): void {
    const before = this.next;
    this.next = uri;
    if (before !== undefined && !this.isWanted(before)) this.kept.delete(before);
    this.there(uri);
  }

  dispose(): void {
    this.subscription.dispose();
  }

  /** Drops the data of documents no longer open as text or in a preview. */
  private giveUp(): void {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    for (const uri of [...this.shown.keys(), ...this.kept.keys()]) {
      if (open.has(uri) || this.services.active.previews.shows(uri)) continue;
      this.shown.delete(uri);
      this.kept.delete(uri);
    }
  }

  private isWanted(uri: string): boolean {
    return this.shown.has(uri) || this.next === uri;
  }

  private there(uri: string): PreviewData | undefined {
    const data = this.kept.get(uri);
    if (data === undefined && !this.loading.has(uri)) void this.load(uri);
    return data;
  }

  private async load(uri: string): Promise<void> {
    if (this.loading.has(uri)) return void this.loading.set(uri, true);
    this.loading.set(uri, false);
    const data = await this.make(uri).catch((error: unknown) =>
      this.services.log.warn(`Preparing the preview of ${uri}: ${reason(error)}`),
    );
    const isOutdated = this.loading.get(uri) === true;
    this.loading.delete(uri);
    if (isOutdated) return this.load(uri);
    // A document that can't be opened has no preview either, and VS Code reports it.
    if (!data || !this.isWanted(uri) || isSame(data, this.kept.get(uri))) return;
    this.kept.set(uri, data);
    this.changed.fire(uri);
  }

  private async make(uri: string): Promise<PreviewData> {
    const { library, bibliographies, references } = this.services;
    await library.ready();
    const document = await openText(vscode.Uri.parse(uri, true));
    const { files } = await bibliographies.refresh(document);
    return { files, renderer: await references.renderer(document, 'preview'), language: await references.languageFor(document) };
  }
}

function isSame(data: PreviewData, before: PreviewData | undefined): boolean {
  return (
    data.renderer === before?.renderer &&
    data.files.length === before?.files.length &&
    data.files.every((file, at) => file === before.files[at])
  );
}

/** What a key means: the record of its first work, or a listing's paper. */
export function itemIn(data: PreviewData | undefined, key: string): Paper | CslItem | undefined {
  for (const file of data?.files ?? []) {
    const item = file.recordOf(key, data) ?? file.byKey.get(key);
    if (item !== undefined) return item;
  }
  return undefined;
}

/** All keys, in bibliography order. */
export function everyKey(data: PreviewData | undefined): string[] {
  return [...new Set(data?.files.flatMap((file) => [...file.entryByKey.keys(), ...file.byKey.keys()]))];
}

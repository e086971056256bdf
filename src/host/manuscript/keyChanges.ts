import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { languageOfFile } from '../../core/languages';
import { fileName } from '../files/edits';
import type { Writing } from '../files/writing';
import { EditRefused } from '../window/attempt';
import { toConfirm } from '../window/shownLabels';
import type { KeyUses } from './keyUses';
import type { Manuscript, Manuscripts } from './manuscripts';

/** Places that a key stands at, and how they change. */
export interface KeyChange {
  readonly edit: vscode.WorkspaceEdit;
  readonly places: readonly { readonly uri: vscode.Uri; readonly range: vscode.Range }[];
}

/** What a key must not hold: white space and what ends it in BibTeX or in a list of keys. */
const illegal = /[\s,;{}()"'#%\\[\]@~=]/;

/** A key as Pandoc (its manual, "Citation syntax") and Typst read it in running text. */
const bare = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*$/u;

/** Plans changes of a key in all files where it stands, each of which the rule of `Writing` allows; throws `EditRefused` where one may not be written. */
export class KeyChanges {
  constructor(
    private readonly keyUses: KeyUses,
    private readonly manuscripts: Manuscripts,
    private readonly writing: Writing,
  ) {}

  /** Gives a key another name at all of its places; throws `EditRefused` where the name is no key, is taken, or can't be written at one of them. */
  async rename(document: vscode.TextDocument, key: string, name: string, token?: vscode.CancellationToken): Promise<KeyChange> {
    assertKey(name);
    if (name === key) return { edit: new vscode.WorkspaceEdit(), places: [] };
    if (await this.keyUses.isTaken(document, key, name, token))
      throw new EditRefused(l10n.t('The key “{0}” is taken by another entry.', name));
    const places = await this.keyUses.of(document, key, token);
    assertFits(name, places);
    return this.planned(document, places, name);
  }

  /** Replaces a key that is undefined in a document's manuscript wherever the manuscript cites it. */
  async correct(document: vscode.TextDocument, wrong: string, right: string): Promise<KeyChange> {
    const uses = undefinedUses(await this.manuscripts.of(document), wrong);
    const places = uses.map(({ file, start, end }) => {
      const { line, column } = this.manuscripts.lineAt(file, start);
      return { uri: vscode.Uri.parse(file, true), range: new vscode.Range(line, column, line, column + end - start) };
    });
    return this.planned(document, places, right);
  }

  /** Replaces several undefined keys, like `correct`; the user sees each change first. */
  async correctAll(document: vscode.TextDocument, changes: ReadonlyMap<string, string>, label: string): Promise<vscode.WorkspaceEdit> {
    const all = new vscode.WorkspaceEdit();
    for (const [wrong, right] of changes)
      for (const { uri, range } of (await this.correct(document, wrong, right)).places)
        all.replace(uri, range, right, toConfirm(label, `${wrong} → ${right}`));
    return all;
  }

  /** Cites another entry wherever an entry is cited or pointed to, by any of its keys; the user sees each change first. */
  async redirect(document: vscode.TextDocument, from: string, to: string, shown: vscode.WorkspaceEditEntryMetadata): Promise<KeyChange> {
    const uses = (await this.keyUses.ofEntry(document, from)).filter(({ entry }) => entry === undefined);
    assertFits(to, uses);
    return this.planned(document, uses, to, shown);
  }

  private async planned(
    document: vscode.TextDocument,
    places: KeyChange['places'],
    text: string,
    shown?: vscode.WorkspaceEditEntryMetadata,
  ): Promise<KeyChange> {
    await this.writing.allow(
      places.map(({ uri }) => uri),
      document.uri,
    );
    const edit = new vscode.WorkspaceEdit();
    for (const { uri, range } of places) edit.replace(uri, range, text, shown);
    return { edit, places };
  }
}

function assertKey(name: string): void {
  const wrong = illegal.exec(name)?.[0];
  if (name === '') throw new EditRefused(l10n.t('A citation key can’t be empty.'));
  if (wrong === undefined) return;
  throw new EditRefused(
    /\s/.test(wrong)
      ? l10n.t('“{0}” can’t be a citation key: a space can’t stand in one.', name)
      : l10n.t('“{0}” can’t be a citation key: “{1}” can’t stand in one.', name, wrong),
  );
}

/** Throws where a key can't be written at one of its places. */
function assertFits(name: string, places: KeyChange['places']): void {
  if (bare.test(name)) return;
  const unfit = places.find(({ uri }) => !/\.bib$/i.test(uri.path) && languageOfFile(uri.path)?.syntax !== 'latex');
  if (unfit !== undefined)
    throw new EditRefused(
      l10n.t(
        '“{0}” can’t be cited in {1}: it must start and end with a letter or digit, with no doubled punctuation.',
        name,
        fileName(unfit.uri),
      ),
    );
}

/** Where a manuscript cites a key that is undefined in it; throws `EditRefused` where it doesn't. */
export function undefinedUses({ references }: Manuscript, key: string): Manuscript['references']['undefined'][number]['uses'] {
  const uses = references.undefined.find((one) => one.key === key)?.uses ?? [];
  if (uses.length === 0) throw new EditRefused(l10n.t('“{0}” is cited nowhere in this manuscript any more.', key));
  return uses;
}

import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { languageOfFile } from '../../core/languages';
import { fileName } from '../files/edits';
import type { Writing } from '../files/writing';
import { EditRefused } from '../window/attempt';
import { toConfirm } from '../window/shownLabels';
import type { KeyUses } from './keyUses';
import type { Manuscript, Manuscripts } from './manuscripts';

/** A key's places, and the edit that changes them. */
export interface KeyChange {
  readonly edit: vscode.WorkspaceEdit;
  readonly places: readonly { readonly uri: vscode.Uri; readonly range: vscode.Range }[];
}

/** Characters illegal in a key: white space and whatever ends one in BibTeX or in a list of keys. */
const illegal = /[\s,;{}()"'#%\\[\]@~=]/;

/** Characters that end a key in a LaTeX citation or start a comment or macro there, though BibTeX accepts some of them in an entry. */
const breaksLatex = /[\s,{}%#\\~]/;

/** A key that Pandoc (manual, "Citation syntax") and Typst recognise in running text. */
const bare = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*$/u;

/** Plans changes to a key in every file that contains it; throws `EditRefused` if `Writing` doesn't allow one of them. */
export class KeyChanges {
  constructor(
    private readonly keyUses: KeyUses,
    private readonly manuscripts: Manuscripts,
    private readonly writing: Writing,
  ) {}

  /** Renames a key everywhere; throws `EditRefused` if the new name isn't a legal key, is taken, or can't be written in one of the places. */
  async rename(document: vscode.TextDocument, key: string, name: string, token?: vscode.CancellationToken): Promise<KeyChange> {
    assertKey(name);
    if (name === key) return { edit: new vscode.WorkspaceEdit(), places: [] };
    if (await this.keyUses.isTaken(document, key, name, token))
      throw new EditRefused(l10n.t('The key “{0}” is taken by another entry.', name));
    const places = await this.keyUses.of(document, key, token);
    return this.planned(document, places, name);
  }

  /** Replaces an undefined key wherever the document's manuscript cites it. */
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

  /** Redirects all citations of and references to an entry, by any of its keys, to another entry; the user sees each change first. */
  async redirect(
    document: vscode.TextDocument,
    from: string,
    to: string,
    shown: vscode.WorkspaceEditEntryMetadata,
    token?: vscode.CancellationToken,
  ): Promise<KeyChange> {
    const uses = (await this.keyUses.ofEntry(document, from, token)).filter(({ entry }) => entry === undefined);
    return this.planned(document, uses, to, shown);
  }

  private async planned(
    document: vscode.TextDocument,
    places: KeyChange['places'],
    text: string,
    shown?: vscode.WorkspaceEditEntryMetadata,
  ): Promise<KeyChange> {
    assertFits(text, places);
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
  if (name === '') throw new EditRefused(l10n.t('A citation key can’t be empty.'));
  assertHoldsNone(illegal, name);
}

function assertHoldsNone(signs: RegExp, name: string): void {
  const wrong = signs.exec(name)?.[0];
  if (wrong === undefined) return;
  throw new EditRefused(
    /\s/.test(wrong)
      ? l10n.t('“{0}” can’t be a citation key: a space can’t stand in one.', name)
      : l10n.t('“{0}” can’t be a citation key: “{1}” can’t stand in one.', name, wrong),
  );
}

/** Throws `EditRefused` if a key, even one from a bibliography, can't be written in one of its places. */
function assertFits(name: string, places: KeyChange['places']): void {
  if (bare.test(name)) return;
  if (places.some(isLatex)) assertHoldsNone(breaksLatex, name);
  const unfit = places.find((place) => !/\.bib$/i.test(place.uri.path) && !isLatex(place));
  if (unfit !== undefined)
    throw new EditRefused(
      l10n.t(
        '“{0}” can’t be cited in {1}: it must start and end with a letter or digit, with no doubled punctuation.',
        name,
        fileName(unfit.uri),
      ),
    );
}

function isLatex({ uri }: KeyChange['places'][number]): boolean {
  return languageOfFile(uri.path)?.syntax === 'latex';
}

/** Where a manuscript cites an undefined key; throws `EditRefused` if it doesn't. */
export function undefinedUses({ references }: Manuscript, key: string): Manuscript['references']['undefined'][number]['uses'] {
  const uses = references.undefined.find((one) => one.key === key)?.uses ?? [];
  if (uses.length === 0) throw new EditRefused(l10n.t('“{0}” is no longer cited in this manuscript.', key));
  return uses;
}

import * as vscode from 'vscode';
import type { Writing } from '../files/writing';
import { EditRefused } from '../window/attempt';
import type { KeyUses } from './keyUses';
import type { Manuscript, Manuscripts } from './manuscripts';

/** Places that a key stands at, and how they change. */
export interface KeyChange {
  readonly edit: vscode.WorkspaceEdit;
  readonly places: readonly { readonly uri: vscode.Uri; readonly range: vscode.Range }[];
}

/** Plans changes of a key in all files where it stands, each of which the rule of `Writing` allows; throws `EditRefused` where one may not be written. */
export class KeyChanges {
  constructor(
    private readonly keyUses: KeyUses,
    private readonly manuscripts: Manuscripts,
    private readonly writing: Writing,
  ) {}

  /** Gives a key another name at all of its places; `check` throws where one of them can't hold it. */
  async rename(
    document: vscode.TextDocument,
    key: string,
    name: string,
    check: (places: KeyChange['places']) => void,
    token?: vscode.CancellationToken,
  ): Promise<KeyChange> {
    const places = await this.keyUses.of(document, key, token);
    check(places);
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

  private async planned(document: vscode.TextDocument, places: KeyChange['places'], text: string): Promise<KeyChange> {
    await this.writing.allow(
      places.map(({ uri }) => uri),
      document.uri,
    );
    const edit = new vscode.WorkspaceEdit();
    for (const { uri, range } of places) edit.replace(uri, range, text);
    return { edit, places };
  }
}

/** Where a manuscript cites a key that is undefined in it; throws `EditRefused` where it doesn't. */
export function undefinedUses({ references }: Manuscript, key: string): Manuscript['references']['undefined'][number]['uses'] {
  const uses = references.undefined.find((one) => one.key === key)?.uses ?? [];
  if (uses.length === 0) throw new EditRefused(`“${key}” is cited nowhere in this manuscript any more.`);
  return uses;
}

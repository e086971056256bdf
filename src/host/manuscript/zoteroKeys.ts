import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { shown } from '../../core/escape';
import type { Rekeyed } from '../../core/sources/zotero/zoteroChanges';
import { applyChange, fileName } from '../files/edits';
import { pickSeveral } from '../window/questions';
import type { KeyChanges } from './keyChanges';

/** Asks which of the keys changed in Zotero to adopt (none is ticked at first), and changes those in the .bib file and wherever they are cited, as one undoable step. Returns the adopted ones. */
export async function followKeys(
  document: vscode.TextDocument,
  rekeyed: readonly Rekeyed[],
  keyChanges: KeyChanges,
): Promise<readonly Rekeyed[]> {
  if (rekeyed.length === 0) return [];
  const rows = rekeyed.map((one) => ({ label: shown(one.key), description: shown(`→ ${one.now}`), one }));
  const picked = await pickSeveral(rows, {
    title: l10n.t('Keys That Changed in Zotero ({0})', fileName(document.uri)),
    placeHolder: l10n.t('Tick those to change wherever they are cited'),
    ignoreFocusOut: true,
  });
  if (picked === undefined || picked.length === 0) return [];
  const whole = new vscode.WorkspaceEdit();
  for (const { one } of picked) {
    const { places } = await keyChanges.rename(document, one.key, one.now);
    for (const { uri, range } of places) whole.replace(uri, range, one.now);
  }
  await applyChange(whole, document.uri, l10n.t('{0} can’t be edited now.', fileName(document.uri)));
  return picked.map(({ one }) => one);
}

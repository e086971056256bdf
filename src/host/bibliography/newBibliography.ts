import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { declareBibliography } from '../../core/bibliography/declare';
import { shown } from '../../core/escape';
import { factsOf } from '../files/disk';
import { rangeOf, syntaxOf } from '../files/documents';
import { createFile, fileName, isApplied } from '../files/edits';
import type { Writing } from '../files/writing';
import { EditRefused } from '../window/attempt';
import { inform } from '../window/notify';
import { pickOne } from '../window/questions';

/** The name of a bibliography that Lectern creates. */
const defaultName = 'references.bib';

/** Creates bibliographies. */
export class NewBibliography {
  constructor(private readonly writing: Writing) {}

  /** Creates a file that a document names but that doesn't exist. */
  async create(uri: vscode.Uri): Promise<vscode.Uri> {
    await createFile(uri);
    return uri;
  }

  /** Creates a bibliography with this text and declares it in the manuscript's root, in one undoable edit. Throws `EditRefused` if the file exists. */
  async createDeclared(uri: vscode.Uri, text: string, root: vscode.TextDocument): Promise<void> {
    if ((await factsOf(uri)) !== undefined)
      throw new EditRefused(l10n.t('{0} was created in the meantime. Name it in the document, then add the entry.', fileName(uri)));
    for (let triesLeft = 3; triesLeft > 0; triesLeft--) {
      const change = new vscode.WorkspaceEdit();
      const syntax = syntaxOf(root)?.id ?? 'latex';
      const kind = syntax === 'latex' || syntax === 'typst' ? syntax : 'markdown';
      for (const { offset, length, text: written } of declareBibliography(root.getText(), kind, fileName(uri)))
        change.replace(root.uri, rangeOf(root, { start: offset, end: offset + length }), written);
      // After the text edit, which fails first if the text has changed.
      change.createFile(uri, { contents: new TextEncoder().encode(text), ignoreIfExists: true });
      // It fails if the user typed in the meantime; compute the edits again.
      if (await isApplied(change, root.uri)) return;
    }
    throw new EditRefused(l10n.t('{0} could not be created.', fileName(uri)));
  }

  /**
   * Asks whether to create a bibliography next to the root of the document's manuscript; the question stays open until answered. Returns
   * its URI, or undefined if the user declines. `roots` include the document. Throws `EditRefused` if either file may not be written.
   */
  async offer(document: vscode.TextDocument, root: vscode.Uri, roots: readonly string[]): Promise<vscode.Uri | undefined> {
    if (document.isUntitled) {
      void inform(l10n.t('The citation was inserted. Save the document, then add the entry.'));
      return undefined;
    }
    const uri = vscode.Uri.joinPath(root, '..', defaultName);
    const permissions = [
      { file: uri, permission: await this.writing.bibliography(uri, document.uri, roots) },
      { file: root, permission: await this.writing.file(root, document.uri, roots) },
    ];
    const label = shown(l10n.t('Create {0}', defaultName));
    const picked = await pickOne(
      [{ label, description: shown(l10n.t('and add it to {0}', fileName(root))) }, { label: shown(l10n.t('Not Now')) }],
      {
        title: l10n.t('{0} has no bibliography. Create {1} and add it to the document?', fileName(root), defaultName),
        placeHolder: l10n.t('Enter creates it with the entry you cited. One undo takes it back.'),
        ignoreFocusOut: true,
      },
    );
    if (picked?.label !== label) return undefined;
    for (const { file, permission } of permissions)
      if (!permission.isGranted && !(await this.writing.ask(file, permission.path))) return undefined;
    return uri;
  }
}

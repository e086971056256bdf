import * as vscode from 'vscode';
import { EditRefused, fileName } from '../files/edits';
import type { Writing } from '../files/writing';

/** The name of a bibliography that Lectern creates. */
const defaultName = 'references.bib';

/** Creates bibliographies. */
export class NewBibliography {
  constructor(private readonly writing: Writing) {}

  /** Creates the file that a document names but that isn't there. */
  async create(uri: vscode.Uri): Promise<vscode.Uri> {
    const change = new vscode.WorkspaceEdit();
    change.createFile(uri, { ignoreIfExists: true });
    if (!(await vscode.workspace.applyEdit(change))) throw new EditRefused(`${fileName(uri)} could not be created.`);
    return uri;
  }

  /** Asks whether to create a bibliography beside the document; undefined when it is not wanted. */
  async offer(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
    if (document.isUntitled) {
      void vscode.window.showInformationMessage(
        'This document is not saved yet, so it has no bibliography. Cited all the same; save it and add the entry then.',
      );
      return undefined;
    }
    const uri = vscode.Uri.joinPath(document.uri, '..', defaultName);
    // A document outside a workspace in Restricted Mode gets none.
    await this.writing.bibliography(uri, document.uri);
    const create = `Create ${defaultName}`;
    const answer = await vscode.window.showInformationMessage(
      `${fileName(document.uri)} names no bibliography and there is no .bib file near it. Create ${defaultName} beside it?`,
      create,
      'Not Now',
    );
    return answer === create ? this.create(uri) : undefined;
  }
}

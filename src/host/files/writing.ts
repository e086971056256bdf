import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { dirnameUri, isWithin, originOf, readablePath } from '../../core/bibliography/uriPath';
import { refusalToAdd, refusalToWrite } from '../../core/bibliography/writable';
import { EditRefused } from '../window/attempt';
import { askInDialog, warn } from '../window/notify';
import { type Access, isReallyInside } from './access';
import { factsOf, realUri } from './disk';
import { fileName } from './edits';

/** What remembers answers: the workspace's own storage. */
type Memory = Pick<vscode.Memento, 'get' | 'update'>;

/** A file that may be written, or the whole path that the user is to be asked about. */
export type Permission = { readonly isGranted: true } | { readonly isGranted: false; readonly path: string };

const granted: Permission = { isGranted: true };
const memoryKey = 'filesThatMayBeWritten';

/**
 * What Lectern may write into, the one rule for all that it writes: regular files inside the workspace's folders, or the folder of a document
 * outside of them or of the root above it that includes it, links resolved; elsewhere where the user has said yes to the file's whole path, and never in Restricted Mode.
 */
export class Writing {
  private readonly allowed: Set<string>;

  constructor(
    private readonly access: Access,
    private readonly memory?: Memory,
  ) {
    this.allowed = new Set(memory?.get<readonly string[]>(memoryKey) ?? []);
  }

  /** Whether a bibliography may be written for a document: its name, and that of the file that a link leads to, ends in `.bib`, `.yml` or `.yaml`. `roots` include the document. Throws `EditRefused` where no answer could allow it. */
  async bibliography(target: vscode.Uri, document: vscode.Uri, roots: readonly string[] = []): Promise<Permission> {
    const refusal = refusalToAdd(target.toString(), (await realUri(target))?.toString());
    if (refusal !== undefined) throw new EditRefused(refusal);
    return this.file(target, document, roots);
  }

  /** Whether any file may be written for a document. */
  async file(target: vscode.Uri, document: vscode.Uri, roots: readonly string[] = []): Promise<Permission> {
    const reach = this.access.reach(document.toString());
    const real = await realUri(target);
    const path = readablePath((real ?? target).toString());
    if (!reach.origins.has(originOf(target.toString())))
      throw new EditRefused(l10n.t('{0} is not on the file system of the document or its workspace, so Lectern doesn’t write it.', path));
    const facts = await factsOf(target);
    const refusal = refusalToWrite(target.toString(), real?.toString(), facts?.isFile);
    if (refusal !== undefined || real === undefined) throw new EditRefused(refusal ?? path);
    if (await isReallyInside(real, { folders: this.foldersFor(document, roots) })) return granted;
    if (reach.isRestricted)
      throw new EditRefused(l10n.t('{0} is outside this workspace, which is in Restricted Mode, so Lectern doesn’t write it.', path));
    return this.allowed.has(real.toString()) ? granted : { isGranted: false, path };
  }

  /** Asks whether a file outside the workspace may be written, in a message that shows its whole path; a yes is remembered in this workspace. */
  async ask(target: vscode.Uri, path: string, isModal = false): Promise<boolean> {
    const allow = l10n.t('Allow');
    const question = l10n.t('{0} is outside this workspace. May Lectern write into this file?', path);
    const answer = isModal ? await askInDialog({ question, isWarning: true }, allow) : await warn(question, allow, l10n.t('Not Now'));
    if (answer !== allow) return false;
    this.allowed.add(((await realUri(target)) ?? target).toString());
    await this.memory?.update(memoryKey, [...this.allowed]);
    return true;
  }

  /** Makes sure that files of a manuscript may be changed, asking where needed; throws `EditRefused` where one may not. */
  async allow(targets: readonly vscode.Uri[], document: vscode.Uri): Promise<void> {
    for (const target of new Map(targets.map((uri) => [uri.toString(), uri])).values()) {
      if (target.toString() === document.toString()) continue;
      const permission = await this.file(target, document);
      if (!permission.isGranted && !(await this.ask(target, permission.path, true)))
        throw new EditRefused(l10n.t('{0} may not be written.', fileName(target)));
    }
  }

  /** In Restricted Mode the workspace alone, where there is one. */
  private foldersFor(document: vscode.Uri, roots: readonly string[]): readonly string[] {
    const { workspaceFolders, isRestricted } = this.access;
    if (workspaceFolders.some((folder) => isWithin(document.toString(), folder))) return workspaceFolders;
    if (isRestricted && workspaceFolders.length > 0) return workspaceFolders;
    const above = roots.map(dirnameUri).filter((folder) => isWithin(document.toString(), folder));
    return [...this.access.reach(document.toString()).folders, ...above];
  }
}

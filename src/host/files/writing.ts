import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { dirnameUri, isWithin, originOf, readablePath } from '../../core/bibliography/uriPath';
import { refusalToAdd, refusalToWrite } from '../../core/bibliography/writable';
import { EditRefused } from '../window/attempt';
import { askInDialog, warn } from '../window/notify';
import { type Access, isReallyInside } from './access';
import { factsOf, realUri } from './disk';
import { fileName } from './edits';

/** Stores answers in the workspace's own state. */
type Memory = Pick<vscode.Memento, 'get' | 'update'>;

/** Whether a file may be written, or else the full path to ask the user about. */
export type Permission = { readonly isGranted: true } | { readonly isGranted: false; readonly path: string };

const granted: Permission = { isGranted: true };
const memoryKey = 'filesThatMayBeWritten';

/**
 * The one rule for what Lectern may write: regular files, with links resolved, inside the workspace's folders or, for a document outside
 * them, in its folder or that of a root above it that includes it. Other files need the user's consent to the full path, and are never
 * written in Restricted Mode.
 */
export class Writing {
  private readonly allowed: Set<string>;

  constructor(
    private readonly access: Access,
    private readonly memory?: Memory,
  ) {
    this.allowed = new Set(memory?.get<readonly string[]>(memoryKey) ?? []);
  }

  /** Whether a bibliography may be written for a document: its name, and that of a link's target, must end in `.bib`, `.yml` or `.yaml`. `roots` include the document. Throws `EditRefused` if even the user's consent couldn't allow it. */
  async bibliography(target: vscode.Uri, document: vscode.Uri, roots: readonly string[] = []): Promise<Permission> {
    const refusal = refusalToAdd(target.toString(), (await realUri(target))?.toString());
    if (refusal !== undefined) throw new EditRefused(refusal);
    return this.file(target, document, roots);
  }

  /** Whether a file of any type may be written for a document. */
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

  /** Asks whether a file outside the workspace may be written, in a message with its full path; remembers a yes in this workspace. */
  async ask(target: vscode.Uri, path: string, isModal = false): Promise<boolean> {
    const allow = l10n.t('Allow');
    const question = l10n.t('{0} is outside this workspace. May Lectern write into this file?', path);
    const answer = isModal ? await askInDialog({ question, isWarning: true }, allow) : await warn(question, allow, l10n.t('Not Now'));
    if (answer !== allow) return false;
    const real = (await realUri(target)) ?? target;
    // If a link now leads elsewhere, the answer doesn't apply.
    if (readablePath(real.toString()) !== path) throw new EditRefused(l10n.t('{0} changed in the meantime. Try again.', fileName(target)));
    this.allowed.add(real.toString());
    await this.memory?.update(memoryKey, [...this.allowed]);
    return true;
  }

  /** Ensures that files of a manuscript may be changed, asking where necessary; throws `EditRefused` if one may not. */
  async allow(targets: readonly vscode.Uri[], document: vscode.Uri): Promise<void> {
    for (const target of new Map(targets.map((uri) => [uri.toString(), uri])).values()) {
      if (target.toString() === document.toString()) continue;
      const permission = await this.file(target, document);
      if (!permission.isGranted && !(await this.ask(target, permission.path, true)))
        throw new EditRefused(l10n.t('{0} was not written, since you did not allow it.', fileName(target)));
    }
  }

  /** The folders that may be written to for a document: the workspace's if it is inside, or in Restricted Mode; else its own and those of its roots. */
  private foldersFor(document: vscode.Uri, roots: readonly string[]): readonly string[] {
    const { workspaceFolders, isRestricted } = this.access;
    if (workspaceFolders.some((folder) => isWithin(document.toString(), folder))) return workspaceFolders;
    if (isRestricted && workspaceFolders.length > 0) return workspaceFolders;
    const above = roots.map(dirnameUri).filter((folder) => isWithin(document.toString(), folder));
    return [...this.access.reach(document.toString()).folders, ...above];
  }
}

import * as vscode from 'vscode';
import { isLike, type SettingName, type Settings, settingDefaults } from '../../core/settingDefaults';
import { wellFormed } from '../../core/wellFormed';

/** The value of a setting for a resource or the window; a value whose type differs from the default's is replaced by the default. */
export function setting<N extends SettingName>(name: N, scope?: vscode.ConfigurationScope): Settings[N] {
  const fallback = settingDefaults[name];
  const value: unknown = vscode.workspace.getConfiguration('lectern', scope).get(name, fallback);
  return isLike(value, fallback) ? writable(value) : fallback;
}

/** A value whose strings are well-formed Unicode, so that they can be written into a URI or a file. */
function writable<T>(value: T): T {
  if (typeof value === 'string') return wellFormed(value) as T;
  return Array.isArray(value) ? (value.map(writable) as T) : value;
}

/** Calls `listener` when one of `names` changes. */
export function onSettingChange(names: readonly SettingName[], listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (names.some((name) => event.affectsConfiguration(`lectern.${name}`))) listener();
  });
}

/** Whether VS Code's defaults, rather than the user, switch off quick suggestions for a language, as they do for Markdown. */
export function isQuietByDefault(languageId: string): boolean {
  const values = vscode.workspace.getConfiguration('editor', { languageId }).inspect<unknown>('quickSuggestions');
  const { defaultValue, defaultLanguageValue, key: _key, languageIds: _languages, ...own } = { key: '', ...values };
  if (Object.values(own).some((value) => value !== undefined)) return false;
  const value = defaultLanguageValue ?? defaultValue;
  const other: unknown = typeof value === 'object' && value !== null && 'other' in value ? value.other : value;
  return other === false || other === 'off';
}

/** The layer that supplies a setting's value: a workspace folder, the workspace or the user. */
export interface Layer {
  readonly target: vscode.ConfigurationTarget;
  /** The folder of a folder layer. */
  readonly folder?: vscode.WorkspaceFolder;
}

/** The effective layer of a setting for a workspace folder, which overrides the others. In Restricted Mode it is the user's. */
export function layerOf(name: SettingName, folder?: vscode.WorkspaceFolder): Layer {
  const values = vscode.workspace.getConfiguration('lectern', folder).inspect(name);
  if (!vscode.workspace.isTrusted || values === undefined) return { target: vscode.ConfigurationTarget.Global };
  const isMultiRoot = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  if (folder !== undefined && isMultiRoot && values.workspaceFolderValue !== undefined)
    return { target: vscode.ConfigurationTarget.WorkspaceFolder, folder };
  if (values.workspaceValue !== undefined) return { target: vscode.ConfigurationTarget.Workspace };
  return { target: vscode.ConfigurationTarget.Global };
}

/** Changes a list in one layer of a setting, starting from that layer's value; an empty user list is removed. */
export async function changeList(
  name: 'library.files',
  { target, folder }: Layer,
  change: (own: readonly string[]) => readonly string[],
): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('lectern', folder);
  const values = configuration.inspect<unknown>(name);
  const own =
    target === vscode.ConfigurationTarget.WorkspaceFolder
      ? values?.workspaceFolderValue
      : target === vscode.ConfigurationTarget.Workspace
        ? values?.workspaceValue
        : values?.globalValue;
  const before = isLike(own, settingDefaults[name]) ? own : [];
  const after = change(before);
  if (after === before) return;
  const isNothing = after.length === 0 && target === vscode.ConfigurationTarget.Global;
  await configuration.update(name, isNothing ? undefined : after, target);
}

/** Changes a setting in the layer that is effective for a document. */
export async function changeSetting<N extends SettingName>(name: N, value: Settings[N], document?: vscode.TextDocument): Promise<void> {
  const folder = document && vscode.workspace.getWorkspaceFolder(document.uri);
  const { target } = layerOf(name, folder);
  await vscode.workspace.getConfiguration('lectern', folder).update(name, value, target);
}

/** Remembers for all windows whether a service may be asked. */
export async function rememberService(service: string, answer: 'always' | 'never'): Promise<void> {
  const answers = { ...setting('online.services'), [service]: answer };
  await vscode.workspace.getConfiguration('lectern').update('online.services', answers, vscode.ConfigurationTarget.Global);
}

/** Remembers for all windows where Zotero answers. */
export async function rememberZotero(address: string): Promise<void> {
  if (setting('zotero.address') !== address)
    await vscode.workspace.getConfiguration('lectern').update('zotero.address', address, vscode.ConfigurationTarget.Global);
}

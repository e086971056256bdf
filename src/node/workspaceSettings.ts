import { parse } from 'jsonc-parser/lib/esm/main.js';
import { workspaceFolderOf } from '../core/bibliography/candidates';
import { joinUri } from '../core/bibliography/uriPath';
import { isLike, type SettingName, type Settings, settingDefaults } from '../core/settingDefaults';
import { readUri } from './nodeFiles';

/** The settings that hold for documents: those of their workspace folder, and the defaults. */
export interface WorkspaceSettings {
  /** The value of a setting for a document in a language; a value of another type than the default's is taken for the default. */
  get<N extends SettingName>(name: N, document: { readonly uri: string; readonly languageId: string }): Settings[N];
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Reads `.vscode/settings.json` of each folder, with its comments and its `[language]` blocks; where there is no such file, the defaults
 * hold. In Restricted Mode a folder names no bibliography. Rejects with a sentence where a file is there but can't be read.
 */
export async function workspaceSettings(folders: readonly string[], isRestricted: boolean): Promise<WorkspaceSettings> {
  const ofFolder = new Map<string, Values>();
  for (const folder of folders) {
    const text = await readUri(joinUri(folder, '.vscode/settings.json'));
    const values: unknown = text === undefined ? undefined : parse(text.toString(), [], { allowTrailingComma: true });
    if (isObject(values)) ofFolder.set(folder, values);
  }
  return {
    get(name, { uri, languageId }) {
      if (isRestricted && name === 'bibliography.file') return settingDefaults[name];
      const values = ofFolder.get(workspaceFolderOf(uri, folders) ?? '') ?? {};
      const ofLanguage = values[`[${languageId}]`];
      const value = (isObject(ofLanguage) ? ofLanguage[`lectern.${name}`] : undefined) ?? values[`lectern.${name}`];
      const fallback = settingDefaults[name];
      return isLike(value, fallback) ? value : fallback;
    },
  };
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import * as vscode from 'vscode';
import { isUri, isWithin, relativePath } from '../../core/bibliography/uriPath';
import { homeFolder } from '../files/disk';
import { type Layer, layerOf, setting } from '../window/settings';

/** A file, or files that match a pattern. */
export type LibraryPlace = vscode.Uri | vscode.RelativePattern;

/** One name in the setting `library.files`, with the places that it means. */
export interface NamedFiles {
  readonly name: string;
  /** The layer of the setting that holds it. */
  readonly layer: Layer;
  /** One place for each workspace folder whose settings hold it, or a single place. */
  readonly places: readonly LibraryPlace[];
}

const glob = /[*?{[]/;

/** The names in the setting; a relative path or glob is resolved in each workspace folder whose settings hold it. */
export function namedFiles(): NamedFiles[] {
  const named = new Map<string, NamedFiles>();
  const scopes: readonly (vscode.WorkspaceFolder | undefined)[] = vscode.workspace.workspaceFolders ?? [undefined];
  for (const folder of scopes) {
    const layer = layerOf('library.files', folder);
    for (const name of setting('library.files', folder)) {
      const key = `${layer.target} ${layer.folder?.uri.toString() ?? ''} ${name}`;
      const places = named.get(key)?.places ?? [];
      const place = placeOf(name, folder);
      const isNew = place !== undefined && !places.some((one) => textOf(one) === textOf(place));
      named.set(key, { name, layer, places: isNew ? [...places, place] : places });
    }
  }
  return [...named.values()];
}

/** The name of a file in a layer of the setting: its path in the folder for a workspace's, else its path below the home folder (`~/…`), its full path, or its URI if the path would be read as a glob. */
export function nameFor(uri: vscode.Uri, layer: Layer): string {
  const text = uri.toString();
  const folder = layer.target === vscode.ConfigurationTarget.Global ? undefined : vscode.workspace.getWorkspaceFolder(uri)?.uri.toString();
  const home = homeFolder()?.toString();
  if (glob.test(uri.path)) return text;
  if (folder !== undefined) return relativePath(folder, text);
  if (home !== undefined && text !== home && isWithin(text, home)) return `~/${relativePath(home, text)}`;
  return uri.scheme === 'file' ? uri.fsPath : text;
}

function placeOf(name: string, folder: vscode.WorkspaceFolder | undefined): LibraryPlace | undefined {
  if (isUri(name)) return vscode.Uri.parse(name);
  const home = /^~[\\/]/.test(name) ? homeFolder() : undefined;
  const base = home ?? folder?.uri;
  const path = home === undefined ? name : name.slice(2);
  const isAbsolute = home === undefined && (name.startsWith('/') || /^[a-z]:[\\/]/i.test(name));
  if (!isAbsolute) {
    if (base === undefined) return undefined;
    return glob.test(path) ? new vscode.RelativePattern(base, path) : vscode.Uri.joinPath(base, path);
  }
  if (!glob.test(name)) return vscode.Uri.file(name);
  const before = name.slice(0, name.search(glob));
  const fixed = before.slice(0, Math.max(before.lastIndexOf('/'), before.lastIndexOf('\\')) + 1);
  return new vscode.RelativePattern(vscode.Uri.file(fixed), name.slice(fixed.length));
}

function textOf(place: LibraryPlace): string {
  return place instanceof vscode.Uri ? place.toString() : `${place.baseUri}/${place.pattern}`;
}

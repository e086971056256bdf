import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isWithin } from '../core/bibliography/uriPath';
import { looksLikeHayagriva } from '../core/hayagriva/looksLikeHayagriva';
import { languageOfFile } from '../core/languages';
import { readUri, uriOf } from './nodeFiles';

/** Folders below a given one that hold no sources of the user's. */
const SKIPPED = /^(?:\..*|node_modules|_book|_site|_build|build|dist|out|renv|__pycache__)$/;

/** A document to check. */
export interface Checked {
  readonly uri: string;
  readonly languageId: string;
}

/** What was asked for can't be checked, as a sentence for the user. */
export class Misuse extends Error {}

/** The documents that paths mean, a folder's own and those below it, each once and in order; rejects with `Misuse` for what can't be checked. */
export async function checkedDocuments(paths: readonly string[]): Promise<readonly Checked[]> {
  const found = new Map<string, Checked>();
  for (const one of paths) {
    const facts = await stat(one).catch(() => undefined);
    if (facts === undefined) throw new Misuse(`There is no file or folder ${one}.`);
    const files = facts.isDirectory() ? await filesBelow(one) : [one];
    for (const file of files) {
      const languageId = await languageOf(file);
      const uri = uriOf(path.resolve(file));
      if (languageId !== undefined) found.set(uri, { uri, languageId });
      else if (file === one)
        throw new Misuse(`Lectern checks LaTeX, Markdown, Quarto, R Markdown and Typst documents, .bib files and Hayagriva, not ${one}.`);
    }
  }
  return [...found.values()];
}

/**
 * The workspace folders of the paths, as URIs: the working folder for what is in it; else the nearest folder above that holds `.vscode` or `.git`;
 * else a folder that was given itself. A file in none of them is checked as one that is open without a folder.
 */
export async function workspaceFolders(paths: readonly string[], workingFolder: string): Promise<readonly string[]> {
  const folders = new Set<string>();
  for (const one of paths) {
    const absolute = path.resolve(one);
    const isFolder = (await stat(absolute)).isDirectory();
    const folder = isWithin(uriOf(absolute), uriOf(workingFolder))
      ? workingFolder
      : await projectFolder(isFolder ? absolute : path.dirname(absolute));
    if (folder !== undefined || isFolder) folders.add(folder ?? absolute);
  }
  return [...folders].map(uriOf);
}

/** A YAML file is checked where it is Hayagriva by its content. */
async function languageOf(file: string): Promise<string | undefined> {
  if (/\.bib$/i.test(file)) return 'bibtex';
  if (!/\.ya?ml$/i.test(file)) return languageOfFile(file)?.ids[0];
  const text = await readUri(uriOf(path.resolve(file))).catch(() => undefined);
  return text !== undefined && looksLikeHayagriva(text.toString()) ? 'yaml' : undefined;
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const children = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const child of children.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, child.name);
    if (child.isFile()) found.push(file);
    else if (child.isDirectory() && !SKIPPED.test(child.name)) found.push(...(await filesBelow(file)));
  }
  return found;
}

async function projectFolder(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = path.dirname(at)) {
    for (const name of ['.vscode', '.git']) if ((await stat(path.join(at, name)).catch(() => undefined)) !== undefined) return at;
    if (path.dirname(at) === at) return undefined;
  }
}

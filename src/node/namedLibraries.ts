import { readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { minimatch } from 'minimatch';
import { basenameUri, isUri } from '../core/bibliography/uriPath';
import { type HeldWorks, heldWorks } from '../core/checking/heldWorks';
import type { BibliographyFile } from '../core/library/bibliographyFile';
import { createLibrary } from '../core/library/library';
import { readLibraryFile } from '../core/library/readLibraryFile';
import { finished } from '../core/steps';
import { readUri, uriOf } from './nodeFiles';
import type { WorkspaceSettings } from './workspaceSettings';

const GLOB = /[*?{[]/;
/** What VS Code leaves out of every search (`files.exclude`). */
const UNSEARCHED: ReadonlySet<string> = new Set(['.git', '.svn', '.hg', '.jj', '.sl', 'CVS', '.DS_Store', 'Thumbs.db']);

/** The files that the setting `library.files` of each workspace folder names, read as the editor does; `trouble` is called with a sentence for what brings nothing. */
export async function libraryFiles(
  folders: readonly string[],
  settings: WorkspaceSettings,
  trouble: (why: string) => void,
): Promise<readonly BibliographyFile[]> {
  const uris = new Set<string>();
  for (const folder of folders) {
    for (const name of settings.get('library.files', { uri: folder, languageId: '' })) {
      const found = await filesNamed(name, fileURLToPath(folder));
      if (found.length === 0)
        trouble(GLOB.test(name) ? `library.files: “${name}” matches no file.` : `library.files: There is no file “${name}”.`);
      for (const uri of found) uris.add(uri);
    }
  }
  const files: BibliographyFile[] = [];
  for (const uri of uris) {
    try {
      const text = await readUri(uri);
      if (text !== undefined) files.push((await readLibraryFile(uri, text, finished)).file);
    } catch (error) {
      trouble(`library.files: ${error instanceof Error ? error.message : error}`);
    }
  }
  return files;
}

/** The works of library files, to compare entries of other files with. */
export function worksIn(files: readonly BibliographyFile[]): HeldWorks {
  const library = createLibrary();
  for (const { uri, papers } of files) library.setSource({ name: uri, kind: 'library', papers });
  const uris = new Set(files.map(({ uri }) => uri));
  return heldWorks({
    namesakes: (paper) => library.namesakes(paper),
    nameOf: (source) => (uris.has(source) ? basenameUri(source) : undefined),
  });
}

/** The files that one name in the setting means: a path, one below the home folder (`~/…`), a URI of a file, or a glob of either kind of path. */
async function filesNamed(name: string, folder: string): Promise<readonly string[]> {
  if (isUri(name)) return name.startsWith('file:') ? existing(fileURLToPath(name)) : [];
  const whole = /^~[\\/]/.test(name) ? path.join(homedir(), name.slice(2)) : path.resolve(folder, name);
  if (!GLOB.test(name)) return existing(whole);
  const at = whole.search(GLOB);
  const base = whole.slice(0, Math.max(whole.lastIndexOf('/', at), whole.lastIndexOf(path.sep, at)) + 1);
  return matching(base, whole.slice(base.length));
}

async function existing(file: string): Promise<readonly string[]> {
  return (await stat(file).catch(() => undefined))?.isFile() === true ? [uriOf(file)] : [];
}

async function matching(base: string, pattern: string): Promise<readonly string[]> {
  const found: string[] = [];
  const visited = new Set<string>();
  const look = async (folder: string): Promise<void> => {
    const real = await realpath(folder).catch(() => undefined);
    if (real === undefined || visited.has(real)) return;
    visited.add(real);
    for (const { name } of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      if (UNSEARCHED.has(name)) continue;
      const file = path.join(folder, name);
      const facts = await stat(file).catch(() => undefined);
      if (facts?.isDirectory() === true && /\*\*|\//.test(pattern)) await look(file);
      else if (facts?.isFile() === true && isMatch(path.relative(base, file), pattern)) found.push(uriOf(file));
    }
  };
  await look(base);
  return found.sort();
}

function isMatch(relative: string, pattern: string): boolean {
  return minimatch(relative.split(path.sep).join('/'), pattern, { dot: true, nocomment: true, nonegate: true, noext: true });
}

import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Files } from '../../../src/core/bibliography/files';
import { normaliseUri } from '../../../src/core/bibliography/uriPath';

const projects = path.resolve('test/fixtures/projects');

/** The URI of a file or folder in test/fixtures/projects. */
export function projectUri(name: string): string {
  return normaliseUri(pathToFileURL(path.join(projects, name)).href);
}

/** The path in test/fixtures/projects of a URI. */
export function projectPath(uri: string): string {
  return decodeURIComponent(uri.slice(projectUri('').length + 1));
}

/** Files on disk, counting how often each is read. */
export function diskFiles(): Files & { readonly reads: Map<string, number> } {
  const reads = new Map<string, number>();
  return {
    reads,
    async read(uri) {
      reads.set(uri, (reads.get(uri) ?? 0) + 1);
      return readFile(new URL(uri), 'utf8').catch(() => undefined);
    },
    exists: async (uri) =>
      stat(new URL(uri)).then(
        (found) => found.isFile(),
        () => false,
      ),
    async list(folder) {
      const entries = await readdir(new URL(folder), { withFileTypes: true }).catch(() => []);
      return entries.map((entry) => `${folder}/${encodeURIComponent(entry.name)}${entry.isDirectory() ? '/' : ''}`);
    },
  };
}

/** Files in memory, by URI. */
export function memoryFiles(texts: Readonly<Record<string, string>>): Required<Files> {
  const all = new Map(Object.entries(texts).map(([uri, text]) => [normaliseUri(uri), text]));
  return {
    read: async (uri) => all.get(uri),
    exists: async (uri) => all.has(uri),
    async list(folder) {
      const base = folder.endsWith('/') ? folder : `${folder}/`;
      const below = [...all.keys()].filter((uri) => uri.startsWith(base)).map((uri) => uri.slice(base.length));
      return [...new Set(below.map((rest) => base + rest.replace(/\/.*/, '/')))];
    },
  };
}

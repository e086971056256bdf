import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findBibliographies } from '../../../src/core/bibliography/findBibliographies';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import { readLibraryFile } from '../../../src/core/library/readLibraryFile';
import { citingFile, entriesIn, isReadByBiber, manuscriptFiles, readManuscript } from '../../../src/core/library/readManuscript';
import { finished } from '../../../src/core/steps';

const languages: Readonly<Record<string, string>> = { tex: 'latex', md: 'markdown', qmd: 'quarto', Rmd: 'rmd', typ: 'typst' };
const languageOf = (name: string): string => languages[name.split('.').at(-1) ?? ''] ?? '';
const base = 'file:///w/';

/** The keys of a document's manuscript, a project in memory, that would be reported as undefined. */
export async function flaggedIn(project: Readonly<Record<string, string>>, name: string): Promise<readonly string[]> {
  const pathOf = (uri: string): string => decodeURIComponent(uri.slice(base.length));
  const files = {
    read: async (uri: string) => project[pathOf(uri)],
    exists: async (uri: string) => pathOf(uri) in project,
    list: async (folder: string) =>
      Object.keys(project)
        .map((one) => base + encodeURI(one))
        .filter((uri) => uri.slice(0, uri.lastIndexOf('/')) === folder),
  };
  const document = { uri: base + encodeURI(name), languageId: languageOf(name), text: project[name] ?? '' };
  const found = await findBibliographies(document, files, { workspaceFolders: ['file:///w'] });
  const there = found.bibliographies.filter(({ exists }) => exists).map(({ uri }) => uri);
  const bibliographies = await Promise.all(
    there.map(async (uri) => (await readLibraryFile(uri, project[pathOf(uri)] ?? '', finished)).file),
  );
  const included = found.includedFiles.map(({ uri }) => uri);
  const cited = manuscriptFiles(document.uri, included).map((uri) =>
    citingFile(uri, project[pathOf(uri)] ?? '', syntaxFor(languageOf(uri), uri)),
  );
  const index = finished(entriesIn(bibliographies, isReadByBiber(found)));
  const { references, sure } = readManuscript(found, bibliographies, cited, index);
  return sure ? references.undefined.map(({ key }) => key) : [];
}

/** The texts of all files below a folder, by their paths in it. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => /\.\w+$/.test(one));
  return Object.fromEntries(names.map((one) => [one.split(path.sep).join('/'), readFileSync(path.join(folder, one), 'utf8')]));
}

import * as l10n from '@vscode/l10n';
import { type Bibliography, formatOf } from '../bibliography';
import { filesBelow, filesIn, foldersOf } from '../candidates';
import { accountPath, type Search } from '../manuscriptSearch';
import { dirnameUri, foldersUp, joinUri } from '../uriPath';
import { listedBibliography, type MetadataSource, yamlAt } from './markdownMetadata';

/** A project file above a Markdown document, and what it says of the manuscript. */
export interface Project {
  readonly sources: readonly MetadataSource[];
  /** Bibliographies that need no YAML value: all .bib files of a MyST project that names none. */
  readonly bibliographies: readonly Bibliography[];
  /** The chapters in their order as the project lists them; empty where it lists none. */
  readonly chapters: readonly { readonly uri: string; readonly from: string; readonly line: number }[];
  /** A file whose front matter speaks for the whole book, as bookdown's index.Rmd does. */
  readonly front?: string;
}

type Kind = 'quarto' | 'folder' | 'bookdown' | 'myst' | 'jupyterBook';

const PROJECT_FILES: readonly (readonly [string, Kind])[] = [
  ['_metadata.yml', 'folder'],
  ['_metadata.yaml', 'folder'],
  ['_quarto.yml', 'quarto'],
  ['_quarto.yaml', 'quarto'],
  ['_bookdown.yml', 'bookdown'],
  ['myst.yml', 'myst'],
  ['_config.yml', 'jupyterBook'],
];

/** How far above a workspace folder a project file may be, where only a part of a project is opened. */
const LEVELS = 8;

/** The project files that speak for the document, the nearest first, up to the one that starts the project. */
export async function projectsOf(search: Search): Promise<Project[]> {
  const { document, settings, reader } = search;
  const [own = dirnameUri(document.uri)] = foldersOf(document.uri, settings.workspaceFolders);
  const inner: string[] = [];
  const projects: Project[] = [];
  const above = foldersUp(own, undefined, Math.max(LEVELS, foldersOf(document.uri, settings.workspaceFolders).length));
  // Asked all at once, since each question may have to travel; the reader keeps the answers.
  for (const folder of above) for (const [name] of PROJECT_FILES) void reader.exists(joinUri(folder, name));
  for (const folder of above) {
    let starts = false;
    for (const [name, kind] of PROJECT_FILES) {
      const uri = joinUri(folder, name);
      if (!(await reader.exists(uri))) continue;
      if (kind === 'folder') inner.push(uri);
      else {
        const project = await projectAt(search, uri, kind);
        if (project !== undefined) projects.push(project);
        starts ||= project !== undefined;
      }
    }
    if (starts) {
      const folders = kindOf(projects) === 'quarto' ? await folderMetadata(search, inner, folder) : [];
      return [...folders, ...projects];
    }
  }
  return [];
}

function kindOf(projects: readonly Project[]): Kind | undefined {
  return projects.some(({ sources }) => sources[0]?.projectFolder !== undefined) ? 'quarto' : undefined;
}

async function folderMetadata(search: Search, uris: readonly string[], projectFolder: string): Promise<Project[]> {
  const projects: Project[] = [];
  for (const uri of uris) {
    const text = await search.reader.read(uri);
    if (text === undefined) continue;
    search.account.say(l10n.t('{0} holds metadata for its folder.', accountPath(search, uri)), { uri });
    const folders = [dirnameUri(uri), projectFolder];
    const source: MetadataSource = {
      uri,
      yaml: yamlAt(search, uri, text),
      by: 'project',
      within: [[], ['format', '*']],
      folders,
      projectFolder,
    };
    projects.push({ sources: [source], bibliographies: [], chapters: [] });
  }
  return projects;
}

async function projectAt(search: Search, uri: string, kind: Kind): Promise<Project | undefined> {
  const text = await search.reader.read(uri);
  if (text === undefined) return undefined;
  const yaml = yamlAt(search, uri, text);
  const folder = dirnameUri(uri);
  const source: MetadataSource = { uri, yaml, by: 'project', within: [[]], folders: [folder] };
  if (kind === 'quarto') {
    search.account.say(l10n.t('{0} is the Quarto project of this file.', accountPath(search, uri)), { uri });
    const within = [[], ['format', '*'], ['book'], ['website'], ['manuscript']];
    const chapters = chapterPaths(source, [
      ['book', 'chapters'],
      ['book', 'appendices'],
      ['manuscript', 'article'],
    ]);
    return { sources: [{ ...source, within, projectFolder: folder }], bibliographies: [], chapters };
  }
  if (kind === 'bookdown') return bookdown(search, source, folder);
  if (kind === 'myst') return myst(search, source, folder);
  return jupyterBook(search, source);
}

async function bookdown(search: Search, source: MetadataSource, folder: string): Promise<Project> {
  search.account.say(l10n.t('{0} makes its folder a book, with the front matter of index.Rmd.', accountPath(search, source.uri)), {
    uri: source.uri,
  });
  const named = chapterPaths(source, [['rmd_files']]);
  const all = named.length > 0 ? [] : await filesIn(folder, /^[^_].*\.[rR]md$/, search.reader);
  const [index] = all.filter((uri) => /\/index\.[rR]md$/.test(uri));
  const ordered = [...(index === undefined ? [] : [index]), ...all.filter((uri) => uri !== index)];
  const chapters = named.length > 0 ? named : ordered.map((uri) => ({ uri, from: source.uri, line: 1 }));
  const front = chapters[0]?.uri;
  return { sources: [source], bibliographies: [], chapters, ...(front !== undefined && { front }) };
}

async function myst(search: Search, source: MetadataSource, folder: string): Promise<Project> {
  search.account.say(l10n.t('{0} is the MyST project of this file.', accountPath(search, source.uri)), { uri: source.uri });
  const listed = chapterPaths(source, [
    ['project', 'toc'],
    ['project', 'chapters'],
  ]);
  const chapters = listed.length > 0 || source.yaml.line(['project', 'toc']) !== undefined ? listed : await pagesBelow(search, source.uri);
  const within = [[], ['project'], ['site']];
  const names = within.some((path) => source.yaml.line([...path, 'bibliography']) !== undefined);
  const found = names ? [] : await filesBelow(folder, /\.bib$/i, new Set(), search.reader);
  if (found.length > 0)
    search.account.say(l10n.t('It names no bibliography, so MyST uses every .bib file of the project ({0}).', found.length), {
      uri: source.uri,
    });
  const declaredAs = l10n.t('every .bib file of the project');
  const from = { uri: source.uri, line: 1 };
  const bibliographies = found.map((uri): Bibliography => ({ uri, exists: true, format: formatOf(uri), by: 'project', from, declaredAs }));
  return { sources: [{ ...source, within }], bibliographies, chapters };
}

/** The pages of a MyST project without a table of contents: all below its folder, `index` or `main` first. */
async function pagesBelow({ reader }: Search, uri: string): Promise<Project['chapters']> {
  const pages = await filesBelow(dirnameUri(uri), /\.(?:md|ipynb)$/, new Set(), reader);
  const isFirst = (page: string): boolean => /\/(?:index|main)\.(?:md|ipynb)$/.test(page);
  return [...pages.filter(isFirst), ...pages.filter((page) => !isFirst(page))]
    .filter((page) => !isAboutRepository(page))
    .map((page) => ({ uri: page, from: uri, line: 1 }));
}

/** Files about a repository, where `@name` is a person on its host; Quarto leaves READMEs out of a project, too. */
const ABOUT_REPOSITORY =
  /(?:^|\/)(?:README|CHANGELOG|CHANGES|HISTORY|NEWS|RELEASE|RELEASES|RELEASE[-_]NOTES|CONTRIBUTING|CONTRIBUTORS|CODE_OF_CONDUCT|SECURITY|SUPPORT|AUTHORS|CREDITS|THANKS|MAINTAINERS|GOVERNANCE|ROADMAP|TODO|LICEN[CS]E|CLAUDE|AGENTS)(?:[-._][\w-]{1,20})?\.(?:q?md|[rR]md|markdown)$/i;

/** Whether the file with this URI or name is about the repository rather than a part of a manuscript in it. */
export function isAboutRepository(uri: string): boolean {
  return ABOUT_REPOSITORY.test(uri) || /\/\.(?:github|gitlab)\//.test(uri);
}

/** Jekyll's sites have a `_config.yml`, too: only one that names bibliographies for Sphinx counts. */
async function jupyterBook(search: Search, source: MetadataSource): Promise<Project | undefined> {
  const listed = [...source.yaml.strings(['bibtex_bibfiles']), ...source.yaml.strings(['sphinx', 'config', 'bibtex_bibfiles'])];
  if (listed.length === 0) return undefined;
  search.account.say(l10n.t('{0} is the Jupyter Book of this file.', accountPath(search, source.uri)), { uri: source.uri });
  const bibliographies: Bibliography[] = [];
  for (const each of listed) bibliographies.push(...(await listedBibliography(search, source, each, 'bibtex_bibfiles')));
  return { sources: [], bibliographies, chapters: [] };
}

/** The source files at these paths of a project file, titles and parts left out. */
function chapterPaths(source: MetadataSource, paths: readonly (readonly string[])[]): Project['chapters'] {
  const folder = dirnameUri(source.uri);
  return paths
    .flatMap((path) => source.yaml.strings(path))
    .filter(({ value }) => /\.(?:q?md|[rR]md|ipynb|[rR]markdown)$/.test(value))
    .map(({ value, line }) => ({ uri: joinUri(folder, value), from: source.uri, line }));
}

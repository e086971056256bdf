import * as l10n from '@vscode/l10n';
import type { Declared, ManuscriptFile } from '../bibliography';
import { filesIn, foldersOf, workspaceFolderOf } from '../candidates';
import { accountPath, type Search } from '../manuscriptSearch';
import { rootsIncluding, sayRoots } from '../roots';
import { dirnameUri } from '../uriPath';
import { markdownFiles } from './markdownIncludes';
import { joinMetadata, type Metadata, type MetadataSource, metadataOf, yamlAt } from './markdownMetadata';
import { isAboutRepository, type Project, projectsOf } from './markdownProject';
import { ABOUT_REFERENCES, metadataBlocks } from './metadataBlocks';

const SOURCE = /\.(?:q?md|[rR]md|markdown|[rR]markdown)$/;
/** A folder of notes may hold thousands: only the nearest are asked whether they include the document. */
const MOST_INCLUDERS = 60;

/** What a Markdown, Quarto, R Markdown or MyST document, its project and the files that include it declare. */
export async function markdownManuscript(search: Search): Promise<Declared> {
  const { document } = search;
  const projects = await projectsOf(search);
  const projectFolder = projects.flatMap(({ sources }) => sources).find((source) => source.projectFolder !== undefined)?.projectFolder;
  const [book] = projects.filter(({ chapters }) => chapters.length > 0);
  const isChapter = book?.chapters.some(({ uri }) => uri === document.uri) ?? false;
  // Text without front matter that isn't a chapter is likely to be included by another.
  const isFragment = !isChapter && metadataBlocks(document.text).length === 0;
  const including = isFragment ? await includers(search) : [];
  const parts: Metadata[] = [];
  for (const uri of [document.uri, ...including]) parts.push(await frontMatter(search, uri, projectFolder));
  if (!isChapter && joinMetadata(parts).bibliographies.length === 0) keepApart(search, book);
  for (const project of projects) parts.push(await projectMetadata(search, project, projectFolder));
  if (joinMetadata(parts).bibliographies.length === 0) parts.push(await defaultsFiles(search));
  const ofBook = isChapter || including.some((uri) => book?.chapters.some((chapter) => chapter.uri === uri));
  const start = ofBook ? book?.chapters[0]?.uri : undefined;
  const roots = start === undefined ? (including.length > 0 ? including : [document.uri]) : [start];
  const { csl, language, ...declared } = joinMetadata(parts);
  const includedFiles = await filesOf(search, roots, ofBook ? book : undefined);
  const apart = ofBook && book !== undefined ? await apartIn(search, book) : [];
  return {
    roots,
    includedFiles,
    ...declared,
    ...(apart.length > 0 && { apart }),
    ...(csl !== undefined && { csl }),
    ...(language !== undefined && { language }),
  };
}

/** A README or a note in the folder of a project need not be a part of it, so that what it names isn't sure to be a key. */
function keepApart(search: Search, book: Project | undefined): void {
  const { uri } = search.document;
  if (!isAboutRepository(uri) && (book === undefined || !/\.md$/i.test(uri))) return;
  const message = l10n.t('{0} need not be a part of the project, so undefined keys aren’t reported.', accountPath(search, uri));
  search.account.miss(message, { uri, line: 1 });
}

async function frontMatter(search: Search, uri: string, projectFolder: string | undefined): Promise<Metadata> {
  const parts: Metadata[] = [];
  const workspace = workspaceFolderOf(uri, search.settings.workspaceFolders);
  const folders = [dirnameUri(uri), projectFolder, workspace].filter((folder) => folder !== undefined);
  for (const { text, line } of metadataBlocks((await search.reader.read(uri)) ?? '')) {
    const source: MetadataSource = {
      uri,
      yaml: yamlAt(search, uri, text, line),
      by: 'document',
      within: [[], ['format', '*'], ['output', '*']],
      folders: [...new Set(folders)],
      ...(projectFolder !== undefined && { projectFolder }),
    };
    parts.push(await metadataOf(search, source));
  }
  const joined = joinMetadata(parts);
  if (joined.bibliographies.length === 0)
    search.account.say(l10n.t('The front matter of {0} names no bibliography.', accountPath(search, uri)), { uri });
  return joined;
}

/** The other chapters of a book that name bibliographies or references of their own. */
async function apartIn({ document, reader }: Search, { chapters }: Pick<Project, 'chapters'>): Promise<readonly string[]> {
  const apart: string[] = [];
  for (const { uri } of chapters) if (uri !== document.uri && isNaming((await reader.read(uri)) ?? '')) apart.push(uri);
  return apart;
}

/** Whether a text's own metadata is about references. */
function isNaming(text: string): boolean {
  return metadataBlocks(text).some((block) => ABOUT_REFERENCES.test(block.text));
}

async function projectMetadata(search: Search, project: Project, projectFolder: string | undefined): Promise<Metadata> {
  const parts: Metadata[] = [];
  for (const source of project.sources) parts.push(await metadataOf(search, source));
  if (project.front !== undefined && project.front !== search.document.uri)
    parts.push(await frontMatter(search, project.front, projectFolder));
  const joined = joinMetadata(parts);
  return { ...joined, bibliographies: [...project.bibliographies, ...joined.bibliographies] };
}

/** Pandoc's defaults files beside the document or in its workspace folder; nothing shows whether they are used, so they come last. */
async function defaultsFiles(search: Search): Promise<Metadata> {
  const { document, settings, reader, account } = search;
  const parts: Metadata[] = [];
  const all = foldersOf(document.uri, settings.workspaceFolders);
  const folders = [...new Set([...all.slice(0, 1), ...all.slice(-1)])];
  for (const folder of folders) {
    for (const uri of await filesIn(folder, /^(?:defaults.*|pandoc.*|.*defaults)\.ya?ml$/i, reader)) {
      const text = await reader.read(uri);
      if (text === undefined) continue;
      account.say(l10n.t('{0} is read as a pandoc defaults file.', accountPath(search, uri)), { uri });
      const within = [[], ['metadata']];
      const bases = [...new Set([dirnameUri(document.uri), folder, ...all.slice(-1)])];
      parts.push(await metadataOf(search, { uri, yaml: yamlAt(search, uri, text), by: 'project', within, folders: bases }));
    }
  }
  return joinMetadata(parts);
}

async function includers(search: Search): Promise<string[]> {
  const { document, settings, reader, account } = search;
  const inclusion = {
    ending: SOURCE,
    isRoot: async (uri: string) => metadataBlocks((await reader.read(uri)) ?? '').length > 0,
    filesOf: (root: string) => markdownFiles(root, reader),
  };
  const { workspaceFolders } = settings;
  const roots = await rootsIncluding({ uri: document.uri, workspaceFolders, inclusion, reader, account, most: MOST_INCLUDERS });
  if (roots.length > 0) sayRoots(document.uri, roots, account);
  return roots;
}

async function filesOf(search: Search, roots: readonly string[], book: Project | undefined): Promise<ManuscriptFile[]> {
  const files = new Map<string, ManuscriptFile>();
  const take = async (uri: string, from?: { readonly uri: string; readonly line: number }) => {
    for (const [each, file] of await markdownFiles(uri, search.reader)) {
      if (!files.has(each)) files.set(each, each === uri && from !== undefined ? { uri, line: from.line, from: from.uri } : file);
    }
  };
  for (const chapter of book?.chapters ?? []) await take(chapter.uri, { uri: chapter.from, line: chapter.line });
  for (const root of roots) await take(root);
  await take(search.document.uri);
  return [...files.values()];
}

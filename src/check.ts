import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { knownWorks } from './core/checking/knownWorks';
import { formatFindings, type PlacedFinding, placedFindings } from './core/presentation/findingFormats';
import type { Severity } from './core/writing/diagnose';
import { type CheckArguments, checkArguments, usage } from './node/checkArguments';
import { checkDocuments } from './node/checkDocuments';
import { checkedDocuments, Misuse, workspaceFolders } from './node/checkedPaths';
import { libraryFiles, worksIn } from './node/namedLibraries';
import { readUri, uriOf } from './node/nodeFiles';
import { workspaceSettings } from './node/workspaceSettings';

const severities: readonly Severity[] = ['warning', 'information', 'hint'];

/** Checks what the command line names, prints what was found on standard output and all else on standard error, and gives the exit code. */
async function main(): Promise<number> {
  const asked = checkArguments(process.argv.slice(2));
  if (asked.help) process.stdout.write(usage);
  else if (asked.version) process.stdout.write(`${await version()}\n`);
  else return check(asked);
  return 0;
}

async function check({ paths, format, workspace, isRestricted, failOn }: CheckArguments): Promise<number> {
  const documents = await checkedDocuments(paths);
  const folders = workspace === undefined ? await workspaceFolders(paths, process.cwd()) : [await folderAt(workspace)];
  const settings = await workspaceSettings(folders, isRestricted);
  const isBundled = settings.get('corpus.bundled', { uri: folders[0] ?? '', languageId: '' });
  const troubles: string[] = [];
  // In Restricted Mode a folder names no libraries.
  const files = isRestricted ? [] : await libraryFiles(folders, settings, (why) => troubles.push(why));
  const works = knownWorks(isBundled ? JSON.parse(await ours('corpus/papers.json')) : [], worksIn(files));
  const evidence = { today: new Date().toISOString().slice(0, 10), works };
  const { findings, unread, refused } = await checkDocuments(documents, { workspaceFolders: folders, isRestricted, settings, evidence });
  const placed: PlacedFinding[] = [];
  for (const uri of [...findings.keys()].sort()) {
    const text = (await readUri(uri))?.toString() ?? '';
    placed.push(...placedFindings(shownPath(fileURLToPath(uri)), text, findings.get(uri) ?? []));
  }
  process.stdout.write(formatFindings(placed, format));
  for (const why of [...troubles, ...refused, ...unread]) process.stderr.write(`${why}\n`);
  if (format === 'text') process.stderr.write(summary(placed, documents.length));
  if (unread.length > 0) return 2;
  const failing = failOn === undefined ? [] : severities.slice(0, severities.indexOf(failOn) + 1);
  return placed.some(({ severity }) => failing.includes(severity)) ? 1 : 0;
}

/** A path below the working folder as relative to it, with forward slashes, as annotations need it; another one as it is. */
function shownPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative.split(path.sep).join('/');
}

async function folderAt(given: string): Promise<string> {
  // What can't be looked at isn't a folder to check in.
  const isFolder = (await stat(given).catch(() => undefined))?.isDirectory() === true;
  if (!isFolder) throw new Misuse(`--workspace names no folder: ${given}.`);
  return uriOf(path.resolve(given));
}

function summary(found: readonly PlacedFinding[], documents: number): string {
  const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
  return `${count(found.length, 'finding')} in ${count(documents, 'document')}\n`;
}

/** The text of a file that was built beside this one. */
function ours(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8');
}

async function version(): Promise<string> {
  return String(JSON.parse(await ours('../package.json')).version);
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      error instanceof Misuse ? `${error.message} See --help.\n` : `${error instanceof Error ? error.message : error}\n`,
    );
    process.exitCode = 2;
  },
);

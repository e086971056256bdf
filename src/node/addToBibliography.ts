import { constants } from 'node:fs';
import { access, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unreadableFile } from '../core/bibliography/readable';
import { isWithin } from '../core/bibliography/uriPath';
import { refusalToAdd, refusalToWrite } from '../core/bibliography/writable';
import type { Dialect } from '../core/bibtex/latex/latexEscape';
import type { Draft } from '../core/bibtex/writing/draft';
import { isBibliography } from '../core/bibtex/writing/isBibliography';
import { planAdd } from '../core/bibtex/writing/planAdd';
import type { Paper } from '../core/corpus/paper';
import { withEdits } from '../core/text';
import { uriOf } from './nodeFiles';

/** The keys of papers in a bibliography, in the papers' order, and those that were added now. */
export interface AddedEntries {
  readonly keys: readonly string[];
  readonly added: readonly string[];
}

/**
 * Adds the entries that an existing .bib file lacks, in its own style. The file must be in `folder`, links resolved, and hold BibTeX in UTF-8; rejects with a
 * sentence for any other. It is replaced as a whole, so that no reader sees half of it.
 */
export async function addToBibliography(
  file: string,
  folder: string,
  papers: readonly Paper[],
  draftOf: (paper: Paper, dialect: Dialect) => Draft | undefined,
): Promise<AddedEntries> {
  const name = path.basename(file);
  if (!/\.bib$/i.test(file)) throw new Error(`${name} does not end in .bib, so Lectern adds no entries to it here.`);
  const facts = await stat(file).catch(() => undefined);
  const real = await realpath(file).catch(() => undefined);
  if (facts === undefined || real === undefined)
    throw new Error(`There is no file ${name}. Create it first; entries are only added to one that is there.`);
  const refusal =
    unreadableFile(name, true, facts.size) ??
    refusalToAdd(uriOf(file), uriOf(real)) ??
    refusalToWrite(uriOf(file), uriOf(real), facts.isFile());
  if (refusal !== undefined) throw new Error(refusal);
  if (!isWithin(uriOf(real), uriOf(await realpath(folder))))
    throw new Error(`${name} is outside ${path.basename(folder)}, so Lectern doesn’t write it.`);
  await access(real, constants.W_OK).catch(() => {
    throw new Error(`${name} is read-only.`);
  });
  const before = await utf8(real, name);
  if (!isBibliography(before))
    throw new Error(`${name} holds text but no BibTeX entry, so it is no bibliography that Lectern would add to.`);
  const plan = planAdd(before, papers, { name: uriOf(real), draftOf });
  const keys = new Map([...plan.added, ...plan.skipped].map(({ id, key }) => [id, key]));
  if (plan.edits.length > 0) await replace(real, withEdits(before, plan.edits), facts.mode);
  return { keys: papers.map(({ id, citationKey }) => keys.get(id) ?? citationKey), added: plan.added.map(({ key }) => key) };
}

/** Bytes of another encoding would be lost in writing. */
async function utf8(file: string, name: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch {
    throw new Error(`${name} is not UTF-8, so Lectern doesn’t add to it here; open it in VS Code.`);
  }
}

async function replace(file: string, text: string, mode: number): Promise<void> {
  const fresh = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(fresh, text, { flag: 'wx', mode });
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}

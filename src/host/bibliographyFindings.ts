import type { Entry } from '../core/bibtex/entry';
import { validateEntries } from '../core/bibtex/validate';
import type { Problem } from '../core/problem';
import { type Finding, mostFindings, type Severity } from '../core/writing/diagnose';
import type { BibliographyFile } from './bibliographyFiles';
import { setting, type SettingName } from './settings';
import { inSlices } from './slices';
import type * as vscode from 'vscode';

/** Which setting switches a code off, and how grave it is; every other code is a broken entry's. */
const kinds: Readonly<Record<string, { readonly setting: SettingName; readonly severity: Severity }>> = {
  'duplicate-key': { setting: 'diagnostics.duplicateKeys', severity: 'warning' },
  'duplicate-paper': { setting: 'diagnostics.duplicateKeys', severity: 'information' },
  'missing-field': { setting: 'diagnostics.missingFields', severity: 'information' },
};
const broken = { setting: 'diagnostics.brokenEntries', severity: 'warning' } as const;

const checked = new WeakMap<BibliographyFile, Promise<readonly Problem[] | undefined>>();
/** What stops the checking of a file's earlier state, which nobody asks about any more. */
const checking = new Map<string, AbortController>();

/** What is wrong in a bibliography, as the settings ask for it; checked once for each state of the file, in slices. */
export async function bibliographyFindings(file: BibliographyFile, scope: vscode.ConfigurationScope): Promise<Finding[]> {
  const problems = [...file.problems, ...((await validated(file)) ?? [])];
  const counts = new Map<string, number>();
  const told = problems.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= mostFindings;
  });
  const wanted = new Set([...counts.keys()].filter((code) => setting((kinds[code] ?? broken).setting, scope)));
  const starts = lineStarts(file.text ?? '', told);
  const entries = entriesAt(file, told);
  return told.flatMap((problem): Finding[] => {
    if (!wanted.has(problem.code)) return [];
    const { severity } = kinds[problem.code] ?? broken;
    return [{ file: file.uri, ...place(file, problem, starts, entries), severity, code: problem.code, message: problem.message }];
  });
}

function validated(file: BibliographyFile): Promise<readonly Problem[] | undefined> {
  let validating = checked.get(file);
  if (validating === undefined) {
    checking.get(file.uri)?.abort();
    const controller = new AbortController();
    checking.set(file.uri, controller);
    validating = inSlices(validateEntries(file.entries, file.uri), controller.signal).catch(() => undefined);
    checked.set(file, validating);
  }
  return validating;
}

/** The entry's key where the problem is an entry's, else the line. */
function place({ text = '' }: BibliographyFile, { line, code }: Problem, starts: ReadonlyMap<number, number>, entries: ReadonlyMap<number, Entry>): { start: number; end: number; key: string } {
  const entry = code in kinds ? entries.get(line) : undefined;
  if (entry !== undefined) return { start: entry.keyOffset, end: entry.keyOffset + entry.key.length, key: entry.key };
  const start = starts.get(line) ?? 0;
  const end = text.indexOf('\n', start);
  const words = text.slice(start, end < 0 ? text.length : end);
  return { start, end: start + words.trimEnd().length, key: /^\s*@\s*\w+\s*[{(]\s*([^\s,{}]+)/.exec(words)?.[1] ?? '' };
}

/** The first entries of the lines that problems name. */
function entriesAt(file: BibliographyFile, problems: readonly Problem[]): ReadonlyMap<number, Entry> {
  const wanted = new Set(problems.map((problem) => problem.line));
  const found = new Map<number, Entry>();
  if (wanted.size > 0) for (const entry of file.entries) if (wanted.has(entry.line) && !found.has(entry.line)) found.set(entry.line, entry);
  return found;
}

/** The offsets of the lines that problems name. */
function lineStarts(text: string, problems: readonly Problem[]): ReadonlyMap<number, number> {
  const wanted = new Set(problems.map((problem) => problem.line));
  const starts = new Map<number, number>([[1, 0]]);
  if (wanted.size === 0) return starts;
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    line += 1;
    if (wanted.has(line)) starts.set(line, at + 1);
  }
  return starts;
}

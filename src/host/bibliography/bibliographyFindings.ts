import * as vscode from 'vscode';
import { definedStrings, isSharedString, missingString } from '../../core/bibtex/checking/sharedStrings';
import { validateEntries } from '../../core/bibtex/checking/validate';
import { validateAcross } from '../../core/bibtex/checking/validateAcross';
import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import type { Entry } from '../../core/bibtex/reading/entry';
import { checkReferences, objectionCodes } from '../../core/checking/checkReferences';
import type { KnownWorks } from '../../core/checking/knownWorks';
import type { Problem } from '../../core/problem';
import { capped, type Finding, type Severity } from '../../core/writing/diagnose';
import { fileName } from '../files/edits';
import { inSlices } from '../files/slices';
import { unlessAborted } from '../window/cancellation';
import { type SettingName, setting } from '../window/settings';
import type { BibliographyFile } from './bibliographyFiles';

/** Which setting switches a code off, and how grave it is; every other code is a broken entry's. */
const kinds: Readonly<Record<string, { readonly setting: SettingName; readonly severity: Severity }>> = {
  'duplicate-key': { setting: 'diagnostics.duplicateKeys', severity: 'warning' },
  'duplicate-paper': { setting: 'diagnostics.duplicateKeys', severity: 'information' },
  'missing-field': { setting: 'diagnostics.missingFields', severity: 'information' },
  ...Object.fromEntries(objectionCodes.map((code) => [code, { setting: 'diagnostics.references', severity: 'warning' } as const])),
};
const broken = { setting: 'diagnostics.brokenEntries', severity: 'warning' } as const;

/** What is wrong in bibliographies, checked once for each state of a file and of the files that are used with it. */
export class BibliographyFindings implements vscode.Disposable {
  private readonly checked = new WeakMap<BibliographyFile, { readonly dialect: Dialect | undefined; readonly problems: Checked }>();
  /** The dialect of the manuscript that used a file last, whose rules hold where the file is looked at by itself. */
  private readonly dialects = new Map<string, Dialect>();
  /** The strings that all files of the manuscript that used a file last define. */
  private readonly strings = new Map<string, ReadonlySet<string>>();
  /** What stops the checking of a file's earlier state, which nobody asks about any more. */
  private readonly checking = new Map<string, AbortController>();
  private compared: { readonly files: readonly BibliographyFile[]; readonly problems: Promise<readonly Problem[]> } | undefined;

  /** What is wrong in the bibliographies of one manuscript, in each of them and between them; by the rules of the dialect that it loads, if any. */
  async ofManuscript(
    files: readonly BibliographyFile[],
    scope: vscode.ConfigurationScope,
    dialect: Dialect | undefined,
    works: KnownWorks | undefined,
  ): Promise<Finding[]> {
    if (dialect !== undefined) for (const { uri } of files) this.dialects.set(uri, dialect);
    this.shareStrings(files);
    const between = await this.comparedFiles(files);
    const inFile = (uri: string): Problem[] => between.filter((problem) => problem.file === uri);
    const found = files.map((file) => this.of(file, scope, works, inFile(file.uri)));
    return (await Promise.all(found)).flat();
  }

  /** What is wrong in a bibliography, as the settings ask for it; checked in slices. */
  async of(
    file: BibliographyFile,
    scope: vscode.ConfigurationScope,
    works: KnownWorks | undefined,
    more: readonly Problem[] = [],
  ): Promise<Finding[]> {
    const own = file.problems.filter((problem) => !isSharedString(problem, this.strings.get(file.uri) ?? NONE));
    const problems = [...own, ...((await this.validated(file, works)) ?? []), ...more];
    const codes = [...new Set(problems.map(({ code }) => code))].filter((code) => setting((kinds[code] ?? broken).setting, scope));
    const told = codes.flatMap((code) => capped(problems.filter((problem) => problem.code === code)));
    const lines = new Set(told.map(({ line }) => line));
    const starts = lineStarts(file.text ?? '', lines);
    const entries = new Map(file.entries.filter(({ line }) => lines.has(line)).map((entry) => [entry.line, entry]));
    return told.map((problem): Finding => {
      const { severity } = kinds[problem.code] ?? broken;
      return { file: file.uri, ...place(file, problem, starts, entries), severity, code: problem.code, message: problem.message };
    });
  }

  dispose(): void {
    for (const controller of this.checking.values()) controller.abort();
  }

  /** Notes what strings files that are read together define, where one of them lacks any. */
  private shareStrings(files: readonly BibliographyFile[]): void {
    const isLacking = files.length > 1 && files.some(({ problems }) => problems.some((problem) => missingString(problem) !== undefined));
    const defined = isLacking ? new Set(files.flatMap(({ text = '' }) => [...definedStrings(text)])) : NONE;
    for (const { uri } of files) this.strings.set(uri, defined);
  }

  /** Undefined for a state that another took the place of meanwhile. */
  private validated(file: BibliographyFile, works: KnownWorks | undefined): Checked {
    const dialect = this.dialects.get(file.uri);
    const known = this.checked.get(file);
    if (known !== undefined && known.dialect === dialect) return known.problems;
    this.checking.get(file.uri)?.abort();
    const controller = new AbortController();
    this.checking.set(file.uri, controller);
    const problems: Checked = inSlices(allProblems(file, dialect, works), controller.signal).catch((error: unknown) => {
      // What did not come to its end is asked anew.
      if (this.checked.get(file)?.problems === problems) this.checked.delete(file);
      return unlessAborted(error);
    });
    this.checked.set(file, { dialect, problems });
    return problems;
  }

  /** What is said twice among several files; sought once while they stay as they are. */
  private comparedFiles(files: readonly BibliographyFile[]): Promise<readonly Problem[]> {
    if (files.length < 2) return Promise.resolve([]);
    const known = this.compared;
    if (known?.files.length === files.length && files.every((file, at) => file === known.files[at])) return known.problems;
    const used = files.map(({ uri, papers, entryByKey }) => ({ uri, papers, entryByKey, name: fileName(vscode.Uri.parse(uri)) }));
    const problems = inSlices(validateAcross(used));
    this.compared = { files, problems };
    return problems;
  }
}

const NONE: ReadonlySet<string> = new Set();

type Checked = Promise<readonly Problem[] | undefined>;

/** What an entry lacks or repeats, and what it says that can't be so. */
function* allProblems(file: BibliographyFile, dialect: Dialect | undefined, works: KnownWorks | undefined) {
  const { entries, uri, format } = file;
  if (format !== 'bibtex') return [];
  const today = new Date().toISOString().slice(0, 10);
  const lacking = yield* validateEntries(entries, uri, dialect);
  return [...lacking, ...(yield* checkReferences(entries, uri, { today, ...(works === undefined ? {} : { works }) }))];
}

/** The entry's key where the problem is an entry's, else the line. */
function place(
  { text = '' }: BibliographyFile,
  { line, code }: Problem,
  starts: ReadonlyMap<number, number>,
  entries: ReadonlyMap<number, Entry>,
): { start: number; end: number; key: string } {
  const entry = code in kinds ? entries.get(line) : undefined;
  if (entry !== undefined) return { start: entry.keyOffset, end: entry.keyOffset + entry.key.length, key: entry.key };
  const start = starts.get(line) ?? 0;
  const end = text.indexOf('\n', start);
  const words = text.slice(start, end < 0 ? text.length : end);
  return { start, end: start + words.trimEnd().length, key: /^\s*@\s*\w+\s*[{(]\s*([^\s,{}]+)/.exec(words)?.[1] ?? '' };
}

/** The offsets at which these lines start. */
function lineStarts(text: string, wanted: ReadonlySet<number>): ReadonlyMap<number, number> {
  const starts = new Map<number, number>([[1, 0]]);
  if (wanted.size === 0) return starts;
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    line += 1;
    if (wanted.has(line)) starts.set(line, at + 1);
  }
  return starts;
}

import type { FoundBibliographies } from '../bibliography/bibliography';
import { basenameUri } from '../bibliography/uriPath';
import { definedStrings, isSharedString, missingString } from '../bibtex/checking/sharedStrings';
import { validateEntries } from '../bibtex/checking/validate';
import type { Dialect } from '../bibtex/latex/latexEscape';
import type { Entry } from '../bibtex/reading/entry';
import type { BibliographyFile } from '../library/bibliographyFile';
import type { ReadManuscript } from '../library/readManuscript';
import type { Problem } from '../problem';
import {
  capped,
  emptyBibliography,
  type Finding,
  missingBibliographies,
  type Severity,
  undefinedKeys,
  unusedEntries,
} from '../writing/diagnose';
import { checkReferences, type Evidence, objectionCodes } from './checkReferences';

/** The settings below `lectern.diagnostics` that switch kinds of findings off. */
export type FindingSwitch = 'undefinedKeys' | 'duplicateKeys' | 'brokenEntries' | 'missingFields' | 'references' | 'unusedEntries';

/** Whether a kind of findings is wanted. */
export type IsWanted = (name: FindingSwitch) => boolean;

/** Which setting switches a code off, and how grave it is; every other code is a broken entry's. */
const kinds: Readonly<Record<string, { readonly name: FindingSwitch; readonly severity: Severity }>> = {
  'duplicate-key': { name: 'duplicateKeys', severity: 'warning' },
  'duplicate-paper': { name: 'duplicateKeys', severity: 'information' },
  'missing-field': { name: 'missingFields', severity: 'information' },
  ...Object.fromEntries(objectionCodes.map((code) => [code, { name: 'references', severity: 'warning' } as const])),
  'published-since': { name: 'references', severity: 'information' },
  // Either of the two files may be the one that is wrong.
  'differs-from-library': { name: 'references', severity: 'information' },
};
const broken = { name: 'brokenEntries', severity: 'warning' } as const;

/** A manuscript with its bibliographies. */
interface Manuscript extends Pick<ReadManuscript, 'references' | 'sure' | 'isEmpty'> {
  readonly found: Pick<FoundBibliographies, 'problems' | 'bibliographies' | 'roots'>;
  readonly files: readonly Pick<BibliographyFile, 'uri'>[];
}

/**
 * What a manuscript cites without an entry, or which declared bibliography is missing or empty where that is not certain, and, where that is asked for,
 * what it holds without a citation. `read` gives the texts of files of the manuscript.
 */
export async function citationFindings(
  { references, sure, isEmpty, found, files }: Manuscript,
  isWanted: IsWanted,
  read: (uri: string) => Promise<string>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  if (isWanted('undefinedKeys')) {
    const missing = sure ? [] : found.problems.filter(({ code }) => code === 'bibliography-not-found');
    if (sure) findings.push(...undefinedKeys(references, files.map(({ uri }) => basenameUri(uri)).join(', ')));
    else findings.push(...missingBibliographies(references, missing, await Promise.all(missing.map(({ file }) => read(file)))));
    const [first] = found.bibliographies;
    if (isEmpty && first !== undefined) {
      const place = first.from ?? { uri: found.roots[0] ?? '', line: 1 };
      const names = found.bibliographies.map(({ uri }) => basenameUri(uri)).join(', ');
      findings.push(...emptyBibliography(references, names, place, await read(place.uri)));
    }
  }
  return [...findings, ...(isWanted('unusedEntries') ? unusedEntries(references) : [])];
}

/** What the entries of one file lack, repeat, and say that can't be so. Yields after each entry. */
export function* entryProblems(
  { entries, uri, format }: BibliographyFile,
  dialect: Dialect | undefined,
  evidence: Evidence,
): Generator<number, readonly Problem[]> {
  if (format !== 'bibtex') return [];
  const lacking = yield* validateEntries(entries, uri, dialect);
  return [...lacking, ...(yield* checkReferences(entries, uri, evidence))];
}

/** The strings that the files of one manuscript define for one another; sought only where one of them lacks a string. */
export function sharedStrings(files: readonly BibliographyFile[]): ReadonlySet<string> {
  const isLacking = files.length > 1 && files.some(({ problems }) => problems.some((problem) => missingString(problem) !== undefined));
  return new Set(isLacking ? files.flatMap(({ text = '' }) => [...definedStrings(text)]) : []);
}

/** The problems of a file that are wanted, each at its place: those of parsing and `more`; `strings` are those that other files of its manuscript define. */
export function bibliographyFindings(
  file: BibliographyFile,
  more: readonly Problem[],
  isWanted: IsWanted,
  strings: ReadonlySet<string> = new Set(),
): readonly Finding[] {
  const own = file.problems.filter((problem) => !isSharedString(problem, strings));
  const problems = [...own, ...more];
  const codes = [...new Set(problems.map(({ code }) => code))].filter((code) => isWanted((kinds[code] ?? broken).name));
  const told = codes.flatMap((code) => capped(problems.filter((problem) => problem.code === code)));
  const lines = new Set(told.map(({ line }) => line));
  const starts = lineStarts(file.text ?? '', lines);
  const entries = new Map(file.entries.filter(({ line }) => lines.has(line)).map((entry) => [entry.line, entry]));
  return told.map((problem): Finding => {
    const { severity } = kinds[problem.code] ?? broken;
    return { file: file.uri, ...place(file, problem, starts, entries), severity, code: problem.code, message: problem.message };
  });
}

/**
 * The findings of several documents without repeats, by file. Documents that share a file find the same in it; where they differ about one
 * code at one place, the last one holds.
 */
export function byFile(ofDocuments: readonly (readonly Finding[])[]): ReadonlyMap<string, readonly Finding[]> {
  const places = new Map<string, Map<string, readonly Finding[]>>();
  for (const findings of ofDocuments) {
    const here = new Map<string, Map<string, Finding[]>>();
    for (const finding of findings) {
      const ofFile = here.get(finding.file) ?? new Map<string, Finding[]>();
      here.set(finding.file, ofFile);
      const place = `${finding.code} ${finding.start}`;
      const same = ofFile.get(place);
      if (same === undefined) ofFile.set(place, [finding]);
      else if (!same.some(({ message }) => message === finding.message)) same.push(finding);
    }
    for (const [file, found] of here) places.set(file, new Map([...(places.get(file) ?? []), ...found]));
  }
  return new Map([...places].map(([file, found]) => [file, [...found.values()].flat()]));
}

/** A message as lists of problems show it, which know no Markdown. */
export function withoutMarkdown(message: string): string {
  return message.replace(/`([^`]*)`/g, '“$1”');
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

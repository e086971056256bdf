import type { FoundBibliographies } from '../bibliography/bibliography';
import { basenameUri } from '../bibliography/uriPath';
import { definedStrings, isSharedString, missingString } from '../bibtex/checking/sharedStrings';
import { validateEntries } from '../bibtex/checking/validate';
import type { UsedFile } from '../bibtex/checking/validateAcross';
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
import { checkReferences, type KnownFacts, objectionCodes } from './checkReferences';

/** The settings under `lectern.diagnostics` that turn kinds of findings on or off. */
export type FindingSwitch = 'undefinedKeys' | 'duplicateKeys' | 'brokenEntries' | 'missingFields' | 'references' | 'unusedEntries';

/** Whether a kind of finding is turned on. */
export type IsWanted = (name: FindingSwitch) => boolean;

/** The setting and the severity for each code; codes not listed are those of broken entries. */
const kinds: Readonly<Record<string, { readonly name: FindingSwitch; readonly severity: Severity }>> = {
  'duplicate-key': { name: 'duplicateKeys', severity: 'warning' },
  'duplicate-paper': { name: 'duplicateKeys', severity: 'information' },
  'missing-field': { name: 'missingFields', severity: 'information' },
  ...Object.fromEntries(objectionCodes.map((code) => [code, { name: 'references', severity: 'warning' } as const])),
  'published-since': { name: 'references', severity: 'information' },
  // It may be the library that is wrong, not the entry.
  'differs-from-library': { name: 'references', severity: 'information' },
};
const broken = { name: 'brokenEntries', severity: 'warning' } as const;

/** The bibliographies of a manuscript with the parts of it that they serve. */
export function usedFiles(
  files: readonly BibliographyFile[],
  { bibliographies }: Pick<FoundBibliographies, 'bibliographies'>,
): readonly UsedFile[] {
  const parts = new Map(bibliographies.map((one) => [one.uri, one.parts]));
  return files.map(({ uri, papers, entryByKey }) => ({ uri, papers, entryByKey, name: basenameUri(uri), parts: parts.get(uri) }));
}

/** A manuscript with its bibliographies. */
interface Manuscript extends Pick<ReadManuscript, 'references' | 'sure' | 'isEmpty'> {
  readonly found: Pick<FoundBibliographies, 'problems' | 'bibliographies' | 'roots'>;
  readonly files: readonly Pick<BibliographyFile, 'uri'>[];
}

/**
 * Findings about a manuscript's citations: keys without an entry, and a bibliography that is empty; if it isn't certain which
 * bibliographies belong to it, those that are missing instead; and, if turned on, entries that are never cited. `read` returns the text of
 * a file of the manuscript.
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

/**
 * The problems of a .bib file's entries: missing fields, duplicates, and objections to its references. Yields after each entry; other
 * formats have none.
 */
export function* entryProblems(
  { entries, uri, format }: BibliographyFile,
  dialect: Dialect | undefined,
  evidence: KnownFacts,
): Generator<number, readonly Problem[]> {
  if (format !== 'bibtex') return [];
  const lacking = yield* validateEntries(entries, uri, dialect);
  return [...lacking, ...(yield* checkReferences(entries, uri, evidence))];
}

/** The @string names that the files of one manuscript define for each other; empty unless one of the files lacks a string. */
export function sharedStrings(files: readonly BibliographyFile[]): ReadonlySet<string> {
  const isLacking = files.length > 1 && files.some(({ problems }) => problems.some((problem) => missingString(problem) !== undefined));
  return new Set(isLacking ? files.flatMap(({ text = '' }) => [...definedStrings(text)]) : []);
}

/**
 * The findings of a file, from its parsing and `more`, that are turned on, each at its place. `strings` are those defined by other files of
 * the manuscript.
 */
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
 * The findings of several documents by file, without repeats. Where documents that share a file disagree about one code at one place, the
 * last document's findings are used.
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

/** A message for lists of problems, which don't render Markdown: code spans become quotations. */
export function withoutMarkdown(message: string): string {
  return message.replace(/`([^`]*)`/g, '“$1”');
}

/** The place of a problem: the key of the entry that starts on its line if the problem concerns an entry, else the whole line. */
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

/** The offset at which each of the wanted lines starts, counted from 1. */
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

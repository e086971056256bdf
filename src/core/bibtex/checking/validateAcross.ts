import * as l10n from '@vscode/l10n';
import { isAnotherWork, sharedIdentifier } from '../../corpus/otherWork';
import type { Paper } from '../../corpus/paper';
import { samePapers } from '../../corpus/samePapers';
import type { Problem } from '../../problem';
import type { Dialect } from '../latex/latexEscape';
import type { Entry } from '../reading/entry';

/** One of the bibliographies that a manuscript uses together. */
export interface UsedFile {
  readonly uri: string;
  /** As messages call it. */
  readonly name: string;
  readonly papers: readonly Paper[];
  readonly entryByKey: ReadonlyMap<string, Entry>;
  /** The parts of the manuscript that it serves; absent where it serves all of it. */
  readonly parts?: readonly string[] | undefined;
}

interface Earlier {
  readonly file: UsedFile;
  readonly key: string;
  readonly paper: Paper;
}

/**
 * What later ones of a manuscript's bibliographies hold again that serve one part of it: `duplicate-key`, `duplicate-paper` for one paper under two keys, and `another-work` for one identifier of two works; what
 * one file says twice is for `validateEntries` to report, and where the case of keys counts. Yields after each paper.
 */
export function* validateAcross(files: readonly UsedFile[], dialect: Dialect | undefined): Generator<void, readonly Problem[]> {
  const problems = new Map<string, Problem>();
  for (const together of usedTogether(files)) {
    for (const problem of yield* validateTogether(together, dialect)) {
      const place = `${problem.file} ${problem.line} ${problem.code}`;
      if (!problems.has(place)) problems.set(place, problem);
    }
  }
  return [...problems.values()];
}

/** The files of each part of a manuscript that has several, each set of files once. */
function usedTogether(files: readonly UsedFile[]): readonly (readonly UsedFile[])[] {
  const parts = new Set(files.flatMap((file) => file.parts ?? ['']));
  const groups = [...parts].map((part) => files.filter((file) => file.parts?.includes(part) !== false));
  return [...new Map(groups.filter(({ length }) => length > 1).map((group) => [group.map(({ uri }) => uri).join(' '), group])).values()];
}

function* validateTogether(files: readonly UsedFile[], dialect: Dialect | undefined): Generator<void, readonly Problem[]> {
  const keys = new Map<string, Pick<Earlier, 'file' | 'key'>>();
  const papers = samePapers<Earlier>();
  const problems: Problem[] = [];
  const folded = (key: string): string => (dialect === undefined ? key : key.toLowerCase());
  for (const file of files) {
    for (const paper of file.papers) {
      const key = paper.citationKey;
      const found = sameKey(file, keys.get(folded(key))) ?? samePaper(file, paper, papers.find(paper));
      const line = file.entryByKey.get(key)?.line;
      if (found !== undefined && line !== undefined) problems.push({ file: file.uri, line, ...found });
      if (!keys.has(folded(key))) keys.set(folded(key), { file, key });
      papers.add(paper, { file, key, paper });
      yield;
    }
  }
  return problems;
}

function sameKey(file: UsedFile, earlier: Pick<Earlier, 'file' | 'key'> | undefined): Pick<Problem, 'code' | 'message'> | undefined {
  if (earlier === undefined || earlier.file === file) return undefined;
  return { code: 'duplicate-key', message: l10n.t('The key “{0}” is already that of an entry in {1}.', earlier.key, earlier.file.name) };
}

function samePaper(file: UsedFile, paper: Paper, earlier: Earlier | undefined): Pick<Problem, 'code' | 'message'> | undefined {
  if (earlier === undefined || earlier.file === file) return undefined;
  const key = paper.citationKey;
  if (isAnotherWork(earlier.paper, paper)) {
    const identifier = sharedIdentifier(earlier.paper, paper);
    if (identifier === undefined) return undefined;
    return {
      code: 'another-work',
      message: l10n.t(
        '“{0}”: The {1} is also that of “{2}” in {3}, which is another work: “{4}”.',
        key,
        identifier,
        earlier.key,
        earlier.file.name,
        earlier.paper.title,
      ),
    };
  }
  return {
    code: 'duplicate-paper',
    message: l10n.t('The entry “{0}” is the same paper as “{1}” in {2}.', key, earlier.key, earlier.file.name),
  };
}

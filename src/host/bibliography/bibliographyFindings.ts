import type * as vscode from 'vscode';
import type { FoundBibliographies } from '../../core/bibliography/bibliography';
import { validateAcross } from '../../core/bibtex/checking/validateAcross';
import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import { bibliographyFindings, entryProblems, type IsWanted, sharedStrings, usedFiles } from '../../core/checking/findings';
import type { KnownWorks } from '../../core/checking/knownWorks';
import type { BibliographyFile } from '../../core/library/bibliographyFile';
import type { Problem } from '../../core/problem';
import { RecentMap } from '../../core/recentMap';
import type { Finding } from '../../core/writing/diagnose';
import { inSlices } from '../files/slices';
import { unlessAborted } from '../window/cancellation';
import { setting } from '../window/settings';

/** Whether the settings for a scope enable a kind of finding. */
export function wantedIn(scope: vscode.ConfigurationScope): IsWanted {
  return (name) => setting(`diagnostics.${name}`, scope);
}

/** How many files to remember manuscripts' dialects and strings for; others are checked on their own until a manuscript is checked again. */
const mostFiles = 200;

/** Problems in bibliographies, computed once per state of a file and of the files used with it. */
export class BibliographyFindings implements vscode.Disposable {
  private readonly checked = new WeakMap<
    BibliographyFile,
    { readonly dialect: Dialect | undefined; readonly works: KnownWorks | undefined; readonly problems: Checked }
  >();
  /** The dialect of the last manuscript that used a file; its rules apply when the file is checked on its own. */
  private readonly dialects = new RecentMap<string, Dialect>(mostFiles);
  /** The `@string` names defined by all files of the last manuscript that used a file. */
  private readonly strings = new RecentMap<string, ReadonlySet<string>>(mostFiles);
  /** Aborts the check of a file's previous state, which is no longer needed. */
  private readonly checking = new Map<string, AbortController>();
  private compared:
    | {
        readonly files: readonly BibliographyFile[];
        readonly dialect: Dialect | undefined;
        readonly parts: string;
        readonly problems: Promise<readonly Problem[]>;
      }
    | undefined;

  /** Problems within and between the bibliographies of one manuscript, by the rules of the dialect that it loads, if any. */
  async ofManuscript(
    files: readonly BibliographyFile[],
    isWanted: IsWanted,
    found: Found,
    works: KnownWorks | undefined,
  ): Promise<Finding[]> {
    const { dialect } = found;
    if (dialect !== undefined) for (const { uri } of files) this.dialects.set(uri, dialect);
    this.shareStrings(files);
    const between = await this.comparedFiles(files, found);
    const inFile = (uri: string): Problem[] => between.filter((problem) => problem.file === uri);
    const findings = files.map((file) => this.of(file, isWanted, works, inFile(file.uri)));
    return (await Promise.all(findings)).flat();
  }

  /** Problems in a bibliography of the kinds that the settings enable; checked in slices. */
  async of(
    file: BibliographyFile,
    isWanted: IsWanted,
    works: KnownWorks | undefined,
    more: readonly Problem[] = [],
  ): Promise<readonly Finding[]> {
    return bibliographyFindings(file, [...((await this.validated(file, works)) ?? []), ...more], isWanted, this.strings.get(file.uri));
  }

  /** The dialect by whose rules a file is checked; undefined until a manuscript has loaded the file. */
  dialectOf(uri: string): Dialect | undefined {
    return this.dialects.get(uri);
  }

  dispose(): void {
    for (const controller of this.checking.values()) controller.abort();
  }

  /** Notes the strings that files loaded together define, if one of them uses a string that it lacks. */
  private shareStrings(files: readonly BibliographyFile[]): void {
    const defined = sharedStrings(files);
    for (const { uri } of files) this.strings.set(uri, defined);
  }

  /** Undefined for a state that was replaced in the meantime. */
  private validated(file: BibliographyFile, works: KnownWorks | undefined): Checked {
    const dialect = this.dialects.get(file.uri);
    const known = this.checked.get(file);
    if (known !== undefined && known.dialect === dialect && known.works === works) return known.problems;
    this.checking.get(file.uri)?.abort();
    const controller = new AbortController();
    this.checking.set(file.uri, controller);
    const done = (): void => {
      if (this.checking.get(file.uri) === controller) this.checking.delete(file.uri);
    };
    const evidence = { today: new Date().toISOString().slice(0, 10), ...(works === undefined ? {} : { works }) };
    const problems: Checked = inSlices(entryProblems(file, dialect, evidence), controller.signal).catch((error: unknown) => {
      // An unfinished check is run again on the next request.
      if (this.checked.get(file)?.problems === problems) this.checked.delete(file);
      return unlessAborted(error);
    });
    void problems.then(done, done);
    this.checked.set(file, { dialect, works, problems });
    return problems;
  }

  /** Duplicates across several files; computed once until one of them changes. */
  private comparedFiles(files: readonly BibliographyFile[], found: Found): Promise<readonly Problem[]> {
    if (files.length < 2) return Promise.resolve([]);
    const known = this.compared;
    const used = usedFiles(files, found);
    const parts = JSON.stringify(used.map((file) => file.parts));
    const isSame = known?.dialect === found.dialect && known?.parts === parts && known.files.length === files.length;
    if (isSame && files.every((file, at) => file === known.files[at])) return known.problems;
    const problems = inSlices(validateAcross(used, found.dialect));
    this.compared = { files, dialect: found.dialect, parts, problems };
    return problems;
  }
}

type Found = Pick<FoundBibliographies, 'dialect' | 'bibliographies'>;
type Checked = Promise<readonly Problem[] | undefined>;

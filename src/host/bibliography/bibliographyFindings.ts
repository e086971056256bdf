import type * as vscode from 'vscode';
import { basenameUri } from '../../core/bibliography/uriPath';
import { validateAcross } from '../../core/bibtex/checking/validateAcross';
import type { Dialect } from '../../core/bibtex/latex/latexEscape';
import { bibliographyFindings, entryProblems, type IsWanted, sharedStrings } from '../../core/checking/findings';
import type { KnownWorks } from '../../core/checking/knownWorks';
import type { BibliographyFile } from '../../core/library/bibliographyFile';
import type { Problem } from '../../core/problem';
import type { Finding } from '../../core/writing/diagnose';
import { inSlices } from '../files/slices';
import { unlessAborted } from '../window/cancellation';
import { setting } from '../window/settings';

/** Whether the settings that hold in a scope want a kind of findings. */
export function wantedIn(scope: vscode.ConfigurationScope): IsWanted {
  return (name) => setting(`diagnostics.${name}`, scope);
}

/** What is wrong in bibliographies, checked once for each state of a file and of the files that are used with it. */
export class BibliographyFindings implements vscode.Disposable {
  private readonly checked = new WeakMap<
    BibliographyFile,
    { readonly dialect: Dialect | undefined; readonly works: KnownWorks | undefined; readonly problems: Checked }
  >();
  /** The dialect of the manuscript that used a file last, whose rules hold where the file is looked at by itself. */
  private readonly dialects = new Map<string, Dialect>();
  /** The strings that all files of the manuscript that used a file last define. */
  private readonly strings = new Map<string, ReadonlySet<string>>();
  /** What stops the checking of a file's earlier state, which nobody asks about any more. */
  private readonly checking = new Map<string, AbortController>();
  private compared:
    | { readonly files: readonly BibliographyFile[]; readonly dialect: Dialect | undefined; readonly problems: Promise<readonly Problem[]> }
    | undefined;

  /** What is wrong in the bibliographies of one manuscript, in each of them and between them; by the rules of the dialect that it loads, if any. */
  async ofManuscript(
    files: readonly BibliographyFile[],
    isWanted: IsWanted,
    dialect: Dialect | undefined,
    works: KnownWorks | undefined,
  ): Promise<Finding[]> {
    if (dialect !== undefined) for (const { uri } of files) this.dialects.set(uri, dialect);
    this.shareStrings(files);
    const between = await this.comparedFiles(files, dialect);
    const inFile = (uri: string): Problem[] => between.filter((problem) => problem.file === uri);
    const found = files.map((file) => this.of(file, isWanted, works, inFile(file.uri)));
    return (await Promise.all(found)).flat();
  }

  /** What is wrong in a bibliography, as the settings ask for it; checked in slices. */
  async of(
    file: BibliographyFile,
    isWanted: IsWanted,
    works: KnownWorks | undefined,
    more: readonly Problem[] = [],
  ): Promise<readonly Finding[]> {
    return bibliographyFindings(file, [...((await this.validated(file, works)) ?? []), ...more], isWanted, this.strings.get(file.uri));
  }

  /** The dialect by whose rules a file is checked, where a manuscript told. */
  dialectOf(uri: string): Dialect | undefined {
    return this.dialects.get(uri);
  }

  dispose(): void {
    for (const controller of this.checking.values()) controller.abort();
  }

  /** Notes what strings files that are read together define, where one of them lacks any. */
  private shareStrings(files: readonly BibliographyFile[]): void {
    const defined = sharedStrings(files);
    for (const { uri } of files) this.strings.set(uri, defined);
  }

  /** Undefined for a state that another took the place of meanwhile. */
  private validated(file: BibliographyFile, works: KnownWorks | undefined): Checked {
    const dialect = this.dialects.get(file.uri);
    const known = this.checked.get(file);
    if (known !== undefined && known.dialect === dialect && known.works === works) return known.problems;
    this.checking.get(file.uri)?.abort();
    const controller = new AbortController();
    this.checking.set(file.uri, controller);
    const evidence = { today: new Date().toISOString().slice(0, 10), ...(works === undefined ? {} : { works }) };
    const problems: Checked = inSlices(entryProblems(file, dialect, evidence), controller.signal).catch((error: unknown) => {
      // What did not come to its end is asked anew.
      if (this.checked.get(file)?.problems === problems) this.checked.delete(file);
      return unlessAborted(error);
    });
    this.checked.set(file, { dialect, works, problems });
    return problems;
  }

  /** What is said twice among several files; sought once while they stay as they are. */
  private comparedFiles(files: readonly BibliographyFile[], dialect: Dialect | undefined): Promise<readonly Problem[]> {
    if (files.length < 2) return Promise.resolve([]);
    const known = this.compared;
    if (known?.dialect === dialect && known?.files.length === files.length && files.every((file, at) => file === known.files[at]))
      return known.problems;
    const used = files.map(({ uri, papers, entryByKey }) => ({ uri, papers, entryByKey, name: basenameUri(uri) }));
    const problems = inSlices(validateAcross(used, dialect));
    this.compared = { files, dialect, problems };
    return problems;
  }
}

type Checked = Promise<readonly Problem[] | undefined>;

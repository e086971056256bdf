import { basenameUri } from '../core/bibliography/uriPath';
import { validateAcross } from '../core/bibtex/checking/validateAcross';
import type { Dialect } from '../core/bibtex/latex/latexEscape';
import type { KnownFacts } from '../core/checking/checkReferences';
import {
  bibliographyFindings,
  byFile,
  citationFindings,
  entryProblems,
  type IsWanted,
  sharedStrings,
  usedFiles,
} from '../core/checking/findings';
import type { BibliographyFile } from '../core/library/bibliographyFile';
import type { Problem } from '../core/problem';
import { finished } from '../core/steps';
import type { Finding } from '../core/writing/diagnose';
import type { Checked } from './checkedPaths';
import { ManuscriptReader, type ReadingConditions } from './manuscriptReader';

/** What a check runs in, and what entries are held against. */
export interface CheckSurroundings extends ReadingConditions {
  readonly evidence: KnownFacts;
}

/** What was found in the files of the checked documents, and as sentences what could not be read and what may not be read for them. */
export interface Checkup {
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly unread: readonly string[];
  readonly refused: readonly string[];
}

/** Checks documents as the editor does those that it shows: what it would underline, with the same words at the same places. */
export async function checkDocuments(documents: readonly Checked[], surroundings: CheckSurroundings): Promise<Checkup> {
  const check = new Check(surroundings);
  const isBibliography = ({ languageId }: Checked): boolean => languageId === 'bibtex' || languageId === 'yaml';
  const found: (readonly Finding[])[] = [];
  // A bibliography is checked by the rules of the dialect that a manuscript loads it with.
  for (const document of documents.filter((one) => !isBibliography(one))) found.push(await check.manuscript(document));
  for (const document of documents.filter(isBibliography)) found.push(await check.bibliography(document));
  const { unread, refused } = check.reader;
  return { findings: byFile(found), unread: [...unread], refused: [...refused] };
}

/** One run: the entries of each file are checked once. */
class Check {
  readonly reader: ManuscriptReader;
  private readonly dialects = new Map<string, Dialect>();
  private readonly strings = new Map<string, ReadonlySet<string>>();
  private readonly problems = new Map<BibliographyFile, { readonly dialect: Dialect | undefined; readonly found: readonly Problem[] }>();

  constructor(private readonly surroundings: CheckSurroundings) {
    this.reader = new ManuscriptReader(surroundings);
  }

  async bibliography(document: Checked): Promise<readonly Finding[]> {
    const file = await this.reader.bibliography(document.uri);
    return file === undefined ? this.unchecked(document) : this.entries(file, this.wantedIn(document));
  }

  async manuscript(document: Checked): Promise<readonly Finding[]> {
    const read = await this.reader.document(document);
    if (read === undefined) return this.unchecked(document);
    const { found, bibliographies, manuscript } = read;
    const isWanted = this.wantedIn(document);
    if (found.dialect !== undefined) for (const { uri } of bibliographies) this.dialects.set(uri, found.dialect);
    const strings = sharedStrings(bibliographies);
    for (const { uri } of bibliographies) this.strings.set(uri, strings);
    const used = usedFiles(bibliographies, found);
    const between = used.length < 2 ? [] : finished(validateAcross(used, found.dialect));
    return [
      ...(await citationFindings({ ...manuscript, found, files: bibliographies }, isWanted, (uri) => this.reader.textFor(document, uri))),
      ...bibliographies.flatMap((file) =>
        this.entries(
          file,
          isWanted,
          between.filter((problem) => problem.file === file.uri),
        ),
      ),
    ];
  }

  /** A document that was asked for, so that the check has not done what it should. */
  private unchecked({ uri }: Checked): readonly Finding[] {
    this.reader.unread.add(`${basenameUri(uri)} was not checked.`);
    return [];
  }

  private wantedIn(document: Checked): IsWanted {
    return (name) => this.surroundings.settings.get(`diagnostics.${name}`, document);
  }

  private entries(file: BibliographyFile, isWanted: IsWanted, more: readonly Problem[] = []): readonly Finding[] {
    const dialect = this.dialects.get(file.uri);
    let known = this.problems.get(file);
    if (known === undefined || known.dialect !== dialect) {
      known = { dialect, found: finished(entryProblems(file, dialect, this.surroundings.evidence)) };
      this.problems.set(file, known);
    }
    return bibliographyFindings(file, [...known.found, ...more], isWanted, this.strings.get(file.uri));
  }
}

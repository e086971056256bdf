import type { FoundBibliographies } from '../core/bibliography/bibliography';
import type { Files } from '../core/bibliography/files';
import { findBibliographies } from '../core/bibliography/findBibliographies';
import { type Reach, reachOf } from '../core/bibliography/reach';
import { syntaxFor } from '../core/citation/forLanguage';
import { languageOfFile } from '../core/languages';
import type { BibliographyFile } from '../core/library/bibliographyFile';
import type { CitingFile } from '../core/library/manuscriptReferences';
import { readLibraryFile } from '../core/library/readLibraryFile';
import { citingFile, entriesIn, isReadByBiber, manuscriptFiles, type ReadManuscript, readManuscript } from '../core/library/readManuscript';
import { finished } from '../core/steps';
import type { Checked } from './checkedPaths';
import { nodeFiles, readUri, refusal } from './nodeFiles';
import type { WorkspaceSettings } from './workspaceSettings';

/** What documents are read in: as in a window of VS Code with these folders open. */
export interface ReadingConditions {
  readonly workspaceFolders: readonly string[];
  readonly isRestricted: boolean;
  readonly settings: WorkspaceSettings;
}

/** A document with its bibliographies and what its manuscript cites. */
export interface ReadDocument {
  readonly found: FoundBibliographies;
  readonly bibliographies: readonly BibliographyFile[];
  readonly manuscript: ReadManuscript;
}

/** Reads manuscripts and bibliographies from the disk, each file once. */
export class ManuscriptReader {
  /** What could not be read, and what may not be read, as sentences. */
  readonly unread = new Set<string>();
  readonly refused = new Set<string>();
  private readonly files = new Map<string, Promise<BibliographyFile | undefined>>();
  private readonly texts = new Map<string, Promise<string | undefined>>();

  constructor(private readonly surroundings: ReadingConditions) {}

  /** A document that cites; undefined where it can't or may not be read. */
  async document(document: Checked): Promise<ReadDocument | undefined> {
    const reach = reachOf(document.uri, this.surroundings);
    const text = await this.text(document.uri, reach);
    if (text === undefined) return undefined;
    const found = await this.bibliographiesOf({ ...document, text }, reach);
    const read = await Promise.all(found.bibliographies.map(({ uri }) => this.read(uri, reach)));
    const bibliographies = read.filter((file) => file !== undefined);
    const uris = manuscriptFiles(
      document.uri,
      found.includedFiles.map(({ uri }) => uri),
    );
    const cited = (await Promise.all(uris.map((uri) => this.citing(uri, document, reach)))).filter((file) => file !== undefined);
    return {
      found,
      bibliographies,
      manuscript: readManuscript(found, bibliographies, cited, finished(entriesIn(bibliographies, isReadByBiber(found)))),
    };
  }

  /** The text of a file of a document's manuscript; empty where it can't or may not be read. */
  async textFor(document: Checked, uri: string): Promise<string> {
    return (await this.text(uri, reachOf(document.uri, this.surroundings))) ?? '';
  }

  /** A bibliography that is looked at by itself; undefined where it can't or may not be read. */
  bibliography(uri: string): Promise<BibliographyFile | undefined> {
    return this.read(uri, reachOf(uri, this.surroundings));
  }

  private bibliographiesOf(document: Checked & { readonly text: string }, reach: Reach): Promise<FoundBibliographies> {
    const { settings, workspaceFolders, isRestricted } = this.surroundings;
    const bibliographyFile = settings.get('bibliography.file', document);
    return findBibliographies(document, this.filesFor(reach), { bibliographyFile, workspaceFolders, isRestricted });
  }

  /** The files of this machine, for the search on behalf of one document; what can't be read is noted. */
  private filesFor(reach: Reach): Required<Files> {
    const files = nodeFiles(reach);
    const read = async (uri: string): Promise<string | undefined> => {
      try {
        return await files.read(uri);
      } catch (error) {
        if ((await refusal(uri, reach)) === undefined) this.note(error);
        throw error;
      }
    };
    return { ...files, read };
  }

  private note(error: unknown): void {
    this.unread.add(error instanceof Error ? error.message : String(error));
  }

  private async citing(uri: string, document: Checked, reach: Reach): Promise<CitingFile | undefined> {
    const text = await this.text(uri, reach);
    if (text === undefined) return undefined;
    const options = { latexCommands: this.surroundings.settings.get('citation.latexCommands', document) };
    return citingFile(uri, text, syntaxFor(languageOfFile(uri)?.ids[0] ?? document.languageId, uri, options));
  }

  private async read(uri: string, reach: Reach): Promise<BibliographyFile | undefined> {
    if (!(await this.mayRead(uri, reach))) return undefined;
    let file = this.files.get(uri);
    if (file === undefined) {
      file = this.made(uri, async (text) => (await readLibraryFile(uri, text, finished)).file);
      this.files.set(uri, file);
    }
    return file;
  }

  private async text(uri: string, reach: Reach): Promise<string | undefined> {
    if (!(await this.mayRead(uri, reach))) return undefined;
    let text = this.texts.get(uri);
    if (text === undefined) {
      text = this.made(uri, (read) => Promise.resolve(read.toString()));
      this.texts.set(uri, text);
    }
    return text;
  }

  private async mayRead(uri: string, reach: Reach): Promise<boolean> {
    const why = await refusal(uri, reach);
    if (why !== undefined) this.refused.add(why);
    return why === undefined;
  }

  /** What is made of a file's text; undefined where there is none, and where it can't be read, which is noted. */
  private async made<T>(uri: string, make: (text: NonNullable<Awaited<ReturnType<typeof readUri>>>) => Promise<T>): Promise<T | undefined> {
    try {
      const text = await readUri(uri);
      return text === undefined ? undefined : await make(text);
    } catch (error) {
      this.note(error);
      return undefined;
    }
  }
}

import * as vscode from 'vscode';
import { syntaxFor } from '../../core/citation/forLanguage';
import { languageOfFile } from '../../core/languages';
import type { CitingFile, EntryIndex } from '../../core/library/manuscriptReferences';
import {
  citingFile,
  entriesIn,
  isReadByBiber,
  type ManuscriptEntry,
  manuscriptFiles,
  type ReadManuscript,
  readManuscript,
} from '../../core/library/readManuscript';
import type { Bibliographies, DocumentBibliographies } from '../bibliography/bibliographies';
import { canonical, openDocument } from '../files/documents';
import { inSlices } from '../files/slices';
import { setting } from '../window/settings';
import { CountedFiles } from './countedFiles';

export interface Manuscript extends ReadManuscript {
  readonly bibliographies: DocumentBibliographies;
}

interface Indexed {
  readonly files: DocumentBibliographies['files'];
  /** Whether biber reads them, which ignores text that BibTeX doesn't treat as a comment. */
  readonly inBiber: boolean;
  readonly index: Promise<EntryIndex<ManuscriptEntry>>;
}

/** Most manuscripts whose entries stay indexed: those worked on side by side. */
const mostIndexed = 4;

/** Reads a document with all files of its manuscript, and what their current buffers cite. */
export class Manuscripts {
  private readonly counted = new CountedFiles();
  private indexed: readonly Indexed[] = [];

  constructor(private readonly bibliographies: Bibliographies) {}

  async of(document: vscode.TextDocument): Promise<Manuscript> {
    const bibliographies = await this.bibliographies.of(document);
    const { found } = bibliographies;
    const included = found.includedFiles.map((file) => canonical(file.uri));
    const uris = manuscriptFiles(document.uri.toString(), included);
    this.counted.keepFilesOf(document.uri.toString(), uris);
    const cited = (await Promise.all(uris.map((uri) => this.citing(uri, document)))).filter((file) => file !== undefined);
    const index = await this.entriesOf(bibliographies, isReadByBiber(found));
    return { bibliographies, ...readManuscript(found, bibliographies.files, cited, index) };
  }

  /** The entries of a document's bibliographies, reused while the files are unchanged, since a manuscript is read again at each edit of its text. */
  private entriesOf({ files }: DocumentBibliographies, inBiber: boolean): Promise<EntryIndex<ManuscriptEntry>> {
    const isSame = (one: Indexed): boolean =>
      one.inBiber === inBiber && one.files.length === files.length && one.files.every((file, at) => file === files[at]);
    const known = this.indexed.find(isSame);
    if (known !== undefined) return known.index;
    const index = inSlices(entriesIn(files, inBiber));
    this.indexed = [{ files, inBiber, index }, ...this.indexed].slice(0, mostIndexed);
    return index;
  }

  /** Zero-based line and column, and the line's text, at an offset of a file whose citations were counted. */
  lineAt(uri: string, offset: number): { line: number; column: number; text: string } {
    const text = this.counted.textOf(uri);
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    const end = text.indexOf('\n', offset);
    let line = 0;
    for (let at = text.indexOf('\n'); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line += 1;
    return { line, column: offset - start, text: text.slice(start, end < 0 ? text.length : end) };
  }

  /** The citations of one file, reused while its text is unchanged. */
  private async citing(uri: string, document: vscode.TextDocument): Promise<CitingFile | undefined> {
    const { access } = this.bibliographies;
    const text = uri === document.uri.toString() ? document.getText() : await access.readText(uri, access.reach(document.uri.toString()));
    if (text === undefined) return undefined;
    return this.counted.of(uri, text, () => {
      const path = vscode.Uri.parse(uri).path;
      const language = openDocument(uri)?.languageId ?? languageOfFile(path)?.ids[0] ?? document.languageId;
      return citingFile(uri, text, syntaxFor(language, path, { latexCommands: setting('citation.latexCommands', document) }));
    });
  }
}

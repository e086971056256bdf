import * as vscode from 'vscode';
import { provesUndefined } from '../../core/bibliography/certainty';
import { unseenByBiber } from '../../core/bibtex/meaning/biberComments';
import { aliases, setsOf } from '../../core/bibtex/meaning/inherit';
import type { Entry } from '../../core/bibtex/reading/entry';
import { syntaxFor } from '../../core/citation/forLanguage';
import { labelsIn } from '../../core/citation/labels';
import type { Paper } from '../../core/corpus/paper';
import { languageOfFile } from '../../core/languages';
import { type CitingFile, type EntryIndex, indexEntries, type References, referencesOf } from '../../core/library/manuscriptReferences';
import { keySuggester } from '../../core/library/nearestKeys';
import type { Bibliographies, DocumentBibliographies } from '../bibliography/bibliographies';
import { canonical, openDocument } from '../files/documents';
import { inSlices } from '../files/slices';
import { setting } from '../window/settings';

/** An entry of one of a manuscript's bibliographies. */
export interface ManuscriptEntry {
  readonly key: string;
  readonly aliases: readonly string[];
  readonly file: string;
  readonly paper: Paper;
  /** Undefined in formats without entries, such as CSL-JSON. */
  readonly entry?: Entry;
}

export interface Manuscript {
  readonly bibliographies: DocumentBibliographies;
  readonly files: readonly CitingFile[];
  readonly references: References<ManuscriptEntry>;
  /** Whether what is undefined is so for certain, so that it may be warned of. */
  readonly sure: boolean;
}

interface Counted {
  readonly text: string;
  readonly file: CitingFile;
}

interface Indexed {
  readonly files: DocumentBibliographies['files'];
  /** Whether biber reads them, which passes over what BibTeX doesn't take for a comment. */
  readonly inBiber: boolean;
  readonly index: Promise<EntryIndex<ManuscriptEntry>>;
}

/** Manuscripts whose entries are kept indexed: those that one works on side by side. */
const mostIndexed = 4;

/** A document with all files of its manuscript: what they cite, as their buffers are now. */
export class Manuscripts {
  private readonly counted = new Map<string, Counted>();

  private indexed: readonly Indexed[] = [];

  constructor(private readonly bibliographies: Bibliographies) {}

  async of(document: vscode.TextDocument): Promise<Manuscript> {
    const bibliographies = await this.bibliographies.of(document);
    const { found } = bibliographies;
    const included = found.includedFiles.map((file) => canonical(file.uri));
    const own = document.uri.toString();
    const uris = included.includes(own) ? [...new Set(included)] : [own, ...new Set(included)];
    const inMyst = found.bibliographies.some(({ from }) => /\/myst\.ya?ml$/.test(from?.uri ?? ''));
    const cited = (await Promise.all(uris.map((uri) => this.citing(uri, document)))).filter((file) => file !== undefined);
    // MyST resolves a label of any page of the project.
    const files = inMyst ? cited.map((file) => ({ ...file, open: true })) : cited;
    const index = await this.entriesOf(bibliographies, found.dialect === 'biblatex');
    let near: ReturnType<typeof keySuggester> | undefined;
    const references = referencesOf(files, index, {
      inlineKeys: found.inlineKeys.map((one) => one.key),
      nocite: found.nocite,
      foldCase: found.dialect === 'bibtex',
      labelKinds: found.labelKinds ?? [],
      isNear: (key) => {
        near ??= keySuggester([...index.byKey.keys()]);
        return near(key, 1).length > 0;
      },
    });
    const read = bibliographies.files.filter(
      ({ papers, problems, format }) =>
        (papers.length > 0 || problems.length === 0) && !(format === 'hayagriva' && problems.some(({ code }) => code === 'yaml-error')),
    );
    return { bibliographies, files, references, sure: provesUndefined(found, new Set(read.map(({ uri }) => uri))) };
  }

  /** The entries of a document's bibliographies, which stay while the files do: a manuscript is looked at anew at each edit of its text. */
  private entriesOf({ files }: DocumentBibliographies, inBiber: boolean): Promise<EntryIndex<ManuscriptEntry>> {
    const isSame = (one: Indexed): boolean =>
      one.inBiber === inBiber && one.files.length === files.length && one.files.every((file, at) => file === files[at]);
    const known = this.indexed.find(isSame);
    if (known !== undefined) return known.index;
    const index = inSlices(entriesIn(files, inBiber));
    this.indexed = [{ files, inBiber, index }, ...this.indexed].slice(0, mostIndexed);
    return index;
  }

  /** Line and column, from 0, and the line's text at an offset of a file whose citations were counted. */
  lineAt(uri: string, offset: number): { line: number; column: number; text: string } {
    const text = this.counted.get(uri)?.text ?? '';
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    const end = text.indexOf('\n', offset);
    let line = 0;
    for (let at = text.indexOf('\n'); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) line += 1;
    return { line, column: offset - start, text: text.slice(start, end < 0 ? text.length : end) };
  }

  /** The citations of one file; those of an unchanged text are not sought again. */
  private async citing(uri: string, document: vscode.TextDocument): Promise<CitingFile | undefined> {
    const { access } = this.bibliographies;
    const text = uri === document.uri.toString() ? document.getText() : await access.readText(uri, access.reach(document.uri.toString()));
    if (text === undefined) return undefined;
    const known = this.counted.get(uri);
    if (known?.text === text) return known.file;
    const path = vscode.Uri.parse(uri).path;
    const language = openDocument(uri)?.languageId ?? languageOfFile(path)?.ids[0] ?? document.languageId;
    const syntax = syntaxFor(language, path, { latexCommands: setting('citation.latexCommands', document) });
    const labels = syntax === undefined || syntax.id === 'latex' ? undefined : labelsIn(syntax.id, text);
    const file: CitingFile = {
      uri,
      citations: (syntax?.citations(text) ?? []).filter(({ end }) => syntax?.id === 'latex' || !LINKED.test(text.slice(end, end + 12))),
      ...(labels === undefined ? {} : { labels: labels.names, open: labels.open }),
    };
    this.counted.set(uri, { text, file });
    return file;
  }
}

/** What follows a link's text: `[@ada](https://example.org/ada)` names a person, and MyST takes no text of a link for a citation. */
const LINKED = /^\]?\((?:https?:\/\/|mailto:|\/|#|\.{1,2}\/)/;

/** The entries of files, one yield for each of their papers. */
function* entriesIn(files: DocumentBibliographies['files'], inBiber: boolean): Generator<void, EntryIndex<ManuscriptEntry>> {
  const entries: ManuscriptEntry[] = [];
  for (const file of files) {
    const unseen = inBiber && file.format === 'bibtex' ? unseenByBiber(file.entries, file.text ?? '') : undefined;
    const sets = file.hasAliases ? yield* setsOf(file.entries) : undefined;
    for (const paper of file.papers) {
      const entry = file.entryByKey.get(paper.citationKey);
      if (entry !== undefined && unseen?.has(entry) === true) continue;
      const common = { key: paper.citationKey, file: file.uri, paper };
      const others = entry === undefined || sets === undefined ? [] : [...aliases(entry), ...(sets.get(entry.key) ?? [])];
      entries.push(entry === undefined ? { ...common, aliases: others } : { ...common, aliases: others, entry });
      yield;
    }
  }
  return indexEntries(entries);
}

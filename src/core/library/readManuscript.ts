import type { FoundBibliographies } from '../bibliography/bibliography';
import { provesUndefined } from '../bibliography/certainty';
import { unseenByBiber } from '../bibtex/meaning/biberComments';
import { setsOf } from '../bibtex/meaning/entrySets';
import { aliases } from '../bibtex/meaning/inherit';
import type { Entry } from '../bibtex/reading/entry';
import { labelsIn } from '../citation/labels';
import type { CitationSyntax } from '../citation/syntax';
import type { Paper } from '../corpus/paper';
import type { Span } from '../text';
import type { BibliographyFile } from './bibliographyFile';
import { type CitingFile, type EntryIndex, indexEntries, type ManuscriptReferences, referencesOf } from './manuscriptReferences';
import { keySuggester } from './nearestKeys';

/** An entry of one of a manuscript's bibliographies. */
export interface ManuscriptEntry {
  readonly key: string;
  readonly aliases: readonly string[];
  readonly file: string;
  readonly paper: Paper;
  /** Undefined in formats without entries, such as CSL-JSON. */
  readonly entry?: Entry;
}

/** The citations of a manuscript's files, and its references. */
export interface ReadManuscript {
  readonly files: readonly CitingFile[];
  readonly references: ManuscriptReferences<ManuscriptEntry>;
  /** Whether undefined keys are certain enough to warn about. */
  readonly sure: boolean;
  /** Whether all declared bibliographies exist and could be read, but have no entries yet. */
  readonly isEmpty: boolean;
}

/** Indexes the entries of files, yielding after each paper; `inBiber` leaves out those that biber takes for comments. */
export function* entriesIn(files: readonly BibliographyFile[], inBiber: boolean): Generator<void, EntryIndex<ManuscriptEntry>> {
  const entries: ManuscriptEntry[] = [];
  // Biber finds members of an entry set in any of the files.
  const sets = yield* setsOf(files.flatMap((file) => (file.hasAliases ? file.entries : [])));
  for (const file of files) {
    const unseen = inBiber && file.format === 'bibtex' ? unseenByBiber(file.entries, file.text ?? '') : undefined;
    for (const paper of file.papers) {
      const entry = file.entryByKey.get(paper.citationKey);
      if (entry !== undefined && unseen?.has(entry) === true) continue;
      const common = { key: paper.citationKey, file: file.uri, paper };
      const others = entry === undefined ? [] : [...(file.hasAliases ? aliases(entry) : []), ...(sets.get(entry.key) ?? [])];
      entries.push(entry === undefined ? { ...common, aliases: others } : { ...common, aliases: others, entry });
      yield;
    }
  }
  return indexEntries(entries);
}

/**
 * The files that a document is read with: those of its manuscript in order, preceded by the document itself if none of them includes it.
 */
export function manuscriptFiles(own: string, included: readonly string[]): readonly string[] {
  return included.includes(own) ? [...new Set(included)] : [own, ...new Set(included)];
}

/**
 * The start of a link's target after its text: `[@ada](https://example.org/ada)` names a person, and MyST never takes a link's text as a
 * citation.
 */
const LINKED = /^\]\((?:https?:\/\/|mailto:|\/|#|\.{1,2}\/)/;

/** Whether the brackets of a citation are within others, as in `[[@ada]]` and `![[notes/@ada|Ada]]`, with which notes link to one another. */
function isWikiLink(text: string, { start, end }: Span): boolean {
  return text.charAt(start - 1) === '[' && text.startsWith('[', start) && text.startsWith(']]', end - 1);
}

/** A notebook's text with the line breaks of its cells, each line of which is a JSON string. */
function notebookText(text: string): string {
  return text.replaceAll('\\n', '\n').replace(/^[ \t]{0,20}(?:"source": {0,9}\[ {0,9})?"/gm, '');
}

/** The citations of one file, and the labels that could be mistaken for them; no citations if its syntax is unknown. */
export function citingFile(uri: string, text: string, syntax: CitationSyntax | undefined): CitingFile {
  const labels = uri.endsWith('.ipynb')
    ? labelsIn('myst', notebookText(text))
    : syntax === undefined || syntax.id === 'latex'
      ? undefined
      : labelsIn(syntax.id, text);
  const citations = syntax?.citations(text) ?? [];
  const isMarkdown = syntax !== undefined && syntax.id !== 'latex' && syntax.id !== 'typst';
  return {
    uri,
    citations: citations
      .filter(({ end }) => syntax?.id === 'latex' || !LINKED.test(text.slice(end, end + 12)))
      .map((one) => (isMarkdown && isWikiLink(text, one) ? { ...one, inLink: true } : one)),
    ...(labels === undefined ? {} : { labels: labels.names, open: labels.open }),
  };
}

/** Whether biber processes a manuscript's entries. */
export function isReadByBiber({ dialect, isThroughBibtex }: Pick<FoundBibliographies, 'dialect' | 'isThroughBibtex'>): boolean {
  return dialect === 'biblatex' && isThroughBibtex !== true;
}

/**
 * A file in which some citations are only text, although they may name an entry: in Jupyter Book's Sphinx only roles cite, and some macros
 * just have “cite” in their name.
 */
function withTexts(file: CitingFile, isText: (command: string | undefined) => boolean): CitingFile {
  return { ...file, citations: file.citations.map((one) => (isText(one.command) ? { ...one, inLink: true } : one)) };
}

/** The most letters by which a typo changes a key's length; a label that begins with a key (`smith-fig`) is usually longer. */
const MOST_LETTERS_LESS = 2;

function isSlip(key: string, meant: string): boolean {
  return !(key.startsWith(meant) || meant.startsWith(key)) || Math.abs(key.length - meant.length) <= MOST_LETTERS_LESS;
}

/** The files' citations as this kind of manuscript reads them. */
function filesAsRead({ bibliographies, unciting = [] }: FoundBibliographies, files: readonly CitingFile[]): readonly CitingFile[] {
  const isDeclaredIn = (name: RegExp): boolean => bibliographies.some(({ from }) => name.test(from?.uri ?? ''));
  const macros = new Set<string | undefined>(unciting);
  if (macros.size > 0) return files.map((file) => withTexts(file, (command) => macros.has(command)));
  // MyST resolves labels of any page of the project, and a Typst template loads packages for its chapters.
  if (isDeclaredIn(/\/myst\.ya?ml$/) || files.some(({ open }) => open === true)) return files.map((file) => ({ ...file, open: true }));
  return isDeclaredIn(/\/_config\.ya?ml$/) ? files.map((file) => withTexts(file, (command) => command === undefined)) : files;
}

/** The keys of counted notes that are cited. */
function notesIn(files: readonly CitingFile[]): readonly string[] {
  const keys = files.flatMap(({ citations }) => citations.flatMap((citation) => citation.keys.map(({ key }) => key)));
  return keys.filter((key) => /^Note\d+$/.test(key));
}

/** Reads a manuscript's references from its files and the entries of its bibliographies, which are in `index`. */
export function readManuscript(
  found: FoundBibliographies,
  bibliographies: readonly BibliographyFile[],
  cited: readonly CitingFile[],
  index: EntryIndex<ManuscriptEntry>,
): ReadManuscript {
  const apart = new Set(found.apart);
  const files = filesAsRead(found, cited).map((file) => (apart.has(file.uri) ? withTexts(file, () => true) : file));
  let near: ReturnType<typeof keySuggester> | undefined;
  const references = referencesOf(files, index, {
    inlineKeys: [...found.inlineKeys.map((one) => one.key), ...(found.hasNotes === true ? notesIn(files) : [])],
    nocite: found.nocite,
    foldCase: found.dialect === 'bibtex' || found.isThroughBibtex === true,
    labelKinds: found.labelKinds ?? [],
    isNear: (key) => {
      near ??= keySuggester([...index.byKey.keys()]);
      return near(key, 5).some((other) => isSlip(key, other));
    },
  });
  const read = bibliographies.filter(
    ({ papers, problems, format }) =>
      (papers.length > 0 || problems.length === 0) && !(format === 'hayagriva' && problems.some(({ code }) => code === 'yaml-error')),
  );
  const isProof = provesUndefined(found, new Set(read.map(({ uri }) => uri)));
  const isEmpty = isProof && read.every(({ papers }) => papers.length === 0);
  return { files, references, sure: isProof && !isEmpty, isEmpty };
}

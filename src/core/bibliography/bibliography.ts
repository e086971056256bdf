import type { Problem } from '../problem';
import type { FilePlace, Step } from './account';
import { formatByEnding, type LibraryFormat } from './libraryFormat';

/** The document whose bibliographies are sought, as its buffer has it. */
export interface SourceDocument {
  readonly uri: string;
  /** VS Code's language id; where it is unknown the ending of the file decides. */
  readonly languageId: string;
  readonly text: string;
}

export interface BibliographySettings {
  /** The setting `lectern.bibliography.file`: a path in the document's workspace folder, an absolute path or a URI. */
  readonly bibliographyFile?: string;
  /** URIs of the workspace's folders. */
  readonly workspaceFolders: readonly string[];
  /** Whether the workspace is in Restricted Mode, where nothing outside the workspace is read but what the setting names, which is then the user's own. */
  readonly isRestricted?: boolean;
}

export type BibliographyFormat = Exclude<LibraryFormat, 'listing'> | 'hayagriva';

/** One bibliography file of a document. */
export interface Bibliography {
  readonly uri: string;
  readonly exists: boolean;
  readonly format: BibliographyFormat;
  /** What made Lectern take it: the file itself, the manuscript or project file that names it, the setting, or that it is the nearest. */
  readonly by: 'itself' | 'document' | 'project' | 'setting' | 'nearest';
  /** Where it is declared; absent for a .bib that is open itself, the setting and the nearest file. */
  readonly from?: FilePlace;
  /** As written: `\bibliography{refs}`, `bibliography: refs.bib`. */
  readonly declaredAs: string;
  /** The parts of the manuscript that it serves, where each has references of its own; absent where it serves all of it. */
  readonly parts?: readonly string[];
}

/** A file of the manuscript; `line` is where `from` includes it, and 1 for a root, which has no `from`. */
export interface ManuscriptFile extends FilePlace {
  readonly from?: string;
}

/** A key that the manuscript defines without a bibliography file: a `\bibitem`, an entry of `references:` or in `filecontents`. */
export interface InlineKey extends FilePlace {
  readonly key: string;
  /** Whether it stands for entries of a bibliography or for a note among them, so that one is needed all the same. */
  readonly isSet?: boolean;
}

export interface ManuscriptFiles {
  /** The files that the document is compiled from; more than one where several roots include it, the nearest first. */
  readonly roots: readonly string[];
  /** All files of the manuscript in reading order, roots and the document among them. */
  readonly includedFiles: readonly ManuscriptFile[];
}

/** What a document and its manuscript declare in their own syntax, before the setting and the nearest file are asked. */
export interface Declared extends ManuscriptFiles {
  /** In the order in which they are declared. */
  readonly bibliographies: readonly Bibliography[];
  /** The dialect that the document loads; undefined where it leaves that open, as Markdown and Typst do. */
  readonly dialect: 'bibtex' | 'biblatex' | undefined;
  /** The style that the document names: the URI of a .csl file, a web address, or a bare name where no such file exists. */
  readonly csl?: string;
  /** Whether BibTeX reads the entries in biber's place although biblatex is loaded (`backend=bibtex`). */
  readonly isThroughBibtex?: boolean;
  /** The language that the document says it is in, as a BCP 47 tag; undefined where it says none. */
  readonly language?: string;
  /** Keys that `nocite:` in YAML lists; `*` stands for all. */
  readonly nocite: readonly string[];
  readonly inlineKeys: readonly InlineKey[];
  /** Files of the manuscript with further references of their own, where alone it can be seen what is undefined in them. */
  readonly apart?: readonly string[];
  /** Whether notes are among the references, with keys that are counted: `Note1`, `Note2` …, as in REVTeX. */
  readonly hasNotes?: boolean;
  /** Macros of a LaTeX manuscript with “cite” in their names that pass no key on: `\citeneeded{…}`. */
  readonly unciting?: readonly string[];
  /** Kinds of cross-references that a Quarto project declares of its own: `supp` for `@supp-a`. */
  readonly labelKinds?: readonly string[];
}

export interface FoundBibliographies extends Declared {
  /** Whether a bibliography is declared that Lectern can't see, on the web or under a name that is made elsewhere. */
  readonly hasUnseen: boolean;
  /** A plain account of each step taken and why. */
  readonly steps: readonly Step[];
  readonly problems: readonly Problem[];
}

/** The format that a file's ending stands for; BibTeX where it says nothing. YAML is Hayagriva's own format in Typst and CSL elsewhere. */
export function formatOf(uri: string, inTypst = false): BibliographyFormat {
  const format = formatByEnding(uri);
  if (format === 'csl-yaml' && inTypst) return 'hayagriva';
  return format === undefined || format === 'listing' ? 'bibtex' : format;
}

import type { Span, TextEdit } from '../text';

/** How a citation reads: (Gu 2023), Gu (2023), (2023), a full reference, Gu, 2023, or only listed in the bibliography. */
export type CitationForm = 'parenthetical' | 'textual' | 'suppressAuthor' | 'full' | 'author' | 'year' | 'nocite';

/** A key where it is cited; the text of its span is the key, but for the escapes of Typst's strings. */
export interface CitedKey extends Span {
  readonly key: string;
}

/** One citation: a LaTeX cite command, a pandoc bracket or in-text citation, a Typst reference, a MyST role. */
export interface Citation extends Span {
  readonly keys: readonly CitedKey[];
  readonly form: CitationForm;
  /** The cite command or role as written, without backslash (`citep`, `autocites`, `cite:p`); undefined in pandoc. */
  readonly command?: string;
  /** Whether it is the text of a link, which pandoc cites and other programs take for a name: `[@handle](https://…)`. */
  readonly inLink?: boolean;
}

/** What is being typed at a cursor where a citation key can be. */
export interface CitationContext {
  /** From the start of the key (or of the words typed for it) to the cursor. */
  readonly typed: string;
  /** What accepting a completion replaces: the typed text and the rest of the key after the cursor. */
  readonly replace: Span;
  /** The keys already in this citation, without the one being typed. */
  readonly keys: readonly string[];
  readonly form: CitationForm;
}

/** What comes before and after a citation: `see`, `p. 33`. */
export interface CitationNotes {
  readonly prenote?: string;
  readonly postnote?: string;
}

/** How to write a citation; what is absent takes the syntax's own default. */
export interface WriteOptions extends CitationNotes {
  readonly form?: CitationForm;
  /** LaTeX: the cite command for the parenthetical form (setting `citation.latexCommand`), without backslash. */
  readonly latexCommand?: string;
}

/** Whether a note is to be written before or after the citation. */
export function hasNotes({ prenote, postnote }: CitationNotes): boolean {
  return /\S/.test(`${prenote ?? ''}${postnote ?? ''}`);
}

/** One syntax of citations. Half-typed and broken text is the normal case: nothing throws, cost is linear in the text. */
export interface CitationSyntax {
  readonly id: 'latex' | 'pandoc' | 'myst' | 'typst';
  /** The forms that it can write; `write` takes the nearest of them for any other. */
  readonly forms: readonly CitationForm[];
  /** The context of a key at `offset`; undefined in comments, code, verbatim, e-mail addresses and wherever no key can be. */
  contextAt(text: string, offset: number): CitationContext | undefined;
  /**
   * The edit that accepting `key` in this context makes: the key over `replace`, with what the place still lacks (`@`, braces,
   * `label(…)`); it covers `replace` and starts at most one character before it.
   */
  accept(text: string, context: CitationContext, key: string): TextEdit;
  /** All citations in the order of the text; `*` as the key of a nocite stands for the whole bibliography. */
  citations(text: string): readonly Citation[];
  /** A new citation of `keys` as source text. */
  write(keys: readonly string[], options?: WriteOptions): string;
  /**
   * Cites `keys` at a selection: inside a citation they are appended to it, keys that it holds are left out; after a selected
   * phrase otherwise. Notes go to a key that is there without any, and with a citation of it otherwise. Empty when nothing is
   * left to add.
   */
  insert(text: string, selection: Span, keys: readonly string[], options?: WriteOptions): readonly TextEdit[];
  /** The citation at `offset` rewritten in another form; undefined where there is none or the form cannot be written. */
  changeForm(text: string, offset: number, form: CitationForm): TextEdit | undefined;
  /** Takes the citation at `offset` out of the text, with the space before it. */
  remove(text: string, offset: number): TextEdit | undefined;
  /** Takes the key at `offset`, with its notes, out of a citation that holds others too; undefined elsewhere. */
  removeKey(text: string, offset: number): TextEdit | undefined;
}

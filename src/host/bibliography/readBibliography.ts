import { papersOf, revisedPapers } from '../../core/bibtex/meaning/papersOf';
import type { LongText } from '../../core/bibtex/reading/longText';
import { reviseBibtex } from '../../core/bibtex/reading/revise';
import type { TextChange } from '../../core/bibtex/reading/textChange';
import type { KeptBibliography } from '../../core/cache/keptBibliography';
import { PutBack, type ReadBibliography } from '../../core/cache/putBack';
import { ReadFile } from '../../core/library/bibliographyFile';
import { fromBib, readLibraryFile } from '../../core/library/readLibraryFile';
import { inSlices } from '../files/slices';

/** A parsed file, with what is needed to parse a later state incrementally. */
export interface Held {
  readonly file: ReadFile;
  readonly text: LongText;
  /** The version of the open document that holds the text; undefined for text from disk. */
  readonly version?: number;
  readonly bib?: ReadBibliography;
  /** Resolves when the deferred work of a cached file is done. */
  readonly settled?: Promise<unknown>;
}

/** Reads a whole file in slices. */
export function readWhole(uri: string, text: LongText, before?: Held): Promise<Held> {
  return readLibraryFile(uri, text, inSlices, before?.bib?.made);
}

/** A .bib file restored from the cache; `bib.later` does the work that finding its papers doesn't need. */
export function readKept(uri: string, text: LongText, kept: KeptBibliography): Held & { readonly bib: PutBack } {
  const bib = new PutBack(kept, text);
  return { text, file: new ReadFile(uri, kept.papers, kept.scan.problems, bib), bib };
}

/** Reparses a .bib file after a change to part of it. */
export async function readChange(uri: string, text: LongText, change: TextChange, before: Held): Promise<Held> {
  if (before.bib === undefined) return readWhole(uri, text, before);
  const { scanned, made } = before.bib;
  const { bibliography, ...kept } = await inSlices(reviseBibtex(scanned, text, change, uri));
  const isNew = kept.head + kept.tail === 0;
  return fromBib(
    uri,
    bibliography,
    await inSlices(isNew ? papersOf(bibliography.entries, text, uri, made) : revisedPapers(made, bibliography.entries, text, uri, kept)),
  );
}

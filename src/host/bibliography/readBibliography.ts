import { papersOf, revisedPapers } from '../../core/bibtex/meaning/papersOf';
import type { LongText } from '../../core/bibtex/reading/longText';
import { reviseBibtex } from '../../core/bibtex/reading/revise';
import type { TextChange } from '../../core/bibtex/reading/textChange';
import type { KeptBibliography } from '../../core/cache/keptBibliography';
import { PutBack, type ReadBibliography } from '../../core/cache/putBack';
import { ReadFile } from '../../core/library/bibliographyFile';
import { fromBib, readLibraryFile } from '../../core/library/readLibraryFile';
import { inSlices } from '../files/slices';

/** A file as it was read, with what it takes to read a later state of it with little work. */
export interface Held {
  readonly file: ReadFile;
  readonly text: LongText;
  /** The version of the open document whose text it is; undefined for a text from the disk. */
  readonly version?: number;
  readonly bib?: ReadBibliography;
  /** Resolves when what a kept file leaves for later is done. */
  readonly settled?: Promise<unknown>;
}

/** Reads a whole file in slices. */
export function readWhole(uri: string, text: LongText, before?: Held): Promise<Held> {
  return readLibraryFile(uri, text, inSlices, before?.bib?.made);
}

/** A .bib file of which all was kept; `bib.later` does what is not needed to find its papers. */
export function readKept(uri: string, text: LongText, kept: KeptBibliography): Held & { readonly bib: PutBack } {
  const bib = new PutBack(kept, text);
  return { text, file: new ReadFile(uri, kept.papers, kept.scan.problems, bib), bib };
}

/** Reads a .bib file again of which only a part changed. */
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

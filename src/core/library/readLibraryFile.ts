import { formatOfLibrary, type LibraryFormat } from '../bibliography/libraryFormat';
import { type EntryPapers, papersOf } from '../bibtex/meaning/papersOf';
import { type ScannedBibliography, scanBibtex } from '../bibtex/parse';
import type { LongText } from '../bibtex/reading/longText';
import { looksLikeHayagriva } from '../hayagriva/looksLikeHayagriva';
import type { ImportedLibrary } from '../import/collect';
import { ReadFile } from './bibliographyFile';

/** Runs a generator to its end, either at once or in time slices. */
export type Run = <T>(work: Generator<unknown, T>) => T | Promise<T>;

/** A bibliography or library file that was read; `bib` holds the parts of a `.bib` file needed for reading its next state. */
export interface ReadLibraryFile {
  readonly file: ReadFile;
  readonly text: LongText;
  readonly bib?: { readonly scanned: ScannedBibliography; readonly made: EntryPapers };
}

/** Reads the whole text of a file in any supported format; `before` is an earlier state of the same `.bib` file. */
export async function readLibraryFile(uri: string, text: LongText, run: Run, before?: EntryPapers): Promise<ReadLibraryFile> {
  const format = formatOfLibrary(uri, () => text.toString());
  if (format !== 'bibtex') return { text, file: await importFile(uri, text, format, run) };
  const scanned = await run(scanBibtex(text, uri));
  return fromBib(uri, scanned, await run(papersOf(scanned.entries, text, uri, before)));
}

/** The file made of a scanned `.bib` file and its papers. */
export function fromBib(uri: string, scanned: ScannedBibliography, made: EntryPapers): Required<ReadLibraryFile> {
  return {
    text: made.text,
    file: new ReadFile(uri, made.papers, scanned.problems, { ...made, strings: scanned.strings }),
    bib: { scanned, made },
  };
}

async function importFile(uri: string, whole: LongText, format: LibraryFormat, run: Run): Promise<ReadFile> {
  const text = whole.toString();
  if (format === 'listing') {
    const { buildCorpus } = await import('../corpus/build');
    const { papers, problems } = buildCorpus([{ name: uri, text }]);
    return new ReadFile(uri, papers, problems);
  }
  const { papers, records, problems, entries } = await imported(uri, text, format, run);
  const read = entries === undefined ? undefined : { entries, hasAliases: false, text: whole };
  return new ReadFile(uri, papers, problems, read, records, 'hayagriva');
}

async function imported(uri: string, text: string, format: LibraryFormat, run: Run): Promise<ImportedLibrary> {
  if (format === 'csl-yaml' && looksLikeHayagriva(text)) {
    const { readingHayagriva } = await import('../hayagriva/readHayagriva');
    return run(readingHayagriva(text, uri));
  }
  const { importingLibrary } = await import('../import/importLibrary');
  return run(importingLibrary(text, uri));
}

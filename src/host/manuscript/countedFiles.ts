import type { CitingFile } from '../../core/library/manuscriptReferences';
import { RecentMap } from '../../core/recentMap';

/** Most manuscripts whose files are kept: those that views and open editors show. */
const mostKept = 64;

/** The text and citations of manuscript files, for the most recently requested documents. */
export class CountedFiles {
  private readonly counted = new Map<string, { readonly text: string; readonly file: CitingFile }>();
  /** Each document's files. */
  private readonly asked = new RecentMap<string, readonly string[]>(mostKept);

  /** How many files are kept. */
  get size(): number {
    return this.counted.size;
  }

  /** Notes the files of a document's manuscript; forgets those of the least recently requested document. */
  keepFilesOf(document: string, uris: readonly string[]): void {
    const isNew = this.asked.get(document) === undefined;
    this.asked.set(document, uris);
    if (!isNew) return;
    const kept = new Set([...this.asked.values()].flat());
    for (const uri of this.counted.keys()) if (!kept.has(uri)) this.counted.delete(uri);
  }

  /** The citations of a file, reused while its text is unchanged. */
  of(uri: string, text: string, count: () => CitingFile): CitingFile {
    const known = this.counted.get(uri);
    if (known?.text === text) return known.file;
    const file = count();
    this.counted.set(uri, { text, file });
    return file;
  }

  /** The text in which a file's citations were found; empty if it isn't kept. */
  textOf(uri: string): string {
    return this.counted.get(uri)?.text ?? '';
  }
}

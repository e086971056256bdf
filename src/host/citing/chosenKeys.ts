import type * as vscode from 'vscode';
import { keyAssigner } from '../../core/corpus/key/citationKey';
import type { Paper } from '../../core/corpus/paper';
import type { Bibliographies, DocumentBibliographies } from '../bibliography/bibliographies';
import type { BibliographyFile } from '../bibliography/bibliographyFiles';
import type { Entries } from '../bibliography/entries';

/** The one place that chooses citation keys: it knows a document's bibliographies, the pattern of new keys, and which keys are taken. */
export class ChosenKeys {
  private readonly taken = new WeakMap<BibliographyFile, ReadonlySet<string>>();

  constructor(
    private readonly bibliographies: Bibliographies,
    private readonly entries: Entries,
  ) {}

  /** The key of each paper in a document: its bibliography's own, else the one that a new entry gets; new keys differ from one another where `together`. */
  of(document: vscode.TextDocument, papers: readonly Paper[], found: DocumentBibliographies, together = true): string[] {
    const free = this.freeKey(found);
    const assign = keyAssigner();
    return this.entries.underPattern(papers, document).map((paper, index) => {
      const original = papers[index] ?? paper;
      if (found.ids.has(original.id)) return this.bibliographies.keyOf(original, found);
      return together ? free(paper.citationKey, assign) : free(paper.citationKey, keyAssigner());
    });
  }

  /** The first form of a key that no entry of these bibliographies has. */
  private freeKey({ files }: DocumentBibliographies): (base: string, assign: (base: string) => string) => string {
    const taken = files.map((file) => this.keysOf(file));
    return (base, assign) => {
      let key = assign(base);
      while (taken.some((keys) => keys.has(key.toLowerCase()))) key = assign(base);
      return key;
    };
  }

  private keysOf(file: BibliographyFile): ReadonlySet<string> {
    const known = this.taken.get(file);
    if (known !== undefined) return known;
    const keys = new Set([
      ...file.entries.map(({ key }) => key.toLowerCase()),
      ...file.papers.map((paper) => paper.citationKey.toLowerCase()),
    ]);
    this.taken.set(file, keys);
    return keys;
  }
}

import type * as vscode from 'vscode';
import { folded, keyAssigner } from '../../core/corpus/key/citationKey';
import type { Paper } from '../../core/corpus/paper';
import type { Bibliographies, DocumentBibliographies } from '../bibliography/bibliographies';
import type { BibliographyFile } from '../bibliography/bibliographyFiles';
import type { Entries } from '../bibliography/entries';
import type { OpenQuestions } from './openQuestions';

/** Chooses all citation keys from a document's bibliographies, the pattern for new keys, and the keys already taken. */
export class ChosenKeys {
  private readonly taken = new WeakMap<BibliographyFile, ReadonlySet<string>>();

  constructor(
    private readonly bibliographies: Bibliographies,
    private readonly entries: Entries,
    private readonly questions: OpenQuestions,
  ) {}

  /**
   * The key of each paper in a document: the one in its bibliography, else the one it was cited by while waiting for a bibliography,
   * else that of a new entry. With `together`, new keys differ from one another.
   */
  of(document: vscode.TextDocument, papers: readonly Paper[], found: DocumentBibliographies, together = true): string[] {
    const taken = found.files.map((file) => this.keysOf(file));
    const isTaken = (key: string): boolean => taken.some((keys) => keys.has(folded(key)));
    const waiting = this.questions.keys;
    const shared = keyAssigner(waiting.values());
    return this.entries.underPattern(papers, document).map((paper, index) => {
      const original = papers[index] ?? paper;
      if (found.ids.has(original.id)) return this.bibliographies.keyOf(original, found);
      const cited = waiting.get(original.id);
      if (cited !== undefined && !isTaken(cited)) return cited;
      const assign = together ? shared : keyAssigner(waiting.values());
      let key = assign(paper.citationKey);
      while (isTaken(key)) key = assign(paper.citationKey);
      return key;
    });
  }

  private keysOf(file: BibliographyFile): ReadonlySet<string> {
    const known = this.taken.get(file);
    if (known !== undefined) return known;
    const keys = new Set([...file.entries.map(({ key }) => folded(key)), ...file.papers.map((paper) => folded(paper.citationKey))]);
    this.taken.set(file, keys);
    return keys;
  }
}

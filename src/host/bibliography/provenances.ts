import type { Paper } from '../../core/corpus/paper';
import { ownSource, type Provenance, provenanceName } from '../../core/library/provenance';
import type { PaperSource } from './paperSource';

/** Where papers come from, as their sources say themselves. */
export class Provenances {
  constructor(private readonly sources: readonly PaperSource[]) {}

  /** Every source of a paper, in the paper's order. */
  of(paper: Paper): readonly Provenance[] {
    return paper.sources.flatMap((source) => {
      for (const one of this.sources) {
        const known = one.provenance(paper, source);
        if (known !== undefined) return [known];
      }
      return [];
    });
  }

  /** Whether a paper is the user's: in a file of theirs, in Zotero, or kept. */
  isOwn(paper: Paper): boolean {
    return this.of(paper).some(({ kind }) => kind !== 'listing' && kind !== 'service');
  }

  /** What a row of papers says of where its paper comes from; undefined where the user has nothing to do with that. */
  nameOf(paper: Paper): string | undefined {
    return ownSource(this.of(paper));
  }

  /** The names of all sources of a paper, each once. */
  namesOf(paper: Paper): readonly string[] {
    return [...new Set(this.of(paper).map(provenanceName))];
  }
}

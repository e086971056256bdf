import type { Paper } from '../../core/corpus/paper';
import { ownSource, type Provenance, provenanceName } from '../../core/library/provenance';
import type { PaperSource } from './paperSource';

/** Where papers come from, according to their sources. */
export class Provenances {
  constructor(private readonly sources: readonly PaperSource[]) {}

  /** All sources of a paper, in the paper's order. */
  of(paper: Paper): readonly Provenance[] {
    return paper.sources.flatMap((source) => {
      for (const one of this.sources) {
        const known = one.provenance(paper, source);
        if (known !== undefined) return [known];
      }
      return [];
    });
  }

  /** Whether a paper is the user's own: in one of their files, in Zotero, or added from a service. */
  isOwn(paper: Paper): boolean {
    return this.of(paper).some(({ kind }) => kind !== 'listing' && kind !== 'service');
  }

  /** The source shown in a paper's row; undefined if the paper is not the user's own. */
  nameOf(paper: Paper): string | undefined {
    return ownSource(this.of(paper));
  }

  /** The distinct names of a paper's sources. */
  namesOf(paper: Paper): readonly string[] {
    return [...new Set(this.of(paper).map(provenanceName))];
  }
}

import type { Paper } from '../../core/corpus/paper';
import type { Provenance } from '../../core/library/provenance';
import type { BundledCorpus } from '../library/bundledCorpus';
import type { PaperSource } from './paperSource';

/** The captures of the bundled listing as a source of papers, of which a paper itself says everything. */
export class BundledListings implements PaperSource {
  constructor(private readonly bundled: Pick<BundledCorpus, 'listings'>) {}

  provenance(_: Paper, source: string): Provenance | undefined {
    return this.bundled.listings.has(source) ? { kind: 'listing', name: source } : undefined;
  }
}

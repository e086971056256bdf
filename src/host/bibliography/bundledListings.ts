import type { Paper } from '../../core/corpus/paper';
import type { Provenance } from '../../core/library/provenance';
import type { BundledCorpus } from '../library/bundledCorpus';
import type { PaperSource } from './paperSource';

/** The bundled listing captures as a source of papers; it adds nothing to the papers themselves. */
export class BundledListings implements PaperSource {
  constructor(private readonly bundled: Pick<BundledCorpus, 'listings'>) {}

  provenance(_: Paper, source: string): Provenance | undefined {
    return this.bundled.listings.has(source) ? { kind: 'listing', name: source } : undefined;
  }
}

import { type KnownWorks, knownWorks } from '../../core/checking/knownWorks';
import { once } from '../window/once';
import { setting } from '../window/settings';
import type { BundledCorpus } from './bundledCorpus';

/** The works whose facts Lectern can vouch for, to hold entries against: the bundled papers, each with where its facts were read. */
export class RecordedWorks {
  private readonly bundledWorks: () => Promise<KnownWorks>;

  constructor(bundled: BundledCorpus) {
    this.bundledWorks = once(async () => knownWorks((await bundled.forSearch()).papers));
  }

  /** The works, made on first need; undefined where the bundled papers are switched off or can't be read, which the library reports. */
  known(): Promise<KnownWorks | undefined> {
    if (!setting('corpus.bundled')) return Promise.resolve(undefined);
    return this.bundledWorks().catch(() => undefined);
  }
}

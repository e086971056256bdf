import { type KnownWorks, knownWorks } from '../../core/checking/knownWorks';
import { setting } from '../window/settings';
import type { BundledCorpus } from './bundledCorpus';

/** The works whose facts Lectern can vouch for, to hold entries against: the bundled papers, each with where its facts were read. */
export class RecordedWorks {
  private bundledWorks: Promise<KnownWorks | undefined> | undefined;

  constructor(private readonly bundled: BundledCorpus) {}

  /** The works, made on first need; undefined where the bundled papers are switched off or can't be read, which the library reports. */
  known(): Promise<KnownWorks | undefined> {
    if (!setting('corpus.bundled')) return Promise.resolve(undefined);
    this.bundledWorks ??= this.bundled.forSearch().then(
      ({ papers }) => knownWorks(papers),
      () => undefined,
    );
    return this.bundledWorks;
  }
}

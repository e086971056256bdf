import { type EntryPapers, papersPutBack } from '../bibtex/meaning/papersOf';
import type { ScannedBibliography } from '../bibtex/parse';
import type { Entry } from '../bibtex/reading/entry';
import { LaterText, type LongText } from '../bibtex/reading/longText';
import type { Strings } from '../bibtex/reading/strings';
import { finished } from '../steps';
import type { KeptBibliography } from './keptBibliography';
import { decodeTerms } from './termRecords';

/** A scanned .bib file and its entries' papers. */
export interface ReadBibliography {
  readonly scanned: ScannedBibliography;
  readonly made: EntryPapers;
}

/**
 * A bibliography read from the cache. Its papers are available at once; its entries are restored by `later`, or on first access before
 * that.
 */
export class PutBack implements ReadBibliography {
  private whole: ReadBibliography | undefined;

  constructor(
    private readonly kept: KeptBibliography,
    readonly text: LongText,
  ) {}

  get scanned(): ScannedBibliography {
    return this.now().scanned;
  }

  get made(): EntryPapers {
    return this.now().made;
  }

  get entries(): readonly Entry[] {
    return this.scanned.entries;
  }

  get strings(): Strings {
    return this.scanned.strings;
  }

  get hasAliases(): boolean {
    return this.kept.hasAliases;
  }

  /** Restores what finding papers doesn't need, in steps of a few milliseconds at most. */
  *later(): Generator<void> {
    for (const { terms } of [this.kept.terms.heads, this.kept.terms.abstracts]) yield* decodeTerms(terms);
    yield* this.putBack();
  }

  private *putBack(): Generator<void, ReadBibliography> {
    if (this.whole !== undefined) return this.whole;
    const text = this.text instanceof LaterText ? yield* this.text.read() : this.text;
    const scanned = yield* this.kept.scan.of(text);
    const made = yield* papersPutBack(scanned.entries, text, this.kept);
    this.whole ??= { scanned, made };
    return this.whole;
  }

  private now(): ReadBibliography {
    return finished(this.putBack());
  }
}

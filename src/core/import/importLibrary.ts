import { formatOfLibrary } from '../bibliography/libraryFormat';
import { finished } from '../steps';
import type { ImportedLibrary } from './collect';
import { importingCslJson } from './csl';
import { importingCslYaml } from './cslYaml';
import { importingRis } from './ris';

/**
 * The papers of a CSL-JSON, CSL-YAML or RIS library named `source`, told apart by `formatOfLibrary`. What cannot be
 * read is a problem with its line. Loads citation-js and a YAML parser, so import this module on first need only.
 */
export function importLibrary(text: string, source: string): ImportedLibrary {
  return finished(importingLibrary(text, source));
}

/** As `importLibrary`, in steps of an item or a few. */
export function* importingLibrary(text: string, source: string): Generator<undefined, ImportedLibrary> {
  const format = formatOfLibrary(source, () => text);
  if (format === 'ris') return yield* importingRis(text, source);
  if (format === 'csl-json') return yield* importingCslJson(text, source);
  return yield* importingCslYaml(text, source);
}

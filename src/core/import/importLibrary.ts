import { formatOfLibrary } from '../bibliography/libraryFormat';
import { finished } from '../steps';
import type { ImportedLibrary } from './collect';
import { importingCslJson } from './csl';
import { importingCslYaml } from './cslYaml';
import { importingRis } from './ris';

/**
 * Imports a CSL-JSON, CSL-YAML or RIS library named `source`, whose format `formatOfLibrary` determines. Anything unreadable is reported
 * with its line. It loads citation-js and a YAML parser, so import this module only when needed.
 */
export function importLibrary(text: string, source: string): ImportedLibrary {
  return finished(importingLibrary(text, source));
}

/** Like `importLibrary`, in steps of one or a few items. */
export function* importingLibrary(text: string, source: string): Generator<undefined, ImportedLibrary> {
  const format = formatOfLibrary(source, () => text);
  if (format === 'ris') return yield* importingRis(text, source);
  if (format === 'csl-json') return yield* importingCslJson(text, source);
  return yield* importingCslYaml(text, source);
}

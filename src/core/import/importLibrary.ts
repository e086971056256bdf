import { formatOfLibrary } from '../bibliography/libraryFormat';
import type { ImportedLibrary } from './collect';
import { importCslJson, importCslYaml } from './csl';
import { importRis } from './ris';

/**
 * The papers of a CSL-JSON, CSL-YAML or RIS library named `source`, told apart by `formatOfLibrary`. What cannot be
 * read is a problem with its line. Loads citation-js and a YAML parser, so import this module on first need only.
 */
export function importLibrary(text: string, source: string): ImportedLibrary {
  const format = formatOfLibrary(source, () => text);
  if (format === 'ris') return importRis(text, source);
  if (format === 'csl-json') return importCslJson(text, source);
  return importCslYaml(text, source);
}

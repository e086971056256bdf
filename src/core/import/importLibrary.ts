import type { ImportedLibrary } from './collect';
import { importCslJson, importCslYaml } from './csl';
import { importRis } from './ris';

/**
 * The papers of a CSL-JSON, CSL-YAML or RIS library named `source`, told apart by the name's ending, else by the text. What cannot be
 * read is a problem with its line. Loads citation-js and a YAML parser, so import this module on first need only.
 */
export function importLibrary(text: string, source: string): ImportedLibrary {
  const ending = /\.([a-z]+)(?:[?#].*)?$/i.exec(source)?.[1]?.toLowerCase();
  if (ending === 'ris' || (ending !== 'json' && /^[\s\uFEFF]*[A-Z][A-Z\d] {0,2}- /.test(text) && /^TY {0,2}- /m.test(text.slice(0, 4000))))
    return importRis(text, source);
  if (ending === 'json' || ending === 'csljson' || /^[\s\uFEFF]*[[{]/.test(text)) return importCslJson(text, source);
  return importCslYaml(text, source);
}

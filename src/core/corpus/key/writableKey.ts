import type { Paper } from '../paper';
import { citationKey, legalKey } from './citationKey';

/**
 * What a key may hold that came from another library: letters, digits and marks of any script, and signs that mean nothing in a key to
 * BibTeX, biber, LaTeX, pandoc, MyST or Typst (`DBLP:conf/nips/Gu23`, `2020A&A...641A...6P`). biber refuses spaces and `"#'(),={}%~\`.
 * A star in front is REVTeX's, which groups the key with the one before.
 * Letters and marks that are never seen, such as Hangul's fillers, are left out: keys that look alike would differ.
 */
const WRITABLE = /^(?!\*)(?=.*[\p{L}\p{N}])(?!.*\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{M}_:./+&?!@$<>*-]+$/u;
/** The most UTF-16 units of a key: a longer one isn't recognised where an entry is found again after a broken one. */
const LONGEST = 200;

/** Whether every file and every syntax takes a key as it is. */
export function isWritable(key: string): boolean {
  return key.length <= LONGEST && WRITABLE.test(key);
}

/**
 * The key under which a paper's new entry and its citations are written: its own where every file and every syntax takes it as it is,
 * else what is legal of it (`Smith, 2020` → `Smith2020`), else one by the default pattern. Never empty.
 */
export function writableKey(paper: Paper): string {
  const own = paper.citationKey;
  if (isWritable(own)) return own;
  return legalKey(own.slice(0, LONGEST)).slice(0, LONGEST) || citationKey(paper).slice(0, LONGEST);
}

import type { Paper } from '../paper';
import { citationKey, legalKey } from './citationKey';

/**
 * Keys from other libraries that can be written unchanged: letters, digits and marks of any script, and punctuation with no meaning inside
 * a key in BibTeX, biber, LaTeX, pandoc, MyST or Typst (`DBLP:conf/nips/Gu23`, `2020A&A...641A...6P`). biber rejects spaces and
 * `"#'(),={}%~\`; in REVTeX a leading star groups the key with the one before. Invisible letters and marks, such as Hangul fillers, are
 * excluded, since keys that look alike would differ.
 */
const WRITABLE = /^(?!\*)(?=.*[\p{L}\p{N}])(?!.*\p{Default_Ignorable_Code_Point})[\p{L}\p{N}\p{M}_:./+&?!@$<>*-]+$/u;
/** The most UTF-16 code units of a key; a longer one isn't recognised when parsing resumes after a broken entry. */
const LONGEST = 200;

/** Whether a key can be written unchanged in every file format and syntax. */
export function isWritable(key: string): boolean {
  return key.length <= LONGEST && WRITABLE.test(key);
}

/**
 * The key for a paper's new entry and citations: its own if it can be written unchanged, else its legal characters (`Smith, 2020` →
 * `Smith2020`), else one by the default pattern. Never empty.
 */
export function writableKey(paper: Paper): string {
  const own = paper.citationKey;
  if (isWritable(own)) return own;
  return legalKey(own.slice(0, LONGEST)).slice(0, LONGEST) || citationKey(paper).slice(0, LONGEST);
}

/** Letters that Unicode doesn't decompose, with the letters that people type instead. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
  ĸ: 'k',
  ə: 'e',
  ς: 'σ',
};
const GREEK = 'αβγδεζηθικλμνξοπρστυφχψω';
const GREEK_NAMES =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'.split(' ');

/**
 * A word in the form in which words are compared: lower case, without Latin, Greek and Cyrillic accents, compatibility forms resolved
 * (`S²FT` → `s2ft`, `Schölkopf` → `scholkopf`, `Łukasz` → `lukasz`). Marks of other scripts are kept, since they distinguish words there.
 */
export function fold(word: string): string {
  if (/^[\x00-\x7f]*$/.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200d'’]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[łøđðþßæœıħŋŧĸəς]/g, (letter) => LETTERS[letter] ?? letter);
}

/** The English name of a single Greek letter (`β` in `β-VAE` → `beta`); any other folded word unchanged. */
export function spellGreek(folded: string): string {
  return folded.length === 1 ? (GREEK_NAMES[GREEK.indexOf(folded)] ?? folded) : folded;
}

/**
 * A folded word without its plural ending, so that singular and plural are the same term, even if typed wrongly (`batches` and `batch`,
 * `memories`, `memorys` and `memory`, `biases` and `biase`). Deliberately lighter than Porter's stemmer: on the bundled corpus, stronger
 * stemming loses more through confusion than it finds.
 */
export function singular(folded: string): string {
  let word = folded;
  if (word.length > 3 && /[a-z]s$/.test(word) && !word.endsWith('ss')) word = word.slice(0, -1);
  if (word.length > 3 && word.endsWith('ie')) return `${word.slice(0, -2)}y`;
  return /(?:ch|sh|[xz]|ss)e$/.test(word) ? word.slice(0, -1) : word;
}

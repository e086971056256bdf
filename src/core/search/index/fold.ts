/** Letters that Unicode does not decompose, as the letters that people type for them. */
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
 * A word as it is compared: lower case, without Latin, Greek and Cyrillic accents, compatibility forms resolved (`S²FT` → `s2ft`,
 * `Schölkopf` → `scholkopf`, `Łukasz` → `lukasz`). Marks of other scripts stay, since they tell words apart there.
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

/** The English name of a Greek letter that stands alone (`β` in `β-VAE` → `beta`); any other folded word as it is. */
export function spellGreek(folded: string): string {
  return folded.length === 1 ? (GREEK_NAMES[GREEK.indexOf(folded)] ?? folded) : folded;
}

/**
 * A folded word without its plural ending, so that a word and its plural are one term whichever way it is toggled
 * (`batches` and `batch`, `memories`, `memorys` and `memory`, `biases` and `biase`). Lighter than Porter's on purpose: on the bundled
 * corpus stronger stemming loses more by confusion than it finds.
 */
export function singular(folded: string): string {
  let word = folded;
  if (word.length > 3 && /[a-z]s$/.test(word) && !word.endsWith('ss')) word = word.slice(0, -1);
  if (word.length > 3 && word.endsWith('ie')) return `${word.slice(0, -2)}y`;
  return /(?:ch|sh|[xz]|ss)e$/.test(word) ? word.slice(0, -1) : word;
}

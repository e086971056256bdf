import { letterTable } from '../../letterTable';

/**
 * Letters that can't be decomposed, and letters for which JabRef writes two (`StringUtil.replaceSpecialCharacters`: ä ae, ö oe, ü ue, å aa,
 * ø oe, ß ss). That is German and Nordic practice and matches the keys that JabRef's users already have.
 */
const LATIN = 'ä:ae ö:oe ü:ue å:aa ø:oe æ:ae œ:oe ß:ss ẞ:SS ł:l đ:d ð:d þ:th ħ:h ı:i ŋ:ng ŧ:t ĸ:k ə:e ɓ:b ɗ:d ɛ:e ɔ:o ƒ:f';

/** ISO 843 (transcription), letter by letter, for words in Greek. */
const GREEK = 'α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o';

/** Names of Greek letters, for one on its own as in `β-VAE` and `μTransfer`. */
const GREEK_NAMES = letterTable(
  'α:alpha β:beta γ:gamma δ:delta ε:epsilon ζ:zeta η:eta θ:theta ι:iota κ:kappa λ:lambda μ:mu ν:nu ξ:xi ο:omicron π:pi ' +
    'ρ:rho σ:sigma ς:sigma τ:tau υ:upsilon φ:phi χ:chi ψ:psi ω:omega',
);

/** BGN/PCGN without its apostrophes; includes Ukrainian, Belarusian, Serbian and Macedonian letters. */
const CYRILLIC =
  'а:a б:b в:v г:g д:d е:e ж:zh з:z и:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ы:y э:e ' +
  'ю:yu я:ya є:ye і:i ґ:g ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz ѕ:dz';

const LETTERS = letterTable(`${LATIN} ${GREEK} ${CYRILLIC}`);
const SINGLE_GREEK = /(?<![\u0370-\u03FF])[α-ω](?![\u0370-\u03FF])/giu;

/**
 * A text in ASCII: accents folded, Latin, Greek and Cyrillic letters transliterated, superscript digits made plain; all other characters
 * are dropped.
 */
export function toAscii(text: string): string {
  if (/^[\x20-\x7E]*$/.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/µ/g, 'μ')
    .replace(/[ÄÖÜÅØÆŒßẞŁĐÐÞĦŊŦ]/giu, (letter) => mapped(letter, LETTERS))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(SINGLE_GREEK, (letter) => mapped(letter, GREEK_NAMES))
    .replace(/ου/gi, (two) => (two.startsWith('ο') ? 'ou' : 'Ou'))
    .replace(/[–—‐‑]/g, '-')
    .replace(/[‘’]/g, "'")
    .replace(/[^\x20-\x7E]/gu, (letter) => mapped(letter, LETTERS));
}

/** Letters of scripts that no table here transliterates: Chinese, Japanese, Korean, Arabic, Hebrew, Armenian, Georgian and others. */
const OTHER_SCRIPTS = /(?:(?!\p{Script=Latin}|\p{Script=Greek}|\p{Script=Cyrillic}|\p{Script=Common})[\p{Lo}\p{Lu}\p{Ll}]\p{M}*|ー)+/gu;

/** Like `toAscii`, but keeps the letters of other scripts, without vowel signs: biblatex, pandoc and Typst accept them in keys. */
export function toKeyText(text: string): string {
  if (/^[\x20-\x7E]*$/.test(text)) return text;
  const composed = text.normalize('NFC');
  let plain = '';
  let from = 0;
  for (const match of composed.matchAll(OTHER_SCRIPTS)) {
    plain += toAscii(composed.slice(from, match.index)) + match[0].replace(/\p{M}/gu, '');
    from = match.index + match[0].length;
  }
  return plain + toAscii(composed.slice(from));
}

function mapped(letter: string, table: ReadonlyMap<string, string>): string {
  const lower = letter.toLowerCase();
  const found = table.get(letter) ?? table.get(lower) ?? '';
  return letter === lower || table.has(letter) ? found : found.slice(0, 1).toUpperCase() + found.slice(1);
}

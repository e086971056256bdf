import { accents, symbols } from './latexTables';

/** `bibtex`: accents as classic commands, which sort and alphabetise right in every style; `biblatex`: letters stay UTF-8. */
export type Dialect = 'bibtex' | 'biblatex';

const specials = new Map<string, string>([
  ...[...'&%$#_'].map((c): [string, string] => [c, `\\${c}`]),
  // BibTeX counts \{ like any brace, so it cannot be written where the other one is missing.
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ['\\', '\\textbackslash{}'],
  ['<', '$<$'],
  ['>', '$>$'],
  ['|', '$|$'],
]);

const punctuation = new Map([
  ['“', '``'],
  ['”', "''"],
  ['„', ',,'],
  ['‘', '`'],
  ['’', "'"],
  ['–', '--'],
  ['—', '---'],
  ['…', '\\dots{}'],
  ['\u00a0', '~'],
  ['\u00ad', '\\-'],
  ['\u200b', ''],
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2212', '$-$'],
  ['¡', '!`'],
  ['¿', '?`'],
]);

const letters = new Map(
  ['ss', 'ae', 'AE', 'oe', 'OE', 'o', 'O', 'aa', 'AA', 'l', 'L', 'i', 'j', 'dh', 'DH', 'th', 'TH', 'dj', 'DJ', 'ng', 'NG'].map((name) => [
    symbols.get(name) ?? '',
    `{\\${name}}`,
  ]),
);

/** Accent marks and their commands, the classic one of several; `\horn` is left out, since only Vietnamese encodings have it. */
const commands = new Map<string, string>();
for (const [name, mark] of accents) if (!commands.has(mark) && name !== 'horn') commands.set(mark, name);

/** The characters of mathematics and their commands; `\epsilon` and its like, not their text forms. */
const mathematical = new Map<string, string>();
for (const [name, sign] of symbols) {
  if (/[\p{Script=Greek}\p{Sm}ℓℏℜℑℵ∘•⋆∗′⊤⊥△□]/u.test(sign) && !name.startsWith('text') && !mathematical.has(sign))
    mathematical.set(sign, name);
}
const doubled = new Map([...'RNZQCPHEF'].map((c) => [['ℝ', 'ℕ', 'ℤ', 'ℚ', 'ℂ', 'ℙ', 'ℍ', '𝔼', '𝔽']['RNZQCPHEF'.indexOf(c)] ?? '', c]));

/** Every character that has to change in some dialect; a text without one is its own LaTeX. */
const special = /[&%$#_{}~^\\<>|]|[^\x20-\x7e]/;

/**
 * `text` as LaTeX that prints it: special characters escaped, quotation marks and dashes as ligatures, superscripts, Greek and signs
 * as commands. A character that LaTeX has no name for (Cyrillic, Chinese) stays itself.
 */
export function textToLatex(text: string, dialect: Dialect = 'bibtex'): string {
  if (!special.test(text)) return text;
  const joined = text.replace(/\s+/g, (space) => (space.includes('\u00a0') ? '\u00a0' : ' ')).normalize('NFC');
  return joined.replace(/[⁰¹²³⁴-⁹⁺⁻⁼⁽⁾ⁿⁱ]+|[₀-₉₊₋₌₍₎ₐₑₒₓₕ-ₜᵢⱼᵣᵤᵥ]+|[^][\u0300-\u036f]*/gu, (one) => convert(one, dialect));
}

function convert(one: string, dialect: Dialect): string {
  if (/[\x20-\x7e]$/.test(one)) return specials.get(one) ?? one;
  if (/[⁰¹²³⁴-⁹⁺⁻⁼⁽⁾ⁿⁱ]/u.test(one)) return `$^{${one.normalize('NFKC').replaceAll('−', '-')}}$`;
  if (/[₀-₉₊₋₌₍₎ₐₑₒₓₕ-ₜᵢⱼᵣᵤᵥ]/u.test(one)) return `$_{${one.normalize('NFKC').replaceAll('−', '-')}}$`;
  const mark = punctuation.get(one);
  if (mark !== undefined) return dialect === 'biblatex' && /[“”„‘’–—…]/.test(one) ? one : mark;
  const sign = mathematical.get(one);
  if (sign !== undefined) return `$\\${sign}$`;
  const set = doubled.get(one);
  if (set !== undefined) return `$\\mathbb{${set}}$`;
  return dialect === 'biblatex' ? one : classic(one);
}

/** A letter with its accents as commands in braces, which BibTeX takes for one letter; the text itself where LaTeX has no such accent. */
function classic(one: string): string {
  const letter = letters.get(one);
  if (letter !== undefined) return letter;
  const [base = '', ...marks] = one.normalize('NFD');
  if (marks.length === 0 || !marks.every((mark) => commands.has(mark))) return textSymbol(one);
  const start = letters.get(base)?.slice(1, -1) ?? specials.get(base) ?? base;
  if (!/[\x20-\x7e]/.test(start)) return one;
  return `{${marks.reduce((inner, mark) => accent(commands.get(mark) ?? '', inner), start)}}`;
}

/** Accents that LaTeX sets on an i without its dot by itself, and other readers know no better. */
const overDottedI = new Set(['"', "'", '`', '^']);
/** Accents under a letter, which keeps its dot. */
const below = new Set(['c', 'd', 'b', 'k', 'textcommabelow']);

function accent(command: string, base: string): string {
  const bare = !below.has(command) && (base === 'j' || (base === 'i' && !overDottedI.has(command)));
  const letter = bare ? `\\${base}` : base;
  return /[a-z]/i.test(command) || base.startsWith('\\') ? `\\${command}{${letter}}` : `\\${command}${letter}`;
}

const textSymbols = new Map<string, string>();
for (const [name, sign] of symbols)
  if (name.startsWith('text') || /^(?:guille|guil|quote|copyright|pounds|S$|P$|dag|ddag)/.test(name)) textSymbols.set(sign, name);

function textSymbol(one: string): string {
  const name = textSymbols.get(one);
  return name === undefined ? one : `\\${name}{}`;
}

/** A pair of straight quotation marks around words: neither an accent command nor a sign for inches. */
const straightPair = /(?<=^|[\s([{/\u2013\u2014-])"(?=\S)((?:\\.|[^"\\])*)(?<=\S)"(?![\p{L}\p{N}])/gu;

/** Text with pairs of straight quotation marks curled, which TeX sets both as closing ones. */
export function curlyQuotes(text: string): string {
  return text.replace(straightPair, '“$1”');
}

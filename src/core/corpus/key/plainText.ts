import { letterTable } from '../../letterTable';
import { ACCENTS, SYMBOLS } from './plainLatexTables';

const RAISED = letterTable('0:⁰ 1:¹ 2:² 3:³ 4:⁴ 5:⁵ 6:⁶ 7:⁷ 8:⁸ 9:⁹ +:⁺ -:⁻ =:⁼ (:⁽ ):⁾ n:ⁿ');
const LOWERED = letterTable('0:₀ 1:₁ 2:₂ 3:₃ 4:₄ 5:₅ 6:₆ 7:₇ 8:₈ 9:₉ +:₊ -:₋ =:₌ (:₍ ):₎');

/** Signs of LaTeX; most texts have none. */
const REMNANT = /[\\$^{}~`]|_\{|ell_|--|[gl]eq\b|rightarrow|sim[!\d]|times\d|\dtimes/;

/**
 * A listing's text with its remaining LaTeX as Unicode: `48.4\%` → `48.4%`, `{\delta}` → `δ`, `S$^{2}$FT` → `S²FT`, ``` ``x'' ``` → `“x”`,
 * `TC^0` → `TC⁰`, ` -- ` → ` – `. The page has already dropped most dollars and backslashes, so a tilde, an underscore, a dollar or a bare
 * macro name is read as LaTeX only if nothing else makes sense (`~90%`, `apex_plus`, `$534,700` and "2 times" stay).
 */
export function plainText(text: string): string {
  if (!REMNANT.test(text)) return text;
  return scripts(bareMacros(macros(dollars(text))).replace(/(?<![\^_}A-Za-z])\{([^{}\s\\]{1,3})\}/g, '$1')).normalize('NFC');
}

/** Removes the dollars around formulas; amounts of money keep theirs. */
function dollars(text: string): string {
  return text.replace(/\$([^$\s]{1,120})\$/g, (whole, inner: string) => (/[\\^_{]|^\p{L}$/u.test(inner) ? symbols(inner) : whole));
}

function macros(text: string): string {
  return punctuation(
    symbols(
      text
        .replace(/\\(?:emph|text(?:bf|it|tt|sc|rm|sf)?|math(?:rm|bf|it|tt|cal|bb|sf)|url)\{([^{}]{0,300})\}/g, '$1')
        .replace(/\\([`'^~=."])\s?\{?(\p{L})\}?/gu, (_, accent: string, letter: string) => `${letter}${ACCENTS.get(accent) ?? ''}`)
        .replace(/\\([uvcrkH])\{(\p{L})\}/gu, (_, accent: string, letter: string) => `${letter}${ACCENTS.get(accent) ?? ''}`),
    ).replace(/\\([%&_#${}])/g, '$1'),
  );
}

function symbols(text: string): string {
  return text.replace(/\{?\\([A-Za-z]{1,16})(?![A-Za-z])(\})?/g, macro);
}

function punctuation(text: string): string {
  return text
    .replace(/``([^`'"]{1,300})(?:''|``)/g, '“$1”')
    .replace(/(?<=^|[\s(])`([^`'\s][^`']{0,80})'(?=[\s.,;:)]|$)/g, '‘$1’')
    .replace(/(?<=[\p{L}\d)])~(?=[\p{L}(])/gu, ' ')
    .replace(/(?<=\s)--(?=\s)|(?<=\d)--(?=\d)/g, '–')
    .replace(/(?<=[\p{L}\s])---(?=[\p{L}\s])/gu, '—');
}

/** Replaces names of macros that have lost their backslash. */
function bareMacros(text: string): string {
  return text
    .replace(/\bmath(?:rm|bf|it|cal|bb)(?:\{([^{}]{0,40})\}| (?=[A-Z]\b))/g, (_, inner: string | undefined) => inner ?? '')
    .replace(/\b(?:geq|leq|rightarrow)\b/g, (name) => SYMBOLS.get(name) ?? name)
    .replace(/\bsim!?(?=\d)/g, '∼')
    .replace(/(?<=\d)times\b|\btimes(?=\d)/g, '×');
}

function macro(whole: string, name: string, closing: string | undefined): string {
  const symbol = SYMBOLS.get(name);
  if (symbol === undefined) return whole;
  const opened = whole.startsWith('{');
  if (opened === (closing !== undefined)) return symbol;
  return opened ? `{${symbol}` : `${symbol}}`;
}

function scripts(text: string): string {
  return text
    .replace(/\bell_(?=\d)/g, 'ℓ_')
    .replace(/\^(?:\{([^{}]{1,40})\}|(-?\d+|n(?![A-Za-z])))/g, (_, group: string | undefined, sign: string | undefined) =>
      script(group ?? sign ?? '', RAISED, '^'),
    )
    .replace(/(?<=[\p{L}\d)])_\{([^{}]{1,40})\}/gu, (_, group: string) => script(group, LOWERED, '_'))
    .replace(/(?<=ℓ)_(\d)/g, (_, sign: string) => script(sign, LOWERED, '_'));
}

function script(inner: string, table: ReadonlyMap<string, string>, mark: string): string {
  const signs = [...inner].map((sign) => table.get(sign));
  if (signs.every((sign) => sign !== undefined)) return signs.join('');
  return [...inner].length === 1 ? `${mark}${inner}` : `${mark}(${inner})`;
}

/** Whether a title contains complete LaTeX markup that its plain text can't reproduce (a formula, a macro). */
export function hasLatexMarkup(title: string): boolean {
  const markup = /\$[^$\s\\^_{]*[\\^_{][^$\s]*\$|\\[A-Za-z]+/.test(title);
  return markup && count(title, '$') % 2 === 0 && count(title, '{') === count(title, '}');
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

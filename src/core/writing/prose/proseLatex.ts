import { DEPTH_LIMIT, environmentAt, walkCommands } from '../../citation/latex/lexer';
import { formulaMask, type Masked } from './proseMask';

/** Commands around words that are read on: what they enclose is prose, and a word may run through them. */
const FORMATTING =
  /^(?:emph|text(?:bf|it|sc|tt|sf|rm|md|up|sl|normal|superscript|subscript)?|underline|mbox|hbox|enquote|uline|textquote|it|bf|sc|tt|em|itshape|bfseries|scshape|ttfamily|MakeUppercase|ac[slfp]*|gls[a-z]*)$/;
/** Commands whose arguments are read, though no word runs into them. */
const READ =
  /^(?:part|chapter|(?:sub)*section|(?:sub)?paragraph|addpart|addchap|addsec|minisec|caption|footnote|item|title|author|marginpar|todo|thanks|abstract|keywords|centerline|fbox|parbox|makebox|hypertarget|href|textcolor|color)$/;
/** Environments of math, code and pictures. */
const HIDING =
  /^(?:equation|align|alignat|gather|multline|flalign|eqnarray|math|displaymath|split|array|tikzpicture|pgfpicture|algorithmic|algorithm2e|thebibliography|IEEEeqnarray|dmath|cases|aligned)\*?$/;
const MATH = /\\[^([\])]|\\\(|\\\[|\$\$?/g;
/** Characters of the longest formula or argument that is looked for: keeps the cost linear where one is not closed. */
const LIMIT = 4000;

/** What is not prose in a LaTeX text. The preamble counts as such; so does what `walkCommands` does not see. */
export function latexMask(text: string): readonly Masked[] {
  const masks: Masked[] = [];
  let hiddenUntil = 0;
  const hide = (start: number, end: number): void => {
    masks.push({ start, end, markup: false });
    hiddenUntil = Math.max(hiddenUntil, end);
  };
  const begin = text.indexOf('\\begin{document}');
  if (begin > 0) hide(0, begin);
  walkCommands(
    text,
    { start: 0, end: text.length },
    true,
    (name, start, end) => {
      if (start < hiddenUntil) return;
      if (FORMATTING.test(name)) masks.push({ start, end, markup: true });
      else if (name === 'begin' || name === 'end') hide(start, environmentEnd(text, name, end));
      else hide(start, READ.test(name) ? end : argumentsEnd(text, end));
    },
    hide,
  );
  return [...masks, ...formulas(text, masks)];
}

function environmentEnd(text: string, command: string, at: number): number {
  const environment = environmentAt(text, at);
  if (environment === undefined) return at;
  if (command === 'end' || !HIDING.test(environment.name)) return optionsEnd(text, environment.end);
  const close = text.indexOf(`\\end{${environment.name}}`, environment.end);
  return close < 0 ? environment.end : close;
}

/** `[htbp]`, `{0.5\\textwidth}` directly after `\\begin{…}`. */
function optionsEnd(text: string, at: number): number {
  return /[[{]/.test(text.charAt(at)) ? argumentsEnd(text, at) : at;
}

/** After the `[…]` and `{…}` that follow directly. */
function argumentsEnd(text: string, at: number): number {
  let end = text.charAt(at) === '*' ? at + 1 : at;
  for (;;) {
    const close = groupEnd(text, end);
    if (close === undefined) return end;
    end = close;
  }
}

function groupEnd(text: string, at: number): number | undefined {
  const open = text.charAt(at);
  if (open !== '{' && open !== '[') return undefined;
  const limit = Math.min(text.length, at + LIMIT);
  let depth = 0;
  for (let i = at; i < limit; i += 1) {
    const c = text.charAt(i);
    if (c === '\\') i += 1;
    else if (c === '\n' && /^[ \t\r]*\n/.test(text.slice(i + 1, i + 40))) return undefined;
    else if (c === '{') depth += 1;
    else if (c === '}') depth -= 1;
    if (depth > DEPTH_LIMIT) return undefined;
    if (depth === 0 && c === (open === '{' ? '}' : ']')) return i + 1;
    if (depth < 0) return undefined;
  }
  return undefined;
}

/** `$…$`, `$$…$$`, `\(…\)` and `\[…\]` outside what is hidden already; a formula does not reach over a blank line. */
function formulas(text: string, masks: readonly Masked[]): readonly Masked[] {
  const hidden = masks.filter(({ markup }) => !markup).sort((a, b) => a.start - b.start);
  const found: Masked[] = [];
  const math = new RegExp(MATH);
  const closes = new Map<string, number>();
  let next = 0;
  for (let match = math.exec(text); match !== null; match = math.exec(text)) {
    while ((hidden[next]?.end ?? text.length) <= match.index) next += 1;
    const mask = hidden[next];
    if (mask !== undefined && mask.start <= match.index) {
      math.lastIndex = Math.max(mask.end, match.index + 1);
      continue;
    }
    const close = CLOSING.get(match[0]);
    const end = close === undefined ? undefined : formulaEnd(text, math.lastIndex, close, closes);
    if (end === undefined) continue;
    found.push(...formulaMask(text, match.index, end));
    math.lastIndex = end;
  }
  return found;
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['$', '$'],
  ['$$', '$$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
]);

/** `closes` remembers where each closing sign comes next, since every opening one looks for it. */
function formulaEnd(text: string, at: number, close: string, closes: Map<string, number>): number | undefined {
  let end = closes.get(close) ?? -1;
  if (end < at) end = indexFrom(text, close, at);
  while (close.startsWith('$') && text.charAt(end - 1) === '\\') end = indexFrom(text, close, end + 1);
  closes.set(close, end);
  return end - at > LIMIT || /\n[ \t\r]*\n/.test(text.slice(at, end)) ? undefined : end + close.length;
}

function indexFrom(text: string, what: string, at: number): number {
  const found = text.indexOf(what, at);
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}

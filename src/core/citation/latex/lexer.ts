import { isLower, isUpper } from '../../characters';
import type { Span } from '../../text';

/** Characters that an argument is looked through for its end: no note and no address is longer, and the cost stays linear. */
export const ARGUMENT_LIMIT = 1000;

/** What the walk calls for each control word that is typeset: its name without backslash, and where it starts and ends. */
export type VisitCommand = (name: string, start: number, end: number) => void;
/** What the walk calls for each stretch that it passes over: a comment, verbatim text, code. */
export type VisitDead = (start: number, end: number) => void;

/** Braces within braces that an argument is followed into. */
export const DEPTH_LIMIT = 32;

const CHUNK_START = /<<[^\n]*>>=/y;
const CHUNK_END = /^@(?=\s|$)/gm;

/** Arguments in which `%` and `\` are letters. */
const VERBATIM_ARGUMENT = new Set(['url', 'nolinkurl', 'path', 'href', 'detokenize']);
const VERBATIM_INLINE = new Set(['verb', 'Verb', 'lstinline', 'mintinline', 'spverb', 'lstinputlisting']);
/** Environments of verbatim text and of code; each has a starred form. */
const VERBATIM_ENVIRONMENTS = new Set(
  (
    'verbatim Verbatim BVerbatim LVerbatim SaveVerbatim spverbatim verbatimtab lstlisting minted comment filecontents tcblisting ' +
    'luacode pycode pyblock pyconsole pyverbatim sagesilent sageblock asy VerbatimOut CodeInput CodeOutput Sinput Soutput'
  ).split(' '),
);

/**
 * Visits, in order, the control words within `range` of a LaTeX text that TeX would see: none in comments, verbatim text,
 * `\iffalse … \fi`, code chunks of Sweave (`chunks`), or after `\end{document}`. Cost is linear in the range's end.
 */
export function walkCommands(text: string, range: Span, chunks: boolean, visit: VisitCommand, dead?: VisitDead): void {
  const until = Math.min(range.end, text.length);
  const listings = new Set<string>();
  let at = range.start;
  while (at < until) {
    const c = text.charCodeAt(at);
    const start = at;
    let live = at + 1;
    if (c === BACKSLASH) {
      const end = wordEnd(text, at + 1);
      live = Math.max(end, at + 2);
      at = end === at + 1 ? live : enter(text, at, end, listings, visit);
    } else if (c === PERCENT) at = nextLineBreak(text, at);
    else if (c === LESS && chunks) at = chunkEnd(text, at);
    else at += 1;
    if (at > live) dead?.(start, at);
  }
}

const AT = 64;
const BACKSLASH = 92;
const PERCENT = 37;
const LESS = 60;
const NEWLINE = 10;

/** Visits the control word, or steps over the dead text that it opens; returns where the walk goes on. */
function enter(text: string, start: number, end: number, listings: Set<string>, visit: VisitCommand): number {
  const name = text.slice(start + 1, end);
  if (DEFINES_LISTING.has(name)) listings.add(listingDefinedAt(text, name, end));
  const atLineStart = start === 0 || text.charCodeAt(start - 1) === NEWLINE;
  const next = deadUntil(text, name, end, listings, atLineStart);
  if (next === undefined) visit(name, start, end);
  return next ?? end;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (isLetter(text.charCodeAt(end))) end += 1;
  return end;
}

/** Commands that define an environment of verbatim text, or of text that is left out. */
const DEFINES_LISTING = new Set(
  (
    'lstnewenvironment DefineVerbatimEnvironment CustomVerbatimEnvironment newtcblisting NewTCBListing DeclareTCBListing newminted ' +
    'excludecomment specialcomment'
  ).split(' '),
);

/** The name of the environment that such a command defines: minted's is that of its language with `code` after it, unless an option names it. */
function listingDefinedAt(text: string, command: string, at: number): string {
  const option = /\[([^\]\n]{0,200})\]/y;
  option.lastIndex = at;
  const named = option.exec(text)?.[1];
  if (command === 'newminted' && named !== undefined) return named;
  const name = environmentAt(text, named === undefined ? at : option.lastIndex)?.name ?? '';
  return command === 'newminted' && name !== '' ? `${name}code` : name;
}

/** Where the dead text that this control word opens ends; undefined when it opens none. */
function deadUntil(text: string, name: string, end: number, listings: ReadonlySet<string>, atLineStart: boolean): number | undefined {
  if (VERBATIM_INLINE.has(name)) return inlineEnd(text, name, end);
  if (VERBATIM_ARGUMENT.has(name)) return bracedEnd(text, end);
  if (name === 'string') return writtenWordEnd(text, end);
  // `{\iffalse}` is an argument that a macro may or may not expand.
  if (name === 'iffalse' && text.charAt(end) !== '}') return conditionalEnd(text, end);
  if ((name === 'if' || name === 'ifnum') && isNeverTrue(text, name, end)) return conditionalEnd(text, end);
  if (name !== 'begin' && name !== 'end') return undefined;
  const environment = environmentAt(text, end);
  if (environment === undefined) return undefined;
  // An indented \end{document} belongs to an example in an environment that shows LaTeX.
  if (name === 'end') return environment.name === 'document' && atLineStart ? text.length : undefined;
  const plain = environment.name.replace('*', '');
  if (!VERBATIM_ENVIRONMENTS.has(plain) && !listings.has(plain)) return undefined;
  const close = text.indexOf(`\\end{${environment.name}}`, environment.end);
  return close < 0 ? text.length : close;
}

/** After the control word that `\string` writes out instead of running it; undefined where none follows. */
function writtenWordEnd(text: string, at: number): number | undefined {
  const word = /[ \t]{0,9}\\[A-Za-z@]{1,60}/y;
  word.lastIndex = at;
  return word.exec(text) === null ? undefined : word.lastIndex;
}

/** Whether two characters or numbers are compared that differ, as in `\if0 … \fi` and `\ifnum0=1 … \fi`, which take text out. */
function isNeverTrue(text: string, name: string, at: number): boolean {
  const head = text.slice(at, at + 40);
  if (name === 'if') return /^[ \t]{0,9}(\d)(?!\1)/.test(head);
  const [, one, sign, other] = /^[ \t]{0,9}(\d{1,9})[ \t]{0,9}([<=>])[ \t]{0,9}(\d{1,9})/.exec(head) ?? [];
  if (sign === undefined) return false;
  const [left, right] = [Number(one), Number(other)];
  return !(sign === '=' ? left === right : sign === '<' ? left < right : left > right);
}

/** The `{name}` after `\begin` or `\end`. */
export function environmentAt(text: string, at: number): { readonly name: string; readonly end: number } | undefined {
  const braces = /[ \t]*\{([A-Za-z][A-Za-z\d]{0,39}\*?)\}/y;
  braces.lastIndex = at;
  const name = braces.exec(text)?.[1];
  return name === undefined ? undefined : { name, end: braces.lastIndex };
}

/** The end of `\verb|…|` and its kin, of which options and a language in braces (`\mintinline[…]{python}|…|`) may come first. */
function inlineEnd(text: string, name: string, at: number): number {
  const head = name === 'mintinline' ? /(?:\[[^\]\n]*\])?(?:\{[^}\n]*\})?/y : /\*?(?:\[[^\]\n]*\])?/y;
  head.lastIndex = at;
  head.exec(text);
  const open = Math.max(head.lastIndex, at);
  const delimiter = text.charAt(open);
  if (delimiter === '' || delimiter === '\n') return open;
  const closing = delimiter === '{' ? '}' : delimiter;
  const limit = Math.min(text.length, open + ARGUMENT_LIMIT);
  for (let i = open + 1; i < limit; i += 1) {
    const c = text.charAt(i);
    if (c === '\n') return i;
    if (c === closing) return i + 1;
  }
  return limit;
}

/** The end of a braced argument on one line, or `at` where there is none. */
function bracedEnd(text: string, at: number): number {
  if (text.charAt(at) !== '{') return at;
  let depth = 0;
  const limit = Math.min(text.length, at + ARGUMENT_LIMIT);
  for (let i = at; i < limit; i += 1) {
    const c = text.charAt(i);
    if (c === '\n') return at;
    if (c === '{' && ++depth > DEPTH_LIMIT) return at;
    if (c === '}' && --depth === 0) return i + 1;
  }
  return at;
}

/** After the `\fi` or `\else` of an `\iffalse` (what takes an argument, as `\ifthenelse`, needs no `\fi`); else at the end of the text. */
function conditionalEnd(text: string, at: number): number {
  const word = /%.*|\\(?:(if[A-Za-z@]*)(?![A-Za-z@]|\s*\{)|(else|fi)(?![A-Za-z@])|[^])/g;
  word.lastIndex = at;
  let depth = 1;
  for (let match = word.exec(text); match !== null; match = word.exec(text)) {
    if (match[1] !== undefined) depth += 1;
    else if (match[2] === 'fi') depth -= 1;
    if (depth === 0 || (depth === 1 && match[2] === 'else')) return word.lastIndex;
  }
  return text.length;
}

/** After the code chunk that starts the line at `at`, or after the `<` where none does. */
function chunkEnd(text: string, at: number): number {
  CHUNK_START.lastIndex = at;
  if ((at > 0 && text.charAt(at - 1) !== '\n') || !CHUNK_START.test(text)) return at + 1;
  const end = new RegExp(CHUNK_END);
  end.lastIndex = CHUNK_START.lastIndex;
  return end.exec(text) === null ? text.length : end.lastIndex;
}

export function nextLineBreak(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
}

/** ASCII letters, and `@` as packages use it. */
function isLetter(code: number): boolean {
  return code === AT || isUpper(code) || isLower(code);
}

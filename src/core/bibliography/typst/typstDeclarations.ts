/** A path as written in a Typst file, with its line from 1. */
export interface TypstPath {
  readonly path: string;
  readonly line: number;
  /** Whether only the ending of the path makes it a bibliography: `sources: "works.yml"`. */
  readonly isGuess?: boolean;
}

/** A path among those that one call or option declares; the calls of a file are counted from 0. */
export interface TypstBibliography extends TypstPath {
  readonly call: number;
}

/** What a Typst file includes and declares. */
export interface TypstFile {
  readonly includes: readonly TypstPath[];
  readonly bibliographies: readonly TypstBibliography[];
  /** The style of its bibliography: a built-in name or a path to a .csl file. */
  readonly style?: TypstPath;
  /** What `#set text(lang: …)` says first, with its region: `de-AT`. */
  readonly language?: string;
}

/** Comments (an address in markup has slashes, too) and raw text, which say nothing; then strings, which may hold the marks of either. */
const TOKEN = /(?<!:)\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|(`{3,40})[\s\S]*?(?:\1|$)|`[^`\n]*`|(?<!\\)"(?:[^"\\\n]|\\[\s\S])*"/g;
const LONGEST_CALL = 2000;
const LONGEST_PATH = 300;

/** Reads a Typst file; linear in the text, broken text included. */
export function readTypst(text: string, lines: { at(offset: number): number }): TypstFile {
  const code = text.replace(TOKEN, (found) => (found.startsWith('"') ? found : found.replace(/[^\n]/g, ' ')));
  const strings = new Map(
    [...code.matchAll(/#let\s{1,9}([\w-]{1,60})\s{0,9}=\s{0,9}"([^"\\\n]{1,300})"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
  const includes: TypstPath[] = [];
  const bibliographies: TypstBibliography[] = [];
  let call = -1;
  let style: TypstPath | undefined;
  // A call inside another's arguments is read with them.
  let until = 0;
  for (const match of code.matchAll(
    /\b(include|import)\s{1,9}"([^"\n]{1,300})"|\bbibliography(?:-file)?\s{0,9}([(:])|\b[a-z][\w-]{0,60}\s{0,9}(:)(?=\s{0,9}"[^"\n]{1,300}\.(?:bib|ya?ml)")/g,
  )) {
    const [whole, word, path, opening = ':', guessed] = match;
    const line = lines.at(match.index);
    // A package (`@preview/…`) is not part of the manuscript.
    if (word !== undefined && path !== undefined) {
      if (!path.startsWith('@')) includes.push({ path, line });
      continue;
    }
    if (match.index < until) continue;
    const at = match.index + whole.length;
    const given = opening === '(' ? callArguments(code, at) : optionValue(code, at);
    until = at + given.length;
    call += 1;
    for (const each of pathsIn(given, strings))
      bibliographies.push({ path: each, line, call, ...(guessed !== undefined && { isGuess: true }) });
    const named = /\bstyle\s{0,9}:\s{0,9}"([^"\n]{1,300})"/.exec(given)?.[1];
    if (named !== undefined) style ??= { path: named, line };
  }
  const language = textLanguage(code);
  return { includes, bibliographies, ...(style && { style }), ...(language !== undefined && { language }) };
}

function textLanguage(code: string): string | undefined {
  for (const { index, 0: set } of code.matchAll(/\bset\s{1,9}text\s{0,9}\(/g)) {
    const given = callArguments(code, index + set.length);
    const language = /\blang\s{0,9}:\s{0,9}"([a-z]{2,3})"/.exec(given)?.[1];
    const region = /\bregion\s{0,9}:\s{0,9}"([A-Za-z]{2})"/.exec(given)?.[1];
    if (language !== undefined) return region === undefined ? language : `${language}-${region.toUpperCase()}`;
  }
  return undefined;
}

/** What is between the parentheses of a call whose first argument starts at `start`. */
function callArguments(code: string, start: number): string {
  let depth = 1;
  const most = Math.min(code.length, start + LONGEST_CALL);
  let at = start;
  for (; at < most && depth > 0; at += 1) {
    const character = code[at];
    if (character === '"') at = stringEnd(code, at, most);
    else if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth -= 1;
  }
  return code.slice(start, depth === 0 ? at - 1 : at);
}

/** The value of a template's option: `bibliography-file: "refs.bib"`, `bibliography: ("a.bib", "b.bib")`; a call speaks for itself. */
function optionValue(code: string, start: number): string {
  return /^\s{0,9}(?:"[^"\n]{1,300}"|\([^()]{1,900}\))/.exec(code.slice(start, start + 1000))?.[0] ?? '';
}

function stringEnd(code: string, open: number, most: number): number {
  for (let at = open + 1; at < most; at += 1) {
    if (code[at] === '\\') at += 1;
    else if (code[at] === '"') return at;
  }
  return most;
}

/** A string, a name, or a sign among the arguments of a call. */
const ARGUMENT = /(?<!\\)"(?:[^"\\\n]|\\.)*"|[A-Za-z_][\w-]*|\S/g;

/** The paths among the arguments: strings without a name (not `title: "…"`), and variables that hold a string. */
function pathsIn(given: string, strings: ReadonlyMap<string, string>): string[] {
  const tokens = given.match(ARGUMENT) ?? [];
  const paths: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] ?? '';
    const next = tokens[i + 1] ?? '';
    const isName = /^[A-Za-z_]/.test(token);
    if (isName && next === ':') {
      i += /["\w]/.test(tokens[i + 2] ?? '') ? 2 : 1;
      continue;
    }
    const isCalled = next === '(' || /^[\w-]/.test(next);
    const value = token.length > 1 && token.startsWith('"') ? token.slice(1, -1) : isName && !isCalled ? strings.get(token) : undefined;
    if (value !== undefined && value.length <= LONGEST_PATH && /\.(?:bib|ya?ml)$/i.test(value)) paths.push(value);
  }
  return paths;
}

/** A path as written in a Typst file, with its line from 1. */
export interface TypstPath {
  readonly path: string;
  readonly line: number;
}

/** What a Typst file includes and declares. */
export interface TypstFile {
  readonly includes: readonly TypstPath[];
  readonly bibliographies: readonly TypstPath[];
  /** The style of its bibliography: a built-in name or a path to a .csl file. */
  readonly style?: TypstPath;
}

/** Comments (an address in markup has slashes, too) and raw text, which say nothing; then strings, which may hold the marks of either. */
const TOKEN = /(?<!:)\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$(?![\s\S]))|(`{3,})[\s\S]*?(?:\1|$(?![\s\S]))|`[^`\n]*`|"(?:[^"\\\n]|\\[\s\S])*"/g;
const LONGEST_CALL = 2000;

/** Reads a Typst file; linear in the text, broken text included. */
export function scanTypst(text: string, lines: { at(offset: number): number }): TypstFile {
  const code = text.replace(TOKEN, (found) => (found.startsWith('"') ? found : found.replace(/[^\n]/g, ' ')));
  const strings = new Map(
    [...code.matchAll(/#let\s{1,9}([\w-]{1,60})\s{0,9}=\s{0,9}"([^"\\\n]{1,300})"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
  const includes: TypstPath[] = [];
  const bibliographies: TypstPath[] = [];
  let style: TypstPath | undefined;
  // A call inside another's arguments is read with them.
  let until = 0;
  for (const match of code.matchAll(
    /\b(include|import)\s{1,9}"([^"\n]{1,300})"|\bbibliography(?:-file)?\s{0,9}([(:])|\b[a-z][\w-]{0,60}\s{0,9}(:)(?=\s{0,9}"[^"\n]{1,300}\.(?:bib|ya?ml)")/g,
  )) {
    const [whole, word, path, opening = ':'] = match;
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
    for (const each of pathsIn(given, strings)) bibliographies.push({ path: each, line });
    const named = /\bstyle\s{0,9}:\s{0,9}"([^"\n]{1,300})"/.exec(given)?.[1];
    if (named !== undefined) style ??= { path: named, line };
  }
  return { includes, bibliographies, ...(style && { style }) };
}

/** What stands between the parentheses of a call whose first argument starts at `start`. */
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

/** The paths among the arguments: strings without a name (`title: "…"` is none), and variables that hold a string. */
function pathsIn(given: string, strings: ReadonlyMap<string, string>): string[] {
  const paths: string[] = [];
  for (const match of given.matchAll(
    /([\w-]{1,60})\s{0,9}:\s{0,9}(?:"(?:[^"\\\n]|\\.)*"|[\w.-]+)|"((?:[^"\\\n]|\\.){1,300})"|([A-Za-z][\w-]{0,60})(?!\s*[\w(:-])/g,
  )) {
    const [, named, path, variable] = match;
    if (named !== undefined) continue;
    const value = path ?? strings.get(variable ?? '');
    if (value !== undefined && /\.(?:bib|ya?ml)$/i.test(value)) paths.push(value);
  }
  return paths;
}

import { skipBlank } from '../../citation/latex/arguments';
import { type Argument, argumentAt } from './latexArguments';

/** A macro with arguments that names bibliographies or files by them: `\newcommand{\refs}[1]{\bibliography{lit/#1}}`. */
export interface Wrapper {
  /** Without backslash. */
  readonly name: string;
  /** What each argument is, with the default of an optional one. */
  readonly parameters: readonly { readonly fallback?: string }[];
  readonly body: string;
}

/** Commands of xparse, whose arguments are specified by letters. */
export const DOCUMENT_COMMANDS: ReadonlySet<string> = new Set([
  'NewDocumentCommand',
  'RenewDocumentCommand',
  'ProvideDocumentCommand',
  'DeclareDocumentCommand',
]);

const RELEVANT = /\\(?:bibliography|addbibresource|addglobalbib|addsectionbib|nobibliography|input|include|subfile|import|subimport)\b/;

/** The wrapper that a definition at `at`, after its command and star, makes; undefined where it isn't one. */
export function wrapperAt(text: string, command: string, at: number): Wrapper | undefined {
  const named = nameAt(text, at);
  if (named === undefined) return undefined;
  const { parameters, body } = definedBy(text, command, named.next) ?? {};
  if (parameters === undefined || parameters.length === 0 || body === undefined) return undefined;
  return RELEVANT.test(body.text) && /#\d/.test(body.text) ? { name: named.name, parameters, body: body.text } : undefined;
}

/** A cite command in the body of a macro, with the keys that it is given; `\citep` alone passes its arguments on. */
const CITES =
  /\\[A-Za-z@]{0,40}(?:[cC]ite|bibentry|cquote)[A-Za-z@]{0,40}\*?(?:\s{0,9}(?:\[[^\][]{0,200}\]|\([^()]{0,200}\))){0,4}(?:\s{0,9}\{([^{}]{0,300})\})?/g;

/**
 * The command with “cite” in its name that a definition at `at` makes, unless a cite command in its body takes its first mandatory argument:
 * `\newcommand{\citeme}[1]{[#1]}`. What is redefined still cites.
 */
export function uncitingAt(text: string, command: string, at: number): string | undefined {
  const named = /[rR]enew/.test(command) ? undefined : nameAt(text, at);
  if (named === undefined || !/[cC]ite|bibentry/.test(named.name)) return undefined;
  const defined = definedBy(text, command, named.next);
  const body = defined?.body ?? argumentAt(text, named.next);
  if (body === undefined) return undefined;
  const number = `#${firstMandatory(text, command, named.next, defined?.parameters ?? [])}`;
  const isTaken = (keys: string | undefined): boolean =>
    defined === undefined ? keys === undefined : keys?.split(',').some((key) => key.trim() === number) === true;
  return [...body.text.matchAll(CITES)].some(([, keys]) => isTaken(keys)) ? undefined : named.name;
}

/** The number of the first argument in braces; xparse's stars and tokens have numbers, too. */
function firstMandatory(text: string, command: string, at: number, parameters: Wrapper['parameters']): number {
  if (!DOCUMENT_COMMANDS.has(command)) return parameters[0]?.fallback === undefined ? 1 : 2;
  const letters = (argumentAt(text, at)?.text ?? '').replace(/\{[^{}]{0,200}\}|[^A-Za-z]/g, '');
  return letters.search(/[mMv]/) + 1;
}

function nameAt(text: string, at: number): { readonly name: string; readonly next: number } | undefined {
  const braced = argumentAt(text, at);
  const start = braced === undefined ? skipBlank(text, at) : undefined;
  const written = braced?.text.trim() ?? (start === undefined ? '' : text.slice(start, start + 64));
  const name = /^\\([A-Za-z@]+)/.exec(written)?.[1];
  return name === undefined ? undefined : { name, next: braced?.next ?? (start ?? at) + name.length + 1 };
}

function definedBy(
  text: string,
  command: string,
  at: number,
): { readonly parameters: Wrapper['parameters']; readonly body: Argument | undefined } | undefined {
  if (DOCUMENT_COMMANDS.has(command)) {
    const specified = argumentAt(text, at);
    return specified && { parameters: specifiedBy(specified.text), body: argumentAt(text, specified.next) };
  }
  if (/def/.test(command)) {
    const marks = /(?:#\d){1,9}(?=\{)/y;
    marks.lastIndex = at;
    const found = marks.exec(text)?.[0];
    return found === undefined ? undefined : { parameters: blanks(found.length / 2), body: argumentAt(text, at + found.length) };
  }
  const count = argumentAt(text, at, '[');
  const number = Number(count?.text);
  if (count === undefined || !(number >= 1 && number <= 9)) return undefined;
  const fallback = argumentAt(text, count.next, '[');
  const all = blanks(number);
  const parameters = fallback === undefined ? all : [{ fallback: fallback.text }, ...all.slice(1)];
  return { parameters, body: argumentAt(text, fallback?.next ?? count.next) };
}

/** `m` for an argument, `o` and `O{default}` for an optional one; others are too rare for a path. */
function specifiedBy(letters: string): Wrapper['parameters'] {
  return [...letters.matchAll(/[mM+]|[oO](?:\{([^{}]{0,200})\})?/g)].flatMap(([letter, fallback = '']) =>
    letter === '+' ? [] : /[oO]/.test(letter) ? [{ fallback }] : [{}],
  );
}

function blanks(count: number): Wrapper['parameters'] {
  return Array.from({ length: count }, () => ({}));
}

/** What a wrapper stands for where its arguments start at `at`; undefined where one of them is missing. */
export function expansionAt(text: string, { parameters, body }: Wrapper, at: number): string | undefined {
  const given: string[] = [];
  let next = at;
  for (const { fallback } of parameters) {
    const argument = argumentAt(text, next, fallback === undefined ? '{' : '[');
    if (argument === undefined && fallback === undefined) return undefined;
    given.push(argument?.text ?? fallback ?? '');
    next = argument?.next ?? next;
  }
  return body.replace(/#(\d)/g, (_, number: string) => given[Number(number) - 1] ?? '');
}

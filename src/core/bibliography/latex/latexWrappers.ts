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

/** The wrapper that a definition at `at`, behind its command and star, makes; undefined where it is none. */
export function wrapperAt(text: string, command: string, at: number): Wrapper | undefined {
  const named = nameAt(text, at);
  if (named === undefined) return undefined;
  const { parameters, body } = definedBy(text, command, named.next) ?? {};
  if (parameters === undefined || parameters.length === 0 || body === undefined) return undefined;
  return RELEVANT.test(body.text) && /#\d/.test(body.text) ? { name: named.name, parameters, body: body.text } : undefined;
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
  if (/def$/.test(command)) {
    const marks = /(?:#\d){1,9}(?=\{)/y;
    marks.lastIndex = at;
    const found = marks.exec(text)?.[0];
    return found === undefined ? undefined : { parameters: blanks(found.length / 2), body: argumentAt(text, at + found.length) };
  }
  const count = argumentAt(text, at, '[');
  if (count === undefined || !/^\s*[1-9]\s*$/.test(count.text)) return undefined;
  const fallback = argumentAt(text, count.next, '[');
  const all = blanks(Number(count.text));
  const parameters = fallback === undefined ? all : [{ fallback: fallback.text }, ...all.slice(1)];
  return { parameters, body: argumentAt(text, fallback?.next ?? count.next) };
}

/** `m` for an argument, `o` and `O{default}` for an optional one; others are too rare for a path. */
function specifiedBy(letters: string): Wrapper['parameters'] {
  return [...letters.matchAll(/[mM+]|[oO](?:\{([^{}]{0,200})\})?/g)].flatMap(([letter, fallback = '']) =>
    letter === '+' ? [] : /^[oO]/.test(letter) ? [{ fallback }] : [{}],
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

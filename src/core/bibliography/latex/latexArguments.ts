import { skipBlank } from '../../citation/latex/arguments';
import { ARGUMENT_LIMIT, nextLineBreak } from '../../citation/latex/lexer';

/** An argument of a command: what is between its brackets, without comments, and where the next may start. */
export interface Argument {
  readonly text: string;
  readonly next: number;
}

/** No argument of interest nests deeper; the bound keeps a row of unclosed ones cheap. */
const DEEPEST = 20;

/** The argument in braces (or brackets) at `offset`, after white space and comments; undefined where none starts or it is not closed. */
export function argumentAt(text: string, offset: number, open: '{' | '[' = '{'): Argument | undefined {
  const start = skipBlank(text, offset);
  if (start === undefined || text[start] !== open) return undefined;
  const close = open === '{' ? '}' : ']';
  const most = Math.min(text.length, start + ARGUMENT_LIMIT);
  let braces = 0;
  let inside = '';
  for (let at = start + 1; at < most; at += 1) {
    const character = text.charAt(at);
    if (character === close && braces === 0) return { text: inside, next: at + 1 };
    if (character === '%') {
      at = skipBlank(text, nextLineBreak(text, at)) ?? most;
      at -= 1;
      continue;
    }
    inside += character;
    if (character === '\\') inside += text.charAt(++at);
    else if (character === '{' && ++braces > DEEPEST) return undefined;
    else if (character === '}') braces -= 1;
  }
  return undefined;
}

/** The value of `name` in an option list (`location=remote`), trimmed; empty where it has no value. */
export function optionIn(options: string, name: string): string | undefined {
  for (const option of options.split(',')) {
    const equals = option.indexOf('=');
    if ((equals === -1 ? option : option.slice(0, equals)).trim() !== name) continue;
    return equals === -1
      ? ''
      : option
          .slice(equals + 1)
          .trim()
          .replace(/^\{|\}$/g, '');
  }
  return undefined;
}

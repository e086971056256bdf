/**
 * A note as the brackets of a cite command hold it: it cannot break out of them and means what it shows. Commands, math and
 * what is escaped stay; signs that LaTeX would take for markup and stray braces are escaped; `p. 3` keeps together.
 */
export function latexNote(text: string | undefined): string {
  const line = (text ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(\p{L}\.|§) (?=\d)/gu, '$1~');
  const balanced = bracesBalance(line) ? line : unescaped(line, /\\[^]|[{}]/g, (brace) => `\\${brace}`);
  const escaped = balanced
    .split(MATH)
    .map((part, index) => (index % 2 === 1 ? unescaped(part, /\\[^]|%/g, () => '\\%') : withoutMarkup(part)));
  const whole = escaped.join('');
  return /[[\]<>]/.test(whole) ? `{${whole}}` : whole;
}

/** `$…$`, whose dollars are not escaped. */
const MATH = /((?<!\\)\$(?:\\[^]|[^$\\])+\$)/;

function withoutMarkup(text: string): string {
  return unescaped(text, /\\[^]|[%&#_$^]/g, (sign) => (sign === '^' ? '\\^{}' : `\\${sign}`)).replace(/(?<!\\)((?:\\\\)*)\\$/, '$1');
}

/** Replaces the signs that have no backslash before them; `signs` also matches pairs that have one. */
function unescaped(text: string, signs: RegExp, by: (sign: string) => string): string {
  return text.replace(signs, (match) => (match.startsWith('\\') ? match : by(match)));
}

function bracesBalance(text: string): boolean {
  let depth = 0;
  for (const [c] of text.matchAll(/\\[^]|[{}]/g)) {
    if (c === '{') depth += 1;
    else if (c === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

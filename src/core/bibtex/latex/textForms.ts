import { superscripts } from './latexTables';

/** A letter with combining marks; i and j lose their dot under an accent, whether written as `\i` or not, and a dot gives it back. */
export function accentedLetter(letter: string, marks: string): string {
  const plain = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter;
  return marks === '\u0307' && /[ij]/.test(plain) ? plain : plain + marks;
}

/**
 * LaTeX with the quotation marks of other languages' shorthands and ligatures as signs (babel's "`…"', T1's `,,…''` and `<<…>>`), and without what
 * Better BibTeX writes after a particle that joins the name.
 */
export function rewritten(latex: string): string {
  let text = latex.includes('\\aftergroup') ? latex.replace(/\{\\aftergroup\s*\\ignorespaces\s*\}\s*/g, '') : latex;
  if (text.includes('"`')) text = text.replace(/(?<!\\)"`([^"`]{1,300})"'/g, '„$1“');
  if (text.includes(',,'))
    text = text.replace(
      /,,(?=[\p{L}{\\])([^,'`]{1,300})(''|``)/gu,
      (_, quoted: string, end: string) => `„${quoted}${end === '``' ? '“' : '”'}`,
    );
  return text.includes('<<') ? text.replace(/<<\s?([\p{L}{\\][^<>]{0,300})>>/gu, '«$1»') : text;
}

/** Text of more than one character in parentheses. */
export function inParentheses(text: string): string {
  return [...text].length > 1 ? `(${text})` : text;
}

/** Each character as the table has it. */
export function mapped(text: string, table: ReadonlyMap<string, string>): string {
  return [...text].map((c) => table.get(c) ?? c).join('');
}

/** The sign of a root of a degree, the square root where none is given. */
export function rootOf(degree: string): string {
  if (degree === '3' || degree === '4') return degree === '3' ? '∛' : '∜';
  return `${mapped(degree, superscripts)}√`;
}

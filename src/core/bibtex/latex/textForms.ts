import { superscripts } from './latexTables';

/** The letters i and j keep no dot under an accent, whether written as `\i` or not. */
export function dotted(letter: string): string {
  return letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter;
}

/** Text of more than one character in parentheses. */
export function grouped(text: string): string {
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

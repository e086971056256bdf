/**
 * Whether BibTeX entries may be added to a text, by its content: it is empty or comments alone, or an entry, string or comment of BibTeX is in it.
 * Bytes that no text has, and a script's first line, show that it is something else.
 */
export function isBibliography(text: string): boolean {
  if (text.startsWith('#!') || text.includes('\0')) return false;
  if (/@[ \t]*[A-Za-z]+[ \t\r\n]*[{(]/.test(text)) return true;
  return text.split(/\r\n|\r|\n/).every((line) => /^\uFEFF?[ \t]*(?:%|$)/.test(line));
}

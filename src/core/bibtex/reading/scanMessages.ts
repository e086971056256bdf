import type { SlipCode } from './walk';

export type ProblemCode =
  | SlipCode
  | 'unterminated-entry'
  | 'empty-key'
  | 'space-in-key'
  | 'missing-comma-after-key'
  | 'duplicate-field'
  | 'undefined-string';

const sentences: Readonly<Record<Exclude<ProblemCode, 'unterminated-entry'>, (entry: string, line: number, word: string) => string>> = {
  'missing-comma': (entry, line) => `${entry} lacks a comma behind the field that ends in line ${line}.`,
  'unquoted-value': (entry, line) => `${entry} has a value without braces or quotation marks in line ${line}.`,
  'missing-value': (entry, line) => `${entry} has a field without a value in line ${line}.`,
  'stray-text': (entry, line) => `${entry} has text in line ${line} that is no field; it was skipped.`,
  'comment-in-entry': (entry, line) => `${entry} has a comment in line ${line}; BibTeX knows no comments inside an entry.`,
  'closed-early': (entry, line) => `${entry} is closed in line ${line}, but fields follow behind it; is there a brace too many?`,
  'empty-key': (entry) => `${entry} has no citation key.`,
  'space-in-key': (entry) => `${entry} has a space in its citation key, so it cannot be cited.`,
  'missing-comma-after-key': (entry) => `${entry} lacks a comma behind its citation key.`,
  'duplicate-field': (entry, line, word) => `${entry} has the field “${word}” twice, again in line ${line}; the first one counts.`,
  'undefined-string': (entry, _line, word) => `${entry} uses the string “${word}”, which no @string above it defines.`,
};

/** How a message names an entry: "The entry `smith2020`", or its type where it has no key. */
export function nameEntry(type: string, key: string): string {
  if (type === 'string' || type === 'preamble') return `The @${type}`;
  return key === '' ? `An entry of type @${type}` : `The entry “${key}”`;
}

/** The sentence for something that was mended in an entry; `line` is where it stands. */
export function mended(code: Exclude<ProblemCode, 'unterminated-entry'>, entry: string, line: number, word = ''): string {
  return sentences[code](entry, line, word);
}

/** The sentence for an entry that is lost because what `opener` opened in `line` is never closed. */
export function unclosed(entry: string, opener: string | undefined, line: number): string {
  const what = opener === '"' ? 'a quotation mark' : opener === '(' ? 'a parenthesis' : 'a brace';
  return `${entry} is not closed: ${what} opened in line ${line} is never closed.`;
}

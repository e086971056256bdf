import * as l10n from '@vscode/l10n';
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
  'missing-comma': (entry, line) => l10n.t('{0} is missing a comma after the field that ends in line {1}.', entry, line),
  'unquoted-value': (entry, line) => l10n.t('{0} has a value without braces or quotation marks in line {1}.', entry, line),
  'missing-value': (entry, line) => l10n.t('{0} has a field without a value in line {1}.', entry, line),
  'stray-text': (entry, line) => l10n.t('{0} has text in line {1} that is not a field; it was skipped.', entry, line),
  'comment-in-entry': (entry, line) => l10n.t('{0} has a comment in line {1}; BibTeX allows no comments inside an entry.', entry, line),
  'closed-early': (entry, line) => l10n.t('{0} is closed in line {1}, but more fields follow; is there an extra brace?', entry, line),
  'empty-key': (entry) => l10n.t('{0} has no citation key.', entry),
  'space-in-key': (entry) => l10n.t('{0} has a space in its citation key, so it cannot be cited.', entry),
  'missing-comma-after-key': (entry) => l10n.t('{0} is missing a comma after its citation key.', entry),
  'duplicate-field': (entry, line, word) =>
    l10n.t('{0} has the field “{1}” twice, again in line {2}; the first one counts.', entry, word, line),
  'undefined-string': (entry, _line, word) => l10n.t('{0} uses the string “{1}”, which no @string above it defines.', entry, word),
};

/** How a message names an entry: "The entry `smith2020`", or its type where it has no key. */
export function nameEntry(type: string, key: string): string {
  if (type === 'string' || type === 'preamble') return l10n.t('The @{0}', type);
  return key === '' ? l10n.t('An entry of type @{0}', type) : l10n.t('The entry “{0}”', key);
}

/** The sentence for something that was mended in an entry; `line` is where it is. */
export function mended(code: Exclude<ProblemCode, 'unterminated-entry'>, entry: string, line: number, word = ''): string {
  return sentences[code](entry, line, word);
}

/** The sentence for an entry that is lost because what `opener` opened in `line` is never closed. */
export function unclosed(entry: string, opener: string | undefined, line: number): string {
  if (opener === '"') return l10n.t('{0} is not closed: a quotation mark opened in line {1} is never closed.', entry, line);
  if (opener === '(') return l10n.t('{0} is not closed: a parenthesis opened in line {1} is never closed.', entry, line);
  return l10n.t('{0} is not closed: a brace opened in line {1} is never closed.', entry, line);
}

import * as l10n from '@vscode/l10n';
import { inTable } from '../../tables';
import { camelTitle, isFunctionWord, significantWords } from './titleWords';

/** A change to a marker's text; `empty` is set if it applies only to an empty text. */
export interface Modifier {
  readonly apply: (text: string) => string;
  readonly empty?: true;
}

const NAMED: Readonly<Record<string, (text: string) => string>> = {
  abbr: (text) => words(text.replace(/[{}']/g, ' ').replace(/[()"]/g, ' ')).map(firstSign).join(''),
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  capitalize: (text) => text.toLowerCase().replace(/(^|\s)(\S)/gu, (_, space: string, sign: string) => space + sign.toUpperCase()),
  titlecase: (text) =>
    words(text)
      .map((word, i) => (i > 0 && isFunctionWord(word) ? word.toLowerCase() : capitalized(word.toLowerCase())))
      .join(' '),
  sentencecase: (text) => capitalized(text.toLowerCase()),
  camel: camelTitle,
  shorttitle: (text) => significantWords(text).slice(0, 3).map(capitalized).join(' '),
  veryshorttitle: (text) => significantWords(text).slice(0, 1).map(capitalized).join(' '),
};

const LONGEST_INPUT = 500;

/**
 * Reads a modifier such as `lower`, `abbr`, `truncate8`, `(unknown)` or `regex("a", "b")`; returns a sentence that says what is wrong if it
 * can't be used.
 */
export function parseModifier(text: string): Modifier | string {
  const name = text
    .trim()
    .replace(/_/g, '')
    .replace(/(lower|upper)case/, '$1');
  const named = inTable(NAMED, name);
  if (named !== undefined) return { apply: named };
  const length = /^truncate(\d{1,4})$/.exec(name)?.[1];
  if (length !== undefined) return { apply: (value) => [...value].slice(0, Number(length)).join('').trimEnd() };
  const fallback = /^\((.*)\)$/s.exec(text)?.[1];
  if (fallback !== undefined) return { apply: (value) => (value === '' ? fallback : value), empty: true };
  const [, pattern, replacement = ''] = /^regex\(\s*"([^"]*)"\s*,\s*"([^"]*)"\s*\)$/.exec(text) ?? [];
  if (pattern !== undefined) return replaceModifier(pattern, replacement);
  return l10n.t('there is no modifier “:{0}”', text);
}

function replaceModifier(pattern: string, replacement: string): Modifier | string {
  const regex = compiled(pattern, 'gu') ?? compiled(pattern, 'g');
  if (regex === undefined) return l10n.t('“{0}” is not a regular expression', pattern);
  if (isExplosive(pattern))
    return l10n.t('the regular expression “{0}” repeats a group that itself repeats, which can take forever', pattern);
  return { apply: (value) => value.slice(0, LONGEST_INPUT).replace(regex, replacement) };
}

function compiled(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}

function words(text: string): readonly string[] {
  return text.split(/\s/).filter((word) => word !== '');
}

function firstSign(word: string): string {
  return [...word][0] ?? '';
}

function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/**
 * Whether an expression may take exponential time: it has a back reference, or repeats a group that contains a repetition or an
 * alternative.
 */
function isExplosive(pattern: string): boolean {
  if (/\\[\dk]/.test(pattern)) return true;
  const groups = [false];
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] ?? '';
    if (c === '\\') i += 1;
    else if (inClass || c === '[') inClass = c !== ']';
    else if (c === '(') groups.push(false);
    else if (/[+*{|]/.test(c)) groups[groups.length - 1] = true;
    else if (c === ')') {
      const varies = groups.pop() === true;
      if (varies && /[+*{]/.test(pattern[i + 1] ?? '')) return true;
      if (varies) groups[groups.length - 1] = true;
    }
  }
  return false;
}

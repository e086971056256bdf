import * as l10n from '@vscode/l10n';
import type { Problem } from '../../problem';
import { isMarker } from './keyMarkers';
import { type Modifier, parseModifier } from './keyModifiers';

/** A part of a citation key pattern: literal text, or a marker such as `auth` with its modifiers in order. */
export type KeyPart = { readonly literal: string } | { readonly marker: string; readonly modifiers: readonly Modifier[] };

/** A parsed citation key pattern. */
export type KeyPattern = readonly KeyPart[];

/** The default pattern: first author, year, first significant word of the title (`zhang2025testtime`). */
export const DEFAULT_KEY_PATTERN = '[auth:lower][year][veryshorttitle:lower]';

/** The most characters of a pattern, since each bracket is searched for its end. */
const LONGEST = 500;

/** The setting to which problems of a pattern are attributed. */
const SETTING = 'lectern.citationKey.pattern';

/**
 * Reads a pattern of markers and modifiers as JabRef documents them (https://docs.jabref.org/setup/citationkeypatterns). If anything in it
 * is wrong, returns the problems and the default pattern.
 */
export function parseKeyPattern(source: string): { readonly pattern: KeyPattern; readonly problems: readonly Problem[] } {
  const { parts, faults } =
    source.length > LONGEST ? { parts: [], faults: [l10n.t('it has more than {0} characters', LONGEST)] } : readParts(source);
  if (faults.length === 0 && !parts.some((part) => 'marker' in part))
    faults.push(l10n.t('it has no marker such as [auth], so all keys would be the same'));
  if (faults.length === 0) return { pattern: parts, problems: [] };
  const problems = faults.map((fault) => ({
    file: SETTING,
    line: 1,
    code: 'invalid-key-pattern',
    message: l10n.t(
      'The citation key pattern “{0}” is not used: {1}. Keys are made with “{2}”.',
      source.slice(0, LONGEST),
      fault,
      DEFAULT_KEY_PATTERN,
    ),
  }));
  return { pattern: readParts(DEFAULT_KEY_PATTERN).parts, problems };
}

function readParts(source: string): { parts: KeyPart[]; faults: string[] } {
  const parts: KeyPart[] = [];
  const faults: string[] = [];
  const pieces = /\\(.)|\[((?:"[^"]*"|[^\]"])*)\]|([^[\]\\])|(.)/gsu;
  for (const [, escaped, bracket, plain, stray] of source.matchAll(pieces)) {
    if (stray !== undefined) faults.push(stray === '[' ? l10n.t('a “[” is never closed') : l10n.t('a stray “{0}”', stray));
    else if (bracket === undefined) addLiteral(parts, escaped ?? plain ?? '');
    else readMarker(bracket, parts, faults);
  }
  return { parts, faults };
}

function addLiteral(parts: KeyPart[], text: string): void {
  const last = parts.at(-1);
  if (last !== undefined && 'literal' in last) parts[parts.length - 1] = { literal: last.literal + text };
  else parts.push({ literal: text });
}

function readMarker(bracket: string, parts: KeyPart[], faults: string[]): void {
  const [marker = '', ...rest] = splitAtColons(bracket);
  if (!isMarker(marker)) faults.push(marker === '' ? l10n.t('a pair of brackets is empty') : l10n.t('there is no marker [{0}]', marker));
  const modifiers = rest.map((text) => {
    const modifier = parseModifier(text);
    if (typeof modifier === 'string') faults.push(modifier);
    return modifier;
  });
  parts.push({ marker, modifiers: modifiers.filter((modifier) => typeof modifier !== 'string') });
}

/**
 * Splits `auth.etal:regex("a:b", "c"):lower` at its colons, except those in quotes and parentheses; a backslash escapes the next character.
 */
function splitAtColons(bracket: string): readonly string[] {
  const parts = [''];
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < bracket.length; i += 1) {
    const sign = bracket.charAt(i);
    const last = parts.length - 1;
    if (sign === '\\' && i + 1 < bracket.length) {
      i += 1;
      parts[last] += bracket.charAt(i);
    } else if (sign === ':' && depth === 0 && !quoted) parts.push('');
    else {
      if (sign === '"') quoted = !quoted;
      else if (!quoted && sign === '(') depth += 1;
      else if (!quoted && sign === ')') depth -= 1;
      parts[last] += sign;
    }
  }
  return parts;
}

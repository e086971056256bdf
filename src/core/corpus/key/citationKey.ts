import { toKeyText } from './ascii';
import { type AuthorNames, authorNames, isAuthorMarker } from './authorMarkers';
import { isTitleMarker, type KeySource, markerText } from './keyMarkers';
import { DEFAULT_KEY_PATTERN, type KeyPart, type KeyPattern, parseKeyPattern } from './keyPattern';
import { significantWords } from './titleWords';

const byDefault = parseKeyPattern(DEFAULT_KEY_PATTERN).pattern;

/**
 * A paper's citation key by a pattern, not yet made unique; never empty. It consists of letters (ASCII, or of scripts that can't be
 * transliterated), digits, and single `_`, `-`, `:` and `.` between them, which BibTeX, biber, pandoc (without braces) and Typst all
 * accept. If no author is known, the first three significant words of the title replace the author and title markers are empty:
 * `riskforecastinglong2019`.
 */
export function citationKey(paper: KeySource, pattern: KeyPattern = byDefault): string {
  const titled = paper.authors.length === 0 && pattern.some(takesTitle);
  const names = authorNames(titled ? [{ literal: significantWords(paper.title).slice(0, 3).join(' ') }] : paper.authors);
  const key = legalKey(pattern.map((part) => partText(part, paper, names, titled)).join(''));
  if (key !== '') return key;
  return pattern === byDefault ? 'untitled' : citationKey(paper, byDefault);
}

function partText(part: KeyPart, paper: KeySource, names: AuthorNames, titled: boolean): string {
  if ('literal' in part) return toKeyText(part.literal);
  const known = titled && !takesTitle(part) && isAuthorMarker(part.marker) ? [] : names;
  const text = titled && isTitleMarker(part.marker) ? '' : markerText(part.marker, paper, known);
  // Only dates and numbers keep their hyphens, as in JabRef; hyphens in the pattern itself are intended.
  const plain = toKeyText(text).replace(/(?<!\d)[-:]|[-:](?!\d)/g, '');
  return part.modifiers.reduce((value, modifier) => modifier.apply(value), plain).replace(/\s/g, '');
}

/** Whether the title may replace a missing author: not in `[pureauth]`, nor if the pattern itself gives a fallback. */
function takesTitle(part: KeyPart): boolean {
  return (
    'marker' in part && isAuthorMarker(part.marker) && !part.marker.startsWith('pure') && !part.modifiers.some((modifier) => modifier.empty)
  );
}

/** A text reduced to the characters that `citationKey` describes; may be empty. */
export function legalKey(text: string): string {
  return toKeyText(text)
    .replace(/[^A-Za-z0-9\p{L}_:.-]|\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/([_:.-])[_:.-]+/g, '$1')
    .replace(/^[:._-]|[:.-]$/g, '');
}

/** A key in the form in which keys are compared: BibTeX ignores case, and biber normalises. */
export function folded(key: string): string {
  return key.normalize('NFC').toLowerCase();
}

/**
 * Returns `base`, or `base` with a suffix if it is taken: the result differs from all keys taken or returned before, whatever their case
 * and Unicode composition. The same order of calls gives the same keys.
 */
export type KeyAssigner = (base: string) => string;

/** An assigner that avoids the keys already taken, such as those of a bibliography. */
export function keyAssigner(taken: Iterable<string> = []): KeyAssigner {
  const used = new Set<string>();
  for (const key of taken) used.add(folded(key));
  const tried = new Map<string, number>();
  return (base) => {
    const same = folded(base);
    let key = base;
    let n = tried.get(same) ?? 0;
    for (; used.has(folded(key)); n += 1) key = base + suffix(n);
    tried.set(same, n);
    used.add(folded(key));
    return key;
  };
}

/** `base`, or, if it is taken, `base` with the first free suffix of a, b … z, aa, ab …; case is ignored, as in BibTeX. */
export function uniqueKey(base: string, taken: Iterable<string>): string {
  return keyAssigner(taken)(base);
}

function suffix(n: number): string {
  const letter = String.fromCharCode(97 + (n % 26));
  return n < 26 ? letter : suffix(Math.floor(n / 26) - 1) + letter;
}

/** The papers with keys by the pattern, made unique in the order of the papers. */
export function withCitationKeys<P extends KeySource>(
  papers: readonly P[],
  pattern: KeyPattern = byDefault,
): readonly (P & { readonly citationKey: string })[] {
  const assign = keyAssigner();
  return papers.map((paper) => ({ ...paper, citationKey: assign(citationKey(paper, pattern)) }));
}

import { toKeyText } from './ascii';
import { type AuthorNames, authorNames, isAuthorMarker } from './authorMarkers';
import { isTitleMarker, type KeySource, markerText } from './keyMarkers';
import { DEFAULT_KEY_PATTERN, type KeyPart, type KeyPattern, parseKeyPattern } from './keyPattern';
import { significantWords } from './titleWords';

const byDefault = parseKeyPattern(DEFAULT_KEY_PATTERN).pattern;

/**
 * The key of a paper by a pattern, before it is made unique. It holds ASCII letters (and those of scripts that ASCII can't hold), digits, and `_`, `-`, `:` and `.` singly between
 * them: what BibTeX, biber, pandoc (without braces) and Typst all take as it is. Where no author is known, the first three significant
 * words of the title stand for the author and title markers stay empty: `riskforecastinglong2019`. Never empty.
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
  // Of the values only dates and numbers keep their hyphens, as JabRef does; those of the pattern itself are wanted.
  const plain = toKeyText(text).replace(/(?<!\d)[-:]|[-:](?!\d)/g, '');
  return part.modifiers.reduce((value, modifier) => modifier.apply(value), plain).replace(/\s+/g, '');
}

/** Whether the title may stand for the author: not in `[pureauth]`, nor where the pattern says itself what comes instead. */
function takesTitle(part: KeyPart): boolean {
  return (
    'marker' in part && isAuthorMarker(part.marker) && !part.marker.startsWith('pure') && !part.modifiers.some((modifier) => modifier.empty)
  );
}

/** What is legal everywhere of a text as a key: see `citationKey`; empty where nothing is. */
export function legalKey(text: string): string {
  return toKeyText(text)
    .replace(/[^A-Za-z0-9\p{L}_:.-]|\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/([_:.-])[_:.-]+/g, '$1')
    .replace(/^[:._-]+|(?<![:.-])[:.-]+$/g, '');
}

/** A key as BibTeX, which folds case, and biber, which normalises, compare it. */
export function folded(key: string): string {
  return key.normalize('NFC').toLowerCase();
}

/** Hands out keys that differ, whatever their case and however their letters are composed, from all taken ones and from one another; the same order gives the same keys. */
export type KeyAssigner = (base: string) => string;

/** An assigner over the keys that are taken already, such as those of a bibliography. */
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

/** `base`, or where it is taken (BibTeX folds the case of keys) `base` with the first free of a, b … z, aa, ab … after it. */
export function uniqueKey(base: string, taken: Iterable<string>): string {
  return keyAssigner(taken)(base);
}

function suffix(n: number): string {
  const letter = String.fromCharCode(97 + (n % 26));
  return n < 26 ? letter : suffix(Math.floor(n / 26) - 1) + letter;
}

/** The papers with keys by the pattern, unique among them in their order. */
export function withCitationKeys<P extends KeySource>(
  papers: readonly P[],
  pattern: KeyPattern = byDefault,
): readonly (P & { readonly citationKey: string })[] {
  const assign = keyAssigner();
  return papers.map((paper) => ({ ...paper, citationKey: assign(citationKey(paper, pattern)) }));
}

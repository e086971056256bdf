import { inTable } from '../../tables';
import type { Author } from '../paper';
import { toKeyText } from './ascii';

/** The parts of a name that keys use; `last` excludes BibTeX's `von` part. */
export interface AuthorName {
  readonly last: string;
  readonly full: string;
  readonly initial: string;
}

export type AuthorNames = readonly AuthorName[];

/** Authors' names for keys: letters and digits, in ASCII where possible, with single spaces. */
export function authorNames(authors: readonly Author[]): AuthorNames {
  return authors.map((author) => {
    const full = letters('literal' in author ? author.literal : author.family);
    const given = 'literal' in author ? '' : letters(author.given ?? '');
    return { full, last: 'literal' in author ? full : withoutParticle(full), initial: given.slice(0, 1) };
  });
}

function letters(name: string): string {
  return toKeyText(name.replace(/[-‐‑'’.]/g, ''))
    .replace(/[^A-Za-z0-9\p{L}]+/gu, ' ')
    .trim();
}

/** `van den Oord` → `Oord`: BibTeX's `von` part consists of the lower-case words before the last name. */
function withoutParticle(name: string): string {
  return /^(?:[a-z]\S* )+(?=[A-Z])(.*)/.exec(name)?.[1] ?? name;
}

type Read = (names: AuthorNames) => string;
const first: Read = ([name]) => name?.last ?? '';

const MARKERS: Readonly<Record<string, Read>> = {
  auth: first,
  author: (names) => names.map(({ last, initial }) => `${initial} ${last}`).join(' and '),
  authors: (names) => joined(names, names.length, '', ''),
  authFirstFull: ([name]) => name?.full ?? '',
  authForeIni: ([name]) => name?.initial ?? '',
  authorLast: (names) => names.at(-1)?.last ?? '',
  authorLastForeIni: (names) => names.at(-1)?.initial ?? '',
  authorIni: (names) => names.map(({ last }, i) => start(last, i === 0 ? 5 : 1)).join(''),
  authorsAlpha: alpha,
  'auth.auth.ea': (names) => joined(names, 2, '.', '.ea'),
  'auth.etal': (names) => (names.length <= 2 ? joined(names, 2, '.', '') : `${first(names)}.etal`),
  authEtAl: (names) => (names.length <= 2 ? joined(names, 2, '', '') : `${first(names)}EtAl`),
  authshort: (names) =>
    names.length === 1
      ? first(names)
      : names
          .slice(0, 3)
          .map(({ last }) => start(last, 1))
          .join(''),
};

/** Markers with numbers: `authors3`, `auth3`, `auth3_2` (of the second author), `authIni4` (four letters shared among all authors). */
const NUMBERED = /^auth(?:(ors|Ini)(\d{1,3})|(\d{1,3})(?:_(\d{1,3}))?)$/;

/** Whether a marker is one of JabRef's `auth…` or `pureauth…`, which are equal here since papers have no editors. */
export function isAuthorMarker(name: string): boolean {
  const bare = bareName(name);
  return inTable(MARKERS, bare) !== undefined || NUMBERED.test(bare);
}

/** The text of an author marker (https://docs.jabref.org/setup/citationkeypatterns#author-related-field-markers). */
export function authorMarker(name: string, names: AuthorNames): string {
  const bare = bareName(name);
  const named = inTable(MARKERS, bare);
  if (named !== undefined) return named(names);
  const [, kind, count, length, position] = NUMBERED.exec(bare) ?? [];
  if (kind === 'ors') return joined(names, Number(count), '', 'EtAl');
  if (kind === 'Ini') return shared(names, Number(count));
  return start(names[Number(position ?? 1) - 1]?.last ?? '', Number(length));
}

function bareName(name: string): string {
  return name === 'AUTHOR' ? 'author' : name.replace(/pureauth/, 'auth');
}

function joined(names: AuthorNames, most: number, between: string, more: string): string {
  const text = names
    .slice(0, most)
    .map(({ last }) => last)
    .join(between);
  return names.length > most ? text + more : text;
}

function start(name: string, length: number): string {
  return name.replace(/ /g, '').slice(0, length);
}

/**
 * The label of BibTeX's style `alpha`: three letters of a single author, else an initial for each word of up to four names, or of the first
 * three if there are more.
 */
function alpha(names: AuthorNames): string {
  const initials = (full: string): string =>
    full
      .split(' ')
      .map((word) => word.slice(0, 1))
      .join('');
  const [one, ...others] = names;
  if (one !== undefined && others.length === 0) return initials(one.full).slice(0, -1) + start(one.last.split(' ').at(-1) ?? '', 3);
  return names
    .slice(0, names.length > 4 ? 3 : 4)
    .map(({ full }) => initials(full))
    .join('');
}

function shared(names: AuthorNames, length: number): string {
  const each = Math.floor(length / Math.max(names.length, 1));
  return names
    .map(({ last }, i) => start(last, each + (i < length % names.length ? 1 : 0)))
    .join('')
    .slice(0, length);
}

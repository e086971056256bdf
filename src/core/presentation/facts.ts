import * as l10n from '@vscode/l10n';
import { toAscii } from '../corpus/key/ascii';
import { type Paper, shortName, yearOf } from '../corpus/paper';
import { displayLanguage } from '../displayLanguage';
import { encodeAddress } from '../escape';

/** "Dao et al. · 2022", or whichever part is known. */
export function byline(paper: Paper): string {
  return [authorsShown(paper), yearShown(yearOf(paper))].filter((part) => part !== undefined).join(' · ');
}

/**
 * The text beside a key in a row: "Dao et al. · 2022 · FlashAttention: …", or only the title if the key begins with the author's name and
 * contains the year.
 */
export function besideKey(key: string, paper: Paper): string {
  const [first] = paper.authors;
  const letters = (text: string): string =>
    toAscii(text)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
  const name = first === undefined ? '' : letters(shortName(first));
  const written = letters(key);
  // “lightning2020” doesn't begin with the name Li.
  const isNamed = name !== '' && written.startsWith(name) && !/[a-z]/.test(written.charAt(name.length));
  const isSaid = isNamed && key.includes(String(yearOf(paper) ?? '?'));
  return [isSaid ? '' : byline(paper), paper.title].filter((part) => part !== '').join(' · ');
}

/** A year for display; negative ones as "BC" in the display language. */
function yearShown(year: number | undefined): string | undefined {
  if (year === undefined || year > 0) return year?.toString();
  return l10n.t('{0} BC', -year);
}

/** A short label for the authors in the display language; undefined if nothing is known. */
function authorsShown({ authors, authorCount }: Paper): string | undefined {
  const [first, second] = authors;
  if (first === undefined) {
    if (authorCount === undefined) return undefined;
    return authorCount === 1 ? l10n.t('1 author') : l10n.t('{0} authors', authorCount);
  }
  if (second === undefined) return shortName(first);
  return authors.length === 2 ? l10n.t('{0} and {1}', shortName(first), shortName(second)) : l10n.t('{0} et al.', shortName(first));
}

/** "Dao et al. 2022", for running text; the citation key if neither authors nor year are known. */
export function shortReference(paper: Paper): string {
  const parts = [authorsShown(paper), yearShown(yearOf(paper))].filter((part) => part !== undefined);
  return parts.length === 0 ? paper.citationKey : parts.join(' ');
}

/** The authors' names, or the first `limit` and the number of the others; says so if the names aren't known. */
export function authorList(paper: Paper, limit = 12): string {
  if (paper.authors.length === 0) {
    const count = paper.authorCount;
    if (count === undefined) return l10n.t('Authors unknown');
    return count === 1 ? l10n.t('1 author, names unknown') : l10n.t('{0} authors, names unknown', count);
  }
  const names = paper.authors
    .slice(0, limit)
    .map((author) =>
      'literal' in author || author.given === undefined
        ? shortName(author)
        : `${author.given} ${author.family}${author.suffix === undefined ? '' : `, ${author.suffix}`}`,
    );
  const rest = paper.authors.length - names.length;
  return rest > 0 ? l10n.t('{0} and {1} more', names.join(', '), rest) : names.join(', ');
}

/** The venue with its year, or the date: "ICLR 2024", "arXiv preprint, 29 May 2025"; undefined if neither is known. */
export function published(paper: Paper): string | undefined {
  if (paper.venue !== undefined) {
    const year = yearOf(paper);
    return year === undefined || paper.venue.name.includes(String(year)) ? paper.venue.name : `${paper.venue.name}, ${yearShown(year)}`;
  }
  const date = longDate(paper.date ?? '');
  if (date === '') return undefined;
  return paper.arxivId === undefined ? date : l10n.t('arXiv preprint, {0}', date);
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A date in the display language: `2025-05-29` as "29 May 2025", `2025-05` and `2025` likewise; any other text is returned unchanged. */
export function longDate(date: string): string {
  const [whole, year, month, day] = /^(-?\d+)(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(date) ?? [];
  if (whole === undefined) return date;
  const shown = Number(year) < 0 ? yearShown(Number(year)) : year;
  if (displayLanguage() !== 'en') return Number(year) < 0 ? (shown ?? date) : localDate(date, year, month, day);
  return [day === undefined ? undefined : Number(day), months[Number(month) - 1], shown].filter((part) => part !== undefined).join(' ');
}

/** A date as written in a display language other than English; an impossible date is returned unchanged. */
function localDate(date: string, year = '', month?: string, day?: string): string {
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  if (month === undefined || at.getUTCMonth() !== Number(month) - 1 || at.getUTCFullYear() !== Number(year)) return date;
  const parts: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(displayLanguage(), day === undefined ? parts : { ...parts, day: 'numeric' }).format(at);
}

/** A labelled web address. */
export interface Link {
  readonly label: string;
  readonly url: string;
}

/** The web addresses where a paper can be read, the most specific first. */
export function links(paper: Paper): Link[] {
  const all: Link[] = [];
  if (paper.arxivId !== undefined) all.push({ label: 'arXiv', url: `https://arxiv.org/abs/${encodeAddress(paper.arxivId)}` });
  if (paper.doi !== undefined) all.push({ label: 'DOI', url: `https://doi.org/${encodeAddress(paper.doi)}` });
  if (paper.url !== undefined && /^https?:\/\//i.test(paper.url)) all.push({ label: l10n.t('Web'), url: encodeAddress(paper.url) });
  if (paper.codeUrl !== undefined && /^https?:\/\//i.test(paper.codeUrl))
    all.push({ label: l10n.t('Code'), url: encodeAddress(paper.codeUrl) });
  return all.filter((link, index) => all.findIndex((other) => other.url === link.url) === index);
}

/**
 * The first sentences of a text, at most `limit` characters long; if the first sentence is too long, it is cut at a word and ends in "…".
 */
export function cutAtSentence(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit);
  // At least two letters must precede the full stop, which excludes initials and "e.g. The"; common abbreviations are excluded too.
  const ends = [...head.matchAll(/(?<=[\p{L}\d)\]%"]{2}[.!?])(?=\s+[\p{Lu}\d])/gu)].filter(
    (match) => !/\b(?:al|vs|cf|resp|approx|Fig|Eq|etc)\.$/.test(head.slice(0, match.index)),
  );
  const end = ends.at(-1)?.index;
  if (end !== undefined && end > limit / 3) return head.slice(0, end);
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), 1)).replace(/(?<![\s,;:.])[\s,;:.]+$/, '')} …`;
}

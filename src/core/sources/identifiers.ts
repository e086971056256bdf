import { normaliseArxivId, normaliseDoi } from '../corpus/identity';

/** An identifier in normal form: DOIs in lower case, arXiv ids without version, ISBNs with 13 digits. */
export interface Identifier {
  readonly kind: 'doi' | 'arxiv' | 'isbn' | 'pmid';
  readonly value: string;
}

/** The identifiers found in a text, each once and in order, and the pieces of it that contain none. */
export interface Identifiers {
  readonly identifiers: readonly Identifier[];
  readonly unknown: readonly string[];
}

/** Reads identifiers and links that are separated by white space, commas or semicolons. */
export function identifiersIn(text: string): Identifiers {
  const found = new Map<string, Identifier>();
  const unknown: string[] = [];
  for (const piece of piecesOf(text)) {
    const identifier = identifierOf(piece);
    if (identifier === undefined) unknown.push(piece);
    else found.set(`${identifier.kind}:${identifier.value}`, identifier);
  }
  return { identifiers: [...found.values()], unknown };
}

/** The identifier that a text consists of, alone or in a link; undefined for anything else. */
export function identifierOf(text: string): Identifier | undefined {
  const piece = unwrapped(text);
  if (piece === '' || piece.length > 1000) return undefined;
  const arxiv = normaliseArxivId(
    piece
      .replace(/^arxiv:\s*/i, '')
      .replace(/^(https?:\/\/[^?#]*)[?#].*/, '$1')
      .replace(arxivReaders, ''),
  );
  if (arxiv !== undefined) return isGivenOut(arxiv) ? { kind: 'arxiv', value: arxiv } : undefined;
  const pmid = pmidOf(piece);
  if (pmid !== undefined) return { kind: 'pmid', value: pmid };
  const isbn = isbnOf(piece);
  if (isbn !== undefined) return { kind: 'isbn', value: isbn };
  const doi = doiIn(piece) ?? doiOfPage(piece);
  return doi === undefined ? undefined : { kind: 'doi', value: doi };
}

/** Sites that show arXiv's papers under arXiv's ids. */
const arxivReaders =
  /^https?:\/\/(?:www\.)?(?:ar5iv\.(?:labs\.arxiv\.)?org\/(?:abs|html)|alphaxiv\.org\/(?:abs|pdf)|huggingface\.co\/papers)\//i;

/**
 * Whether an arXiv id is of a form that arXiv assigns (https://info.arxiv.org/help/arxiv_identifier.html): a valid month, then four digits
 * until 2014, five since.
 */
function isGivenOut(arxiv: string): boolean {
  const [, year = '', month = '', number = ''] = /(\d\d)(\d\d)\.(\d+)/.exec(arxiv) ?? [];
  return year === '' || (Number(month) >= 1 && Number(month) <= 12 && number.length === (Number(year) < 15 ? 4 : 5));
}

/** Pages whose addresses contain a DOI without its prefix, which is always the same. */
const pages: readonly (readonly [page: RegExp, prefix: string])[] = [
  [/^https?:\/\/(?:www\.)?nature\.com\/articles\/((?:sj\.)?[a-z\d-]+(?:\.\d+){0,2})(?:\.pdf|[?#].*)?$/i, '10.1038/'],
  [/^https?:\/\/(?:www\.)?zenodo\.org\/records?\/(\d+)(?:[/?#].*)?$/i, '10.5281/zenodo.'],
  [/^https?:\/\/(?:portal|dl)\.acm\.org\/citation\.cfm\?(?:(?!doid=)[^#&]{0,99}&){0,9}doid=(\d{1,9}\.\d{1,9})(?:[&#].*)?$/i, '10.1145/'],
];

function doiOfPage(piece: string): string | undefined {
  for (const [page, prefix] of pages) {
    const own = page.exec(piece)?.[1];
    if (own !== undefined) return `${prefix}${own.toLowerCase()}`;
  }
  return undefined;
}

/**
 * Splits a text into pieces that may each be an identifier. Labels stay with the identifier after them, spaces in ISBNs are removed, and
 * texts of Markdown links are dropped.
 */
function piecesOf(text: string): string[] {
  const joined = text
    .replace(/\[[^[\]]{0,500}\]\(/g, ' (')
    .replace(/\b(doi|arxiv|pmid|isbn(?:-1[03])?)(?:\s{0,9}:)?\s{1,9}(?=\S)/gi, '$1:')
    .replace(/(?<![\w./%-])97[89](?:[ -]?\d){10}\b/g, (isbn) => isbn.replace(/[ -]/g, ''));
  return joined
    .split(/\s+|[,;](?=\s)|,(?=(?:https?:|10\.\d{4}|arxiv:|\d{4}\.\d{4,5}))/i)
    .map(unwrapped)
    .filter((piece) => piece !== '');
}

/**
 * Removes the brackets, quotes and punctuation around an identifier. A text longer than any identifier is only trimmed, since each bracket
 * is searched for in all of it.
 */
function unwrapped(text: string): string {
  if (text.length > 1000) return text.trim();
  const bare = text
    .trim()
    .replace(/\\(?:url|href|doi)\{([^{}]{1,1000})\}.*/, '$1')
    .replace(/^[<("'“‘[{]+/, '')
    .replace(/(?<![>"'”’,;])[>"'”’,;]+$/, '');
  // A closing bracket is part of a DOI if it closes one in it.
  let end = bare;
  while (/[)\]}.]$/.test(end) && !balanced(end)) end = end.slice(0, -1);
  return end.replace(/\.$/, '');
}

function balanced(text: string): boolean {
  const last = text.slice(-1);
  const open = { ')': '(', ']': '[', '}': '{' }[last];
  return open !== undefined && text.split(open).length >= text.split(last).length;
}

/** The DOI in a piece: bare, after `doi:`, or in the path or query of a publisher's link. */
function doiIn(piece: string): string | undefined {
  const bare = normaliseDoi(piece);
  const isPage = /^(?:https?:\/\/|www\.)/i.test(piece) && !/https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(piece);
  if (bare === undefined) return undefined;
  const own = isPage ? withoutQuery(piece, bare).replace(/\.(?:full|short|abstract)$/, '') : bare;
  // bioRxiv's and medRxiv's links contain a version that isn't part of the DOI.
  return own.replace(/^(10\.1101\/[\d.]+)v\d.*/, '$1');
}

/** The DOI of a page's address without what follows it there: a slash, or other parameters where it is one itself. */
function withoutQuery(address: string, doi: string): string {
  const isParameter = address.slice(0, address.indexOf('10.')).includes('?');
  return (isParameter ? (doi.split('&')[0] ?? doi) : doi).replace(/\/$/, '');
}

function pmidOf(piece: string): string | undefined {
  return (
    /^(?:pmid:\s*)(\d{1,8})$/i.exec(piece)?.[1] ??
    /^https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/(\d{1,8})\/?(?:[?#].*)?$/i.exec(piece)?.[1]
  );
}

/** A valid ISBN of ten or thirteen digits (ISO 2108), as thirteen digits; undefined for anything else. */
function isbnOf(piece: string): string | undefined {
  const digits = piece
    .replace(/^isbn(?:-1[03])?:?\s*/i, '')
    .replace(/[\s-]/g, '')
    .toUpperCase();
  if (/^97[89]\d{10}$/.test(digits)) return checkOf(digits.slice(0, 12)) === digits[12] ? digits : undefined;
  if (!/^\d{9}[\dX]$/.test(digits)) return undefined;
  const sum = [...digits].reduce((total, c, index) => total + (c === 'X' ? 10 : Number(c)) * (10 - index), 0);
  return sum % 11 === 0 ? `978${digits.slice(0, 9)}${checkOf(`978${digits.slice(0, 9)}`)}` : undefined;
}

function checkOf(twelve: string): string {
  const sum = [...twelve].reduce((total, c, index) => total + Number(c) * (index % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}

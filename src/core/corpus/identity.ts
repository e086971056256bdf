import { encodePart, encodeWhole } from '../wellFormed';
import { authorNames } from './key/authorMarkers';
import { plainText } from './key/plainText';
import { type Author, type Paper, shortName } from './paper';
import { areToldApart, type DatedPrinting, printingsOf } from './printings';

/** The fields by which a paper is identified; a bibliography entry supplies them too. */
export type Identifiable = Pick<Paper, 'title' | 'authors' | 'arxivId' | 'doi'> & Partial<Pick<Paper, 'printing' | 'date' | 'venue'>>;

const ARXIV_DOI = /^10\.48550\/arxiv\.(.+)/;
const DOI = /^10\.\d{4,9}(?:\.\d+)*\/\S/;
/** https://info.arxiv.org/help/arxiv_identifier.html: 0704.0001 to 9999.99999, before that `archive/YYMMNNN`. */
const ARXIV_ID = /^(\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?$/;

/** Identifiers already in normal form, as most are. */
const NORMAL_DOI = /^10\.\d{4,9}\/[a-z\d._/-]{0,300}[a-z\d]$/;
const NORMAL_ARXIV_ID = /^\d{4}\.\d{4,5}$/;

/**
 * The DOI in a text, in lower case and without label or address; undefined if there is none. DOIs are case-insensitive (DOI Handbook 2.4).
 */
export function normaliseDoi(text: string): string | undefined {
  return NORMAL_DOI.test(text) ? text : bareDoi(text)?.toLowerCase();
}

/** What may precede a DOI: a bracket or quote, a label such as `DOI:` or `urn:doi:`, one or more addresses, or nothing. */
const BEFORE_DOI =
  /^[^\p{L}\d]{0,20}(?:(?:(?:urn|info)[:/])?(?:doi|digital object identifier)[^\p{L}\d]{0,20})?(?:(?:https?|ftp):\/\/\S*|[\w-]+(?:\.[\w-]+)+\/\S*)?$/iu;
/** What publishers append to the DOI in a page's address. */
const AFTER_DOI = /(?:\/(?:abstract|full|fulltext|pdf|epdf|html|summary|meta|references|citations)|\.pdf)$/i;
/** An address up to its DOI's end, and its parameters or fragment; a `?` or `#` of the DOI itself is encoded there. */
const PARAMETERS = /(\/\/\S{0,300}?10\.\d{4,9}(?:\.\d{1,9}){0,9}(?:\/|%2f)[^\s?#]{0,500})[?#]\S*/i;
/** The start of a second DOI, or of the address in a Markdown link. */
const SECOND_DOI = /[;,](?:doi:|https?:|10\.\d{4,9}\/)|\]\(/i;

/** A DOI with spaces around its slash, as copying across a line break leaves them. */
const SPACED = /(?<![\d.])(10\.\d{4,9}(?:\.\d{1,9}){0,9})\s{0,3}\/\s{0,3}(?=\S)/;

/** The DOI in a text, in its original case and without any label, address, quotes or brackets around it; undefined if there is none. */
export function bareDoi(text: string): string | undefined {
  if (text.length > 1000) return undefined;
  const plain = withoutEntities(decoded(text.replace(PARAMETERS, '$1')))
    .trim()
    .replace(SPACED, '$1/');
  const at = /(?<![\d.])10\.\d{4,9}(?:\.\d{1,9}){0,9}\//.exec(plain)?.index;
  if (at === undefined || !BEFORE_DOI.test(plain.slice(0, at))) return undefined;
  const before = plain.slice(0, at);
  const [rest = ''] = plain.slice(at).split(/[\s"“”„]/, 1);
  const one = rest.slice(0, SECOND_DOI.exec(rest)?.index);
  const bare = unclosed(!before.includes('//') || /\bdoi\.org\/$/i.test(before) ? one : one.replace(AFTER_DOI, ''));
  return bare.length <= 500 && DOI.test(bare) ? bare : undefined;
}

/** Removes invisible characters that copying adds, and resolves HTML's `&lt;`, `&gt;` and `&amp;`. */
function withoutEntities(text: string): string {
  const shown = /[\u00ad\u200b-\u200f\u2060\ufeff]/.test(text) ? text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '') : text;
  if (!shown.includes('&')) return shown;
  return shown.replace(/&(?:(lt)|(gt)|amp);/gi, (_, less: string | undefined, greater: string | undefined) =>
    less !== undefined ? '<' : greater !== undefined ? '>' : '&',
  );
}

const OPENERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<', '›': '‹', '»': '«', '」': '「', '⟩': '⟨' };

/** Removes punctuation at the end of a text, and closing quotes and brackets that have no opening one in it. */
function unclosed(text: string): string {
  let end = text;
  for (;;) {
    const last = end.slice(-1);
    const opener = OPENERS[last];
    const isOwn = opener === undefined ? !/[.,;:'’`$]/.test(last) : end.split(opener).length >= end.split(last).length;
    if (isOwn) return end;
    end = end.slice(0, -1);
  }
}

/** A DOI's address at doi.org, its `#` and `?` encoded; lone surrogates, which no address can contain, become U+FFFD. */
export function doiAddress(doi: string): string {
  return `https://doi.org/${encodeWhole(doi).replace(/[#?]/g, encodePart)}`;
}

/** The arXiv id, without version, of a bare id, `arXiv:…`, an address or an arXiv DOI; undefined for anything else. */
export function normaliseArxivId(text: string): string | undefined {
  if (NORMAL_ARXIV_ID.test(text)) return text;
  const bare = decoded(text)
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:[\w-]+\.)?arxiv\.org\/(?:abs|pdf|html|format|src)\//, '')
    .replace(/^(?:https?:\/\/)?(?:dx\.)?doi\.org\//, '')
    .replace(/^10\.48550\/arxiv\./, '')
    .replace(/^arxiv:\s*/, '')
    .replace(/(?<!\s)\s*\[[a-z.-]+\]$/, '')
    .replace(/[?#][^]*/, '')
    .replace(/\.pdf$|\/$/, '');
  const id = bare.length > 60 ? undefined : ARXIV_ID.exec(bare)?.[1];
  // `math.GT/0309136` and `math/0309136` are the same paper: the subject class isn't part of an old id.
  return id?.replace(/^([a-z-]+)\.[a-z]{2}\//, '$1/');
}

/** The text with what `%` encodes in it decoded; a `%` that encodes nothing stays. */
function decoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}

/**
 * A title in a normal form, so that two spellings of it are equal whatever their case, punctuation, hyphens, spaces and markup: LaTeX
 * resolved, compatibility forms and accents folded (NFKD), lower case, `&` as "and", and only letters, digits and `+` kept. There is no
 * fuzzy matching.
 */
export function titleFingerprint(title: string): string {
  const plain = plainText(title.replace(/\\[,;:! ]/g, ' '));
  const isAscii = /^[\0-\x7f]*$/.test(plain);
  const folded = (isAscii ? plain : plain.normalize('NFKD'))
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(isAscii ? /[^a-z\d+]+/g : /[^\p{L}\p{N}+]/gu, '');
  return folded === '' ? title.trim().toLowerCase() : folded;
}

/** How many words a title needs to identify a paper on its own; "Introduction" and "Pointer Networks" are too short. */
const TELLING_WORDS = 4;

/** Letters of scripts that put no spaces between words, of which two make about a word. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/gu;

/** Whether a title is long enough to identify a paper if the authors of one of the two aren't known. */
function isTelling(title: string): boolean {
  const words = title.replace(UNSPACED, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return words + (title.match(UNSPACED)?.length ?? 0) / 2 >= TELLING_WORDS;
}

/** An author's family name without particle, accents and case; `Müller`, `Mueller` and `Muller` are equal. */
function authorFingerprint(author: Author): string {
  const ascii =
    authorNames([author])[0]
      ?.last.toLowerCase()
      .replace(/[^a-z0-9]/g, '') ?? '';
  return ascii === '' ? titleFingerprint(shortName(author)) : ascii.replace(/([aou])e/g, '$1');
}

/** The DOI and arXiv id of a paper in normal form; a DOI assigned by arXiv counts as the arXiv id only. */
export function identifiersOf(paper: Identifiable): { readonly doi?: string; readonly arxivId?: string } {
  const doi = paper.doi === undefined ? undefined : normaliseDoi(paper.doi);
  const ofDoi = doi === undefined ? undefined : ARXIV_DOI.exec(doi)?.[1];
  const written = paper.arxivId ?? ofDoi;
  const arxivId = written === undefined ? undefined : normaliseArxivId(written);
  return { ...(doi === undefined || ofDoi !== undefined ? {} : { doi }), ...(arxivId === undefined ? {} : { arxivId }) };
}

/** The prefix of names made of a title alone, which count only if one of the two papers has no known authors. */
const ANY_AUTHOR = 'words:';

/**
 * The names by which a paper is looked up, the most reliable first: `doi:…`, `arxiv:…`, `title:…|…` with the first author if one is known,
 * and `words:…` for a title of four words or more. Papers that share a name may be the same work; `agree` decides.
 */
export function identityNames(paper: Identifiable): readonly string[] {
  const { doi, arxivId } = identifiersOf(paper);
  const [author] = paper.authors;
  const title = titleFingerprint(paper.title);
  return [
    ...(doi === undefined ? [] : [`doi:${doi}`]),
    ...(arxivId === undefined ? [] : [`arxiv:${arxivId}`]),
    ...(title === '' || author === undefined ? [] : [`title:${title}|${authorFingerprint(author)}`]),
    ...(title === '' || !isTelling(paper.title) ? [] : [ANY_AUTHOR + title]),
  ];
}

/** The facts that `agree` compares, of one paper or of several that are the same work. */
export interface Identity {
  readonly dois: ReadonlySet<string>;
  readonly arxivIds: ReadonlySet<string>;
  readonly authorKnown: boolean;
  /** Its volumes, editions, ISBNs and years as a book, by a text made of them. */
  readonly printings: ReadonlyMap<string, DatedPrinting>;
}

/** The facts of a paper that `agree` compares. */
export function identityOf(paper: Identifiable): Identity {
  const { doi, arxivId } = identifiersOf(paper);
  return {
    dois: new Set(doi === undefined ? [] : [doi]),
    arxivIds: new Set(arxivId === undefined ? [] : [arxivId]),
    authorKnown: paper.authors.length > 0,
    printings: printingsOf(paper),
  };
}

/**
 * Whether two papers that share `name`, one of their `identityNames`, are the same work. This is the only place that decides it.
 * The most reliable identifier that both have decides, first the DOI, then the arXiv id: if it is equal they are the same, if it differs
 * they are not. Without such an identifier an equal title and first author make them the same, unless volume, edition, ISBN or year show
 * two different books; an equal title alone does so only if one of them has no known authors.
 * So a preprint, whose arXiv DOI counts as its arXiv id, is the same as its published version, while two publications with different DOIs
 * are never the same, even if both were published from one preprint.
 */
export function agree(name: string, a: Identity, b: Identity): boolean {
  if (name.startsWith('doi:')) return true;
  if (differ(a.dois, b.dois)) return false;
  if (name.startsWith('arxiv:')) return true;
  if (differ(a.arxivIds, b.arxivIds) || areToldApart(a.printings, b.printings)) return false;
  return !name.startsWith(ANY_AUTHOR) || !a.authorKnown || !b.authorKnown;
}

function differ(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return false;
  for (const one of a) if (b.has(one)) return false;
  return true;
}

import { encodeWhole } from '../wellFormed';
import { authorNames } from './key/authorMarkers';
import { plainText } from './key/plainText';
import { type Author, type Paper, shortName } from './paper';
import { areToldApart, type DatedPrinting, printingsOf } from './printings';

/** The part of a paper by which it is known; an entry of a bibliography gives as much. */
export type Identifiable = Pick<Paper, 'title' | 'authors' | 'arxivId' | 'doi'> & Partial<Pick<Paper, 'printing' | 'date' | 'venue'>>;

const ARXIV_DOI = /^10\.48550\/arxiv\.(.+)$/;
const DOI = /^10\.\d{4,9}(?:\.\d+)*\/\S+$/;
/** https://info.arxiv.org/help/arxiv_identifier.html: 0704.0001 to 9999.99999, before that `archive/YYMMNNN`. */
const ARXIV_ID = /^(\d{4}\.\d{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?$/;

/** Already in their normal form, as most are. */
const NORMAL_DOI = /^10\.\d{4,9}\/[a-z\d._/-]{0,300}[a-z\d]$/;
const NORMAL_ARXIV_ID = /^\d{4}\.\d{4,5}$/;

/** A DOI in lower case without `doi:` or resolver; undefined where there is none in the text. DOIs fold case (DOI Handbook 2.4). */
export function normaliseDoi(text: string): string | undefined {
  return NORMAL_DOI.test(text) ? text : bareDoi(text)?.toLowerCase();
}

/** Before a DOI: a bracket or quote, a label such as `DOI:` or `urn:doi:`, an address, several of them, or nothing. */
const BEFORE_DOI =
  /^[^\p{L}\d]{0,20}(?:(?:(?:urn|info)[:/])?(?:doi|digital object identifier)[^\p{L}\d]{0,20})?(?:(?:(?:https?|ftp):)?\/\/\S*|[\w-]+(?:\.[\w-]+)+\/\S*)?$/iu;
/** What publishers put after the DOI in the address of a page. */
const AFTER_DOI = /(?:\/(?:abstract|full|fulltext|pdf|epdf|html|summary|meta|references|citations)|\.pdf)$/i;
/** Where a second DOI or the address of a Markdown link follows. */
const SECOND_DOI = /[;,](?:doi:|https?:|10\.\d{4,9}\/)|\]\(/i;

/** A DOI’s slash with blanks around it, as copying over the end of a line leaves them. */
const SPACED = /(?<![\d.])(10\.\d{4,9}(?:\.\d{1,9}){0,9})\s{0,3}\/\s{0,3}(?=\S)/;

/** The DOI in the text as it is written there, whatever label, address, quotes or brackets it is in; undefined where there is none. */
export function bareDoi(text: string): string | undefined {
  if (text.length > 1000) return undefined;
  const plain = withoutEntities(decoded(text)).trim().replace(SPACED, '$1/');
  const at = /(?<![\d.])10\.\d{4,9}(?:\.\d{1,9}){0,9}\//.exec(plain)?.index;
  if (at === undefined || !BEFORE_DOI.test(plain.slice(0, at))) return undefined;
  const address = /\/\//.test(plain.slice(0, at)) ? plain.slice(0, at) : undefined;
  const rest = /^[^\s"“”„]+/.exec(plain.slice(at))?.[0] ?? '';
  const one = rest.slice(0, SECOND_DOI.exec(rest)?.index);
  const cut = address === undefined ? one : one.replace(/^([^?#]*)[?#].*$/, '$1');
  const bare = unclosed(address === undefined || /\bdoi\.org\/$/i.test(address) ? cut : cut.replace(AFTER_DOI, ''));
  return bare.length <= 500 && DOI.test(bare) ? bare : undefined;
}

/** Characters that come into an address by copying it, and HTML's way to write `<`, `>` and `&`. */
function withoutEntities(text: string): string {
  const shown = /[\u00ad\u200b-\u200f\u2060\ufeff]/.test(text) ? text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '') : text;
  if (!shown.includes('&')) return shown;
  return shown.replace(/&(?:(lt)|(gt)|amp);/gi, (_, less: string | undefined, greater: string | undefined) =>
    less !== undefined ? '<' : greater !== undefined ? '>' : '&',
  );
}

const OPENERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<', '›': '‹', '»': '«', '」': '「', '⟩': '⟨' };

/** A text without the punctuation at its end, and without closing quotes and brackets that it doesn't open itself. */
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

/** The address of a DOI at its resolver; half of a surrogate pair, which no address can hold, is written as U+FFFD. */
export function doiAddress(doi: string): string {
  return `https://doi.org/${encodeWhole(doi)}`;
}

/** An arXiv id without its version, of a bare id, `arXiv:…`, an address or an arXiv DOI; undefined where it is none. */
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
    .replace(/[?#][^]*$/, '')
    .replace(/\.pdf$|\/$/, '');
  const id = bare.length > 60 ? undefined : ARXIV_ID.exec(bare)?.[1];
  // `math.GT/0309136` and `math/0309136` are one paper: the subject class isn't part of an old id.
  return id?.replace(/^([a-z-]+)\.[a-z]{2}\//, '$1/');
}

function decoded(text: string): string {
  try {
    return text.includes('%') ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}

/**
 * A title by which two printings of it are equal: LaTeX resolved, compatibility forms and accents folded (NFKD), lower case, `&` as
 * "and", then letters, digits and `+` alone, so that case, punctuation, hyphens, spaces and markup never count. Nothing fuzzy.
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

/** Words that a title needs to tell a paper from all others by itself; "Introduction" and "Pointer Networks" do not. */
const TELLING_WORDS = 4;

/** Whether a title is telling enough to go by where one of two papers has no known authors. */
function isTelling(title: string): boolean {
  return (title.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= TELLING_WORDS;
}

/** A first author's name without particle, accents and case; `Müller`, `Mueller` and `Muller` are one. */
function authorFingerprint(author: Author): string {
  const ascii =
    authorNames([author])[0]
      ?.last.toLowerCase()
      .replace(/[^a-z0-9]/g, '') ?? '';
  return ascii === '' ? titleFingerprint(shortName(author)) : ascii.replace(/([aou])e/g, '$1');
}

/** DOI and arXiv id in their normal form; the DOI that arXiv gives is its id and no DOI of its own. */
export function identifiersOf(paper: Identifiable): { readonly doi?: string; readonly arxivId?: string } {
  const doi = paper.doi === undefined ? undefined : normaliseDoi(paper.doi);
  const ofDoi = doi === undefined ? undefined : ARXIV_DOI.exec(doi)?.[1];
  const written = paper.arxivId ?? ofDoi;
  const arxivId = written === undefined ? undefined : normaliseArxivId(written);
  return { ...(doi === undefined || ofDoi !== undefined ? {} : { doi }), ...(arxivId === undefined ? {} : { arxivId }) };
}

/** Marks a telling title without an author, which counts only where one of two papers has no known author. */
const ANY_AUTHOR = 'words:';

/**
 * The names of a paper, the surest first: `doi:…`, `arxiv:…`, `title:…|…` with the first author where one is known, and `words:…` for a
 * title of four words or more. Papers that share a name may be the same; `agree` says whether they are.
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

/** What is known of a paper besides its names, or of several that are one. */
export interface Identity {
  readonly dois: ReadonlySet<string>;
  readonly arxivIds: ReadonlySet<string>;
  readonly authorKnown: boolean;
  /** Volumes, editions, ISBNs and years of it as a book, by their text. */
  readonly printings: ReadonlyMap<string, DatedPrinting>;
}

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
 * The one rule for when two papers that share `name` are the same: the surest identifier that both have decides, the DOI, else the arXiv
 * id, else title and first author, unless volume, edition, ISBN or year tells two books apart, or a telling title alone where one of them knows no author. So a preprint (its arXiv DOI is its id) is
 * one with what was published of it, and two publications with DOIs of their own stay two, even of one preprint.
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

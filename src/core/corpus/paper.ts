/** A person's name in parts (`suffix`: Jr., III), or a name without parts (an organisation, a mononym). */
export type Author = { readonly family: string; readonly given?: string; readonly suffix?: string } | { readonly literal: string };

/** A paper as plain data; unknown facts are absent, never guessed. */
export interface Paper {
  /** `arxiv:2505.23884`, else `doi:` + the lower-case DOI, else `title:` + a slug. */
  readonly id: string;
  /** Plain Unicode text, markup resolved ("S²FT: Efficient …"). */
  readonly title: string;
  /** The title in LaTeX, if its markup says more than the plain text (`S$^{2}$FT`). */
  readonly titleLatex?: string;
  readonly abstract?: string;
  /** Empty when unknown. */
  readonly authors: readonly Author[];
  /** The number of authors that the listing printed, known even if their names aren't. */
  readonly authorCount?: number;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `-0044` for 44 BC. */
  readonly date?: string;
  readonly venue?: Venue;
  /** For works with several volumes, editions or years (books, reports): which of them this is. */
  readonly printing?: Printing;
  readonly arxivId?: string;
  readonly doi?: string;
  readonly url?: string;
  readonly codeUrl?: string;
  /** The number of comments that the listing printed. */
  readonly comments?: number;
  readonly organization?: string;
  readonly citationKey: string;
  /** Names of the listing captures or library files that the paper comes from. */
  readonly sources: readonly string[];
}

/**
 * What distinguishes books with the same title and author: volume, edition (as a number if it is one), and ISBN without its check digit.
 */
export interface Printing {
  readonly volume?: string;
  readonly edition?: string;
  readonly isbn?: string;
}

/** Where a paper was published; `year` is the venue's own, which may be later than the preprint's date. */
export interface Venue {
  readonly name: string;
  readonly kind: 'conference' | 'journal' | 'other';
  readonly year?: number;
}

/** A paper found by a search or a suggestion. */
export interface Hit {
  readonly paper: Paper;
  /** Higher is better; only comparable within one answer. */
  readonly score: number;
}

/** The label of the topic for papers that fit no other. */
export const otherTopic = 'Other';

/** A topic; a paper may be in several. `paperIds` includes those of all its children. */
export interface Topic {
  /** A slug that stays the same as long as the corpus does: `kv-cache-compression`. */
  readonly id: string;
  readonly label: string;
  readonly paperIds: readonly string[];
  readonly children: readonly Topic[];
  /**
   * Names of its kinds that were found in the papers, in lower case and split into parts ("x lstm" for xLSTM); a title with one of them
   * belongs to this topic.
   */
  readonly names?: readonly string[];
}

/** The venue's year, else the date's; undefined if neither is known. */
export function yearOf(paper: Pick<Paper, 'venue' | 'date'>): number | undefined {
  if (paper.venue?.year !== undefined) return paper.venue.year;
  return paper.date === undefined ? undefined : yearIn(paper.date);
}

/** The year with which a date begins; undefined for any other text. */
export function yearIn(date: string): number | undefined {
  const year = /^-?\d+/.exec(date)?.[0];
  return year === undefined ? undefined : Number(year);
}

/** An author's family name, or the literal name. */
export function shortName(author: Author): string {
  return 'literal' in author ? author.literal : author.family;
}

/** An author's given and family names, or the literal name. */
export function wholeName(author: Author): string {
  return 'literal' in author ? author.literal : [author.given, author.family].join(' ');
}

/** What a paper says of itself: its title, and its abstract where there is one. */
export function titleAndAbstract({ title, abstract }: Paper): string {
  return [title, abstract].join(' ');
}

/** A short label for a paper's authors: "Vaswani", "Vaswani and Shazeer", "Vaswani et al.", "9 authors"; undefined if nothing is known. */
export function authorsLabel(paper: Paper): string | undefined {
  const [first, second] = paper.authors;
  if (first === undefined) {
    if (paper.authorCount === undefined) return undefined;
    return paper.authorCount === 1 ? '1 author' : `${paper.authorCount} authors`;
  }
  if (second === undefined) return shortName(first);
  return paper.authors.length === 2 ? `${shortName(first)} and ${shortName(second)}` : `${shortName(first)} et al.`;
}

/** A person's name in its parts (`suffix`: Jr., III), or a name that has none (an organisation, a mononym). */
export type Author = { readonly family: string; readonly given?: string; readonly suffix?: string } | { readonly literal: string };

/** One paper as plain data; what is unknown is absent, never guessed. */
export interface Paper {
  /** `arxiv:2505.23884`, else `doi:` + the lower-case DOI, else `title:` + a slug. */
  readonly id: string;
  /** Plain Unicode text, markup resolved ("S²FT: Efficient …"). */
  readonly title: string;
  /** The title in LaTeX where its markup says more than the text does (`S$^{2}$FT`). */
  readonly titleLatex?: string;
  readonly abstract?: string;
  /** Empty when unknown. */
  readonly authors: readonly Author[];
  /** What the listing printed, known even where the names are not. */
  readonly authorCount?: number;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `-0044` for 44 BC. */
  readonly date?: string;
  readonly venue?: Venue;
  /** Of a work that comes in volumes, editions and years (a book, a report): which of them it is. */
  readonly printing?: Printing;
  readonly arxivId?: string;
  readonly doi?: string;
  readonly url?: string;
  readonly codeUrl?: string;
  /** The number of comments that the listing printed. */
  readonly comments?: number;
  readonly organization?: string;
  readonly citationKey: string;
  /** Names of the listing captures or library files that it came from. */
  readonly sources: readonly string[];
}

/** What tells books of one title and author apart: the volume, the edition as a number where it is one, the ISBN without its check digit. */
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

export interface Hit {
  readonly paper: Paper;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
}

/** The label of the topic that holds what fits no other. */
export const otherTopic = 'Other';

/** A group of papers; a paper may be in several. `paperIds` holds those of all its children too. */
export interface Topic {
  /** A slug, stable while the corpus is: `kv-cache-compression`. */
  readonly id: string;
  readonly label: string;
  readonly paperIds: readonly string[];
  readonly children: readonly Topic[];
  /** Names of its kinds that the papers give away, in lower case and in parts ("x lstm" of xLSTM): a title that has one belongs here. */
  readonly names?: readonly string[];
}

/** Year of publication (the venue's), else of the date; undefined when neither is known. */
export function yearOf(paper: Pick<Paper, 'venue' | 'date'>): number | undefined {
  if (paper.venue?.year !== undefined) return paper.venue.year;
  return paper.date === undefined ? undefined : yearIn(paper.date);
}

/** The year of a date that begins with it; undefined for any other text. */
export function yearIn(date: string): number | undefined {
  const year = /^-?\d+/.exec(date)?.[0];
  return year === undefined ? undefined : Number(year);
}

/** The family name or the literal. */
export function shortName(author: Author): string {
  return 'literal' in author ? author.literal : author.family;
}

/** "Vaswani", "Vaswani and Shazeer", "Vaswani et al.", "9 authors", or undefined when nothing is known. */
export function authorsLabel(paper: Paper): string | undefined {
  const [first, second] = paper.authors;
  if (first === undefined) {
    if (paper.authorCount === undefined) return undefined;
    return paper.authorCount === 1 ? '1 author' : `${paper.authorCount} authors`;
  }
  if (second === undefined) return shortName(first);
  return paper.authors.length === 2 ? `${shortName(first)} and ${shortName(second)}` : `${shortName(first)} et al.`;
}

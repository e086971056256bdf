import { normaliseArxivId } from '../../corpus/identity';
import { authorsLabel, type Paper, shortName, yearOf } from '../../corpus/paper';
import { beginsNearly } from '../index/distance';
import { fold } from '../index/fold';

/** A word with letters and a year of four digits, or of two at its end (`einstein1905`, `Vas+17`): the shape of a complete key. */
const KEY = [/^[\p{L}\p{N}_:./+'-]+$/u, /\p{L}{2}/u, /(?<!\p{N})(?:1[5-9]|20)\p{N}{2}(?!\p{N})|\p{L}\+?\p{N}{2}[a-z]?$/u];
const RUN = /\p{N}+|\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{L}+/gu;
const IDENTIFIER = /^(?:arxiv:)?(?:\d{4}\.\d{0,5}|[a-z-]+(?:\.[a-z]{2})?\/\d+)(?:v\d*)?$|^(?:doi:)?10\.\d{4,9}\//i;

/** Whether the text looks like a complete citation key: letters and a year, without spaces. */
export function isKeyLike(typed: string): boolean {
  return KEY.every((part) => part.test(typed)) && !IDENTIFIER.test(typed);
}

/**
 * Whether the text names a paper: the paper's key contains it, an identifier of the paper begins with it, or each of its letter sequences
 * begins a word of the title, authors or venue and each of its numbers is the year or in the title. Matches in the abstract, or inside an
 * identifier, don't count.
 */
export function isNamedBy(paper: Paper, typed: string): boolean {
  const wanted = fold(typed.trim());
  if (wanted === '') return false;
  if (fold(paper.citationKey).includes(wanted)) return true;
  if (IDENTIFIER.test(wanted)) {
    const plain = normaliseArxivId(wanted) ?? wanted.replace(/^(?:arxiv|doi):/, '');
    return [paper.arxivId, paper.doi].some((id) => id?.toLowerCase().startsWith(plain));
  }
  const names = namesOf(paper);
  const runs = typed.match(RUN) ?? [];
  const exact = isKeyLike(typed);
  const byRun = runs.some((run) => /\p{L}/u.test(run)) && runs.every((run) => isNamed(fold(run), names, exact));
  const letters = wanted.replace(/[^\p{L}\p{N}]/gu, '');
  return byRun || (letters !== '' && names.joined.some((name) => name.startsWith(letters)));
}

interface Names {
  /** Folded words of title, authors and venue. */
  readonly words: readonly string[];
  /** The same words with hyphens and camel case joined. */
  readonly joined: readonly string[];
  readonly year: string | undefined;
}

function namesOf(paper: Paper): Names {
  const text = [paper.title, ...paper.authors.map(shortName), authorsLabel(paper), paper.venue?.name].join(' ');
  const whole = text.split(/[\s:,;()/]/);
  return {
    words: whole.flatMap((word) => [...(word.match(RUN) ?? []), ...word.split(/[^\p{L}\p{N}]/u)]).map(fold),
    joined: whole.map((word) => fold(word).replace(/[^\p{L}\p{N}]/gu, '')),
    year: yearOf(paper)?.toString(),
  };
}

function isNamed(run: string, { words, year }: Names, exact: boolean): boolean {
  if (/\p{N}/u.test(run)) return run === year || (run.length === 2 && year?.endsWith(run) === true) || words.includes(run);
  // A letter in a key may be a suffix (`2017a`), so a single letter is ignored.
  return (
    run.length === 1 ||
    words.some((word) => word.startsWith(run) || (!exact && run.length > 4 && word.startsWith(run.slice(0, 1)) && beginsNearly(run, word)))
  );
}

/** Splits hits into those that the text typed as a key names and others that may complete it; a complete key has no others. */
export function completing<H extends { readonly paper: Paper }>(
  hits: readonly H[],
  typed: string,
): { readonly named: readonly H[]; readonly others: readonly H[] } {
  const named = hits.filter(({ paper }) => isNamedBy(paper, typed));
  return { named, others: isKeyLike(typed.trim()) ? [] : hits.filter((hit) => !named.includes(hit)) };
}

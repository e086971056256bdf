import type { Paper } from '../../corpus/paper';

/**
 * A paper that a name may refer to, and how reliably: 1 for the name with which its title begins, less for one elsewhere in title or
 * abstract.
 */
export interface NameHolder {
  readonly paper: number;
  readonly strength: number;
}

/** Names of methods, exactly as written, with the papers that use them. */
export type NameSigns = ReadonlyMap<string, readonly NameHolder[]>;

/** A name used by more papers than this is ambiguous. */
const MOST_HOLDERS = 8;
const STRENGTH = { head: 1, title: 0.8, coined: 0.9, abstract: 0.45 } as const;

/** A token that can't be a plain word: it has two capitals ("MeZO"), or a letter next to a digit ("Seq2Seq"). */
const DISTINCTIVE = /\p{Lu}[^\p{Lu}]{0,40}\p{Lu}|\p{L}\d|\d\p{L}/u;
/** Phrases with which an abstract introduces a name: "we propose MeZO", "a memory-efficient optimizer (MeZO)". */
const COINED =
  /(?:\b(?:we|paper|work)\s(?:\p{Ll}{1,20}\s)?(?:propose|introduce|present|develop|call|dub|name|term)s?\s(?:[^.;]{0,120}\()?|\b(?:called|named|dubbed|termed|namely)\s)([\p{L}\p{N}][\p{L}\p{N}.+-]{1,40})/gu;
/** Words including inner hyphens, points and plus signs, up to the length of a name. */
const TOKEN = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,40}(?:[-+.][\p{L}\p{N}]{1,40}){0,5}(?![\p{L}\p{N}])/gu;

/** Collects the names of all papers in steps: those that begin a title, and distinctive words in titles and abstracts. */
export function* nameSignSteps(papers: readonly Paper[]): Generator<void, NameSigns> {
  const holders = new Map<string, Map<number, number>>();
  const note = (name: string, paper: number, strength: number): void => {
    const known = holders.get(name) ?? new Map<number, number>();
    known.set(paper, Math.max(known.get(paper) ?? 0, strength));
    holders.set(name, known);
  };
  for (const [at, { title, abstract = '' }] of papers.entries()) {
    if (at % 20 === 19) yield;
    const head = /^\S{2,30}(?=:\s)/.exec(title)?.[0];
    if (head !== undefined) note(head, at, STRENGTH.head);
    for (const name of distinctive(title)) note(name, at, STRENGTH.title);
    for (const name of distinctive(abstract)) note(name, at, STRENGTH.abstract);
    for (const match of abstract.matchAll(COINED)) for (const name of distinctive(match[1] ?? '')) note(name, at, STRENGTH.coined);
  }
  return new Map(
    [...holders]
      .filter(([, some]) => some.size <= MOST_HOLDERS)
      .map(([name, some]) => [name, [...some].map(([paper, strength]) => ({ paper, strength: strength / some.size ** 0.5 }))]),
  );
}

/** The known names in a passage; one that looks like a plain word, such as "Titans", counts only inside a sentence. */
export function namesIn(text: string, signs: NameSigns): readonly string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(TOKEN)) {
    const begins = beginsSentence(text, match.index);
    const name = forms(match[0]).find((form) => signs.has(form) && (DISTINCTIVE.test(form) || (!begins && /\p{Lu}/u.test(form))));
    if (name !== undefined) found.add(name);
  }
  return [...found];
}

/** The tokens of a text that may be names, as written. */
export function tokensOf(text: string): ReadonlySet<string> {
  return new Set(text.match(TOKEN) ?? []);
}

/** The token itself, its singular ("LLMs"), and the part before its first hyphen ("AWQ-style"). */
function forms(token: string): readonly string[] {
  const singular = /\p{Lu}s$/u.test(token) ? [token.slice(0, -1)] : [];
  const before = token.includes('-') ? [token.slice(0, token.indexOf('-'))] : [];
  return [token, ...singular, ...before];
}

function distinctive(text: string): readonly string[] {
  return (text.match(TOKEN) ?? []).flatMap(forms).filter((token) => token.length > 1 && DISTINCTIVE.test(token));
}

function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?:]\s{1,6}|\n\s{0,6})["'“(]{0,6}$/u.test(text.slice(Math.max(0, at - 6), at));
}

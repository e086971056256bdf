import { looksLikeAcronym } from '../acronyms';
import { commonest } from '../commonest';
import type { EncodedPaper } from '../encode';
import { isInSentenceCase, isShouted, startsSentence } from './runningText';

type Forms = ReadonlyMap<string, number>;

/** The least share of lower case at which a word is an ordinary one, and the same for one within a certain label. */
const ordinary = 0.2;
const ordinaryInLabel = 1 / 3;

/** The expected number of uses at which having none is no chance (of Poisson's distribution, one in ten). */
const mostMissing = 2.3;

/** The fewest titles that show how a whole label is written. */
const fewestTitles = 3;

/**
 * How labels are capitalised: each word in lower case if the library writes it so in running text, that is in abstracts and in titles that
 * aren't capitalised throughout, else in its most common form ("LoRA", "United States"). A label that is only in capitalised titles is
 * written as there, unless its words are known to be ordinary.
 */
export class Casing {
  private readonly running = new Map<string, Map<string, number>>();
  private readonly titles = new Map<string, Map<string, number>>();
  private readonly phrases = { running: new Map<string, Map<string, number>>(), titles: new Map<string, Map<string, number>>() };

  private known: number | undefined;

  /** Counts only the words with these ids. */
  constructor(private readonly words: ReadonlySet<number | undefined>) {}

  note(paper: EncodedPaper): void {
    const isRunningTitle = isInSentenceCase(paper);
    const firstTold = isShouted(paper) ? paper.titleLength : 0;
    for (let at = firstTold; at < paper.words.length; at += 1) {
      const start = paper.starts[at];
      if (start === paper.starts[at - 1] || !this.words.has(paper.words[at])) continue;
      const form = paper.text.slice(start, paper.ends[at]);
      const isRunning = at >= paper.titleLength || (isRunningTitle && !startsSentence(paper, at));
      count(isRunning ? this.running : this.titles, form.toLowerCase(), form);
    }
  }

  /** Counts a use of a whole label, as it is written there. */
  notePhrase(paper: EncodedPaper, at: number, spelling: string): void {
    const isRunning = at >= paper.titleLength || isInSentenceCase(paper);
    if (isRunning ? startsSentence(paper, at) : isShouted(paper)) return;
    count(isRunning ? this.phrases.running : this.phrases.titles, phraseKey(spelling), spelling);
  }

  count(word: string): number {
    return sum(this.running.get(word) ?? new Map());
  }

  /** The uses in running text for each in capitalised titles. */
  private get share(): number {
    this.known ??= total(this.running) / Math.max(1, total(this.titles));
    return this.known;
  }

  apply(label: string): string {
    const asWhole = this.phrases.running.get(phraseKey(label)) ?? this.inTitles(label);
    let at = -1;
    const cased = label.replace(word, (one) => {
      at += 1;
      if (looksLikeAcronym(one)) return one;
      return asWhole === undefined ? this.caseOf(one) : casedLike(formsAt(asWhole, at), one);
    });
    return /^\p{Ll}+(?:[\s-]|$)/u.test(cased) ? cased.charAt(0).toUpperCase() + cased.slice(1) : cased;
  }

  /** The spellings in capitalised titles, if the label is or may be a name; undefined if its words are known to be ordinary. */
  private inTitles(label: string): Forms | undefined {
    const titles = this.phrases.titles.get(phraseKey(label));
    const words = label.match(word) ?? [];
    const isName = words.some((one, at) => this.isName(one) ?? (at > 0 && !this.hasOrdinaryForm(one)));
    return titles !== undefined && (isName || this.isMissing(sum(titles))) ? titles : undefined;
  }

  /** Whether a word is capitalised in running text; undefined if it isn't used there. */
  private isName(one: string): boolean | undefined {
    const running = this.running.get(one);
    return running === undefined ? undefined : casedBy(running, one) !== one;
  }

  /** Whether a word has the ending of an ordinary one, or is a plural whose singular is used too. */
  private hasOrdinaryForm(one: string): boolean {
    const singular = one.endsWith('s') ? one.slice(0, -1) : '';
    return ORDINARY.test(one) || this.titles.has(singular) || this.running.has(singular);
  }

  private caseOf(one: string): string {
    const running = this.running.get(one);
    const titles = this.titles.get(one);
    if (running !== undefined) return casedBy(running, one);
    if (titles === undefined) return one;
    const common = commonest(titles) ?? one;
    return looksLikeAcronym(common) && (titles.get(common) ?? 0) > sum(titles) / 2 ? common : one;
  }

  /** Whether a label with so many uses in capitalised titles would be expected in running text. */
  private isMissing(titles: number): boolean {
    return titles >= fewestTitles && titles * this.share >= mostMissing;
  }
}

const word = /[\p{L}\p{N}]+/gu;
/** Endings that names hardly have. */
const ORDINARY = /(?:[^j]ing|ed|tion|sion|ment|ness|ity|ities|ive|[cilnrtu]al|ous|[eos][mt]ic|ible|able|ful|less|[ae]nce|logy)s?$/;

function count(table: Map<string, Map<string, number>>, key: string, form: string): void {
  const forms = table.get(key);
  if (forms === undefined) table.set(key, new Map([[form, 1]]));
  else forms.set(form, (forms.get(form) ?? 0) + 1);
}

function sum(forms: Forms): number {
  return [...forms.values()].reduce((total, one) => total + one, 0);
}

function total(table: ReadonlyMap<string, Forms>): number {
  return [...table.values()].reduce((all, forms) => all + sum(forms), 0);
}

function casedBy(forms: Forms, one: string): string {
  return (forms.get(one) ?? 0) >= ordinary * sum(forms) ? one : (commonest(forms) ?? one);
}

/** A word with the capital of its forms, or of those of its singular or plural. */
function casedLike(forms: Forms, one: string): string {
  const all = sum(forms);
  const small = sum(new Map([...forms].filter(([form]) => form === form.toLowerCase())));
  const common = commonest(forms) ?? one;
  if (small >= ordinaryInLabel * all) return one;
  const fitting = [common, `${common}s`, common.slice(0, -1)].find((form) => form.toLowerCase() === one);
  return fitting ?? one;
}

/** What a label's spellings share: open or hyphenated, singular or plural. */
function phraseKey(spelling: string): string {
  return spelling.toLowerCase().replaceAll('-', ' ').replace(/s$/, '');
}

/** The forms of the word with this number in the spellings of a phrase. */
function formsAt(spellings: Forms, at: number): Forms {
  const forms = new Map<string, number>();
  for (const [spelling, uses] of spellings) {
    const form = spelling.match(word)?.[at] ?? '';
    forms.set(form, (forms.get(form) ?? 0) + uses);
  }
  return forms;
}

import { looksLikeAcronym } from './acronyms';
import { commonest } from './commonest';
import type { EncodedPaper } from './encode';

/**
 * How each word is capitalised in labels: in lower case if that is reasonably common in running text, else in its most common form ("LoRA",
 * "GPUs", "Mamba").
 */
export class Casing {
  private readonly running = new Map<string, Map<string, number>>();
  private readonly titles = new Map<string, Map<string, number>>();

  /** Counts only the words with these ids. */
  constructor(private readonly words: ReadonlySet<number>) {}

  note(paper: EncodedPaper): void {
    for (let at = 0; at < paper.words.length; at += 1) {
      const start = paper.starts[at];
      if (start === paper.starts[at - 1] || !this.words.has(paper.words[at] ?? -1)) continue;
      const form = paper.text.slice(start, paper.ends[at]);
      const table = at < paper.titleLength ? this.titles : this.running;
      const key = form.toLowerCase();
      const forms = table.get(key);
      if (forms === undefined) table.set(key, new Map([[form, 1]]));
      else forms.set(form, (forms.get(form) ?? 0) + 1);
    }
  }

  count(word: string): number {
    return [...(this.running.get(word)?.values() ?? [])].reduce((sum, count) => sum + count, 0);
  }

  apply(label: string): string {
    const cased = label.replace(/[\p{L}\p{N}]+/gu, (word) => (looksLikeAcronym(word) ? word : this.caseOf(word)));
    return /^\p{Ll}+(?:[\s-]|$)/u.test(cased) ? cased.charAt(0).toUpperCase() + cased.slice(1) : cased;
  }

  private caseOf(word: string): string {
    const running = this.running.get(word);
    const forms = running ?? this.titles.get(word);
    if (forms === undefined) return word;
    const common = commonest(forms) ?? word;
    // Titles capitalise every word, so only capitals inside a word mean anything there.
    if (running === undefined) return looksLikeAcronym(common) ? common : word;
    const total = [...forms.values()].reduce((sum, count) => sum + count, 0);
    return (forms.get(word) ?? 0) >= 0.2 * total ? word : common;
  }
}

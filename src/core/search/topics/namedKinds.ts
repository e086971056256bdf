import { type Paper, shortName } from '../../corpus/paper';
import { nameParts } from './nameParts';
import { wordKey } from './phraseTokens';

/** What identifies a topic in titles: its word, if it has just one, and the names of its kinds in the form of `nameParts`. */
export interface NamedTopic {
  readonly word: string | undefined;
  readonly names: Iterable<string>;
}

/** The ending that a process or tool adds to the stem used in names: "BatchNorm" is a normalization, "FineQuant" a quantization. */
const DERIVED = /^(?:al|l)?(?:iz)?(?:ation|ing|er)$/;
const shortestStem = 4;

/** Finds the topics that a paper's title or citation key names. */
export class NamedKinds {
  private readonly byFirst = new Map<string, { readonly name: string; readonly topic: number }[]>();
  private readonly words: { readonly word: string; readonly topic: number }[] = [];
  private readonly stems = new Map<string, readonly number[]>();

  constructor(topics: readonly NamedTopic[]) {
    for (const [topic, { word, names }] of topics.entries()) {
      if (word !== undefined) this.words.push({ word, topic });
      for (const name of names) {
        const first = name.slice(1, name.indexOf(' ', 1));
        this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), { name, topic }]);
      }
    }
  }

  /** The indexes of the topics that a paper names. */
  of({ title, citationKey, authors }: Pick<Paper, 'title' | 'citationKey' | 'authors'>): ReadonlySet<number> {
    const found = new Set<number>();
    const parts = nameParts(title);
    this.noteNames(parts, found);
    for (const [word] of title.matchAll(/[\p{L}\p{N}]+/gu)) this.noteStems(word, found);
    const people = new Set(authors.flatMap((author) => nameParts(shortName(author)).trim().split(' ')));
    const inKey = nameParts(citationKey.replace(/\p{N}+/gu, ' '))
      .trim()
      .split(' ');
    const told = inKey.filter((part) => part.length >= shortestStem && !people.has(part) && !parts.includes(` ${part} `));
    if (told.length === 0) return found;
    this.noteNames(` ${told.join(' ')} `, found);
    for (const { word, topic } of this.words) if (told.some((part) => wordKey(part) === word)) found.add(topic);
    return found;
  }

  private noteNames(parts: string, found: Set<number>): void {
    for (const part of parts.trim().split(' ')) {
      for (const { name, topic } of this.byFirst.get(part) ?? []) if (parts.includes(name)) found.add(topic);
    }
  }

  /** Adds the topics whose word begins with a part of a name in camel case. */
  private noteStems(word: string, found: Set<number>): void {
    if (!/\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u.test(word)) return;
    for (const part of nameParts(word).trim().split(' ')) {
      if (part.length < shortestStem) continue;
      const known = this.stems.get(part) ?? this.topicsOfStem(part.replace(/e$/, ''));
      this.stems.set(part, known);
      for (const topic of known) found.add(topic);
    }
  }

  private topicsOfStem(stem: string): number[] {
    return this.words.flatMap(({ word, topic }) => (word.startsWith(stem) && DERIVED.test(word.slice(stem.length)) ? [topic] : []));
  }
}

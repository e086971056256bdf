import type { Identifiable } from '../../corpus/identity';
import { samePapers } from '../../corpus/samePapers';
import { type FieldValues, inheritance } from '../meaning/inherit';
import { isPublication, paperOfEntry } from '../meaning/toPaper';
import type { Entry } from '../reading/entry';

/** Finds the key under which a bibliography already holds a paper. */
export type FindKey = (paper: Identifiable) => string | undefined;

/**
 * What finds a paper among `entries`, by the library's own rule for the same paper. It indexes them all; with the `text` that they were
 * read from it searches that instead, which is faster for a few papers in a large file.
 */
export function existingKeys(entries: readonly Entry[], text?: string): FindKey {
  const fieldsOf = inheritance(entries);
  if (text === undefined) return indexOf(entries, fieldsOf);
  return (paper) => {
    const words = plainWords(paper.title);
    return indexOf(words.length === 0 ? entries : candidates(paper, words, entries, text), fieldsOf)(paper);
  };
}

function indexOf(entries: readonly Entry[], fieldsOf: (entry: Entry) => FieldValues): FindKey {
  const known = samePapers<string>();
  for (const entry of entries) {
    if (!isPublication(entry)) continue;
    const fields = new Map(fieldsOf(entry));
    fields.delete('abstract');
    if (fields.has('title')) known.add(paperOfEntry(entry, '', fields), entry.key);
  }
  return known.find;
}

/** Longer words of a title, longest first, with no accent in or beside them, so that LaTeX spells them the same. */
function plainWords(title: string): readonly string[] {
  const words = title.match(/(?<![^\x20-\x7e])[a-z0-9]{5,24}(?![^\x20-\x7e])/gi) ?? [];
  return [...words].sort((a, b) => b.length - a.length).slice(0, 6);
}

/** The entries that hold one of the paper's identifiers, or all the words of its title, in which braces, hyphens and blanks do not count. */
function candidates(paper: Identifiable, words: readonly string[], entries: readonly Entry[], text: string): readonly Entry[] {
  const [telling, ...others] = words.map((word) => [...word].join('[^a-z0-9]{0,4}'));
  const identifiers = [paper.doi, paper.arxivId].flatMap((id) => (id === undefined ? [] : [literal(id)])).join('|') || '(?!)';
  const all = others.map((word) => new RegExp(word, 'i'));
  const identifier = new RegExp(identifiers, 'i');
  return entriesWith(new RegExp(`${telling}|${identifiers}`, 'gi'), entries, text).filter((entry) => {
    const source = text.slice(entry.offset, entry.offset + entry.length);
    return all.every((word) => word.test(source)) || identifier.test(source);
  });
}

/** An identifier as it is in a .bib file, where its special characters may be escaped. */
function literal(identifier: string): string {
  return [...identifier].map((c) => (/[a-z0-9]/i.test(c) ? c : `[{}$\\\\]{0,3}${c.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')}`)).join('');
}

/** The entries in which `pattern` occurs. */
function entriesWith(pattern: RegExp, entries: readonly Entry[], text: string): readonly Entry[] {
  const found: Entry[] = [];
  let i = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const at = match.index;
    for (let entry = entries[i]; entry !== undefined && entry.offset + entry.length <= at; entry = entries[i]) i++;
    const entry = entries[i];
    if (entry === undefined) break;
    if (entry.offset > at) continue;
    found.push(entry);
    // One hit is enough for an entry.
    pattern.lastIndex = entry.offset + entry.length;
  }
  return found;
}

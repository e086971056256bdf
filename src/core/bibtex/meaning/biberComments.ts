import type { Entry } from '../reading/entry';

/**
 * Entries that BibTeX reads and biber doesn't: after a `%` between entries, which starts a comment for biber alone, and inside
 * `@comment{…}`, which BibTeX merely skips the name of (both seen with BibTeX 0.99d and biber). Linear in the text.
 */
export function unseenByBiber<E extends Pick<Entry, 'offset' | 'length'>>(entries: readonly E[], text: string): ReadonlySet<E> {
  const unseen = new Set<E>();
  const comments = commentSpans(text);
  let next = 0;
  let before = 0;
  for (const entry of entries) {
    const line = text.lastIndexOf('\n', entry.offset - 1) + 1;
    while ((comments[next]?.end ?? Number.POSITIVE_INFINITY) <= entry.offset) next++;
    const comment = comments[next];
    const isAfterPercent = text.slice(Math.max(line, before), entry.offset).includes('%');
    if (isAfterPercent || (comment !== undefined && comment.start < entry.offset)) unseen.add(entry);
    before = entry.offset + entry.length;
  }
  return unseen;
}

function commentSpans(text: string): readonly { readonly start: number; readonly end: number }[] {
  const spans: { start: number; end: number }[] = [];
  const opening = /@[ \t]*comment[ \t]*\{/gi;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const end = closing(text, opening.lastIndex);
    // Without an end for this one there is none for any later.
    if (end === undefined) break;
    spans.push({ start: match.index, end });
    opening.lastIndex = end;
  }
  return spans;
}

function closing(text: string, from: number): number | undefined {
  const brace = /[{}]/g;
  brace.lastIndex = from;
  let depth = 1;
  for (let match = brace.exec(text); match !== null; match = brace.exec(text)) {
    depth += match[0] === '{' ? 1 : -1;
    if (depth === 0) return brace.lastIndex;
  }
  return undefined;
}

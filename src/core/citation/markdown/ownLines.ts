import type { Span } from '../../text';

/** Characters of a heading before its attributes. */
const longestHeading = 500;
/** Characters of the name of a link's definition, with its brackets and indent. */
const longestName = 210;

/** Whether text[…, at) is a heading in its line, whose attributes come last. Cost is bounded, whatever the line's length. */
export function isHeadingBefore(text: string, at: number, paragraph: Span): boolean {
  return /[ \t]/.test(text.charAt(at - 1)) && /^#{1,6}[ \t]/.test(lineBefore(text, at, paragraph, longestHeading) ?? '');
}

/** The end of a link's definition, `[name]: address "title"`, whose colon is at `at`; undefined for any other colon. */
export function definitionEnd(text: string, at: number, paragraph: Span): number | undefined {
  if (text.charAt(at - 1) !== ']') return undefined;
  if (!/^ {0,3}\[[^^@\]][^[\]]{0,200}\]$/.test(lineBefore(text, at, paragraph, longestName) ?? '')) return undefined;
  const rest =
    /:[ \t]{0,9}(?:<[^<>\n]{1,500}>|[^\s<]\S{0,500})(?:[ \t]{1,9}(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'|\([^()\n]{0,500}\)))?[ \t]{0,9}(?=\r?\n|$)/y;
  rest.lastIndex = at;
  return rest.exec(text) === null ? undefined : Math.min(rest.lastIndex, paragraph.end);
}

/** The line up to `at`; undefined where it has more than `most` characters. */
function lineBefore(text: string, at: number, paragraph: Span, most: number): string | undefined {
  const from = Math.max(paragraph.start, at - most - 1);
  const before = text.slice(from, at);
  const start = before.lastIndexOf('\n') + 1;
  return start > 0 || from === paragraph.start ? before.slice(start) : undefined;
}

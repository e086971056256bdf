import type { PandocCitation } from '../citation/markdown/pandocCitations';
import type { Cite, CiteCluster } from '../reference/renderer';
import { parseLocator } from './locator';

type Labels = ReadonlyMap<string, string> | undefined;

/**
 * A citation in the form that the style's processor takes: each key with its prefix, locator and suffix. `labels` are the style's words for
 * locators.
 */
export function toCluster(text: string, citation: PandocCitation, labels?: Labels): CiteCluster {
  const { inside, marks, bracketed } = citation;
  const parts =
    inside === undefined ? [] : split(text.slice(inside.start, inside.end)).map((part) => ({ ...part, start: part.start + inside.start }));
  const [lead] = marks;
  if (bracketed || lead === undefined) return { cites: parts.flatMap((part) => toCite(text, part, citation, labels)) };
  const first = parts[0];
  const hasLocator = first !== undefined && !marks.some((mark, i) => i > 0 && isIn(mark.from, first));
  const located = hasLocator ? parseLocator(first.text, labels) : {};
  const suffix = located.suffix !== undefined && /^[\p{L}\p{N}]/u.test(located.suffix) ? `, ${located.suffix}` : located.suffix;
  const leading: Cite = { id: lead.key, ...located, ...(suffix !== undefined && { suffix: formatted(suffix) }) };
  const others = (hasLocator ? parts.slice(1) : parts).flatMap((part) => toCite(text, part, citation, labels));
  return lead.suppressed ? { cites: [{ ...leading, suppressAuthor: true }, ...others] } : { cites: [leading, ...others], inText: true };
}

interface Part {
  readonly text: string;
  readonly start: number;
}

function isIn(at: number, part: Part): boolean {
  return part.start <= at && at < part.start + part.text.length;
}

function toCite(text: string, part: Part, { marks }: PandocCitation, labels: Labels): Cite[] {
  const mark = marks.find(({ from }) => isIn(from, part));
  if (mark === undefined) return [];
  const prefix = text.slice(part.start, mark.from).trim();
  const { suffix, ...located } = parseLocator(text.slice(mark.to, part.start + part.text.length), labels);
  return [
    {
      id: mark.key,
      ...located,
      ...(prefix !== '' && { prefix: formatted(prefix) }),
      ...(suffix !== undefined && { suffix: formatted(suffix) }),
      ...(mark.suppressed && { suppressAuthor: true }),
    },
  ];
}

/** The parts separated by semicolons, except those inside inner brackets or code. */
function split(inside: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  let depth = 0;
  for (const { 0: mark, index } of inside.matchAll(/\\.|`[^`]*`|[[\];]/gs)) {
    if (mark === '[') depth++;
    else if (mark === ']') depth--;
    else if (mark === ';' && depth <= 0) {
      parts.push({ text: inside.slice(start, index), start });
      start = index + 1;
    }
  }
  return [...parts, { text: inside.slice(start), start }];
}

/**
 * Markdown as CSL's rich text: emphasis becomes tags, escapes are resolved and line breaks become spaces; everything else is plain text.
 */
function formatted(markdown: string): string {
  return markdown
    .replace(/\s+/g, ' ')
    .replace(/(\*\*|__)(?=\S)([^*_<>]+)\1/g, '<b>$2</b>')
    .replace(/(?<![\p{L}\p{N}])([*_])(?=\S)([^*_<>]+)\1(?![\p{L}\p{N}])/gu, '<i>$2</i>')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

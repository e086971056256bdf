import type { Span } from '../../text';
import { ARGUMENT_LIMIT } from '../latex/lexer';
import type { Citation, CitationContext, CitationForm, CitedKey } from '../syntax';
import type { InlineToken } from './inline';
import { scanAt, zoneAt } from './markdownScan';

/** A citation by role: `` {cite:p}`{see}a{p. 3},b` ``. */
export interface MystCitation extends Citation {
  readonly command: string;
  /** Between the backticks. */
  readonly inside: Span;
}

/** The roles of sphinxcontrib-bibtex and mystmd. */
const ROLE = /\{((?:foot)?cite(?::[a-z]+)?)\}$/;

/** The role's form by the names of sphinxcontrib-bibtex ("Roles and Directives") and mystmd ("Citations"). */
function formOfRole(role: string): CitationForm {
  const style = role.split(':')[1] ?? '';
  if (/^c?ts?$/.test(style)) return 'textual';
  if (style.startsWith('c') && /author/.test(style)) return 'author';
  if (style.startsWith('author')) return 'author';
  if (style === 'yearpar') return 'suppressAuthor';
  if (style === 'year') return 'year';
  return style === 'empty' ? 'nocite' : 'parenthetical';
}

/** The role that the code span or backtick at `tick` belongs to. */
function roleBefore(text: string, tick: number): string | undefined {
  return ROLE.exec(text.slice(Math.max(0, tick - 40), tick))?.[1];
}

/** The citations by role among one paragraph's tokens, those that hold no key yet included. */
export function mystCitations(text: string, tokens: readonly InlineToken[]): readonly MystCitation[] {
  const found: MystCitation[] = [];
  for (const token of tokens) {
    if (token.type !== 'zone' || token.zone.kind !== 'code') continue;
    const { start: tick, end } = token.zone;
    const command = roleBefore(text, tick);
    const width = tickWidth(text, tick);
    if (command === undefined || end - tick <= width) continue;
    const inside = { start: tick + width, end: end - width };
    found.push({ start: tick - command.length - 2, end, keys: keysOf(text, inside), form: formOfRole(command), command, inside });
  }
  return found;
}

function tickWidth(text: string, tick: number): number {
  let width = 0;
  while (text.charAt(tick + width) === '`') width += 1;
  return width;
}

/** The keys between commas or semicolons, without the notes in braces around them. */
function keysOf(text: string, inside: Span): readonly CitedKey[] {
  const keys: CitedKey[] = [];
  let depth = 0;
  for (let i = inside.start; i < inside.end; i += 1) {
    const c = text.charAt(i);
    if (c === '{') depth += 1;
    else if (c === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && !/[\s,;]/.test(c)) {
      const start = i;
      while (i < inside.end && !/[,;{}\n]/.test(text.charAt(i))) i += 1;
      const key = text.slice(start, i).trimEnd();
      keys.push({ key, start, end: start + key.length });
      i -= 1;
    }
  }
  return keys;
}

/** The key being typed in a role, of which the closing backtick may be missing. */
export function mystContextAt(text: string, offset: number): CitationContext | undefined {
  const tick = offset === 0 ? -1 : text.lastIndexOf('`', offset - 1);
  if (tick < 0 || offset - tick > ARGUMENT_LIMIT) return undefined;
  const before = text.slice(tick + 1, offset);
  let open = tick;
  while (text.charAt(open - 1) === '`') open -= 1;
  const command = roleBefore(text, open);
  if (command === undefined || /\n[ \t\r]*\n/.test(before)) return undefined;
  const item = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(';')) + 1);
  const typed = item.replace(/\s*(?:\{[^{}]*\}\s*)?/, '');
  if (/[{}]/.test(typed)) return undefined;
  const at = scanAt(text, open);
  const paragraph = at?.paragraph;
  if (paragraph === undefined || zoneAt(paragraph, open) !== undefined) return undefined;
  const rest = /[^\s,;`{}]*/y;
  rest.lastIndex = offset;
  rest.exec(text);
  const replace = { start: offset - typed.length, end: Math.max(rest.lastIndex, offset) };
  const citation = mystCitations(text, paragraph.tokens).find(({ inside }) => inside.start <= offset && offset <= inside.end);
  const others = (citation?.keys ?? []).filter((key) => key.end < replace.start || key.start > replace.end);
  const earlier = citation === undefined ? keysOf(text, { start: tick + 1, end: replace.start }) : others;
  return { typed, replace, keys: earlier.map(({ key }) => key), form: formOfRole(command) };
}

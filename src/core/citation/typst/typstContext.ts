import type { TextEdit } from '../../text';
import { ARGUMENT_LIMIT } from '../latex/lexer';
import type { CitationContext } from '../syntax';
import { canRefer, isLabel, isReference, quoted, type TypstCitation, typstCitations } from './typstCitations';
import { scanTypst } from './typstScan';

/** Characters before the cursor in which the start of its reference or call is looked for. */
const REACH = 200;
const REFERENCE = /@((?:[\p{L}\p{N}\p{M}\p{Pc}][\p{L}\p{N}\p{M}\p{Pc}.:-]*)?)$/u;
const CALL = /\bcite\(\s*(?:<([^<>\n,()]*)|label\(\s*"((?:[^"\\\n]|\\.)*))$/;
/** A colon or full stop after a reference is punctuation. */
const LABEL_REST = /[\p{L}\p{N}\p{M}\p{Pc}-]*(?:[.:]+[\p{L}\p{N}\p{M}\p{Pc}-]+)*/uy;
const STRING_REST = /(?:[^"\\\n]|\\.)*/y;

/** The key being typed at `offset`, after `@`, in `#cite(<…` or in `label("…`. */
export function typstContextAt(text: string, offset: number): CitationContext | undefined {
  const before = text.slice(Math.max(0, offset - REACH), offset);
  const reference = REFERENCE.exec(before);
  const match = reference ?? CALL.exec(before);
  if (match === null) return undefined;
  const at = offset - before.length + match.index;
  if (reference !== null && !canRefer(text, at)) return undefined;
  let live = false;
  const visit = (visited: number): undefined => {
    live ||= visited === at;
  };
  scanTypst(text, at + 1, { reference: visit, call: visit });
  if (!live) return undefined;
  const typed = match[1] ?? match[2] ?? '';
  const rest = new RegExp(match[2] === undefined ? LABEL_REST : STRING_REST);
  rest.lastIndex = offset;
  rest.exec(text);
  const replace = { start: offset - typed.length, end: Math.max(offset, rest.lastIndex) };
  return { typed, replace, ...surroundings(text, at, offset) };
}

/** The form of the citation at `at` and the keys of those beside it. */
function surroundings(text: string, at: number, offset: number): Pick<CitationContext, 'keys' | 'form'> {
  const all = typstCitations(text, offset + ARGUMENT_LIMIT);
  const index = all.findIndex(({ start, end }) => start <= at && offset <= end);
  const citation = all[index];
  if (citation === undefined) return { keys: [], form: 'parenthetical' };
  return { keys: runOf(text, all, citation).flatMap((c) => (c === citation ? [] : [c.key.key])), form: citation.form };
}

/** The citations around `citation` that only white space separates: Typst sets them as one. */
export function runOf(text: string, all: readonly TypstCitation[], citation: TypstCitation): readonly TypstCitation[] {
  const joined = (a: TypstCitation | undefined, b: TypstCitation | undefined): boolean =>
    a !== undefined && b !== undefined && b.start >= a.end && /^[ \t]*(?:\n[ \t]*)?$/.test(text.slice(a.end, b.start));
  let first = all.indexOf(citation);
  let last = first;
  while (joined(all[first - 1], all[first])) first -= 1;
  while (joined(all[last], all[last + 1])) last += 1;
  return all.slice(first, last + 1);
}

/** What accepting `key` writes: `label("…")` where the key isn't a legal label. */
export function acceptTypst(text: string, { replace }: CitationContext, key: string): TextEdit {
  const marker = text.charAt(replace.start - 1);
  const edit = { offset: replace.start, length: replace.end - replace.start };
  if (marker === '@')
    return isReference(key) ? { ...edit, text: key } : { offset: edit.offset - 1, length: edit.length + 1, text: `#cite(${target(key)})` };
  if (marker === '"') return { ...edit, text: quoted(key) };
  const closed = text.charAt(replace.end) === '>';
  if (isLabel(key)) return { ...edit, text: closed ? key : `${key}>` };
  return { offset: edit.offset - 1, length: edit.length + (closed ? 2 : 1), text: target(key) };
}

/** The first argument of `cite`. */
export function target(key: string): string {
  return isLabel(key) ? `<${key}>` : `label("${quoted(key)}")`;
}

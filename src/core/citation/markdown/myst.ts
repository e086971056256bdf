import type { Span, TextEdit } from '../../text';
import { isBlankBetween, placeCitation, placeFor, removeSpan, STICKS_TO_BRACE } from '../placement';
import { type CitationForm, type CitationSyntax, hasNotes, type WriteOptions } from '../syntax';
import { type MarkdownScan, scanMarkdown } from './markdownScan';
import { type MystCitation, mystCitations, mystContextAt } from './mystCitations';
import { touching } from './pandoc';

const ROLES: Readonly<Partial<Record<CitationForm, string>>> = {
  parenthetical: 'cite:p',
  textual: 'cite:t',
  suppressAuthor: 'cite:yearpar',
  author: 'cite:author',
  year: 'cite:year',
  nocite: 'cite:empty',
};

/** MyST's citation roles: `` {cite:p}`a,b` ``, `` {cite:t}`{see}a{p. 3}` ``. */
export function mystSyntax(): CitationSyntax {
  const all = (text: string): readonly MystCitation[] => mystCitationsIn(text, scanMarkdown(text));
  return {
    id: 'myst',
    forms: ['parenthetical', 'textual', 'suppressAuthor', 'author', 'year', 'nocite'],
    contextAt: mystContextAt,
    accept: (_text, { replace }, key) => ({ offset: replace.start, length: replace.end - replace.start, text: key }),
    citations: (text) => all(text).filter(({ keys }) => keys.length > 0),
    write: (keys, options = {}) => writeMyst(keys, options),
    insert: (text, selection, keys, options = {}) => insertMyst(text, selection, keys, options, all(text)),
    changeForm: (text, offset, form) => changeMystForm(all(text), offset, form),
    remove: (text, offset) => {
      const citation = touching(all(text), offset);
      return citation === undefined ? undefined : removeSpan(text, citation);
    },
    removeKey: (text, offset) => {
      const citation = touching(all(text), offset);
      return citation && removeMystKey(text, citation, offset);
    },
  };
}

/** The citations by role of a document that has been read, those that hold no key yet included. */
export function mystCitationsIn(text: string, scan: MarkdownScan): readonly MystCitation[] {
  return scan.paragraphs.flatMap(({ tokens }) => mystCitations(text, tokens));
}

/** A role with its keys; a form that MyST lacks is parenthetical. */
export function writeMyst(keys: readonly string[], options: WriteOptions): string {
  const role = ROLES[options.form ?? 'parenthetical'] ?? 'cite:p';
  return `{${role}}\`${keyList(keys, options)}\``;
}

/** The keys with the prenote before the first and the postnote after the last. */
function keyList(keys: readonly string[], { prenote, postnote }: WriteOptions, separator = ','): string {
  return noteOf(prenote) + keys.join(separator) + noteOf(postnote);
}

/**
 * A note in braces; what would end it or the role is left out. mystmd parts the keys at every comma and semicolon, those in braces
 * too, so that they are written as signs that look the same.
 */
function noteOf(note: string | undefined): string {
  const text = (note ?? '').replace(/[{}`]/g, '').replace(/\s+/g, ' ').trim().replaceAll(',', '\u201a').replaceAll(';', '\u037e');
  return text === '' ? '' : `{${text}}`;
}

/** Cites `keys` at the selection of a document whose roles are `all`. */
export function insertMyst(
  text: string,
  selection: Span,
  keys: readonly string[],
  options: WriteOptions,
  all: readonly MystCitation[],
): readonly TextEdit[] {
  const place = placeFor(text, selection);
  const citation = touching(all, place) ?? all.find(({ start }) => isBlankBetween(text, place, start));
  const wanted = [...new Set(keys)];
  if (citation === undefined) {
    if (mystContextAt(text, place)?.typed === '') return [fillRole(text, place, keyList(wanted, options))];
    return [placeCitation(text, selection, writeMyst(wanted, options), { tie: ' ', sticks: STICKS_TO_BRACE })];
  }
  if (hasNotes(options)) return withNotes(text, citation, wanted, options);
  return append(
    text,
    citation,
    wanted.filter((key) => !citation.keys.some((held) => held.key === key)),
    options,
  );
}

/** The notes at the key where it has none; else after the others once more, unless it is there already. */
function withNotes(text: string, citation: MystCitation, keys: readonly string[], options: WriteOptions): readonly TextEdit[] {
  const [key, another] = keys;
  const bare = citation.keys.find((held) => held.key === key && text.charAt(held.start - 1) !== '}' && text.charAt(held.end) !== '{');
  if (bare === undefined || another !== undefined) {
    return text.slice(citation.inside.start, citation.inside.end).includes(keyList(keys, options))
      ? []
      : append(text, citation, keys, options);
  }
  const edits = [
    { offset: bare.start, length: 0, text: noteOf(options.prenote) },
    { offset: bare.end, length: 0, text: noteOf(options.postnote) },
  ];
  return edits.filter((edit) => edit.text !== '');
}

/** After the last key, with the separator that the role has. */
function append(text: string, { inside, keys: held }: MystCitation, keys: readonly string[], options: WriteOptions): readonly TextEdit[] {
  if (keys.length === 0) return [];
  const between = text.slice(held.at(-2)?.end ?? inside.start, held.at(-1)?.start ?? inside.start);
  const separator = /^[,;]\s*$/.test(between) ? between : ',';
  const content = text.slice(inside.start, inside.end).trimEnd();
  const joiner = content === '' || /[,;]$/.test(content) ? '' : separator;
  return [{ offset: inside.start + content.length, length: 0, text: joiner + keyList(keys, options, separator) }];
}

/** The keys between the backticks of an empty role, of which the closing one may be missing. */
function fillRole(text: string, offset: number, keys: string): TextEdit {
  const closed = /^[^\n`]*`/.test(text.slice(offset, offset + 200));
  return { offset, length: 0, text: keys + (closed ? '' : '`') };
}

/** The role at `offset` under another name; its notes stay. */
export function changeMystForm(all: readonly MystCitation[], offset: number, form: CitationForm): TextEdit | undefined {
  const citation = touching(all, offset);
  const role = ROLES[form];
  if (citation === undefined || role === undefined || citation.form === form) return undefined;
  const style = role.slice('cite'.length);
  const family = citation.command.startsWith('foot') && /:[pt]/.test(style) ? 'footcite' : 'cite';
  return { offset: citation.start + 1, length: citation.command.length, text: family + style };
}

/** Takes the key at `offset` with its notes and a separator out of a role that holds others. */
function removeMystKey(text: string, { inside, keys }: MystCitation, offset: number): TextEdit | undefined {
  if (keys.length < 2 || offset < inside.start || offset > inside.end) return undefined;
  const items = [...text.slice(inside.start, inside.end).matchAll(/(?:\{[^{}]*\}|[^,;{}])+/g)].map(({ 0: item, index }) => {
    const start = inside.start + index + (item.length - item.trimStart().length);
    return { start, end: start + item.trim().length };
  });
  const at = items.findIndex(({ start, end }) => start <= offset && offset <= end);
  const [previous, item, next] = [items[at - 1], items[at], items[at + 1]];
  if (item === undefined) return undefined;
  if (next !== undefined) return { offset: item.start, length: next.start - item.start, text: '' };
  const from = previous?.end ?? item.start;
  return { offset: from, length: item.end - from, text: '' };
}

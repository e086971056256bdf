import type { Span, TextEdit } from '../../text';
import { STICKS_TO_BRACE, isBlankBetween, placeCitation, placeFor, removeSpan } from '../placement';
import type { CitationForm, CitationSyntax, WriteOptions } from '../syntax';
import { type MystCitation, mystCitations, mystContextAt } from './mystCitations';
import { touching } from './pandoc';
import { type MarkdownScan, scanMarkdown } from './scan';

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
  };
}

/** The citations by role of a document that has been read, those that hold no key yet included. */
export function mystCitationsIn(text: string, scan: MarkdownScan): readonly MystCitation[] {
  return scan.paragraphs.flatMap(({ tokens }) => mystCitations(text, tokens));
}

/** A role with its keys; a form that MyST lacks is parenthetical. */
export function writeMyst(keys: readonly string[], options: WriteOptions): string {
  const role = ROLES[options.form ?? 'parenthetical'] ?? 'cite:p';
  const [prenote, postnote] = [noteOf(options.prenote), noteOf(options.postnote)];
  return `{${role}}\`${prenote}${keys.join(',')}${postnote}\``;
}

/** A note in braces; what would end it or the role is left out. */
function noteOf(note: string | undefined): string {
  const text = (note ?? '').replace(/[{}`]/g, '').replace(/\s+/g, ' ').trim();
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
  const held = new Set(citation?.keys.map(({ key }) => key));
  const missing = [...new Set(keys)].filter((key) => !held.has(key));
  if (missing.length === 0) return [];
  if (citation === undefined && mystContextAt(text, place)?.typed === '') return [fillRole(text, place, missing)];
  if (citation === undefined) return [placeCitation(text, selection, writeMyst(missing, options), { tie: ' ', sticks: STICKS_TO_BRACE })];
  const { inside } = citation;
  const [previous, last] = citation.keys.slice(-2);
  const between = previous !== undefined && last !== undefined ? text.slice(previous.end, last.start) : ',';
  const separator = /^,\s*$/.test(between) ? between : ',';
  const content = text.slice(inside.start, inside.end).trimEnd();
  const joiner = content === '' || content.endsWith(',') ? '' : separator;
  return [{ offset: inside.start + content.length, length: 0, text: joiner + missing.join(separator) }];
}

/** The keys between the backticks of an empty role, of which the closing one may be missing. */
function fillRole(text: string, offset: number, keys: readonly string[]): TextEdit {
  const closed = /^[^\n`]*`/.test(text.slice(offset, offset + 200));
  return { offset, length: 0, text: keys.join(',') + (closed ? '' : '`') };
}

/** The role at `offset` under another name; its notes stay. */
export function changeMystForm(all: readonly MystCitation[], offset: number, form: CitationForm): TextEdit | undefined {
  const citation = touching(all, offset);
  const role = ROLES[form];
  if (citation === undefined || role === undefined || citation.form === form) return undefined;
  const style = role.slice('cite'.length);
  const family = citation.command.startsWith('foot') && /^:[pt]$/.test(style) ? 'footcite' : 'cite';
  return { offset: citation.start + 1, length: citation.command.length, text: family + style };
}

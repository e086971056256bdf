import type { Span, TextEdit } from '../../text';
import { isBlankBetween, placeCitation, placeFor, removeSpan, STICKS_TO_KEY } from '../placement';
import { type CitationContext, type CitationForm, type CitationSyntax, hasNotes, type WriteOptions } from '../syntax';
import { isReference, type TypstCitation, typstCitations } from './typstCitations';
import { acceptTypst, runOf, target, typstContextAt } from './typstContext';

const FORMS: Readonly<Partial<Record<CitationForm, string>>> = {
  textual: '"prose"',
  full: '"full"',
  author: '"author"',
  year: '"year"',
  nocite: 'none',
};

/** Typst: `@key[supplement]` and `#cite(<key>, form: "prose")`, with `label("key")` for keys that aren't legal labels. */
export function typstSyntax(): CitationSyntax {
  return {
    id: 'typst',
    forms: ['parenthetical', 'textual', 'full', 'author', 'year', 'nocite'],
    contextAt: typstContextAt,
    accept: acceptTypst,
    citations: typstCitations,
    write: (keys, options = {}) => writeTypst(keys, options),
    insert,
    changeForm,
    remove: (text, offset) => {
      const citation = touching(typstCitations(text), offset);
      return citation === undefined ? undefined : removeSpan(text, citation);
    },
    // Each key is a citation of its own.
    removeKey: () => undefined,
  };
}

/** One reference or call for each key; Typst has no prenote, so it comes before them as text, and only the year without author. */
function writeTypst(keys: readonly string[], options: WriteOptions): string {
  const asked = options.form ?? 'parenthetical';
  const form = asked === 'suppressAuthor' ? 'year' : asked;
  const prenote = contentOf(options.prenote);
  const written = keys.map((key, index) => writeOne(key, form, index === keys.length - 1 ? contentOf(options.postnote) : ''));
  return (prenote && `${prenote} `) + written.join(' ');
}

function writeOne(key: string, form: CitationForm, supplement: string): string {
  if (form === 'parenthetical' && isReference(key)) return `@${key}${supplement && `[${supplement}]`}`;
  const name = FORMS[form];
  return `#cite(${target(key)}${name === undefined ? '' : `, form: ${name}`}${supplement && `, supplement: [${supplement}]`})`;
}

/** A note as content: what Typst would read as markup is escaped, at the start also what opens a heading or an item of a list. */
function contentOf(note: string | undefined): string {
  return (note ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\#@$[\]*_`<]|\/(?=[/*])/g, '\\$&')
    .replace(/^(?:[-+/]|=+)(?= |$)/, '\\$&')
    .replace(/^(\d+)\.(?= |$)/, '$1\\.');
}

function insert(text: string, selection: Span, keys: readonly string[], options: WriteOptions = {}): readonly TextEdit[] {
  const all = typstCitations(text);
  const place = placeFor(text, selection);
  const citation = touching(all, place) ?? all.find(({ start }) => isBlankBetween(text, place, start));
  const run = citation === undefined ? [] : runOf(text, all, citation);
  const context = typstContextAt(text, selection.end);
  const slot = context?.typed === '' && context.replace.end === context.replace.start ? context : undefined;
  const held = new Set(run.map(({ key }) => key.key));
  const missing = [...new Set(keys)].filter((key) => !held.has(key));
  const noted = hasNotes(options) && slot === undefined && citation !== undefined;
  if (noted) return withNotes(text, run, citation, [...new Set(keys)], options);
  const [first, ...rest] = missing;
  if (first === undefined) return [];
  if (slot !== undefined) return fillSlot(text, slot, first, rest, options, selection.end);
  if (citation === undefined) return [placeCitation(text, selection, writeTypst(missing, options), { tie: ' ', sticks: STICKS_TO_KEY })];
  return append(text, run, citation, missing, options);
}

function append(
  text: string,
  run: readonly TypstCitation[],
  citation: TypstCitation,
  keys: readonly string[],
  options: WriteOptions,
): readonly TextEdit[] {
  const added = writeTypst(keys, { ...options, form: citation.form });
  const end = run.at(-1)?.end ?? citation.end;
  return [{ offset: end, length: 0, text: ` ${added}${/^[[(]/.test(text.slice(end)) ? ' ' : ''}` }];
}

/** The supplement at the key where it has none; else a citation with the notes after the others, unless it is there. */
function withNotes(
  text: string,
  run: readonly TypstCitation[],
  citation: TypstCitation,
  keys: readonly string[],
  options: WriteOptions,
): readonly TextEdit[] {
  const [key, another] = keys;
  const bare = another === undefined ? run.find((one) => one.key.key === key && one.supplement === undefined) : undefined;
  const inCode = bare?.call === true && text.charAt(bare.start) !== '#';
  if (bare !== undefined && !inCode)
    return [{ offset: bare.start, length: bare.end - bare.start, text: writeTypst(keys, { ...options, form: bare.form }) }];
  const noted = writeTypst(keys.slice(-1), { ...options, form: citation.form });
  const again =
    text.slice(run[0]?.start ?? citation.start, run.at(-1)?.end).includes(noted) &&
    keys.every((one) => run.some((held) => held.key.key === one));
  return again ? [] : append(text, run, citation, keys, options);
}

/** The first key where it is being typed, with the notes where they have a place; the others as references of their own after it. */
function fillSlot(
  text: string,
  slot: CitationContext,
  first: string,
  rest: readonly string[],
  options: WriteOptions,
  cursor: number,
): readonly TextEdit[] {
  if (text.charAt(cursor - 1) === '@')
    return [{ offset: cursor - 1, length: 1, text: writeTypst([first, ...rest], { ...options, form: 'parenthetical' }) }];
  const edit = acceptTypst(text, slot, first);
  const close = text.slice(cursor, cursor + 200).indexOf(')') + cursor;
  if (close < cursor) return [edit];
  if (rest.length > 0) return [edit, { offset: close + 1, length: 0, text: ` ${writeTypst(rest, { ...options, form: 'parenthetical' })}` }];
  const open = text.lastIndexOf('#cite(', cursor);
  const [before, after] = [contentOf(options.prenote), contentOf(options.postnote)];
  const edits = [
    { offset: open, length: 0, text: open < 0 ? '' : before && `${before} ` },
    edit,
    { offset: close, length: 0, text: after && `, supplement: [${after}]` },
  ];
  return edits.filter((one) => one === edit || one.text !== '');
}

function changeForm(text: string, offset: number, form: CitationForm): TextEdit | undefined {
  const citation = touching(typstCitations(text), offset);
  if (citation === undefined || citation.form === form || form === 'suppressAuthor') return undefined;
  const { supplement, start, end, key } = citation;
  const note = supplement === undefined ? '' : text.slice(supplement.start, supplement.end);
  const written = writeOne(key.key, form, note);
  const inCode = citation.call && text.charAt(start) !== '#';
  if (inCode && !written.startsWith('#')) return undefined;
  return { offset: start, length: end - start, text: inCode ? written.slice(1) : written };
}

/** The innermost citation that `offset` is in or touches. */
function touching(citations: readonly TypstCitation[], offset: number): TypstCitation | undefined {
  return citations.findLast(({ start, end }) => start <= offset && offset <= end);
}

import type { Span, TextEdit } from '../../text';
import { STICKS_TO_KEY, isBlankBetween, placeCitation, placeFor, removeSpan } from '../placement';
import type { CitationForm, CitationSyntax, WriteOptions } from '../syntax';
import { type TypstCitation, isReference, typstCitations } from './citations';
import { acceptTypst, runOf, target, typstContextAt } from './context';

const FORMS: Readonly<Partial<Record<CitationForm, string>>> = {
  textual: '"prose"',
  full: '"full"',
  author: '"author"',
  year: '"year"',
  nocite: 'none',
};

/** Typst: `@key[supplement]` and `#cite(<key>, form: "prose")`, with `label("key")` for keys that are no legal labels. */
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
  };
}

/** One reference or call for each key; Typst has no prenote, so it stands before them as text, and only the year without author. */
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

/** A note as content: what Typst would read as markup is escaped. */
function contentOf(note: string | undefined): string {
  return (note ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\#@$[\]*_`<]|\/(?=[/*])/g, '\\$&');
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
  const [first, ...rest] = missing;
  if (first === undefined) return [];
  if (slot !== undefined) return fillSlot(acceptTypst(text, slot, first), rest, text, selection.end);
  if (citation === undefined) return [placeCitation(text, selection, writeTypst(missing, options), { tie: ' ', sticks: STICKS_TO_KEY })];
  const added = writeTypst(missing, { ...options, form: citation.form });
  const end = run.at(-1)?.end ?? citation.end;
  return [{ offset: end, length: 0, text: ` ${added}${/^[[(]/.test(text.slice(end)) ? ' ' : ''}` }];
}

/** The first key where it is being typed; the others as references of their own behind it. */
function fillSlot(edit: TextEdit, rest: readonly string[], text: string, cursor: number): readonly TextEdit[] {
  if (rest.length === 0) return [edit];
  const others = ` ${writeTypst(rest, {})}`;
  if (text.charAt(cursor - 1) === '@') return [{ ...edit, text: edit.text + others }];
  const close = text.slice(cursor, cursor + 200).indexOf(')');
  return close < 0 ? [edit] : [edit, { offset: cursor + close + 1, length: 0, text: others }];
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

import type { Span, TextEdit } from '../../text';
import { isBlankBetween, placeCitation, placeFor, STICKS_TO_BRACKET, STICKS_TO_KEY } from '../placement';
import { type CitationContext, type CitationForm, type CitationSyntax, hasNotes, type WriteOptions } from '../syntax';
import { inlineTokens } from './inline';
import { isCrossReference, type KeyMark, markedKey } from './key';
import { hasBackslashMath, type MarkdownScan, scanMarkdown } from './markdownScan';
import { metadataTexts, nociteCitation } from './nocite';
import { type PandocCitation, pandocCitations } from './pandocCitations';
import { openBracket, pandocContextAt } from './pandocContext';
import { changePandocForm } from './pandocForms';
import { removePandoc, removePandocKey } from './pandocRemove';
import { notesAround, PANDOC_FORMS, writePandoc } from './pandocWrite';

export interface PandocOptions {
  /** Whether `@fig-x`, `@sec-x` and their like are cross-references, as in Quarto. */
  readonly crossReferences?: boolean;
  /** Whether `\(…\)` and `\[…\]` are math unless the metadata says otherwise, as in R Markdown. */
  readonly backslashMath?: boolean;
}

/** pandoc's citations, as in Quarto, R Markdown and MyST: `[see @a, p. 3; -@b]`, `@a [p. 3]`, and `nocite` in the metadata. */
export function pandocSyntax(options: PandocOptions = {}): CitationSyntax {
  const crossReferences = options.crossReferences ?? false;
  const isMath = (text: string): boolean => hasBackslashMath(text, options.backslashMath ?? false);
  const all = (text: string): readonly PandocCitation[] => pandocCitationsIn(text, scanMarkdown(text, isMath(text)), crossReferences);
  return {
    id: 'pandoc',
    forms: PANDOC_FORMS,
    contextAt: (text, offset) => pandocContextAt(text, offset, crossReferences, isMath(text)),
    accept: acceptPandoc,
    citations: all,
    write: (keys, write = {}) => writePandoc(keys, write),
    insert: (text, selection, keys, write = {}) =>
      insertPandoc(text, selection, keys, write, all(text), pandocContextAt(text, selection.end, crossReferences, isMath(text))),
    changeForm: (text, offset, form) => changeForm(text, all(text), offset, form),
    remove: (text, offset) => {
      const found = all(text);
      const citation = touching(found, offset);
      return citation && removePandoc(text, citation, runOf(text, found, citation));
    },
    removeKey: (text, offset) => {
      const citation = touching(all(text), offset);
      return citation && removePandocKey(text, citation, offset);
    },
  };
}

/** The pandoc citations of a document that has been read. */
export function pandocCitationsIn(text: string, scan: MarkdownScan, crossReferences: boolean): readonly PandocCitation[] {
  const labels = exampleLabels(text, scan);
  const refers = (key: string): boolean => labels.has(key) || (crossReferences && isCrossReference(key));
  const found: PandocCitation[] = [];
  for (const block of scan.blocks) {
    const nocite = block.kind === 'yaml' ? nociteCitation(text, block) : undefined;
    if (nocite !== undefined) found.push(nocite);
  }
  const texts = scan.blocks.flatMap((block) => (block.kind === 'yaml' ? metadataTexts(text, block) : []));
  for (const { tokens } of [...texts.map((span) => ({ tokens: inlineTokens(text, span) })), ...scan.paragraphs]) {
    for (const citation of pandocCitations(text, tokens, refers)) {
      const keys = citation.keys.filter(({ key }) => !refers(key));
      if (keys.length === citation.keys.length) found.push(citation);
      else if (keys.length > 0) found.push({ ...citation, keys });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The labels of numbered examples (`(@good) …` at the start of a paragraph), which are referred to as `@good`. */
function exampleLabels(text: string, { paragraphs }: MarkdownScan): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const { start, end } of paragraphs) {
    if (!/[ \t>]{0,40}\(@/y.test(text.slice(start, start + 43))) continue;
    for (const match of text.slice(start, end).matchAll(/^[ \t>]{0,40}\(@([\w-]+)\)(?=\s)/gm)) labels.add(match[1] ?? '');
  }
  return labels;
}

/**
 * What accepting `key` in this context writes: `@` after a `;`, braces where the key needs them; elsewhere (a role, a LaTeX
 * command) the bare key.
 */
export function acceptPandoc(text: string, { replace }: CitationContext, key: string): TextEdit {
  const before = text.slice(Math.max(0, replace.start - 20), replace.start);
  const edit = { offset: replace.start, length: replace.end - replace.start };
  if (before.endsWith('@{')) return { ...edit, text: text.charAt(replace.end) === '}' ? key : `${key}}` };
  const marked = markedKey(key, text.slice(replace.end, replace.end + 2));
  if (before.endsWith('@')) return { ...edit, text: marked.slice(1) };
  if (!/;[ \t]*$/.test(before)) return { ...edit, text: key };
  return { ...edit, text: before.endsWith(';') ? ` ${marked}` : marked };
}

/** Cites `keys` at the selection of a document whose citations are `all`. */
export function insertPandoc(
  text: string,
  selection: Span,
  keys: readonly string[],
  options: WriteOptions,
  all: readonly PandocCitation[],
  context: CitationContext | undefined,
): readonly TextEdit[] {
  const place = placeFor(text, selection);
  const citation = touching(all, place) ?? all.find(({ start, form }) => form !== 'nocite' && isBlankBetween(text, place, start));
  const run = citation === undefined ? [] : runOf(text, all, citation);
  const slot = context?.typed === '' && context.replace.start === context.replace.end ? context : undefined;
  const held = new Set([...run.flatMap((c) => c.keys.map(({ key }) => key)), ...(slot?.keys ?? [])]);
  const missing = [...new Set(keys)].filter((key) => !held.has(key));
  const noted = hasNotes(options) && citation !== undefined && citation.form !== 'nocite' && slot === undefined;
  if (noted) return withNotes(text, run, citation, [...new Set(keys)], options);
  const [first, ...rest] = missing;
  if (first === undefined) return [];
  if (slot !== undefined) {
    const edit = acceptPandoc(text, slot, first);
    const more = rest.map((key) => `${slot.form === 'nocite' ? ', ' : '; '}${markedKey(key)}`).join('');
    if (slot.form === 'nocite') return [{ ...edit, text: edit.text + more }];
    const { before, after } = notesAround(options, openBracket(text, slot.replace.start) === undefined);
    const mark = /-?@\{?$/.exec(text.slice(Math.max(0, slot.replace.start - 3), slot.replace.start))?.[0] ?? '';
    const noted = { ...edit, text: edit.text + more + after };
    if (mark === '') return [{ ...noted, text: noted.text.replace('@', () => `${before}@`) }];
    return before === '' ? [noted] : [{ offset: slot.replace.start - mark.length, length: 0, text: before }, noted];
  }
  if (citation !== undefined) return [append(text, run, citation, missing, options)];
  const written = writePandoc(missing, options);
  return [placeCitation(text, selection, written, { tie: ' ', sticks: /[\]}]$/.test(written) ? STICKS_TO_BRACKET : STICKS_TO_KEY })];
}

/** The notes at the key where it stands alone and has none; else a further citation with them, unless it is there. */
function withNotes(
  text: string,
  run: readonly PandocCitation[],
  citation: PandocCitation,
  keys: readonly string[],
  options: WriteOptions,
): readonly TextEdit[] {
  const { before, after } = notesAround(options, !citation.bracketed);
  const bare = keys.length === 1 ? bareMark(text, run, keys[0]) : undefined;
  if (bare !== undefined) {
    const edits = [
      { offset: bare.from, length: 0, text: before },
      { offset: bare.to, length: 0, text: after },
    ];
    return edits.filter((edit) => edit.text !== '');
  }
  const edit = append(text, run, citation, keys, options);
  const from = run[0]?.start ?? citation.start;
  return `; ${text.slice(from + (citation.bracketed ? 1 : 0), run.at(-1)?.end)}`.includes(edit.text) ? [] : [edit];
}

/** The mark of `key` where nothing comes before or after it in its part of the citation. */
function bareMark(text: string, run: readonly PandocCitation[], key: string | undefined): KeyMark | undefined {
  for (const { marks, bracketed, start, end } of run) {
    const mark = marks.find((one) => one.key === key);
    if (mark === undefined) continue;
    if (!bracketed) return mark.to === end ? mark : undefined;
    return /[[;]\s*$/.test(text.slice(start, mark.from)) && /^\s*[;\]]/.test(text.slice(mark.to, end)) ? mark : undefined;
  }
  return undefined;
}

/** After the last key: within the bracket, in the metadata, or as a further in-text citation. */
function append(
  text: string,
  run: readonly PandocCitation[],
  citation: PandocCitation,
  keys: readonly string[],
  options: WriteOptions,
): TextEdit {
  if (citation.form === 'nocite') return { offset: citation.end, length: 0, text: keys.map((key) => `, ${markedKey(key)}`).join('') };
  const last = run.at(-1) ?? citation;
  if (!citation.bracketed) return { offset: last.end, length: 0, text: `; ${writePandoc(keys, { ...options, form: 'textual' })}` };
  const inside = text.slice(citation.start + 1, citation.end - 1);
  const form = options.form === 'suppressAuthor' ? options.form : 'parenthetical';
  const part = writePandoc(keys, { ...options, form }).slice(1, -1);
  return { offset: citation.start + 1 + inside.trimEnd().length, length: 0, text: `; ${part}` };
}

/** The in-text citations that follow one another with nothing but `;` or `,` between them. */
function runOf(text: string, all: readonly PandocCitation[], citation: PandocCitation): readonly PandocCitation[] {
  if (citation.bracketed || citation.form === 'nocite') return [citation];
  const joined = (a: PandocCitation | undefined, b: PandocCitation | undefined): boolean =>
    a !== undefined &&
    b !== undefined &&
    !a.bracketed &&
    !b.bracketed &&
    /^[;,][ \t]*$/.test(text.slice(a.end, Math.min(b.start, a.end + 20)));
  let first = all.indexOf(citation);
  let last = first;
  while (joined(all[first - 1], all[first])) first -= 1;
  while (joined(all[last], all[last + 1])) last += 1;
  return all.slice(first, last + 1);
}

/** The innermost citation that `offset` is in or touches. */
export function touching<C extends Span>(citations: readonly C[], offset: number): C | undefined {
  return citations.findLast(({ start, end }) => start <= offset && offset <= end);
}

function changeForm(text: string, all: readonly PandocCitation[], offset: number, form: CitationForm): TextEdit | undefined {
  const citation = touching(all, offset);
  return citation === undefined ? undefined : changePandocForm(text, citation, form, runOf(text, all, citation));
}

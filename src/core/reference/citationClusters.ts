import type { CitationCluster, CiteItem } from 'citeproc';
import type { CslItem } from '../record/cslItem';
import { cslFormat, parseCslOutput } from './cslFormat';
import type { CslEngine } from './engine';
import type { Cite, CiteCluster } from './renderer';
import { type RichNode, type RichText, toText } from './richText';
import type { StyleKind } from './styles';

type Items = ReadonlyMap<string, CslItem>;

/** The citations of a document as rich text, one for each cluster. Each cite is a separate part if its text can be told apart. */
export function renderCitations(csl: CslEngine, clusters: readonly CiteCluster[], kind: StyleKind): RichText[] {
  const asked = clusters.map((cluster) => toCitations(cluster, csl.items, kind));
  const unsigned = new Set(asked.flatMap((parts) => parts.filter(isUnsigned(csl.items)).map((part) => part.citationItems[0]?.id ?? '')));
  const all = [...asked.flat(), ...[...unsigned].map((id) => citation([{ id }]))];
  const plain = process(csl, all, false);
  const several = (part: CitationCluster) => kind === 'author-date' && part.citationItems.length > 1;
  const marked = csl.positional ? [] : process(csl, asked.flat().filter(several), true);
  const openings = new Map([...unsigned].map((id, i) => [id, opening(plain[plain.length - unsigned.size + i] ?? [], csl)]));
  let next = 0;
  let nextMarked = 0;
  return asked.map((parts) =>
    parts.flatMap((part, i) => {
      const text = withCites(part, plain[next++] ?? [], several(part) ? (marked[nextMarked++] ?? []) : [], csl, openings);
      return i > 0 ? [' ', ...text] : text;
    }),
  );
}

/**
 * The citations of a document in a note style: the content of the notes, and in `authors` the names shown in the sentence for in-text
 * citations. Both are requested for all notes together, since a name counts as a note in their order.
 */
export function renderNotes(
  csl: CslEngine,
  clusters: readonly CiteCluster[],
): { readonly citations: RichText[]; readonly authors: RichText[] } {
  const said = clusters.map(({ inText, cites }) => inText === true && csl.items.has(cites[0]?.id ?? ''));
  const ask = (first: (item: CiteItem) => CiteItem, alone: boolean): RichText[] => {
    const asked = clusters.map(({ cites }, i) => {
      const items = cites.filter((cite) => csl.items.has(cite.id)).map(toCiteItem);
      const [lead, ...others] = items;
      const citationItems = said[i] === true && lead !== undefined ? [first(lead), ...(alone ? [] : others)] : items;
      return { citationID: '', citationItems, properties: { noteIndex: i + 1 } };
    });
    const filled = asked.filter(({ citationItems }) => citationItems.length > 0);
    const texts = process(csl, filled, false);
    const written = new Map(filled.map((one, i) => [one, texts[i]]));
    return asked.map((one) => written.get(one) ?? []);
  };
  const citations = ask((item) => ({ ...item, 'suppress-author': true }), false).map(capitalized);
  const names = said.includes(true) ? ask(({ id }) => ({ id, 'author-only': true }), true) : [];
  return { citations, authors: said.map((inText, i) => (inText ? (names[i] ?? []) : [])) };
}

/** The text with an initial capital, as in a note, and without punctuation that separated it from an omitted name. */
function capitalized(rich: RichText): RichText {
  const [first, ...rest] = rich;
  if (first === undefined) return rich;
  if (typeof first !== 'string') return [{ ...first, children: capitalized(first.children) }, ...rest];
  return [first.replace(/^[,;:]\s*/, '').replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('en')), ...rest];
}

/** citeproc's output for a citation with nothing left, such as when the author is all of it. */
const NOTHING = '[NO_PRINTED_FORM]';
/** What it writes for a cite with nothing left beside others, with what separates the two. */
const NO_FORM =
  /[;,] ?\[CSL STYLE ERROR: reference with no printed form\.\]|\[CSL STYLE ERROR: reference with no printed form\.\](?:[;,] ?)?/g;

/**
 * citeproc's text for citations of registered items; with `marks`, each cite is wrapped and the brackets around the citation are missing.
 */
function process(csl: CslEngine, all: readonly CitationCluster[], marks: boolean): RichText[] {
  const ids = [...csl.items.keys()];
  csl.cites = new Map(ids.map((id, i) => [id, i]));
  csl.engine.opt.development_extensions.apply_citation_wrapper = marks;
  const parsed = (text: string): RichText => parseCslOutput(text.replace(NO_FORM, ''), ids, csl.engine.getTerm('et-al'));
  if (!csl.positional) return all.map(({ citationItems }) => parsed(csl.engine.makeCitationCluster(citationItems)));
  const numbered = all.map((one, i) => ({
    ...one,
    citationID: `c${i}`,
    properties: { ...one.properties, noteIndex: one.properties.noteIndex || i + 1 },
  }));
  return csl.engine.rebuildProcessorState(numbered, cslFormat, []).map(([, , text]) => parsed(text === NOTHING ? '' : text));
}

/** The citeproc citations for one of ours: two if the authors are part of the sentence, none if all ids are unknown. */
function toCitations(cluster: CiteCluster, items: Items, kind: StyleKind): CitationCluster[] {
  const citationItems = cluster.cites.filter((cite) => items.has(cite.id)).map(toCiteItem);
  const [first, ...others] = citationItems;
  if (first === undefined) return [];
  if (kind !== 'author-date' || cluster.inText !== true || cluster.cites[0]?.id !== first.id) return [citation(citationItems)];
  const authors: CitationCluster = {
    citationID: '',
    citationItems: [{ id: first.id, 'author-only': true }],
    properties: { noteIndex: 0, mode: 'author-only' },
  };
  const rest = citation([{ ...first, 'suppress-author': true }, ...others]);
  return [authors, { ...rest, properties: { noteIndex: 0, unsorted: true } }];
}

function citation(citationItems: readonly CiteItem[]): CitationCluster {
  return { citationID: '', citationItems, properties: { noteIndex: 0 } };
}

function toCiteItem({ id, prefix, locator, label, suffix, suppressAuthor }: Cite): CiteItem {
  return {
    id,
    ...(prefix !== undefined && { prefix: `${prefix} ` }),
    ...(locator !== undefined && { locator, label: label ?? 'page' }),
    ...(suffix !== undefined && { suffix }),
    ...(suppressAuthor === true && { 'suppress-author': true }),
  };
}

/** Whether a part is the author of a work without one: citeproc then writes the title without the style's formatting. */
function isUnsigned(items: Items): (part: CitationCluster) => boolean {
  return ({ properties, citationItems }) => {
    const item = items.get(citationItems[0]?.id ?? '');
    return (
      properties.mode === 'author-only' &&
      !['author', 'editor', 'translator', 'container-author'].some((role) => item?.[role] !== undefined)
    );
  };
}

type Opening = 'quotes' | 'italic' | undefined;

/** The formatting of the title at the beginning of a citation in brackets. */
function opening(sample: RichText, { engine, affixes }: CslEngine): Opening {
  const [first] = sample.filter((node) => node !== affixes.prefix);
  if (typeof first === 'string' && first.replace(affixes.prefix, '').startsWith(engine.getTerm('open-quote'))) return 'quotes';
  return typeof first === 'object' && first.style === 'italic' ? 'italic' : undefined;
}

function withCites(
  part: CitationCluster,
  plain: RichText,
  marked: RichText,
  csl: CslEngine,
  openings: ReadonlyMap<string, Opening>,
): RichText {
  const [only, second] = part.citationItems;
  if (only === undefined) return plain;
  const { prefix, suffix } = csl.affixes;
  if (part.properties.mode === 'author-only')
    return [{ style: 'cite', cite: only.id, children: titled(plain, openings.get(only.id), csl) }];
  if (second === undefined) return betweenAffixes(plain, prefix, suffix, only.id);
  const full = [prefix, ...marked, suffix];
  // If the style collapses cites (2023a, 2023b), the marked text is wrong.
  return toText(full) === toText(plain) ? full : plain;
}

function titled(title: RichText, as: Opening, { engine }: CslEngine): RichText {
  if (as === 'quotes') return [engine.getTerm('open-quote'), ...title, engine.getTerm('close-quote')];
  return as === 'italic' ? [{ style: 'italic', children: title }] : title;
}

/** The text of a single cite as a part of its own, with the style's brackets outside it. */
function betweenAffixes(text: RichText, prefix: string, suffix: string, cite: string): RichText {
  const first = text[0];
  const last = text.at(-1);
  if (typeof first !== 'string' || typeof last !== 'string' || !first.startsWith(prefix) || !last.endsWith(suffix))
    return [{ style: 'cite', cite, children: text }];
  const children: RichNode[] = [...text];
  children[0] = first.slice(prefix.length);
  const end = children.at(-1);
  if (typeof end === 'string') children[children.length - 1] = end.slice(0, end.length - suffix.length);
  return [prefix, { style: 'cite' as const, cite, children: children.filter((node) => node !== '') }, suffix].filter((node) => node !== '');
}

import type { CitationCluster, CiteItem } from 'citeproc';
import type { CslItem } from '../record/cslItem';
import { cslFormat, parseCslOutput } from './cslFormat';
import type { CslEngine } from './engine';
import type { Cite, CiteCluster } from './renderer';
import { type RichNode, type RichText, toText } from './richText';
import type { StyleKind } from './styles';

type Items = ReadonlyMap<string, CslItem>;

/** The citations of a document as rich text, one for each cluster, each cite a part of its own where its text stands alone. */
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
 * The citations of a document in a note style: what is in the notes, and `authors`, what those that are said in the text have in the
 * sentence. A note takes a name's place in the order of the notes, so that both are asked for with all of them.
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
    const texts = process(
      csl,
      asked.filter(({ citationItems }) => citationItems.length > 0),
      false,
    );
    let next = 0;
    return asked.map(({ citationItems }) => (citationItems.length === 0 ? [] : (texts[next++] ?? [])));
  };
  const citations = ask((item) => ({ ...item, 'suppress-author': true }), false).map(capitalized);
  const names = said.includes(true) ? ask(({ id }) => ({ id, 'author-only': true }), true) : [];
  return { citations, authors: said.map((inText, i) => (inText ? (names[i] ?? []) : [])) };
}

/** The text with a capital at its start, as a note has, without what would have parted it from a name that is left out. */
function capitalized(rich: RichText): RichText {
  const [first, ...rest] = rich;
  if (first === undefined) return rich;
  if (typeof first !== 'string') return [{ ...first, children: capitalized(first.children) }, ...rest];
  return [first.replace(/^[,;:]\s*/, '').replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('en')), ...rest];
}

/** What the engine writes for a citation of which nothing is left, as where the author is all of it. */
const NOTHING = '[NO_PRINTED_FORM]';

/** The engine's text for all citations of registered items; `marks` wraps each cite, without the brackets around the citation. */
function process(csl: CslEngine, all: readonly CitationCluster[], marks: boolean): RichText[] {
  const ids = [...csl.items.keys()];
  csl.cites = new Map(ids.map((id, i) => [id, i]));
  csl.engine.opt.development_extensions.apply_citation_wrapper = marks;
  if (!csl.positional) return all.map(({ citationItems }) => parseCslOutput(csl.engine.makeCitationCluster(citationItems), ids));
  const numbered = all.map((one, i) => ({
    ...one,
    citationID: `c${i}`,
    properties: { ...one.properties, noteIndex: one.properties.noteIndex || i + 1 },
  }));
  return csl.engine.rebuildProcessorState(numbered, cslFormat, []).map(([, , text]) => parseCslOutput(text === NOTHING ? '' : text, ids));
}

/** The citations that the engine has to write for one of ours: two where the authors are part of the sentence; none where all ids are unknown. */
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

/** An author's part of a work that nobody signed: the engine writes its title bare, whatever the style sets titles in. */
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

/** What the style sets the title in that a citation in brackets begins with. */
function opening(sample: RichText, { engine, affixes }: CslEngine): Opening {
  const [first, second] = sample.filter((node) => node !== affixes.prefix);
  if (typeof first === 'string' && first.replace(affixes.prefix, '').startsWith(engine.getTerm('open-quote'))) return 'quotes';
  return [first, second].some((node, i) => typeof node !== 'string' && node?.style === 'italic' && i === 0) ? 'italic' : undefined;
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
  // Where the style draws cites together (2023a, 2023b) the marked text is not the right one.
  return toText(full) === toText(plain) ? full : plain;
}

function titled(title: RichText, as: Opening, { engine }: CslEngine): RichText {
  if (as === 'quotes') return [engine.getTerm('open-quote'), ...title, engine.getTerm('close-quote')];
  return as === 'italic' ? [{ style: 'italic', children: title }] : title;
}

/** The text of a single cite as its part, the style's brackets outside of it. */
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

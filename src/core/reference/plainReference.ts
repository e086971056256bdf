import type { Paper } from '../corpus/paper';
import type { CslItem, CslName } from '../record/cslItem';
import { paperToCsl } from '../record/paperRecord';
import { cleanItem } from './cleanItem';
import { type CiteCluster, isPaper, itemId, type RenderedDocument } from './renderer';
import { withMembers } from './setReferences';

/** A document's citations and references from the facts alone, with references in the order of first citation. */
export function plainDocument(
  clusters: readonly CiteCluster[],
  items: readonly (Paper | CslItem)[],
  uncited: readonly string[],
): RenderedDocument {
  const byId = new Map(items.map((item) => [itemId(item), cleanItem(isPaper(item) ? paperToCsl(item) : item, itemId(item))]));
  const listed = new Set([...clusters.flatMap((cluster) => cluster.cites.map((cite) => cite.id)), ...uncited]);
  const references = [...listed].flatMap((id) => byId.get(id) ?? []);
  const complete = withMembers(items, (item) => [plainReference(cleanItem(item, item.id))]);
  return {
    citations: clusters.map((cluster) => [plainCitation(cluster, byId)]),
    references: complete(references.map((item) => ({ id: item.id, label: [], body: [plainReference(item)] }))),
  };
}

/** A citation from the facts alone, `(Gu & Dao, 2023, p. 3; Dao, 2024)`, used until a style is loaded; unknown ids are left out. */
export function plainCitation(cluster: CiteCluster, items: ReadonlyMap<string, CslItem>): string {
  const cites = cluster.cites.flatMap((cite) => {
    const item = items.get(cite.id);
    return item === undefined ? [] : [{ cite, item }];
  });
  const first = cites[0];
  if (first === undefined) return '';
  const inside = cites.map(({ cite, item }, i) => {
    const hidden = cite.suppressAuthor === true || (cluster.inText === true && i === 0);
    const facts = [
      hidden ? undefined : who(item),
      yearText(item),
      cite.locator === undefined ? undefined : `${shortLabel(cite.label)}${cite.locator}`,
    ];
    return `${cite.prefix === undefined ? '' : `${cite.prefix} `}${facts.filter((fact) => fact !== undefined).join(', ')}${cite.suffix ?? ''}`;
  });
  return `${cluster.inText === true ? `${who(first.item)} ` : ''}(${inside.join('; ')})`;
}

/** A reference from the facts alone: authors, year, title, container and address. */
export function plainReference(item: CslItem): string {
  const authors = (item.author ?? []).map((name) => [name.given, familyOf(name)].filter((part) => part !== undefined).join(' '));
  const place = item['container-title'] ?? item.number ?? item.publisher;
  const address = item.DOI === undefined ? item.URL : `https://doi.org/${item.DOI}`;
  const listed = authors.length > 8 ? [...authors.slice(0, 7), 'et al.'] : authors;
  const head = `${listed.join(', ')}${listed.length > 0 ? ' ' : ''}(${yearText(item)})`;
  const parts = [head, withoutMarkup(item.title ?? ''), place, address].filter((part) => part !== undefined && part !== '');
  return `${parts.join('. ')}${address === undefined ? '.' : ''}`;
}

function who(item: CslItem): string {
  const names = (item.author ?? []).map(familyOf);
  const [first, second] = names;
  if (first === undefined) return `“${withoutMarkup(item.title ?? item.id)}”`;
  if (second === undefined) return first;
  return names.length === 2 ? `${first} & ${second}` : `${first} et al.`;
}

function familyOf(name: CslName): string {
  const family = name.family ?? name.literal ?? '';
  return name['non-dropping-particle'] === undefined ? family : `${name['non-dropping-particle']} ${family}`;
}

function yearText(item: CslItem): string {
  const { 'date-parts': parts, literal, raw } = item.issued ?? {};
  return String(parts?.[0]?.[0] ?? literal ?? /\b\d{4}\b/.exec(raw ?? '')?.[0] ?? raw ?? 'n.d.');
}

function shortLabel(label = 'page'): string {
  return label === 'page' ? 'p. ' : `${label} `;
}

function withoutMarkup(title: string): string {
  return title.replace(/<\/?(?:i|b|sup|sub|span)\b[^<>]*>/g, '');
}

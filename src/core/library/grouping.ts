import { agree, identityNames, identityOf } from '../corpus/identity';
import type { DatedPrinting } from '../corpus/printings';
import { MOST_NAMESAKES } from '../corpus/samePapers';
import { type Holding, inLibraryOrder } from './holding';

/** Holdings found to be the same paper so far, with all their identifiers. */
interface Group<H extends Holding> {
  readonly holdings: H[];
  readonly dois: Set<string>;
  readonly arxivIds: Set<string>;
  authorKnown: boolean;
  readonly printings: Map<string, DatedPrinting>;
}

/**
 * Groups holdings that share names into papers by the rule of `agree`; each group is in library order. The most reliable names are compared
 * first, so the result depends only on the set of holdings. A paper that could join either of two groups joins the first.
 */
export function groupHoldings<H extends Holding>(connected: readonly H[]): readonly (readonly H[])[] {
  const holdings = [...connected].sort(inLibraryOrder);
  if (holdings.length < 2) return [holdings];
  const groupOf = new Map<H, Group<H>>(holdings.map((holding) => [holding, groupOfOne(holding)]));
  const byName = new Map<string, H[]>();
  for (const holding of holdings) {
    for (const name of identityNames(holding.paper)) {
      const namesakes = byName.get(name);
      if (namesakes === undefined) byName.set(name, [holding]);
      else namesakes.push(holding);
    }
  }
  for (const strength of ['doi:', 'arxiv:', 'title:', 'words:']) {
    for (const [name, namesakes] of byName) if (namesakes.length > 1 && name.startsWith(strength)) meet(name, namesakes, groupOf);
  }
  const groups = new Set(holdings.flatMap((holding) => groupOf.get(holding) ?? []));
  return [...groups].map((group) => group.holdings.sort(inLibraryOrder));
}

function groupOfOne<H extends Holding>(holding: H): Group<H> {
  const { dois, arxivIds, authorKnown, printings } = identityOf(holding.paper);
  return { holdings: [holding], dois: new Set(dois), arxivIds: new Set(arxivIds), authorKnown, printings: new Map(printings) };
}

/** Joins the groups of holdings that share a name, where they agree. */
function meet<H extends Holding>(name: string, namesakes: readonly H[], groupOf: Map<H, Group<H>>): void {
  const apart: Group<H>[] = [];
  for (const holding of namesakes) {
    const group = groupOf.get(holding);
    if (group === undefined || apart.includes(group)) continue;
    const at = apart.findIndex((other) => agree(name, other, group));
    const same = apart[at];
    if (same !== undefined) apart[at] = join(same, group, groupOf);
    else if (apart.length < MOST_NAMESAKES) apart.push(group);
  }
}

/** Merges the smaller group into the larger and returns that, so that each holding moves at most log n times. */
function join<H extends Holding>(a: Group<H>, b: Group<H>, groupOf: Map<H, Group<H>>): Group<H> {
  const [into, from] = a.holdings.length >= b.holdings.length ? [a, b] : [b, a];
  for (const holding of from.holdings) {
    into.holdings.push(holding);
    groupOf.set(holding, into);
  }
  for (const doi of from.dois) into.dois.add(doi);
  for (const id of from.arxivIds) into.arxivIds.add(id);
  for (const [text, printing] of from.printings) into.printings.set(text, printing);
  into.authorKnown ||= from.authorKnown;
  return into;
}

import { nameParts } from './nameParts';
import type { ChosenTopic } from './selectTopics';

/** Topics, and per topic the names of its kinds. */
export interface NamedTopics {
  readonly chosen: readonly ChosenTopic[];
  readonly names: readonly ReadonlySet<string>[];
}

/**
 * The topics without those whose own term is a kind of another topic's, as the papers write ("optimizers such as SGD"); the wider topic
 * takes over their terms and names.
 */
export function belowWider({ chosen, names }: NamedTopics): NamedTopics {
  const widerOf = new Map<number, number>();
  for (const [at, { term }] of chosen.entries()) {
    const own = nameParts(term.key);
    const wider = names.flatMap((of, other) => (other !== at && of.has(own) ? [other] : []));
    const [largest] = wider.sort((a, b) => (chosen[b]?.term.about.length ?? 0) - (chosen[a]?.term.about.length ?? 0));
    // A topic that was moved itself, or that others were moved below, stays where it is: the tree has two levels.
    if (largest !== undefined && !widerOf.has(largest) && ![...widerOf.values()].includes(at)) widerOf.set(at, largest);
  }
  const kept = [...chosen.keys()].filter((at) => !widerOf.has(at));
  const below = (at: number): number[] => [...widerOf].flatMap(([kind, wider]) => (wider === at ? [kind] : []));
  return {
    chosen: kept.flatMap((at) => {
      const topic = chosen[at];
      if (topic === undefined) return [];
      const kinds = below(at).flatMap((kind) => chosen[kind] ?? []);
      return [{ term: topic.term, narrower: [...topic.narrower, ...kinds.flatMap(({ term, narrower }) => [term, ...narrower])] }];
    }),
    names: kept.map((at) => new Set([at, ...below(at)].flatMap((one) => [...(names[one] ?? [])]))),
  };
}

import { zip } from '../../zip';
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
  const topics = zip(chosen, names).map(([topic, of]) => ({ ...topic, names: of }));
  const widerOf = new Map<Named, Named>();
  for (const topic of topics) {
    const own = nameParts(topic.term.key);
    const wider = topics.filter((other) => other !== topic && other.names.has(own));
    const [largest] = wider.sort((a, b) => b.term.about.length - a.term.about.length);
    // A topic that was moved itself, or that others were moved below, stays where it is: the tree has two levels.
    if (largest !== undefined && !widerOf.has(largest) && ![...widerOf.values()].includes(topic)) widerOf.set(topic, largest);
  }
  const kept = topics
    .filter((topic) => !widerOf.has(topic))
    .map((topic) => ({ topic, below: topics.filter((one) => widerOf.get(one) === topic) }));
  return {
    chosen: kept.map(({ topic: { term, narrower }, below }) => ({
      term,
      narrower: [...narrower, ...below.flatMap((kind) => [kind.term, ...kind.narrower])],
    })),
    names: kept.map(({ topic, below }) => new Set([topic, ...below].flatMap((one) => [...one.names]))),
  };
}

type Named = ChosenTopic & { readonly names: ReadonlySet<string> };

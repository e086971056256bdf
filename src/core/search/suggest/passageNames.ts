import type { Paper } from '../../corpus/paper';
import { type NameSigns, nameSignSteps, namesIn, tokensOf } from './nameSigns';
import { abbreviated, type NamedIn, type TitleNames, titleNameSteps, titlesIn } from './titleNames';

/** What papers are called, by names that they give and by their titles. */
export interface Names {
  readonly signs: NameSigns;
  readonly titles: TitleNames;
}

/** The names of papers, some of them a step; `holders` gives how many papers use the stems of a phrase one after the other. */
export function* nameSteps(papers: readonly Paper[], holders: (phrase: readonly string[]) => number): Generator<void, Names> {
  return { signs: yield* nameSignSteps(papers), titles: yield* titleNameSteps(papers, holders) };
}

/** A name in a passage, as written there, and how surely it means its paper, up to 1. */
export interface NamedPaper {
  readonly name: string;
  readonly strength: number;
}

/** How surely a name means the paper that a manuscript's own sentence calls by it. */
const LEARNED = 0.8;

/** The papers whose names stand in the passage, each with its surest name; `learned` names those that the library knows by no such name. */
export function namedPapers(
  { signs, titles }: Names,
  passage: string,
  learned: ReadonlyMap<string, number> = new Map(),
): ReadonlyMap<number, NamedPaper> {
  const found = new Map<number, NamedPaper>();
  const note = ({ paper, name, strength }: NamedIn): void => {
    if (strength > (found.get(paper)?.strength ?? 0)) found.set(paper, { name, strength });
  };
  for (const name of namesIn(passage, signs)) for (const { paper, strength } of signs.get(name) ?? []) note({ paper, name, strength });
  for (const one of titlesIn(passage, titles)) note(one);
  for (const token of tokensOf(passage)) {
    const paper = signs.has(token) ? undefined : learned.get(token);
    if (paper !== undefined) note({ paper, name: token, strength: LEARNED });
  }
  for (const token of tokensOf(passage)) if (!signs.has(token)) for (const one of abbreviated(token, titles)) note(one);
  return found;
}

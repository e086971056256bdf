import type { Paper } from '../../corpus/paper';
import { type NameSigns, nameSignSteps, namesInPassage, tokensOf } from './nameSigns';
import { abbreviated, type NamedIn, type TitleNames, titleNameSteps, titlesIn } from './titleNames';

/** The names of papers: those that they introduce, and those from their titles. */
export interface KnownNames {
  readonly signs: NameSigns;
  readonly titles: TitleNames;
}

/** Collects the names of papers in steps; `holders` returns how many papers use the stems of a phrase in a row. */
export function* nameSteps(papers: readonly Paper[], holders: (phrase: readonly string[]) => number): Generator<void, KnownNames> {
  return { signs: yield* nameSignSteps(papers), titles: yield* titleNameSteps(papers, holders) };
}

/** A name as written in a passage, and how reliably it refers to its paper, up to 1. */
export interface NamedPaper {
  readonly name: string;
  readonly strength: number;
}

/** The reliability of a name learned from a manuscript's own sentences. */
const LEARNED = 0.8;

/**
 * The papers named in a passage, each with its most reliable name. `learned` has names that are used in manuscripts but unknown to the
 * library.
 */
export function namedPapers(
  { signs, titles }: KnownNames,
  passage: string,
  learned: ReadonlyMap<string, number> = new Map(),
): ReadonlyMap<number, NamedPaper> {
  const found = new Map<number, NamedPaper>();
  const note = ({ paper, name, strength }: NamedIn): void => {
    if (strength > (found.get(paper)?.strength ?? 0)) found.set(paper, { name, strength });
  };
  for (const one of namesInPassage(passage, signs)) note(one);
  for (const one of titlesIn(passage, titles)) note(one);
  for (const token of tokensOf(passage)) {
    const paper = signs.exact.has(token) ? undefined : learned.get(token);
    if (paper !== undefined) note({ paper, name: token, strength: LEARNED });
  }
  for (const token of tokensOf(passage)) if (!signs.exact.has(token)) for (const one of abbreviated(token, titles)) note(one);
  return found;
}

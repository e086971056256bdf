import type { Paper } from '../corpus/paper';
import type { Catalogue } from './catalogue';
import { sameData } from './mergePapers';
import { STEP } from './sourceUpdate';

/** The items that were added or changed, and the ids of those removed. */
export interface LibraryChange {
  readonly added: readonly Paper[];
  readonly changed: readonly Paper[];
  readonly removed: readonly string[];
}

/** Rebuilds the items of all holdings that are connected with those in `touched`, and returns what changed. */
export function* regroup(catalogue: Catalogue, touched: Iterable<number>): Generator<undefined, LibraryChange> {
  const before = new Map<string, Paper | undefined>();
  const done = new Set<number>();
  const fresh: Paper[] = [];
  let count = 0;
  for (const holding of touched) {
    // Nearly all papers of a large new source are new and connected with nothing.
    const paper = isFresh(catalogue, holding, before) ? catalogue.composeAlone(holding) : undefined;
    if (paper !== undefined) fresh.push(paper);
    else if (!done.has(holding)) recompose(catalogue, holding, before, done);
    count += 1;
    if (count % STEP === 0) yield;
  }
  const change = yield* changeSince(catalogue, before);
  for (const paper of change.added) fresh.push(paper);
  return { ...change, added: fresh };
}

/** Whether a holding is present and in no item yet, shares its names with no other, and its id wasn't in use before. */
function isFresh(catalogue: Catalogue, holding: number, before: ReadonlyMap<string, unknown>): boolean {
  const { holdings } = catalogue;
  if (holdings.isGone(holding) || catalogue.paperOf(holding) !== undefined || !holdings.isOnly(holding)) return false;
  return before.size === 0 || !before.has(holdings.paper(holding)?.id ?? '');
}

/**
 * Rebuilds the items connected with one holding; records in `before` which papers had their ids, and in `done` the holdings that are
 * finished.
 */
function recompose(catalogue: Catalogue, holding: number, before: Map<string, Paper | undefined>, done: Set<number>): void {
  const connected = catalogue.holdings.connectedWith(holding).filter((other) => !done.has(other));
  for (const paper of catalogue.dissolve([holding, ...connected])) note(before, paper.id, paper);
  // A holding that left may have been the only link between others.
  for (const first of connected) {
    if (done.has(first)) continue;
    const component = catalogue.holdings.connectedWith(first);
    // Another update may have connected it with holdings already handled here.
    for (const paper of catalogue.dissolve(component)) note(before, paper.id, paper);
    for (const { id, replaced } of catalogue.compose(component)) note(before, id, replaced);
    for (const each of component) done.add(each);
  }
}

function note(before: Map<string, Paper | undefined>, id: string, paper: Paper | undefined): void {
  if (!before.has(id)) before.set(id, paper);
}

function* changeSince(catalogue: Catalogue, before: ReadonlyMap<string, Paper | undefined>): Generator<undefined, LibraryChange> {
  const added: Paper[] = [];
  const changed: Paper[] = [];
  const removed: string[] = [];
  let count = 0;
  for (const [id, was] of before) {
    const is = catalogue.under(id)?.paper;
    if (was === undefined && is !== undefined) added.push(is);
    else if (was !== undefined && is === undefined) removed.push(id);
    else if (is !== undefined && !sameData(was, is)) changed.push(is);
    count += 1;
    if (count % STEP === 0) yield;
  }
  return { added, changed, removed };
}

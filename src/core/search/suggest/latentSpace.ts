import type { TermSpace } from './suggestSpace';

/**
 * The main directions in which papers differ by their words (latent semantic indexing, Deerwester et al. 1990), without the one common to
 * all.
 */
export interface LatentSpace {
  /** Orthonormal vectors over the papers. */
  readonly directions: readonly Float32Array[];
}

/** The number of directions kept, not counting the one that all papers share (20 and 80 measured no better on citing sentences). */
const kept = 48;
/** Rounds of subspace iteration (Halko, Martinsson and Tropp 2011); a space within a few per cent of the exact one suffices. */
const rounds = 4;
/** With fewer papers than this, no directions are computed. */
const fewest = 60;

/** Computes the latent space of a term space in steps of part of a pass over its postings; deterministic. */
export function* latentSteps(space: TermSpace): Generator<void, LatentSpace> {
  const papers = space.papers.length;
  if (papers < fewest) return { directions: [] };
  const lengths = lengthsOf(space);
  const width = Math.min(kept + 1, Math.floor(papers / 4));
  let block = Float32Array.from({ length: papers * width }, (_, at) => noise(at));
  yield;
  for (let round = 0; round < rounds; round += 1) {
    block = yield* timesGram(space, lengths, block, width);
    yield* orthonormalize(block, papers, width);
  }
  const direction = (at: number): Float32Array => Float32Array.from({ length: papers }, (_, paper) => block[paper * width + at] ?? 0);
  // The first converges to the direction that all papers share.
  return { directions: Array.from({ length: width - 1 }, (_, at) => direction(at + 1)) };
}

/** Adds to each paper's score `share` times the scores of papers with similar directions. */
export function addSmoothed({ directions }: LatentSpace, scores: Float32Array, share: number): void {
  const given = scores.slice();
  for (const direction of directions) {
    let part = 0;
    for (let paper = 0; paper < given.length; paper += 1) part += (given[paper] ?? 0) * (direction[paper] ?? 0);
    for (let paper = 0; paper < given.length; paper += 1) scores[paper] = (scores[paper] ?? 0) + share * part * (direction[paper] ?? 0);
  }
}

/** The length of each paper's vector; its values are scaled to differing lengths. */
function lengthsOf({ papers, holders, shares }: TermSpace): Float32Array {
  const squares = new Float32Array(papers.length);
  for (const [slot, paper] of holders.entries()) squares[paper] = (squares[paper] ?? 0) + (shares[slot] ?? 0) ** 2;
  return squares.map((square) => Math.sqrt(square) || 1);
}

/** The product of the papers' cosine matrix with a block of column vectors, computed term by term without building the matrix. */
function* timesGram(
  { from, holders, shares }: TermSpace,
  lengths: Float32Array,
  block: Float32Array,
  width: number,
): Generator<void, Float32Array<ArrayBuffer>> {
  const product = new Float32Array(block.length);
  const sums = new Float32Array(width);
  let work = 0;
  for (let term = 0; term + 1 < from.length; term += 1) {
    const [first, end] = [from[term] ?? 0, from[term + 1] ?? 0];
    // A term of one paper connects it with no other.
    if (end - first < 2) continue;
    sums.fill(0);
    for (let slot = first; slot < end; slot += 1) {
      const paper = holders[slot] ?? 0;
      const value = (shares[slot] ?? 0) / (lengths[paper] ?? 1);
      for (let at = 0; at < width; at += 1) sums[at] = (sums[at] ?? 0) + value * (block[paper * width + at] ?? 0);
    }
    for (let slot = first; slot < end; slot += 1) {
      const paper = holders[slot] ?? 0;
      const value = (shares[slot] ?? 0) / (lengths[paper] ?? 1);
      for (let at = 0; at < width; at += 1) product[paper * width + at] = (product[paper * width + at] ?? 0) + value * (sums[at] ?? 0);
    }
    work += end - first;
    if (work > 20_000) {
      work = 0;
      yield;
    }
  }
  return product;
}

/** Makes a block's columns orthonormal in order (modified Gram–Schmidt). */
function* orthonormalize(block: Float32Array, rows: number, width: number): Generator<void> {
  for (let column = 0; column < width; column += 1) {
    for (let other = 0; other < column; other += 1) subtract(block, rows, width, column, other);
    let square = 0;
    for (let row = 0; row < rows; row += 1) square += (block[row * width + column] ?? 0) ** 2;
    const length = Math.sqrt(square) || 1;
    for (let row = 0; row < rows; row += 1) block[row * width + column] = (block[row * width + column] ?? 0) / length;
    yield;
  }
}

function subtract(block: Float32Array, rows: number, width: number, column: number, other: number): void {
  let product = 0;
  for (let row = 0; row < rows; row += 1) product += (block[row * width + column] ?? 0) * (block[row * width + other] ?? 0);
  for (let row = 0; row < rows; row += 1) {
    block[row * width + column] = (block[row * width + column] ?? 0) - product * (block[row * width + other] ?? 0);
  }
}

/** Deterministic pseudo-random numbers between -1 and 1. */
function noise(at: number): number {
  const mixed = Math.imul(at ^ (at >>> 15), 0x2c1b3c6d) ^ 0x5bd1e995;
  return (Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 0) / 0x7fffffff - 1;
}

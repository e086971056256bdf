import type { Section } from './sections';

/** Stands between two texts of a chunk, and must not stand in one. */
const SEPARATOR = '\x1f';

/** Many texts as bytes, in chunks that are each decoded at once. */
export class TextChunks {
  private readonly encoder = new TextEncoder();
  private readonly chunks: Uint8Array[] = [];
  private readonly ends: number[] = [];
  private open: string[] = [];

  add(...texts: readonly string[]): void {
    this.open.push(...texts);
  }

  /** Ends the chunk. */
  close(): void {
    if (this.open.length === 0) return;
    const chunk = this.encoder.encode(this.open.join(SEPARATOR));
    this.chunks.push(chunk);
    this.ends.push((this.ends.at(-1) ?? 0) + chunk.length);
    this.open = [];
  }

  /** All chunks that were closed, for `textsIn`. */
  arrays(): readonly [bytes: Uint8Array, ends: Uint32Array] {
    const bytes = new Uint8Array(this.ends.at(-1) ?? 0);
    for (const [at, chunk] of this.chunks.entries()) bytes.set(chunk, this.ends[at - 1] ?? 0);
    return [bytes, Uint32Array.from(this.ends)];
  }
}

/** The texts of each chunk. */
export function* textsIn([bytes, ends]: readonly Section[]): Generator<readonly string[]> {
  if (!(bytes instanceof Uint8Array) || ends === undefined) return;
  const decoder = new TextDecoder();
  let start = 0;
  for (const end of ends) {
    yield decoder.decode(bytes.subarray(start, end)).split(SEPARATOR);
    start = end;
  }
}

import type { Section } from './sections';

/** Separates the texts of a chunk; no text may contain it. */
const SEPARATOR = '\x1f';

/** Encodes many texts as bytes, in chunks that are each decoded as a whole. */
export class TextChunks {
  private readonly encoder = new TextEncoder();
  private readonly chunks: Uint8Array[] = [];
  private readonly ends: number[] = [];
  private open: string[] = [];

  add(...texts: readonly string[]): void {
    this.open.push(...texts);
  }

  /** Ends the current chunk. */
  close(): void {
    if (this.open.length === 0) return;
    const chunk = this.encoder.encode(this.open.join(SEPARATOR));
    this.chunks.push(chunk);
    this.ends.push((this.ends.at(-1) ?? 0) + chunk.length);
    this.open = [];
  }

  /** All closed chunks, in the form that `textsIn` reads; copied a chunk per step. */
  *arrays(): Generator<void, readonly [bytes: Uint8Array, ends: Uint32Array]> {
    const bytes = new Uint8Array(this.ends.at(-1) ?? 0);
    for (const [at, chunk] of this.chunks.entries()) yield bytes.set(chunk, this.ends[at - 1] ?? 0);
    return [bytes, Uint32Array.from(this.ends)];
  }
}

/** Reads texts one at a time, decoding each chunk when it is reached. */
export class TextReader {
  private readonly chunks: Iterator<readonly string[]>;
  private texts: readonly string[] = [];
  private at = 0;
  private isShort = false;

  constructor(arrays: readonly Section[]) {
    this.chunks = textsIn(arrays);
  }

  next(): string {
    while (this.at === this.texts.length) {
      const chunk = this.chunks.next();
      this.isShort ||= chunk.done === true;
      if (chunk.done === true) return '';
      this.texts = chunk.value;
      this.at = 0;
    }
    return this.texts[this.at++] ?? '';
  }

  /** Whether exactly as many texts were read as there are. */
  isDone(): boolean {
    return !this.isShort && this.at === this.texts.length && this.chunks.next().done === true;
  }
}

/** Yields the texts of each chunk; nothing if the arrays don't fit. */
export function* textsIn([bytes, ends]: readonly Section[]): Generator<readonly string[]> {
  if (!(bytes instanceof Uint8Array) || !(ends instanceof Uint32Array)) return;
  for (let chunk = 0; chunk < ends.length; chunk++) yield textsOfChunk(bytes, ends, chunk);
}

const decoder = new TextDecoder();

/** The texts of the chunk with this number, counted from 0. */
export function textsOfChunk(bytes: Uint8Array, ends: Uint32Array, chunk: number): readonly string[] {
  return decoder.decode(bytes.subarray(ends[chunk - 1] ?? 0, ends[chunk])).split(SEPARATOR);
}

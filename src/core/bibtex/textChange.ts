/** One change of a text: `length` characters at `offset` became `inserted` characters. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly inserted: number;
}

/** One change that covers two, of which the second is of the text that the first one left. */
export function covering(first: TextChange | undefined, second: TextChange): TextChange {
  if (first === undefined) return second;
  const offset = Math.min(first.offset, second.offset);
  const end = Math.max(first.offset + first.inserted, second.offset + second.length);
  return { offset, length: end - (first.inserted - first.length) - offset, inserted: end - offset + second.inserted - second.length };
}

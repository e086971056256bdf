/** The values at the same places of two lists, as far as both go. */
export function zip<A, B>(one: readonly A[], other: readonly B[]): (readonly [A, B])[] {
  return one.slice(0, other.length).map((value, at) => [value, other[at] as B]);
}

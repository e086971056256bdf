/** Stands in the bundle where citation-js would bring an HTTP client along: Lectern reads files that it is given, and nothing else. */
export default function noNetwork(): never {
  throw new Error('Lectern does not fetch anything from the network.');
}

export const Headers = undefined;

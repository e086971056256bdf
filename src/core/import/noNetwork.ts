/** Replaces the HTTP client of citation-js in the bundle, since Lectern only reads the files that it is given. */
export default function noNetwork(): never {
  throw new Error('Lectern does not fetch anything from the network.');
}

export const Headers = undefined;

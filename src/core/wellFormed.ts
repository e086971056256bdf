/** A text of the same length with U+FFFD for each lone surrogate, which no encoding can represent and for which `encodeURI` throws. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}

/** A JSON or YAML value with all texts well-formed, including property names. */
export function wellFormedValue(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (Array.isArray(value)) return value.map(wellFormedValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [wellFormed(name), wellFormedValue(one)]));
}

/** Parses JSON and makes all its texts well-formed, since JSON can spell a lone surrogate as `\ud800`. Throws if the text isn't JSON. */
export function parsedJson(text: string): unknown {
  return wellFormedValue(JSON.parse(text));
}

/** `encodeURIComponent` of any text. */
export function encodePart(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/** `encodeURI` of any text. */
export function encodeWhole(text: string): string {
  return encodeURI(wellFormed(text));
}

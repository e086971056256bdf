/** A text with U+FFFD for each half of a surrogate pair, which no encoding has and `encodeURI` throws at; as long as before. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}

/** A value of JSON or YAML all of whose texts are well-formed, the names of its properties too. */
export function wellFormedValue(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (Array.isArray(value)) return value.map(wellFormedValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [wellFormed(name), wellFormedValue(one)]));
}

/** What a text of JSON says, with its texts well-formed: JSON may spell half a pair as `\ud800`. Throws where it isn't JSON. */
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

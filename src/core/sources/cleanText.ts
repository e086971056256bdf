const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** A string or number as trimmed text, of a list its first element; '' for anything else. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return textOf(value[0]);
  return typeof value === 'string' ? value.trim() : typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** A value as a list: a single value becomes a list of one, none an empty list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** A value as an object with fields; empty if it isn't one. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Plain text from a service's text, which may contain HTML, JATS or MathML tags and entities; white space is collapsed. */
export function plainOf(value: unknown): string {
  const text = textOf(value);
  // Entities come first, since some publishers escape their tags, even twice.
  const tagged = /&/.test(text) ? entitiesResolved(entitiesResolved(text)) : text;
  return tagged
    .replace(/<\/?[a-zA-Z][\w:-]{0,40}(?:\s[^<>]{0,500})?\/?>/g, (tag) => (/<\/?(?:jats:)?(?:p|title|sec|br)\b/i.test(tag) ? ' ' : ''))
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

function entitiesResolved(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,5}));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
  });
}

/** An abstract as plain text, without its heading. */
export function abstractOf(value: unknown): string {
  return plainOf(value).replace(/^(?:[Aa]bstract|ABSTRACT|[Ss]ummary|SUMMARY)(?:[:.]\s|\s(?=\p{Lu}))/u, '');
}

/** The value if it is an http or https address; else ''. */
export function webAddress(value: unknown): string {
  const text = textOf(value);
  return /^https?:\/\/[^\s<>"]+$/i.test(text) ? text : '';
}

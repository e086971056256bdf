/** A tool's input as an assistant sent it, unchecked. */
export type ToolInput = Readonly<Record<string, unknown>>;

/** The value if it is a positive integer, else undefined. */
export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

/** The value if it is a text that isn't blank; else throws an error with the sentence `otherwise`. */
export function textIn(value: unknown, otherwise: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw new Error(otherwise);
  return value;
}

/** The value if it is a text that isn't blank; undefined if none is given; else throws an error with the sentence `otherwise`. */
export function optionalText(value: unknown, otherwise: string): string | undefined {
  return value === undefined || value === null ? undefined : textIn(value, otherwise);
}

/** The value if it is a list of at least one text; else throws an error with a sentence for the assistant. */
export function idsIn(value: unknown): readonly string[] {
  const all = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  if (all.length === 0 || all.length !== (value as readonly unknown[]).length)
    throw new Error('lectern_cite needs ids: a list of at least one paper id from lectern_search.');
  return all;
}

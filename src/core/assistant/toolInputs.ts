/** What an assistant gives a tool; nothing in it is certain. */
export type ToolInput = Readonly<Record<string, unknown>>;

/** A whole number above zero; undefined for anything else. */
export function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

/** A text that is not blank; throws with a sentence for anything else. */
export function textIn(value: unknown, otherwise: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw new Error(otherwise);
  return value;
}

/** A text that is not blank; undefined where none is given, and a sentence is thrown for anything else. */
export function optionalText(value: unknown, otherwise: string): string | undefined {
  return value === undefined || value === null ? undefined : textIn(value, otherwise);
}

/** A list of at least one id; throws with a sentence for anything else. */
export function idsIn(value: unknown): readonly string[] {
  const all = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  if (all.length === 0 || all.length !== (value as readonly unknown[]).length)
    throw new Error('lectern_cite needs ids: a list of at least one paper id from lectern_search.');
  return all;
}

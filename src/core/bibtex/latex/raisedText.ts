import { superscripts } from './latexTables';

/** Signs that are superscripts already. */
export const highSigns: ReadonlyMap<string, string> = new Map([
  ['∘', '°'],
  ['°', '°'],
  ['○', '°'],
  ['′', '′'],
  ["'", '′'],
  ['*', '*'],
  ['∗', '*'],
  ['⋆', '⋆'],
  ['★', '★'],
  ['†', '†'],
  ['‡', '‡'],
  ['™', '™'],
  ['®', '®'],
  ['©', '©'],
  ['TM', '™'],
  ['⊤', '⊤'],
  ['⊥', '⊥'],
]);

/** A text as super- or subscript (`table` says which), signs that are superscripts already among its characters (`K^{*0}`); undefined where Unicode lacks one. */
export function scriptOf(text: string, table: ReadonlyMap<string, string>): string | undefined {
  const raised = [...text].map((c) => table.get(c) ?? (table === superscripts ? highSigns.get(c) : undefined));
  return raised.includes(undefined) ? undefined : raised.join('');
}

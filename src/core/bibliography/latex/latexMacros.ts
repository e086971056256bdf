import * as l10n from '@vscode/l10n';
/** Macros without arguments, by name without backslash. */
export type Macros = ReadonlyMap<string, string>;

/** A path, or why there is none, as the end of a sentence. */
export type Expanded = { readonly path: string } | { readonly failure: string };

/** Deeper or longer than any path: the bounds stop macros that call themselves or double at each level. */
const DEEPEST = 20;
const LONGEST = 2000;

/** Commands that mean nothing in a path, or only their argument's text. */
const TRANSPARENT = new Set([
  'string',
  'expandafter',
  'relax',
  'detokenize',
  'subfix',
  'unexpanded',
  'noexpand',
  'normalexpanded',
  'expanded',
]);

/** A path as TeX would see it: macros replaced, quotes and braces gone; or the first macro that does not lead to one. */
export function expandPath(raw: string, macros: Macros, jobname: string): Expanded {
  let text = raw;
  for (let depth = 0; depth < DEEPEST && text.includes('\\') && text.length < LONGEST; depth += 1) {
    let unknown: string | undefined;
    text = text.replace(/\\([A-Za-z@]+)\s*|\\([^A-Za-z@])/g, (_, name: string | undefined, symbol: string) => {
      if (name === undefined) return symbol;
      if (TRANSPARENT.has(name)) return '';
      if (name === 'jobname') return jobname;
      if (name === 'space') return ' ';
      const value = macros.get(name);
      if (value === undefined) unknown ??= name;
      return value ?? '';
    });
    if (unknown !== undefined) return { failure: l10n.t('Lectern finds no definition of {0} in the manuscript', `\\${unknown}`) };
  }
  if (text.includes('\\')) return { failure: l10n.t('{0} never comes to an end', `\\${/\\([A-Za-z@]+)/.exec(raw)?.[1] ?? ''}`) };
  return { path: text.replace(/[{}"]/g, '').replace(/\s+/g, ' ').trim() };
}

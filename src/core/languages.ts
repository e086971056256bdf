/** The citation syntaxes, each with a folder in `core/citation`. */
export type SyntaxName = 'latex' | 'markdown' | 'typst';

/** A language of manuscripts. */
export interface Language {
  /** Its ids in VS Code itself and in extensions; the first is the one for files with its endings. */
  readonly ids: readonly [string, ...string[]];
  /** Endings of its files in their usual case, without the dot. */
  readonly endings: readonly string[];
  readonly syntax: SyntaxName;
  /** Whether the text contains chunks of code, as in Sweave and knitr. */
  readonly chunks?: true;
  /** Whether keys such as `@fig-x` are cross-references, as in Quarto. */
  readonly crossReferences?: true;
  /**
   * Whether `\(…\)` and `\[…\]` are math: R Markdown adds tex_math_single_backslash to pandoc's Markdown (rmarkdown's `rmarkdown_format`).
   */
  readonly backslashMath?: true;
}

/**
 * All languages in which Lectern cites. Selectors, activation events, `when` clauses and globs derive from it; a test compares package.json
 * with it.
 */
export const languages: readonly Language[] = [
  { ids: ['latex', 'tex', 'latex-expl3', 'doctex', 'context'], endings: ['tex', 'ltx', 'latex'], syntax: 'latex' },
  { ids: ['rsweave', 'rnoweb', 'knitr', 'jlweave', 'pweave'], endings: ['Rnw', 'Snw', 'Rtex'], syntax: 'latex', chunks: true },
  {
    ids: ['markdown', 'mdx', 'myst', 'pandoc', 'multimarkdown', 'juliamarkdown'],
    endings: ['md', 'markdown', 'mdown', 'mdx'],
    syntax: 'markdown',
  },
  { ids: ['quarto'], endings: ['qmd'], syntax: 'markdown', crossReferences: true },
  { ids: ['rmd', 'rmarkdown'], endings: ['Rmd'], syntax: 'markdown', backslashMath: true },
  { ids: ['typst'], endings: ['typ'], syntax: 'typst' },
];

/** The ids of all languages. */
export const languageIds: readonly string[] = languages.flatMap(({ ids }) => ids);

/** A glob for the manuscripts in a workspace; endings with capitals are also matched in lower case. */
export const manuscriptGlob = `**/*.{${[...new Set(languages.flatMap(({ endings }) => endings.flatMap((ending) => [ending, ending.toLowerCase()])))].join(',')}}`;

/** The language with this VS Code id. */
export function languageWithId(id: string): Language | undefined {
  return languages.find(({ ids }) => ids.includes(id));
}

/** The language of a file by the ending of its path, URI or name. */
export function languageOfFile(name: string): Language | undefined {
  const ending = /\.([A-Za-z]+)$/.exec(name)?.[1]?.toLowerCase();
  return languages.find(({ endings }) => endings.some((one) => one.toLowerCase() === ending));
}

/** The syntaxes in which citations are written, a folder of `core/citation` each. */
export type SyntaxName = 'latex' | 'markdown' | 'typst';

/** A language of manuscripts. */
export interface Language {
  /** Its ids in VS Code, of the editor itself and of extensions; the first is the one that a file's ending stands for. */
  readonly ids: readonly [string, ...string[]];
  /** Endings of its files as people write them, without the dot. */
  readonly endings: readonly string[];
  readonly syntax: SyntaxName;
  /** Whether chunks of code are in the text, as in Sweave and knitr. */
  readonly chunks?: true;
  /** Whether keys such as `@fig-x` are cross-references, as in Quarto. */
  readonly crossReferences?: true;
  /** Whether `\(…\)` and `\[…\]` are math: R Markdown adds tex_math_single_backslash to pandoc's Markdown (rmarkdown's `rmarkdown_format`). */
  readonly backslashMath?: true;
}

/** All languages in which Lectern cites; the selectors, activation events, `when` clauses and globs are made of it (a test holds package.json against it). */
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

/** A glob for the manuscripts of a workspace; endings with a capital letter are also written without. */
export const manuscriptGlob = `**/*.{${[...new Set(languages.flatMap(({ endings }) => endings.flatMap((ending) => [ending, ending.toLowerCase()])))].join(',')}}`;

/** The language with an id of VS Code's. */
export function languageWithId(id: string): Language | undefined {
  return languages.find(({ ids }) => ids.includes(id));
}

/** The language that the ending of a path, a URI or a name stands for. */
export function languageOfFile(name: string): Language | undefined {
  const ending = /\.([A-Za-z]+)$/.exec(name)?.[1]?.toLowerCase();
  return languages.find(({ endings }) => endings.some((one) => one.toLowerCase() === ending));
}

import { latexSyntax } from './latex/latexSyntax';
import type { LatexPackage } from './latex/packages';
import { markdownSyntax } from './markdown/markdownSyntax';
import type { CitationSyntax } from './syntax';
import { typstSyntax } from './typst/typstSyntax';

export interface SyntaxOptions {
  /** User commands that take keys as `\cite` does. */
  readonly latexCommands?: readonly string[];
  /** The package in whose commands a LaTeX text that does not tell is cited, as a chapter's. */
  readonly latexPackage?: LatexPackage | undefined;
}

const LATEX = new Set(['latex', 'tex', 'latex-expl3', 'context', 'rsweave', 'rnoweb', 'jlweave', 'pweave']);
const MARKDOWN = new Set(['markdown', 'quarto', 'rmd', 'rmarkdown', 'myst', 'mdx', 'pandoc', 'multimarkdown', 'juliamarkdown']);
const ENDINGS: ReadonlyMap<string, string> = new Map([
  ['tex', 'latex'],
  ['ltx', 'latex'],
  ['rnw', 'rsweave'],
  ['snw', 'rsweave'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['qmd', 'quarto'],
  ['rmd', 'rmd'],
  ['typ', 'typst'],
]);

/**
 * The citation syntax of a document by its language in the editor or, where that says nothing (plain text), by the ending
 * of its file; undefined where nothing is cited, as in a .bib.
 */
export function syntaxFor(languageId: string, fileName = '', options: SyntaxOptions = {}): CitationSyntax | undefined {
  const ending = ENDINGS.get(/\.([A-Za-z]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '');
  const language = languageId === 'plaintext' || languageId === '' ? ending : languageId;
  if (language === undefined) return undefined;
  const latex = { commands: options.latexCommands ?? [], ...(options.latexPackage !== undefined && { package: options.latexPackage }) };
  if (LATEX.has(language)) return latexSyntax({ ...latex, chunks: ending === 'rsweave' || /weave|rnoweb/.test(language) });
  if (language === 'typst') return typstSyntax();
  if (!MARKDOWN.has(language)) return undefined;
  return markdownSyntax({ crossReferences: language === 'quarto' || ending === 'quarto', latex });
}

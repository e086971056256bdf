import { type Language, languageOfFile, languageWithId, type SyntaxName } from '../languages';
import { latexSyntax } from './latex/latexSyntax';
import type { LatexPackage } from './latex/packages';
import { markdownSyntax } from './markdown/markdownSyntax';
import type { CitationSyntax } from './syntax';
import { typstSyntax } from './typst/typstSyntax';

export interface SyntaxOptions {
  /** User commands that take keys as `\cite` does. */
  readonly latexCommands?: readonly string[];
  /** The package whose commands cite in a LaTeX text that loads none itself, such as a chapter. */
  readonly latexPackage?: LatexPackage | undefined;
}

/** Each syntax; the language is what the editor or the file's ending says, and `byEnding` the latter. */
const syntaxes: Readonly<
  Record<SyntaxName, (language: Language, byEnding: Language | undefined, options: SyntaxOptions) => CitationSyntax>
> = {
  latex: (language, byEnding, options) => latexSyntax({ ...latexOf(options), chunks: (language.chunks ?? byEnding?.chunks) === true }),
  markdown: (language, byEnding, options) =>
    markdownSyntax({
      crossReferences: (language.crossReferences ?? byEnding?.crossReferences) === true,
      backslashMath: (language.backslashMath ?? byEnding?.backslashMath) === true,
      latex: latexOf(options),
    }),
  typst: () => typstSyntax(),
};

/**
 * The citation syntax of a document by its language in the editor or, where that says nothing (plain text), by the ending
 * of its file; undefined where nothing is cited, as in a .bib.
 */
export function syntaxFor(languageId: string, fileName = '', options: SyntaxOptions = {}): CitationSyntax | undefined {
  const byEnding = languageOfFile(fileName);
  const language = languageId === 'plaintext' || languageId === '' ? byEnding : languageWithId(languageId);
  return language && syntaxes[language.syntax](language, byEnding, options);
}

function latexOf({ latexCommands = [], latexPackage }: SyntaxOptions) {
  return { commands: latexCommands, ...(latexPackage !== undefined && { package: latexPackage }) };
}

import type { CitationSyntax } from '../../citation/syntax';
import { latexMask } from './proseLatex';
import { markdownMask } from './proseMarkdown';
import { applyMask, type Masked } from './proseMask';
import { typstMask } from './proseTypst';

/**
 * The running text of a document, of the same length, so that offsets hold: code, math, comments, metadata, addresses, citations and
 * the arguments of commands that aren't prose become `HIDDEN`, markup around words `MARKUP`. The whole text where no syntax is known.
 */
export function proseOf(text: string, syntax: CitationSyntax | undefined): string {
  if (syntax === undefined) return text;
  const cited = syntax.citations(text).map(({ start, end }): Masked => ({ start, end, markup: false }));
  return applyMask(text, [...cited, ...maskOf(text, syntax.id)]);
}

function maskOf(text: string, id: CitationSyntax['id']): readonly Masked[] {
  if (id === 'latex') return latexMask(text);
  return id === 'typst' ? typstMask(text) : markdownMask(text);
}

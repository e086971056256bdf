import type { Citation, CitationForm, CitationSyntax } from './syntax';

/** The citation that starts last before `offset`, leaving out entries that are only listed (`\nocite`). */
export function lastCitation(syntax: CitationSyntax, text: string, offset: number): Citation | undefined {
  return syntax.citations(text).findLast(({ start, form }) => start < offset && form !== 'nocite');
}

/** The form of that citation: what the next one at `offset` most likely takes. */
export function lastForm(syntax: CitationSyntax, text: string, offset: number): CitationForm | undefined {
  return lastCitation(syntax, text, offset)?.form;
}

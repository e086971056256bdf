import { isWritable } from '../corpus/key/writableKey';
import { type Span, type TextEdit, withEdits } from '../text';
import type { CitationSyntax } from './syntax';
import { isLabel } from './typst/typstCitations';

/** Whether a key that takes the place of the one at a span is cited there as it is: one in running text may need braces, or be read in parts. */
export function fitsAt(
  { id, citations }: Pick<CitationSyntax, 'id' | 'citations'>,
  text: string,
  { start, end }: Span,
  key: string,
): boolean {
  if (/^[\p{L}\p{N}_]+$/u.test(key)) return true;
  // A label that Typst refuses is read as what it was meant to be.
  if (id === 'typst' && text.charAt(start - 1) === '<' && !isLabel(key)) return false;
  const edited = withEdits(text, [{ offset: start, length: end - start, text: key }]);
  return citations(edited).some(({ keys }) => keys.some((cited) => cited.key === key && cited.start === start));
}

/**
 * The first of `keys` that would not be cited once `edits` are applied to `text`: a key with a comma, a brace or the like is read in parts
 * or not at all. Undefined where all are cited. Only keys with such signs are looked for, so this costs nothing for any other.
 */
export function brokenKey(
  { citations }: Pick<CitationSyntax, 'citations'>,
  text: string,
  edits: readonly TextEdit[],
  keys: readonly string[],
): string | undefined {
  const odd = keys.filter((key) => !isWritable(key));
  if (odd.length === 0) return undefined;
  const cited = new Set(citations(withEdits(text, edits)).flatMap((citation) => citation.keys.map(({ key }) => key)));
  return odd.find((key) => !cited.has(key));
}

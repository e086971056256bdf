import { isWritable } from '../corpus/key/writableKey';
import { applyEdits, type TextEdit } from '../text';
import type { CitationSyntax } from './syntax';

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
  const cited = new Set(citations(applyEdits(text, edits)).flatMap((citation) => citation.keys.map(({ key }) => key)));
  return odd.find((key) => !cited.has(key));
}

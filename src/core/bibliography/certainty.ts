import type { FoundBibliographies } from './bibliography';

/**
 * Whether a key that no bibliography holds is certainly undefined: the document or its project declares a bibliography, and every one that
 * it declares is there and could be read. `read` are the URIs of those that could. A file that is merely near proves nothing.
 */
export function provesUndefined(
  { bibliographies, hasUnseen }: Pick<FoundBibliographies, 'bibliographies' | 'hasUnseen'>,
  read: ReadonlySet<string>,
): boolean {
  return (
    !hasUnseen && bibliographies.length > 0 && bibliographies.every(({ uri, exists, by }) => by !== 'nearest' && exists && read.has(uri))
  );
}

import { encodePart } from '../wellFormed';

/** A title as part of an id: its words in lower case without accents, joined by hyphens; letters and digits of any script are kept. */
export function slug(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .match(/[\p{L}\p{N}]+/gu);
  return words === null ? encodePart(title.replace(/\p{Cs}/gu, '')) : words.join('-');
}

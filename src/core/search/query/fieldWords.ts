import { type Paper, wholeName } from '../../corpus/paper';
import { fold } from '../index/fold';

/** The conditions of a query on single fields, and its other words. */
export interface FieldWords {
  /** The query without these conditions. */
  readonly words: string;
  /** Whether a paper meets the conditions; undefined if there are none. */
  readonly accept?: (paper: Paper) => boolean;
}

const FIELD = /(^|\s)(author|venue):(?:"([^"]*)"|(\S*))/gi;

/**
 * Extracts `author:dao`, `author:"tri dao"` and `venue:iclr` from a query: each word must begin a word of that field, ignoring case and
 * accents.
 */
export function fieldWords(query: string): FieldWords {
  const wanted: { readonly field: string; readonly words: readonly string[] }[] = [];
  const words = query.replace(FIELD, (_, gap: string, field: string, quoted: string | undefined, plain: string) => {
    wanted.push({ field: field.toLowerCase(), words: wordsOf(quoted ?? plain) });
    return gap;
  });
  if (wanted.length === 0) return { words: query };
  return {
    words,
    accept: (paper) =>
      wanted.every(({ field, words: asked }) => {
        const held = field === 'author' ? authorWords(paper) : wordsOf(paper.venue?.name ?? '');
        return asked.every((word) => held.some((one) => one.startsWith(word)));
      }),
  };
}

function authorWords({ authors }: Paper): readonly string[] {
  return authors.flatMap((author) => wordsOf(wholeName(author)));
}

function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

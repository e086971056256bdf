import type { Author } from './paper';

/** A person's name as it is printed: a family or given name all in capitals (`YONG, LIU`), as forms and listings have it, gets small letters; initials and numerals stay. */
export function printedName(author: Author): Author {
  if ('literal' in author) return author;
  const given = author.given === undefined ? undefined : inSmallLetters(author.given, isShouted(author.family));
  return { ...author, family: inSmallLetters(author.family, true), ...(given !== undefined && { given }) };
}

/** Whether a name of at least two letters has no small one. */
function isShouted(name: string): boolean {
  return /\p{Lu}\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name);
}

/** Capitals beside a family name in small letters are initials (`JP Morgan`). */
function inSmallLetters(name: string, isSure: boolean): string {
  if (!isSure || !isShouted(name)) return name;
  return name.replace(/\p{Lu}[\p{Lu}\p{M}]+/gu, (word) =>
    /^(?:II|III|IV|VI|JR|SR)$/.test(word) ? word : word.charAt(0) + word.slice(1).toLowerCase(),
  );
}

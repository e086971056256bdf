import type { Author } from './paper';

/**
 * A person's name in normal case: a family or given name all in capitals (`YONG, LIU`), as forms and listings have it, is lowered except
 * for first letters, initials and numerals.
 */
export function printedName(author: Author): Author {
  if ('literal' in author) return author;
  const given = author.given === undefined ? undefined : inSmallLetters(author.given, isShouted(author.family));
  return { ...author, family: inSmallLetters(author.family, true), ...(given !== undefined && { given }) };
}

/** Whether a name has two capitals in a row and no lower-case letter. */
function isShouted(name: string): boolean {
  return /\p{Lu}\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name);
}

/** Beside a family name in lower case, capitals are initials (`JP Morgan`), so given names are only lowered if `isSure`. */
function inSmallLetters(name: string, isSure: boolean): string {
  if (!isSure || !isShouted(name)) return name;
  return name.replace(/\p{Lu}[\p{Lu}\p{M}]+/gu, (word) =>
    /^(?:II|III|IV|VI|JR|SR)$/.test(word) ? word : word.charAt(0) + word.slice(1).toLowerCase(),
  );
}

/** JabRef's list (https://docs.jabref.org/setup/citationkeypatterns), and "towards", which it has as "toward" only. */
const FUNCTION_WORDS = new Set(
  (
    'a an the above about across against along among around at before behind below beneath beside between beyond ' +
    'by down during except for from in inside into like near of off on onto since to toward towards through ' +
    'under until up upon with within without and but nor or so yet'
  ).split(' '),
);

export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word.toLowerCase());
}

/**
 * The words of a title. A hyphen joins (`Test-Time` is one word, as in Better BibTeX; JabRef has two), a dash parts, and punctuation
 * at or in a word falls away, so that the name before a colon is a word of its own.
 */
export function titleWords(title: string): readonly string[] {
  return title
    .split(/[\s–—]+/u)
    .map((word) => word.replace(/[^\p{L}\p{N}\p{M}]/gu, ''))
    .filter((word) => word !== '');
}

/** The words of a title that are not function words; all of them, where there is no other. */
export function significantWords(title: string): readonly string[] {
  const words = titleWords(title);
  const significant = words.filter((word) => !isFunctionWord(word));
  return significant.length > 0 ? significant : words;
}

/** `An Awesome Paper On JabRef`: each word with a capital. */
export function camelTitle(title: string): string {
  return titleWords(title)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
}

/** `An Awesome Paper on JabRef`: the first and each significant word with a capital, function words without. */
export function significantTitle(title: string): string {
  return titleWords(title)
    .map((word, i) => (i > 0 && isFunctionWord(word) ? word.toLowerCase() : word.slice(0, 1).toUpperCase() + word.slice(1)))
    .join(' ');
}

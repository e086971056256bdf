/** JabRef's list (https://docs.jabref.org/setup/citationkeypatterns), plus "towards", of which it has only "toward". */
const FUNCTION_WORDS = new Set(
  (
    'a an the above about across against along among around at before behind below beneath beside between beyond ' +
    'by down during except for from in inside into like near of off on onto since to toward towards through ' +
    'under until up upon with within without and but nor or so yet'
  ).split(' '),
);

/** Whether a word, in any case, is a function word that keys leave out. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word.toLowerCase());
}

/**
 * The words of a title, without punctuation. A hyphen joins (`Test-Time` is one word, as in Better BibTeX; JabRef has two), a dash
 * separates.
 */
export function titleWords(title: string): readonly string[] {
  return title
    .split(/[\s–—]+/u)
    .map((word) => word.replace(/[^\p{L}\p{N}\p{M}]/gu, ''))
    .filter((word) => word !== '');
}

/** The words of a title that aren't function words; all words if there are no others. */
export function significantWords(title: string): readonly string[] {
  const words = titleWords(title);
  const significant = words.filter((word) => !isFunctionWord(word));
  return significant.length > 0 ? significant : words;
}

/** `An Awesome Paper On JabRef`: each word capitalised. */
export function camelTitle(title: string): string {
  return titleWords(title)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ');
}

/** `An Awesome Paper on JabRef`: the first word and all significant words capitalised, function words in lower case. */
export function significantTitle(title: string): string {
  return titleWords(title)
    .map((word, i) => (i > 0 && isFunctionWord(word) ? word.toLowerCase() : word.slice(0, 1).toUpperCase() + word.slice(1)))
    .join(' ');
}

import citeproc from 'citeproc';

let installed = false;

/** Languages in which small letters are others than elsewhere (Unicode's SpecialCasing.txt). */
const ownCasing = /^(?:tr|az|lt)\b/i;

/**
 * Makes citeproc compare strings with one collator for a style, and lower the case of ASCII by itself: it asks the locale again for each
 * pair and each word, which takes half of the time that a bibliography does. The order and the text stay the same.
 */
export function quickenComparisons(): void {
  if (installed) return;
  installed = true;
  citeproc.getSortCompare = (language) =>
    new Intl.Collator(language ?? 'en-US', { sensitivity: 'base', ignorePunctuation: true, numeric: true }).compare;
  const { toLocaleLowerCase, toLocaleUpperCase } = citeproc;
  citeproc.toLocaleLowerCase = function (text) {
    return isPlain(text) && !ownCasing.test(this.opt?.lang ?? '') ? text.toLowerCase() : toLocaleLowerCase.call(this, text);
  };
  citeproc.toLocaleUpperCase = function (text) {
    return isPlain(text) && !ownCasing.test(this.opt?.lang ?? '') ? text.toUpperCase() : toLocaleUpperCase.call(this, text);
  };
}

function isPlain(text: string): boolean {
  return /^[\x20-\x7E]*$/.test(text);
}

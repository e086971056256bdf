import citeproc from 'citeproc';

let installed = false;

/** Languages with their own rules for lower case (Unicode's SpecialCasing.txt). */
const ownCasing = /^(?:tr|az|lt)\b/i;

/**
 * Makes citeproc use one collator per style and change the case of ASCII text itself. By default it consults the locale for each pair and
 * each word, which takes half of the time for a bibliography. The results are the same.
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

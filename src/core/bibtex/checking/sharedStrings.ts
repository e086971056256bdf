import type { Problem } from '../../problem';

/** Names of the abbreviations that IEEEabrv.bib and IEEEfull.bib of TeX Live define (its README): IEEE_J_PWRE, IEEE_O_CSTO. */
const IEEE = /^ieee_[jmotlc]_/;
const DEFINITION = /@[ \t]{0,20}string\s{0,20}[{(]\s{0,20}([^\s={}()",#]{1,200})\s{0,20}=/gi;

/** The names, in small letters, of the strings that the text of a bibliography defines. */
export function definedStrings(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(DEFINITION)].map(([, name = '']) => name.toLowerCase()));
}

/** The string that a file is said not to define, in small letters; undefined for any other problem. */
export function missingString({ code, about }: Problem): string | undefined {
  return code === 'undefined-string' ? about?.toLowerCase() : undefined;
}

/** Whether another file of the manuscript, which defines these strings, or TeX's own abbreviations give what a problem says is missing: BibTeX reads all files as one. */
export function isSharedString(problem: Problem, defined: ReadonlySet<string>): boolean {
  const name = missingString(problem);
  return name !== undefined && (defined.has(name) || IEEE.test(name));
}

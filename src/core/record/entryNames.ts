import { latexToText } from '../bibtex/latex/latexText';
import { parseName, splitTop } from '../bibtex/meaning/nameLists';
import type { CslName } from './cslItem';
import { nameOf } from './paperRecord';

/** The last name of a list that ends with "and others"; the renderer prints it as "et al.". */
export const others: CslName = { literal: 'others' };

/**
 * The value of a name field as CSL names, by BibTeX's rules: "First von Last", "von Last, First", "von Last, Jr, First" and biblatex's
 * "family=…, given=…". Undefined where the field names nobody.
 */
export function cslNames(value: string | undefined): readonly CslName[] | undefined {
  if (value === undefined) return undefined;
  const names = splitTop(value, 'and').filter((name) => name !== '');
  const open = names.length > 1 && names.at(-1)?.toLowerCase() === 'others';
  const read = (open ? names.slice(0, -1) : names).flatMap((name) => cslName(name) ?? []);
  if (read.length === 0) return undefined;
  return open ? [...read, others] : read;
}

function cslName(name: string): CslName | undefined {
  const parts = splitTop(name, ',');
  const extended = extendedName(parts);
  if (extended !== undefined) return extended;
  const [family, suffix, ...given] = parts;
  const isWhole = name.startsWith('{') && parts.length === 1;
  if (isWhole || given.length === 0) {
    const read = parseName(name);
    return read === undefined ? undefined : nameOf(read);
  }
  const read = parseName(`${family}, ${given.join(', ')}`);
  const text = latexToText(suffix ?? '');
  if (read === undefined) return undefined;
  return text === '' ? nameOf(read) : { ...nameOf(read), suffix: text };
}

/** biblatex's extended name format (manual, 3.13.2); parts that CSL does not know (`nametemplates`, initials) are left out. */
function extendedName(parts: readonly string[]): CslName | undefined {
  const pairs = parts.map((part) => /^([a-z]+(?:-i)?)\s*=\s*([^]*)$/.exec(part));
  if (!pairs.some((pair) => pair?.[1] === 'family' || pair?.[1] === 'given') || pairs.includes(null)) return undefined;
  const of = (label: string): string => latexToText(pairs.find((pair) => pair?.[1] === label)?.[2]?.replace(/^"([^]*)"$/, '$1') ?? '');
  const named: readonly (readonly [string, string])[] = [
    ['family', of('family')],
    ['given', of('given')],
    ['suffix', of('suffix')],
    [of('useprefix') === 'false' ? 'dropping-particle' : 'non-dropping-particle', of('prefix')],
  ];
  const name: CslName = Object.fromEntries(named.filter(([, text]) => text !== ''));
  return name.family !== undefined ? name : name.given === undefined ? undefined : { literal: name.given };
}

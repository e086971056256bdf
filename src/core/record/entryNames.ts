import { parseNames } from '../bibtex/meaning/nameLists';
import type { CslName } from './cslItem';
import { cslName } from './paperRecord';

/** The last name of a list that ends with "and others"; the renderer prints it as "et al.". */
export const others: CslName = { literal: 'others' };

/** The value of a name field as CSL names with particles and suffixes; undefined where the field names nobody. */
export function cslNames(value: string | undefined): readonly CslName[] | undefined {
  if (value === undefined) return undefined;
  const read = parseNames(value);
  const names = read.authors.map(cslName);
  if (names.length === 0) return undefined;
  return read.others ? [...names, others] : names;
}

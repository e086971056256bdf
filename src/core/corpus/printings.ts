import { type Paper, type Printing, yearOf } from './paper';

/** A book's volume, edition, ISBN and year. */
export interface DatedPrinting extends Printing {
  readonly year?: number;
}

const none: ReadonlyMap<string, DatedPrinting> = new Map();

/** A paper's printing, by a text that is equal for equal printings; empty if it has none. */
export function printingsOf(paper: Pick<Paper, 'printing' | 'date' | 'venue'>): ReadonlyMap<string, DatedPrinting> {
  const { printing } = paper;
  if (printing === undefined) return none;
  const year = yearOf(paper);
  const dated: DatedPrinting = { ...printing, ...(year !== undefined && { year }) };
  return new Map([[[dated.volume, dated.edition, dated.isbn, year].join('|'), dated]]);
}

/** Whether any printing in `a` is of a different book from one in `b`. */
export function areToldApart(a: ReadonlyMap<string, DatedPrinting>, b: ReadonlyMap<string, DatedPrinting>): boolean {
  for (const one of a.values()) for (const other of b.values()) if (isOther(one, other)) return true;
  return false;
}

/**
 * Different volumes are different books and equal ISBNs the same one. Otherwise different editions or years decide, if both are known;
 * different ISBNs don't, since paperback and hardcover have one each.
 */
function isOther(a: DatedPrinting, b: DatedPrinting): boolean {
  if (a.volume !== undefined && b.volume !== undefined && a.volume !== b.volume) return true;
  if (a.isbn !== undefined && a.isbn === b.isbn) return false;
  if (a.edition !== undefined && b.edition !== undefined && a.edition !== b.edition) return true;
  return a.year !== undefined && b.year !== undefined && a.year !== b.year;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** A volume or edition as a number if it is one ("2nd", "Second edition", "II"), else as lower-case words; undefined if nothing is left. */
export function printingNumber(text: string): string | undefined {
  const plain = text
    .toLowerCase()
    .replace(/\b(?:edition|edn?|volume|vol)\b\.?/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const number = /^0*(0|[1-9]\d*)(?:st|nd|rd|th)?$/.exec(plain)?.[1];
  if (number !== undefined) return number;
  const at = Math.max(ordinals.indexOf(plain), romans.indexOf(plain));
  return at >= 0 ? String(at + 1) : plain === '' ? undefined : plain;
}

/**
 * The first ISBN in a text as twelve digits: without its check digit, which follows from the others, and with an ISBN-10 prefixed by 978;
 * undefined if there is none.
 */
export function isbnIn(text: string): string | undefined {
  const digits = /(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]/.exec(text)?.[0].replace(/[- ]/g, '').slice(0, -1);
  return digits === undefined ? undefined : digits.length === 9 ? `978${digits}` : digits;
}

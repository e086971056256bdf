/** What BibTeX calls the months. */
export const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** What months begin with in other languages that bibliographies come in. */
const otherMonths: ReadonlyMap<string, number> = new Map([
  ['mär', 3],
  ['mai', 5],
  ['okt', 10],
  ['dez', 12],
  ['ene', 1],
  ['abr', 4],
  ['ago', 8],
  ['dic', 12],
  ['fév', 2],
  ['avr', 4],
  ['aoû', 8],
  ['déc', 12],
  ['gen', 1],
  ['mag', 5],
  ['giu', 6],
  ['lug', 7],
  ['set', 9],
  ['ott', 10],
]);

/**
 * The date of an entry as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: biblatex's `date` (of a range its start, of an uncertain date what is
 * certain), else `year` with `month` and `day`. Undefined where there is no year ("in press").
 */
export function entryDate(fields: ReadonlyMap<string, string>): string | undefined {
  const date = fields.get('date') ?? fields.get('eventdate');
  const written = date === undefined ? undefined : isoDate(date);
  if (written !== undefined) return written;
  const year = /(?<!\d)\d{4}(?!\d)/.exec(fields.get('year') ?? date ?? '')?.[0];
  if (year === undefined) return undefined;
  const month = monthOf(fields.get('month') ?? '');
  if (month === undefined) return year;
  const day = dayOf(fields.get('day') ?? '') ?? dayOf(fields.get('month') ?? '', /[^\W\d_]/.test(fields.get('month') ?? ''));
  return `${year}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`;
}

/** An EDTF date (biblatex manual, 2.3.8) cut to what is known: `2020-05/2020-06`, `2020-05~`, `2020-XX`, `2020-21` for a season. */
function isoDate(text: string): string | undefined {
  const [, year, month, day] = /^\s*\{?(\d{4})(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?(?![\d-])/.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (month === undefined || !inRange(Number(month), 12)) return year;
  return day !== undefined && inRange(Number(day), 31) ? `${year}-${month}-${day}` : `${year}-${month}`;
}

function monthOf(text: string): number | undefined {
  const number = /^\D*(\d{1,2})\D*$/.exec(text)?.[1];
  const word = /\p{L}{3,}/u.exec(text)?.[0].toLowerCase().slice(0, 3);
  if (word !== undefined) {
    const index = monthNames.indexOf(word);
    return index >= 0 ? index + 1 : otherMonths.get(word);
  }
  return number !== undefined && inRange(Number(number), 12) ? Number(number) : undefined;
}

/** A day that stands alone, or beside a month's name (`10~jan`). */
function dayOf(text: string, allowed = true): number | undefined {
  const day = Number(/(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0]);
  return allowed && inRange(day, 31) ? day : undefined;
}

function inRange(value: number, most: number): boolean {
  return value >= 1 && value <= most;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** What BibTeX calls the months. */
export const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * What months begin with, without accents, in the languages that bibliographies come in: English, German, French, Spanish, Italian,
 * Portuguese, Dutch, the Nordic and Slavic ones, Turkish, Finnish; the longer beginning counts.
 */
const beginnings = [
  'jan gen ene sty led oca янв tammi',
  'feb fev lut uno sub фев helmi',
  'mar maa mrz mae bre мар',
  'apr avr abr kwi dub nis апр huhti',
  'may mai mei mag maj kve май мая touko',
  'jun juin giu cze cerv haz июн kesa',
  'jul juil lug lip cervene tem июл heina',
  'aug aou ago sie srp авг elo',
  'sep set wrz zar eyl сен syys',
  'oct okt ott out paz rij eki окт loka',
  'nov lis kas ноя marras',
  'dec dez dic des gru pro ara дек joulu',
];
const byBeginning = new Map(beginnings.flatMap((words, month) => words.split(' ').map((word): [string, number] => [word, month + 1])));

/** The number of the month that a word names, in full or short; undefined for other words. */
export function monthNamed(word: string): number | undefined {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  for (let length = Math.min(plain.length, 8); length >= 3; length--) {
    const month = byBeginning.get(plain.slice(0, length));
    if (month !== undefined) return month;
  }
  return undefined;
}

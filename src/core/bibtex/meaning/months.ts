/** What BibTeX calls the months. */
export const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * What months begin with, without accents, in the languages that biblatex has strings for (its `.lbx` files) and some more; the longer
 * beginning counts. Where two languages disagree, the more widely spoken one is taken: `listopad` is November.
 */
const beginnings = [
  'jan gen ene sty led oca tammi ian jaa sij sau urt xan янв яну јан січ сту ιαν',
  'feb fev lut uno sub helmi vee vel vas ots фев феб лют φεβ',
  'mar maa mrz mae bre kov ozu mrt мар бер сак μαρ',
  'apr avr abr kwi dub nis huhti bal tra api апр кві кра απρ αρι',
  'may mai mei mag maj kve touko geg svi маи мая мај тра μαι',
  'jun juin giu cze cerv haz kesa iun juun bir lipan lipn xun eka cvn июн юни јун чер чэр ιουν',
  'jul juil lug lip cervene cervenc tem heina iul juul lie srpan srpnj xul uzt cvc июл юли јул лип ліп ιουλ',
  'aug aou ago sie srp elo avg agu rugp kol abu авг сер жні αυγ',
  'sep set wrz zar eyl syys sze rugs ruj ira сен сеп вер σεπ',
  'oct okt ott out paz rij eki loka spa urr окт жов кас οκτ',
  'nov lis kas marras noi noe lap stu aza ноя ное нов лис ліс νοε',
  'dec dez dic des gru pro ara joulu det gruo abe дек дец гру сне δεκ',
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

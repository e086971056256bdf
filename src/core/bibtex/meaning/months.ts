import { inTable } from '../../tables';
/** What BibTeX calls the months. */
export const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * What months begin with, without accents, in the languages that biblatex has strings for (its `.lbx` files) and some more; the longer
 * beginning counts. Words that name different months in different languages are in `ambiguous`.
 */
const beginnings = [
  'jan gen ene sty led oca tammi ian jaa sij sau urt xan янв яну јан січ сту ιαν',
  'feb fev lut uno sub helmi vee velj vas ots фев феб лют φεβ',
  'mar maa mrz maer bre kov ozu mrt мар бер сак μαρ',
  'apr avr abr kwi dub nis huhti bal tra api апр кві кра απρ αρι',
  'may mai mae mei mag maj kve touko geg svi маи мая мај тра μαι',
  'jun juin meith giu cze cerv haz kesa iun juun bir lipan lipn xun eka cvn июн юни јун чер чэр ιουν',
  'jul juil lug lip cervene cervenc tem heina iul juul lie srpan srpnj xul uzt cvc июл юли јул лип ліп ιουλ',
  'aug aou ago sie srp elo avg agu rugp kol abu авг сер жні αυγ',
  'sep set wrz zar eyl syys sze rugs ruj ira сен сеп вер σεπ',
  'oct okt ott out paz rij eki loka spa urr окт жов кас οκτ',
  'nov kas marras noi noe lap stu aza ноя ное нов лис ліс νοε',
  'dec dez dic des gru pro ara joulu det gruo abe дек дец гру сне δεκ',
];
const byBeginning = new Map(beginnings.flatMap((words, month) => words.split(' ').map((word): [string, number] => [word, month + 1])));

/**
 * Words that name different months in different languages. The first: "November" in Polish, Czech and Slovene, "October" in Croatian; its short form
 * and those of two summer months, each a month later in Polish or Czech than in Croatian; and one of Slovene’s old names.
 */
const leafFall = { pl: 11, cs: 11, sl: 11, hr: 10, bs: 10 };
const ambiguous = new Map<string, Readonly<Record<string, number>>>([
  ['lis', leafFall],
  ['list', leafFall],
  ['listopad', leafFall],
  ['lip', { pl: 7, hr: 6, bs: 6 }],
  ['srp', { cs: 8, hr: 7, bs: 7 }],
  ['traven', {}],
]);

/** The languages in question by babel’s names. */
const languages: Readonly<Record<string, string>> = {
  croatian: 'hr',
  bosnian: 'bs',
  polish: 'pl',
  czech: 'cs',
  slovene: 'sl',
  slovenian: 'sl',
};

/**
 * The number of the month that a word names, in full or short; undefined for other words, and for one that names different months in different
 * languages unless `language` (a tag or babel’s name) is one of them.
 */
export function monthNamed(word: string, language = ''): number | undefined {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const months = ambiguous.get(plain.startsWith('listopad') ? 'listopad' : plain);
  if (months !== undefined) {
    const name = language.trim().toLowerCase();
    return months[inTable(languages, name) ?? name.slice(0, 2)];
  }
  for (let length = Math.min(plain.length, 8); length >= 3; length--) {
    const month = byBeginning.get(plain.slice(0, length));
    if (month !== undefined) return month;
  }
  return undefined;
}

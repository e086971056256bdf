/** Commands whose first argument is not text. */
export const dropsArgument = new Set([
  'href',
  'noopsort',
  'SortNoop',
  'bibinfo',
  'switchargs',
  'textcolor',
  'color',
  'footnote',
  'label',
  'begin',
  'end',
  'vspace',
  'hspace',
  'fontsize',
  'hyphenation',
  'foreignlanguage',
  'selectlanguage',
  'hspace*',
  'vspace*',
  'phantom',
  'hphantom',
  'vphantom',
  'cite',
  'index',
  'pagecolor',
  'textlang',
  'setlength',
  'thanks',
  'hypertarget',
  'raisebox',
  'providecommand',
]);
/** Commands that put quotation marks around their argument. */
export const quoting = new Map([
  ['enquote', ['“', '”']],
  ['mkbibquote', ['“', '”']],
  ['textquote', ['“', '”']],
  ['blockquote', ['“', '”']],
  ['mkquote', ['“', '”']],
  ['textcquote', ['“', '”']],
  ['blockcquote', ['“', '”']],
  ['foreignquote', ['“', '”']],
  ['foreigntextquote', ['“', '”']],
  ['foreignblockquote', ['“', '”']],
  ['foreigntextcquote', ['“', '”']],
  ['hyphenquote', ['“', '”']],
  ['hyphentextquote', ['“', '”']],
  ['frquote', ['« ', ' »']],
]);
/** Commands that leave nothing in the text: font switches, spacing, sizes of delimiters. */
export const drops = new Set(
  'it itshape sl slshape em bf bfseries sc scshape rm rmfamily sf sffamily tt ttfamily tiny scriptsize footnotesize small large Large LARGE huge Huge normalsize mdseries upshape cal mit bi up normalfont left right displaystyle textstyle limits nolimits protect relax string unskip ignorespaces aftergroup allowbreak nobreak nolinebreak nobreakdash break goodbreak leavevmode noindent indent isdot strut null noexpand expandafter unboldmath nonumber scriptstyle scriptscriptstyle mathop mathrel mathbin mathord mathopen mathclose middle negthinspace negmedspace nonscript centering raggedright selectfont mathsurround frenchspacing nonfrenchspacing autocap bibsentence NoCaseChange protecting upright footnotemark cyrchar mbox hbox text mathcal mathrm mathbf mathit mathsf mathtt mathfrak mathscr boldsymbol bm operatorname big Big bigl bigr Bigl Bigr boldmath mathstrut pno ppno nopp'.split(
    ' ',
  ),
);

/** Environments that begin with an argument. */
export const hasArgument = new Set(['tabular', 'array', 'minipage', 'otherlanguage', 'otherlanguage*']);

/** What TeX's fonts make of several characters. */
export const ligatures = new Map([
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
  ['`', '‘'],
  ['?`', '¿'],
  ['!`', '¡'],
  ['~', ' '],
]);
/** Accents that stand alone. */
export const spacing = new Map([
  ['\u0303', '~'],
  ['\u0302', '^'],
  ['\u0308', '"'],
  ['\u0301', "'"],
  ['\u0300', '`'],
  ['\u0307', '.'],
  ['\u0304', '='],
]);

/** Quotation marks of `\foreignquote` by language; English ones for others. */
export const foreignQuotes: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['german', ['„', '“']],
  ['ngerman', ['„', '“']],
  ['austrian', ['„', '“']],
  ['czech', ['„', '“']],
  ['polish', ['„', '”']],
  ['dutch', ['“', '”']],
  ['french', ['« ', ' »']],
  ['italian', ['«', '»']],
  ['spanish', ['«', '»']],
  ['portuguese', ['«', '»']],
  ['russian', ['«', '»']],
  ['swedish', ['”', '”']],
  ['finnish', ['”', '”']],
  ['danish', ['„', '“']],
]);

/** The inner quotation marks of a language, as `\enquote*` sets them. */
export function innerMarks(language: string): readonly [string, string] {
  if (foreignQuotes.get(language)?.[1] === '“') return ['‚', '‘'];
  return language === 'french' ? ['“', '”'] : ['‘', '’'];
}

/** What an ordinal number ends in where it is raised. */
export const ordinal = /^(?:st|nd|rd|th|er|re|ère|ère|e|ème|eme|ième|ste|de|te|ten|o|a|os|as|do|ra|ro|ta|to)$/i;

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
]);
/** Commands that put quotation marks around their argument. */
export const quoting = new Map([
  ['enquote', ['“', '”']],
  ['mkbibquote', ['“', '”']],
]);
/** Commands that leave nothing behind: font switches, spacing, sizes of delimiters. */
export const drops = new Set(
  'it itshape sl slshape em bf bfseries sc scshape rm rmfamily sf sffamily tt ttfamily tiny small large normalfont left right displaystyle textstyle limits nolimits protect relax ensuremath big Big bigl bigr Bigl Bigr boldmath mathstrut'.split(
    ' ',
  ),
);

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

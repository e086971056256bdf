import { readFileSync } from 'node:fs';
import { pick, pickNumber, type Random, random } from '../../bench/random';
import { piecesFor } from '../growth/pieces';

const raw = String.raw;

/** Values of entries and records by what they are, usual and odd. */
const VALUES = {
  names: [
    'Gu, Albert and Dao, Tri',
    'van der Berg, Jan and {NASA} and others',
    raw`M{\"u}ller, J{\"o}rg and Sz{\H o}ke, {\'E}va`,
    'Ludwig van Beethoven and King, Jr., Martin Luther',
    'family=Orr, given=Ada, prefix=de and Plato',
    'Smith, J. R. R. and A. B. Jones and 王小明 and {Barnes and Noble, Inc.}',
    'de la Vallée Poussin, Charles',
    'O’Neil, Éric AND d’Alembert, Jean and al-Hasan, Ali',
  ],
  titles: [
    raw`The {GPU} and the $O(n \log n)$ Attention`,
    raw`{\"U}ber na{\"i}ve Façades: {\L}ódź \& Other \emph{Places}`,
    'FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness',
    '"Quoted" words -- and ``dashes\'\'---with {\\textit{Homo sapiens}} in H$_2$O',
    'Is It All You Need? A Review of: Deep Learning',
    'Sulla teoria della relatività {I}',
    raw`\enquote{It's} about 100\% of \LaTeX{} and C++: {Proceedings of the {ACM}}`,
    'RWKV-7 "Goose" 注意力机制 2.0',
  ],
  dates: ['2020', '2020-05', '2020-05-17', '1999/2001', '2004-22', '1723~', '2004-04-05T14:34:00', '-0100', '199X', 'unknown', '2019/..'],
  months: ['jan', 'May', '12', 'may # "~5"', '{September}', 'Mai', 'spring'],
  pages: ['1--10', '5', '12-14, 20', 'e117', '101–103', 'iv--xii', '7+', '124106'],
  ids: [
    '10.1000/182',
    'https://doi.org/10.48550/arXiv.2505.23884',
    '2505.23884v2',
    'hep-th/9901001',
    '978-3-16-148410-0',
    '0378-5955',
    '10.5555/ab_c',
  ],
  urls: ['https://arxiv.org/abs/2205.14135', raw`\url{http://example.org/~me/a_b%20c#x}`, 'www.example.org', 'https://example.org/x?a=b&c'],
  words: [
    'Nature',
    'Journal of {Machine} Learning',
    '12',
    '3rd',
    'second',
    'Springer and Wiley',
    'phdthesis',
    'german',
    'submitted',
    'New York',
    'NeurIPS',
    'arXiv preprint arXiv:1706.03762',
    'jmlr # " Press"',
    'a, b',
    'parent',
    'parent,shared',
  ],
};
const FIELDS: Readonly<Record<string, keyof typeof VALUES>> = {
  ...{ author: 'names', editor: 'names', translator: 'names', bookauthor: 'names', holder: 'names', title: 'titles', booktitle: 'titles' },
  ...{
    subtitle: 'titles',
    maintitle: 'titles',
    shorttitle: 'titles',
    journal: 'words',
    journaltitle: 'titles',
    series: 'words',
    year: 'dates',
  },
  ...{
    date: 'dates',
    month: 'months',
    urldate: 'dates',
    origdate: 'dates',
    eventdate: 'dates',
    pages: 'pages',
    volume: 'words',
    number: 'pages',
  },
  ...{
    edition: 'words',
    publisher: 'words',
    school: 'words',
    institution: 'words',
    address: 'words',
    location: 'words',
    doi: 'ids',
    eprint: 'ids',
  },
  ...{ isbn: 'ids', issn: 'ids', url: 'urls', howpublished: 'urls', note: 'titles', abstract: 'titles', keywords: 'words', type: 'words' },
  ...{
    langid: 'words',
    pubstate: 'words',
    archiveprefix: 'words',
    crossref: 'words',
    xdata: 'words',
    ids: 'words',
    entryset: 'words',
    pagetotal: 'pages',
  },
};
const TYPES = (
  'article book inproceedings incollection inbook misc phdthesis techreport proceedings online thesis report collection unpublished set ' +
  'xdata dataset software patent mvbook suppbook periodical manual booklet conference review legislation'
).split(' ');
const KEYS = ['gu2023', 'Müller:2020', 'a+b', 'parent', 'shared', 'dao2022flash', 'x.y-z', 'gu2023', 'knuth1984'];

function one<T>(next: Random, from: readonly T[]): T {
  return pick(next, from) as T;
}

/** A value as a field has it, in braces, in quotes or bare. */
function fieldValue(next: Random, value: string): string {
  const kind = pickNumber(next, 8);
  return kind === 0 ? `"${value.replaceAll('"', '')}"` : kind === 1 && /^\w+$/.test(value) ? value : `{${value}}`;
}

function entry(next: Random): string {
  const names = Array.from({ length: 1 + pickNumber(next, 9) }, () => one(next, Object.keys(FIELDS)));
  const indent = one(next, ['  ', '\t', '', '    ']);
  const equals = one(next, [' = ', '=', '  = ']);
  const fields = names.map(
    (name) =>
      `${indent}${next() < 0.1 ? name.toUpperCase() : name}${equals}${fieldValue(next, one(next, VALUES[FIELDS[name] ?? 'words']))}`,
  );
  const end = one(next, ['}\n\n', '}\n', ',\n}\n', '\n}\n', '\n', ')\n']);
  return `@${one(next, TYPES)}{${one(next, KEYS)},\n${fields.join(',\n')}${end}`;
}

const BESIDE_ENTRIES = [
  '@string{jmlr = {Journal of Odd {\\& Ends}}}\n',
  '@comment{jabref-meta: x;}\n',
  '@preamble{"\\x"}\n',
  '% note\n',
  'free text @ here\n',
  '@misc{gu\n',
  '@article{x, title = {unclosed\n',
  '@book(p, title = "P")\n',
];

function bib(next: Random): string {
  return Array.from({ length: 1 + pickNumber(next, 5) }, () => (next() < 0.8 ? entry(next) : one(next, BESIDE_ENTRIES))).join('');
}

const PROSE = [
  'FlashAttention tiles the computation, as Gu et al. (2023) show. ',
  'We build on Titans and on local linear attention. ',
  'Attention Is All You Need, deep learning, and more words at scale. ',
  'In 2023, 40 % of models (e.g. QLoRA) were faster by 3.5×; see arXiv:2505.23884 and 10.1000/182. ',
  'Fig. 2 and Theorem 1.3 hold: cf. Dao, p. 33. ',
];
const TEX = [
  ...PROSE,
  ...[
    raw`\documentclass[ngerman]{article}`,
    raw`\usepackage{natbib}`,
    raw`\usepackage[style=apa,backend=biber]{biblatex}`,
    raw`\addbibresource{refs.bib}`,
  ],
  ...[
    raw`\begin{document}`,
    raw`\end{document}`,
    raw`\section{Related \emph{work}}`,
    raw`\bibliography{a,b}`,
    raw`\bibliographystyle{plain}`,
    raw`\nocite{*}`,
  ],
  ...[
    raw`~\cite{gu2023}`,
    raw`\citep[see][p.~3]{gu2023, dao2022flash}`,
    raw`\citet*{gu2023}`,
    raw`\parencites[1]{a}{b}`,
    raw`\cite{`,
    raw`\autocite[see `,
  ],
  ...[
    raw`\input{chapters/one}`,
    raw`\def\x{\cite{a}}`,
    raw`\newcommand{\mycite}[1]{\cite{#1}}`,
    raw`\mycite{a}`,
    raw`\verb|\cite{v}|`,
    raw`% \cite{c}`,
  ],
  ...[
    raw`\begin{verbatim}\cite{w}\end{verbatim}`,
    raw`\iffalse\cite{f}\fi`,
    raw`\footnote{A note \textcite{n}.}`,
    raw`$x_i \in \mathbb{R}$`,
    raw`\label{fig:a} \ref{fig:a}`,
  ],
];
const MD = [
  ...PROSE,
  ...[
    '[@gu2023]',
    '[see @gu2023, p. 33; -@dao2022flash]',
    '@gu2023 [p. 3]',
    '-@a',
    '[@',
    '@{a+b}',
    '[^1]',
    '[^1]: A note @n.',
    '{cite:p}`gu2023`',
    '{cite}`a',
  ],
  ...[
    '# Heading {#sec:a}',
    '## Related work',
    '---\ntitle: "T"\nbibliography: [a.bib, b.bib]\nnocite: "@*, @x"\nlang: de\ncsl: apa.csl\n---\n',
    '`@code`',
    '```r\n@x\n```',
    '> quoted @q',
  ],
  ...[
    '[text](https://x.org/@a)',
    '<a@b.org>',
    '| @t | cell |',
    '- item @i',
    '$$@m$$',
    '{{< include _b.qmd >}}',
    '![Fig](x.png){#fig:b}',
    '@fig:b',
    '*emph @e*',
    '    @indented',
  ],
];
const TYP = [
  ...PROSE,
  ...[
    '@gu2023',
    '@gu2023[p. 3]',
    '#cite(<gu2023>)',
    '#cite(<a>, form: "prose", supplement: [p. 3])',
    '#cite(label("x y"))',
    '#cite(<',
    '@',
  ],
  ...[
    '#bibliography("refs.bib")',
    '#bibliography(("a.bib", "b.yml"), style: "apa")',
    '#set text(lang: "de")',
    '#import "t.typ": *',
    '#include "b.typ"',
    '= Heading <sec:a>',
    '== Related work',
  ],
  ...[
    '// @comment',
    '/* @block */',
    '`@raw`',
    '$ @m x $',
    '#let c = [@gu2023]',
    '#figure(image("x.png"), caption: [@f]) <fig>',
    '#show: doc => [#doc]',
    '\\@escaped',
    '"@string"',
  ],
];
const DATA_VALUES = [...VALUES.titles, ...VALUES.dates, ...VALUES.words].map((value) => value.replace(/["\\{}]/g, ''));
const CSL_TYPES = 'article-journal book chapter paper-conference thesis report webpage article dataset legal_case motion_picture'.split(
  ' ',
);

/** An item of CSL-JSON. */
export function cslItem(next: Random): Readonly<Record<string, unknown>> {
  const name = (): unknown =>
    one(next, [
      { family: 'Gu', given: 'Albert' },
      { literal: 'NASA' },
      { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
      { family: 'King', given: 'M. L.', suffix: 'Jr.' },
    ]);
  const names = (): unknown => Array.from({ length: 1 + pickNumber(next, 3) }, name);
  const date = (): unknown =>
    one(next, [
      { 'date-parts': [[2020, 5, 17]] },
      { 'date-parts': [[1999], [2001]] },
      { raw: '2004-04' },
      { literal: 'in press' },
      { 'date-parts': [['2003', '7']], circa: true },
      { 'date-parts': [[-100]] },
      { 'date-parts': [[2010, 21]] },
    ]);
  const text = (): string => one(next, [...VALUES.titles, ...VALUES.words, ...VALUES.pages, ...VALUES.ids]);
  const fields: readonly (readonly [string, () => unknown])[] = [
    ...['author', 'editor', 'translator', 'container-author', 'composer'].map((field) => [field, names] as const),
    ...['issued', 'accessed', 'event-date', 'original-date', 'submitted'].map((field) => [field, date] as const),
    ...(
      'title title-short container-title container-title-short collection-title collection-number publisher publisher-place volume issue page edition ' +
      'number genre note abstract keyword language event-title event-place ISBN ISSN PMID PMCID version status archive archive_collection ' +
      'number-of-pages number-of-volumes chapter-number volume-title original-title call-number annote'
    )
      .split(' ')
      .map((field) => [field, text] as const),
    ['DOI', () => one(next, VALUES.ids)],
    ['URL', () => one(next, VALUES.urls)],
  ];
  const chosen = Array.from({ length: 2 + pickNumber(next, 12) }, () => one(next, fields));
  return { id: one(next, KEYS), type: one(next, CSL_TYPES), ...Object.fromEntries(chosen.map(([field, make]) => [field, make()])) };
}

function ris(next: Random): string {
  const tags = 'TI AU A2 PY DA JO JF T2 VL IS SP EP DO UR SN PB CY AB KW ID N1 ET'.split(' ');
  const lines = Array.from(
    { length: 2 + pickNumber(next, 10) },
    () => `${one(next, tags)}  - ${one(next, [...DATA_VALUES, ...VALUES.ids])}`,
  );
  return `TY  - ${one(next, ['JOUR', 'BOOK', 'CONF', 'CHAP', 'THES', 'RPRT', 'ELEC', 'GEN'])}\n${lines.join('\n')}\n${one(next, ['ER  - \n', 'ER  -\n', ''])}`;
}

function hayagriva(next: Random): string {
  const fields =
    'title author date publisher editor page-range volume issue edition location organization genre serial-number url language note'.split(
      ' ',
    );
  const lines = Array.from({ length: 1 + pickNumber(next, 8) }, () => {
    const field = one(next, fields);
    const value = one(next, DATA_VALUES).replace(/[:#]/g, '');
    const rich = one(next, [
      value,
      `"${value}"`,
      `\n    - ${value}\n    - Orr, Ada`,
      `\n    value: ${value}\n    sentence-case: x`,
      '2023-05',
      `{ doi: 10.1000/182, isbn: 978-3-16-148410-0 }`,
    ]);
    return `  ${field}: ${rich}`;
  });
  const parent =
    next() < 0.4
      ? `  parent:\n    type: ${one(next, ['periodical', 'proceedings', 'anthology', 'book'])}\n    title: ${one(next, ['Nature', 'NeurIPS'])}\n    volume: 3\n`
      : '';
  return `${one(next, ['gu2023', 'knuth', 'a-b'])}:\n  type: ${one(next, ['article', 'book', 'chapter', 'web', 'thesis', 'report', 'misc', 'odd'])}\n${lines.join('\n')}\n${parent}`;
}

const LISTING = [
  'Daily Papers\n',
  'byAK and the research community\n',
  'May 5\n',
  `${VALUES.titles[2]}\n`,
  'Titans: Learning to Memorize at Test Time\n',
  `${'An abstract of many words that says what was done. '.repeat(5)}\n`,
  '• 5 authors\n',
  '·\n',
  'Dec 31, 2024\n',
  'Jun 3\n',
  '12\n',
  'Subscribe',
];

function joined(next: Random, pieces: readonly string[], most = 14): string {
  return Array.from({ length: 1 + pickNumber(next, most) }, () => one(next, pieces) + one(next, ['', ' ', '\n', '\n\n', ', '])).join('');
}

/** Texts as a reader of this name meets them, the same ones in each run: whole files or values, usual and broken ones, and noise. */
export function textsFor(name: string, count: number): readonly string[] {
  const next = random(name.length * 7919 + (name.codePointAt(0) ?? 0));
  const values = Object.values(VALUES).flat();
  const make = (): string => {
    if (/^bib file|planning an entry$|verification|files of/.test(name)) return bib(next);
    if (/^bib (?:value|key)|^values|LaTeX|title case|key pattern|escaping|identifiers|search|paths|locator|nearest/.test(name))
      return joined(next, [...values, ...KEYS, ...PROSE], 3);
    if (/latex|\.tex/.test(name)) return joined(next, TEX);
    if (/markdown|\.md|preview/.test(name)) return joined(next, MD);
    if (/typst|\.typ/.test(name)) return joined(next, TYP);
    if (/ris/.test(name)) return ris(next);
    if (/hayagriva|Hayagriva/.test(name)) return hayagriva(next);
    if (/json|answers/.test(name)) return JSON.stringify(Array.from({ length: 1 + pickNumber(next, 3) }, () => cslItem(next)));
    if (/yaml|metadata/.test(name))
      return `references:\n${Array.from({ length: 1 + pickNumber(next, 3) }, () => `- ${JSON.stringify(cslItem(next))}`).join('\n')}\n`;
    if (/listing/.test(name)) return joined(next, LISTING, 24);
    return joined(next, [...PROSE, ...values], 8);
  };
  return Array.from({ length: count }, (_, at) => {
    if (at % 6 === 5) return joined(next, [...piecesFor(name), ...PROSE], 30);
    const text = make();
    return at % 6 === 4 ? text.slice(0, pickNumber(next, text.length)) : text;
  });
}

/** Everything in a result that can be written down, with numbers to six digits: those of logarithms differ in the last ones from machine to machine. */
export function written(value: unknown): string {
  const seen = new WeakSet<object>();
  const plain = (_: string, one: unknown): unknown => {
    if (typeof one === 'number') return Number.isInteger(one) ? one : Number.isFinite(one) ? Number(one.toPrecision(6)) : String(one);
    if (typeof one === 'function' || typeof one === 'symbol' || typeof one === 'bigint') return String(typeof one);
    if (typeof one !== 'object' || one === null) return one;
    if (seen.has(one)) return 'again';
    if (!Array.isArray(one)) seen.add(one);
    if (one instanceof Map) return { map: [...one] };
    if (one instanceof Set) return { set: [...one] };
    if (one instanceof RegExp) return String(one);
    if (ArrayBuffer.isView(one)) return { numbers: [...(one as Uint8Array)] };
    return one;
  };
  return JSON.stringify(value, plain) ?? 'nothing';
}

/** What stands in a kept file of test/fixtures/kept, by line; `RENEW=1` in the environment writes it anew. */
export function keptLines(name: string): ReadonlyMap<string, string> {
  const lines = readFileSync(`test/fixtures/kept/${name}`, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf('\t')), line.slice(line.indexOf('\t') + 1)]));
}

/** Eight signs that differ where texts do (FNV-1a, twice). */
export function signOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x1234567];
  for (let at = 0; at < text.length; at++) {
    a = Math.imul(a ^ text.charCodeAt(at), 0x01000193);
    b = Math.imul(b ^ text.charCodeAt(at), 0x85ebca6b) ^ (b >>> 13);
  }
  return ((a >>> 0).toString(36) + (b >>> 0).toString(36)).slice(0, 8).padStart(8, '0');
}

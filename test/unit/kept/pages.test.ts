import type { Inquiry, InquiryStatus } from '../../../src/core/checking/asking/inquiry';
import { verdicts } from '../../../src/core/checking/judgement';
import { otherTopic, type Paper } from '../../../src/core/corpus/paper';
import { paperCard } from '../../../src/core/presentation/card';
import { type CheckedEntry, checkMarkdown, checkPage } from '../../../src/core/presentation/checkPage';
import { type CheckedWork, citationPage } from '../../../src/core/presentation/citationPage';
import { authorList, byline, cutAtSentence, links, longDate, published, shortReference } from '../../../src/core/presentation/facts';
import { formatFindings, placedFindings } from '../../../src/core/presentation/findingFormats';
import { formExample } from '../../../src/core/presentation/formExample';
import { countText, inquiryLines } from '../../../src/core/presentation/inquiryLines';
import { markedHtml } from '../../../src/core/presentation/markedHtml';
import { paperPage } from '../../../src/core/presentation/page';
import { printedPage } from '../../../src/core/presentation/printedPage';
import { searchPage, searchTexts } from '../../../src/core/presentation/searchPage';
import { visibleTitle } from '../../../src/core/presentation/visibleTitle';
import { zoteroSection } from '../../../src/core/presentation/zoteroSection';
import { keepsAnswers, type Question } from './keep';

const hour = 3_600_000;
const now = 1_790_000_000_000;

const names: Paper['authors'] = [{ family: 'Orr', given: 'Ada', suffix: 'Jr.' }, { literal: 'The <Group>' }, { family: 'Plato' }];
const plain: Paper = { id: 'title:a', title: 'A <b> & its `Code`', authors: [], citationKey: 'orr2020a', sources: [] };
const whole: Paper = {
  ...plain,
  id: 'arxiv:2001.00001',
  authors: names,
  abstract: 'The first sentence says this. Smith et al. 2019 said that; it was 3.5 times as much. A third one says nothing.',
  date: '2020-05-17',
  venue: { name: 'Sea Letters', kind: 'journal' },
  arxivId: '2001.00001',
  doi: '10.1000/a(b)',
  url: 'https://arxiv.org/abs/2001.00001',
  codeUrl: 'https://example.org/code?a=1&b=2',
  organization: 'Apple',
};
/** Papers of which each fact is known or not, one at a time. */
const papers: readonly (readonly [what: string, paper: Paper])[] = [
  ['nothing known', plain],
  ['all known', whole],
  ...(['abstract', 'date', 'venue', 'arxivId', 'doi', 'url', 'codeUrl', 'organization'] as const).map((lost) => {
    const { [lost]: _, ...rest } = whole;
    return [`without ${lost}`, rest] as const;
  }),
  ['one author', { ...whole, authors: names.slice(0, 1) }],
  ['two authors', { ...whole, authors: names.slice(0, 2) }],
  ['one author whose name is unknown', { ...whole, authors: [], authorCount: 1 }],
  ['nine authors whose names are unknown', { ...whole, authors: [], authorCount: 9 }],
  ['many authors', { ...whole, authors: Array.from({ length: 70 }, (_, at) => ({ family: `Name${at}`, given: 'A.' })) }],
  ['a year alone', { ...whole, date: '2020' }],
  ['a venue with its year', { ...whole, venue: { name: 'ICLR 2020', kind: 'conference' } }],
  ['a year before Christ', { ...plain, date: '-0043', authors: names }],
  ['addresses that are no web pages', { ...plain, url: 'javascript:alert(1)', codeUrl: 'file:///etc/passwd' }],
  ['one address twice', { ...plain, url: 'https://doi.org/10.1000/1', doi: '10.1000/1', codeUrl: 'HTTP://example.org/' }],
];

const inquiry: Inquiry = {
  status: 'confirmed',
  found: ['Crossref', 'DBLP'],
  absent: [],
  failed: [],
  differences: [],
  notices: [],
  isRetracted: false,
};
const inquiries: readonly (Inquiry | undefined)[] = [
  undefined,
  inquiry,
  { ...inquiry, address: 'https://example.org/?a&b', askedAt: now },
  { ...inquiry, address: 'ftp://example.org', askedAt: now - hour },
  { ...inquiry, status: 'differs', differences: ['The year <is> 2021.'], askedAt: now - 2 * hour },
  { ...inquiry, status: 'not found', found: [], absent: ['Crossref'], askedAt: now - 47 * hour },
  { ...inquiry, status: 'not found', found: [], absent: ['Crossref', 'DBLP'], askedAt: now - 48 * hour },
  { ...inquiry, status: 'could not be asked', found: [], failed: [{ service: 'DBLP', why: 'DBLP did not answer.' }] },
  { ...inquiry, isRetracted: true, notices: ['Retracted.', 'Corrected.'], askedAt: now - 80 * hour },
  { ...inquiry, published: { ...whole, sources: ['DBLP'] } },
  { ...inquiry, published: { ...plain, sources: [] } },
];
const objections = [[], [{ code: 'year', message: 'The year is *odd*.' }], ['a', 'b'].map((code) => ({ code, message: `No ${code}.` }))];
const entries: readonly CheckedEntry[] = inquiries.flatMap((one, at) =>
  objections.map(
    (listed, more): CheckedEntry => ({
      key: `k\`${at}.${more}`,
      title: `T<${at}>`,
      file: 'a_b.bib',
      line: at + 1,
      objections: listed,
      ...(one === undefined ? {} : { inquiry: one }),
    }),
  ),
);

const claim = 'It was 3.5 times as much in 2019, says Orr.';
const sentences = [
  {
    start: 0,
    end: 29,
    shared: [
      { start: 4, end: 9 },
      { start: 19, end: 23 },
    ],
  },
  { start: 30, end: 84, shared: [] },
];
const work: CheckedWork = { key: 'a&b', paper: whole, sentences: [], absent: [], better: [], annotations: [] };
const judgement = {
  by: 'Model <1>',
  quotations: [
    { start: 0, end: 29 },
    { start: 85, end: 112 },
  ],
  dropped: 0,
};
const { paper: _, ...unheld } = work;
const works: readonly (readonly [string, CheckedWork])[] = [
  ['a key without an entry', unheld],
  ['nothing to say', work],
  ['no abstract', { ...work, paper: plain, judgement: { ...judgement, verdict: undefined } }],
  ['sentences', { ...work, sentences }],
  [
    'absent words',
    {
      ...work,
      absent: [
        { start: 7, end: 10 },
        { start: 28, end: 32 },
      ],
    },
  ],
  [
    'better papers',
    {
      ...work,
      better: [
        { paper: whole, terms: ['a<', 'b'] },
        { paper: plain, terms: [] },
      ],
    },
  ],
  ['annotations', { ...work, annotations: ['', '1<2'].map((page) => ({ text: whole.abstract ?? '', sentences, page })) }],
  ...[...verdicts, undefined].flatMap((verdict) =>
    [0, 1, 2].map((dropped) => [`${verdict}, ${dropped} dropped`, { ...work, judgement: { ...judgement, verdict, dropped } }] as const),
  ),
];

const attachment = { key: 'ABCD1234', title: 'A <file>', isPdf: true, annotations: [] };
const annotations = ['', 'quoted <'].flatMap((quoted) =>
  ['', 'said &'].flatMap((comment) => ['', '12'].map((page) => ({ key: 'EFGH5678', quoted, comment, page }))),
);
const findings = (['warning', 'information', 'hint'] as const).flatMap((severity, at) =>
  [at, 4].map((start) => ({
    start,
    end: start + 5 * (at + 1),
    severity,
    code: `code-${at}`,
    message: 'Is `a` 100%:\n  no, *b*',
    key: 'k',
    file: 'a.tex',
  })),
);

describe('what is shown, as it was shown before', () => {
  keepsAnswers('pages.txt', {
    facts: () =>
      papers.map(([what, paper]): Question => {
        const lists = (): unknown => [authorList(paper), authorList(paper, 2), byline(paper), shortReference(paper)];
        return [what, () => [lists(), published(paper), links(paper)]];
      }),
    dates: () =>
      ['2025', '2025-01', '2025-12-31', '2025-5-9', '2025-13', '-43', '0', '2025-00-00', 'May 2025', '2025-05-29T00:00', ''].map(
        (date): Question => [date, () => longDate(date)],
      ),
    'first sentences': () =>
      [
        whole.abstract ?? '',
        'A word that is long enough to be cut, then more, and more',
        'Short one. And the rest of it goes on for a while without any end',
        'By J. R. Tolkien and Fig. 3 of it. Then "so it ends." Now (see 2). Next comes 100%. 4 follow.',
        'unbroken'.repeat(12),
      ].flatMap((text) => [1, 10, 30, 40, 60, 90, 200].map((limit): Question => [`${limit}: ${text}`, () => cutAtSentence(text, limit)])),
    cards: () =>
      papers.flatMap(([what, paper]) =>
        [{}, { note: 'In *a*', reference: 'R' }, { actions: [1, 2].map((at) => ({ label: `L${at}`, link: `command:c${at}` })) }].map(
          (options): Question => [what, () => paperCard(paper, options)],
        ),
      ),
    'pages of papers': () =>
      papers.flatMap(([what, paper]) => {
        const least = { paper, sources: ['<a>.bib', 'b'], topics: [], related: [], bibtex: '@misc{<a>}' };
        const most = {
          ...least,
          topics: [[{ label: '<T>' }], [{ label: otherTopic }], [{ label: 'T' }, { label: '<T>' }]],
          related: [whole, plain],
        };
        const more = { ...most, reference: 'R <i>', heldBy: 'refs<.bib', zotero: '<p>Z</p>' };
        return [least, { ...least, isFound: true }, most, more].map((content): Question => [what, () => paperPage(content)]);
      }),
    'answers of services': () =>
      inquiries.flatMap((one) => (one === undefined ? [] : [[one.status, () => inquiryLines(one, now)] as const])),
    'counts of answers': () =>
      (['confirmed', 'differs', 'not found', 'could not be asked'] satisfies InquiryStatus[]).flatMap((status) =>
        [0, 1, 7].map((count): Question => [status, () => countText(status, count)]),
      ),
    reports: () =>
      [entries, entries.slice(0, 1), entries.slice(0, 2), entries.slice(4, 5), entries.slice(3, 4), []].flatMap((some) =>
        [true, false].flatMap((compared) =>
          [undefined, now].map((askedAt): Question => {
            const report = { of: 'a_<b>', entries: some, compared, ...(askedAt === undefined ? {} : { askedAt }) };
            return [`${some.length} entries, asked at ${askedAt}`, () => [checkPage(report), checkMarkdown(report)]];
          }),
        ),
      ),
    'checked citations': () =>
      [true, false].flatMap((canJudge) => [
        ...works.map(([what, one]): Question => [what, () => citationPage({ claim, works: [one], canJudge })]),
        ['all', () => citationPage({ claim, works: works.map(([, one]) => one), canJudge })] satisfies Question,
      ]),
    'marked sentences': () =>
      [[], sentences, sentences.slice(1)].map((marked): Question => ['marks', () => markedHtml('a < b '.repeat(20), marked)]),
    Zotero: () =>
      [
        undefined,
        { attachments: [], notes: [] },
        { attachments: [attachment, { ...attachment, isPdf: false }], notes: ['One <line>\nand another', ''] },
        ...annotations.map((one) => ({ attachments: [{ ...attachment, annotations: [one, one] }], notes: [] })),
      ].flatMap((children) =>
        [undefined, 'Read <then>.'].map((since): Question => ['Zotero', () => zoteroSection('a"b', children, since)]),
      ),
    findings: () =>
      (['text', 'json', 'github'] as const).flatMap((format) =>
        ['a:b,c%.tex', 'z.md'].map((file): Question => {
          const placed = (): ReturnType<typeof placedFindings> => placedFindings(file, 'ab\ncd\r\nefgh\nijkl\n', findings);
          return [`${format} ${file}`, () => [formatFindings(placed(), format), formatFindings([], format)]];
        }),
      ),
    'titles with hidden characters': () =>
      ['plain', 'a\u202Eb\u200Bc'].map(
        (title): Question => [
          title,
          () =>
            visibleTitle(title, [
              { start: 0, end: 2 },
              { start: 3, end: 4 },
            ]),
        ],
      ),
    forms: () =>
      papers.flatMap(([what, paper]) =>
        (['textual', 'parenthetical', 'suppressAuthor', 'nocite'] as const).map(
          (form): Question => [`${what}, ${form}`, () => [formExample(form, paper), formExample(form, paper, true)]],
        ),
      ),
    frames: () => [
      ['search', () => [searchPage(), searchTexts()]],
      ['print', () => printedPage({ title: 'A <b>', body: '<p>b</p>', css: 'p {}\n', nonce: 'n1' })],
    ],
  });
});

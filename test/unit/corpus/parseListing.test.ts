import assert from 'node:assert/strict';
import { type ListingRecord, parseListing } from '../../../src/core/corpus/parseListing';

const prose = (about: string, sentences = 5): string =>
  `${about} is what we study here, with methods that hold up in practice. `.repeat(sentences).trim();
const header =
  'new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\nbyAK and the research community\n\nJan 7\n\n';
const plainHeader = 'Get trending papers in your email inbox once a day!\nGet trending papers in your email inbox!\nSubscribe';
const card = (title: string, block = '  • 9 authors\n·\nMay 29, 2025 3', abstract = prose(title)): string =>
  `${title}\n\n${abstract}\n\n${block}\n\n`;
const brief = ({ title, authorCount, organization, date, comments }: ListingRecord) => [title, authorCount, organization, date, comments];

interface Expected {
  readonly titles: readonly string[];
  readonly problems?: readonly (readonly [number, string])[];
}

function check(behaviour: string, text: string, expected: Expected): void {
  it(behaviour, () => {
    const { records, problems } = parseListing(text, 'listing.txt');
    assert.deepEqual(
      records.map(({ title }) => title),
      expected.titles,
    );
    assert.deepEqual(
      problems.map(({ line, code }) => [line, code]),
      expected.problems ?? [],
    );
    assert.ok(problems.every(({ file, message }) => file === 'listing.txt' && message.length > 10));
  });
}

function checkBlock(behaviour: string, block: string, expected: readonly unknown[], codes: readonly string[] = []): void {
  it(behaviour, () => {
    const { records, problems } = parseListing(`${header}${card('Alpha', block)}${card('Omega')}`, 'listing.txt');
    assert.deepEqual(records.map(brief), [
      ['Alpha', ...expected],
      ['Omega', 9, undefined, '2025-05-29', 3],
    ]);
    assert.deepEqual(
      problems.map(({ code }) => code),
      codes,
    );
  });
}

describe('a listing of cards', () => {
  check('is read in order', header + card('Alpha') + card('Beta: A Study'), { titles: ['Alpha', 'Beta: A Study'] });
  check('may have cards without a block', header + card('Alpha', '') + card('Beta', '') + card('Gamma'), {
    titles: ['Alpha', 'Beta', 'Gamma'],
  });
  check('may end with such a card', header + card('Alpha') + card('Beta', ''), { titles: ['Alpha', 'Beta'] });
  check('may have lost its header', card('Alpha') + card('Beta'), { titles: ['Alpha', 'Beta'] });
  check('may have CRLF line ends', (header + card('Alpha') + card('Beta')).replace(/\n/g, '\r\n'), { titles: ['Alpha', 'Beta'] });
  check('may have CR line ends', (header + card('Alpha') + card('Beta')).replace(/\n/g, '\r'), { titles: ['Alpha', 'Beta'] });
  check('may start with a byte order mark', `\uFEFF${header}${card('Alpha')}`, { titles: ['Alpha'] });
  check('may hold a card twice', header + card('Alpha') + card('Alpha'), { titles: ['Alpha', 'Alpha'] });
  check('may hold two pages', header + card('Alpha') + header + card('Beta'), { titles: ['Alpha', 'Beta'] });
  check('may hold two pages, the first of which ends without a block', header + card('Alpha', '') + header + card('Beta'), {
    titles: ['Alpha', 'Beta'],
  });
  for (const title of [
    'Daily Papers',
    'Subscribe',
    'new',
    'Jan 7',
    'byAK and the research community',
    'Subscribers of Journals',
    'Get Trending',
  ]) {
    check(`may have a paper called “${title}”, first`, header + card(title) + card('Beta'), { titles: [title, 'Beta'] });
    check(`may have a paper called “${title}”, later`, header + card('Alpha') + card(title), { titles: ['Alpha', title] });
  }
  for (const title of [
    'miniCTX: Proving',
    'Can we learn better?',
    '1 Hour of ImageNet',
    'R^2 · and more',
    'Être ou ne pas être',
    '深度学习综述',
    'Ends with a dot.',
  ]) {
    check(`may have a paper called “${title}”`, header + card('Alpha') + card(title), { titles: ['Alpha', title] });
  }
  check(
    'keeps an abstract of several paragraphs whole',
    header + card('Alpha', '• 2 authors\n·\nMay 1, 2024', `${prose('A')}\n\n${prose('B')}\n\nCode is out.`) + card('Beta'),
    {
      titles: ['Alpha', 'Beta'],
    },
  );
  check(
    'keeps paragraphs in a card without a block',
    header + card('Alpha', '', `${prose('A')}\n\n${prose('B')}\n\nCode is out.`) + card('Beta'),
    { titles: ['Alpha', 'Beta'] },
  );
  check('reads a short abstract over a block', `${header}Alpha\n\nToo short\n\n• 1 author\n·\nMay 1, 2024\n\n${card('Beta')}`, {
    titles: ['Alpha', 'Beta'],
  });
  check('names a title without an abstract', `${header}${card('Alpha')}Lost and lonely\n\n${card('Beta')}`, {
    titles: ['Alpha', 'Beta'],
    problems: [[21, 'title-without-abstract']],
  });
  check('names a block under nothing', `${header}  • 9 authors\n·\n\n${card('Beta')}`, {
    titles: ['Beta'],
    problems: [
      [13, 'stray-block'],
      [14, 'stray-block'],
    ],
  });
  check('names a title that is too long', `${header}${prose('x')}\n\n${card('Beta')}`, { titles: ['Beta'], problems: [[13, 'no-title']] });
  check('says when there is a header only', header, { titles: [], problems: [[11, 'no-papers']] });

  it('keeps the paragraphs of an abstract apart, and its line is that of the title', () => {
    const { records } = parseListing(header + card('Alpha', '', `${prose('A')}\n\n${prose('B')}`), 'x');
    assert.deepEqual(records, [{ title: 'Alpha', abstract: `${prose('A')}\n\n${prose('B')}`, line: 13 }]);
  });
});

describe('the block of a card', () => {
  checkBlock('has authors, a date and comments', '  • 4 authors\n·\nJun 22, 2024 12', [4, undefined, '2024-06-22', 12]);
  checkBlock('may have no comments', '• 1 authors\n·\nJun 2, 2024', [1, undefined, '2024-06-02', undefined]);
  checkBlock('may leave out the year after the latest printed one', '• 1 author\n·\nJun 2 7', [1, undefined, '2026-06-02', 7]);
  checkBlock('may have a handle and an organisation for authors', 'apple Apple\n·\nSep 29 2', [undefined, 'Apple', '2026-09-29', 2]);
  checkBlock('may have an organisation of several words', 'facebook AI at Meta\n·\nSep 29', [
    undefined,
    'AI at Meta',
    '2026-09-29',
    undefined,
  ]);
  checkBlock('may have a handle that is spelt out', 'ByteDance-Seed ByteDance Seed\n·\nSep 29', [
    undefined,
    'ByteDance Seed',
    '2026-09-29',
    undefined,
  ]);
  checkBlock('may have an organisation without a handle', 'Alibaba Cloud\n·\nSep 29', [
    undefined,
    'Alibaba Cloud',
    '2026-09-29',
    undefined,
  ]);
  checkBlock('may have both authors and an organisation', '• 3 authors\napple Apple\n·\nSep 29', [3, 'Apple', '2026-09-29', undefined]);
  checkBlock('may have only a date', '·\nMarch 3, 2021', [undefined, undefined, '2021-03-03', undefined]);
  checkBlock('may name months in full or with a dot', '• 3 authors\n·\nSept. 3, 2021', [3, undefined, '2021-09-03', undefined]);
  checkBlock(
    'keeps the paper where the month is not English',
    '• 3 authors\n·\nmai 29, 2025',
    [3, undefined, undefined, undefined],
    ['unknown-date'],
  );
  checkBlock(
    'keeps the paper where the date is of another form',
    '• 3 authors\n·\n2025年5月29日',
    [3, undefined, undefined, undefined],
    ['unknown-date'],
  );
  checkBlock(
    'keeps the paper where the day is none',
    '• 3 authors\n·\nFeb 30, 2024',
    [3, undefined, undefined, undefined],
    ['unknown-date'],
  );
  checkBlock(
    'does not take a leap day for a year that has none',
    '• 3 authors\n·\nFeb 29',
    [3, undefined, undefined, undefined],
    ['impossible-date'],
  );
  checkBlock('keeps the paper where the date is missing', '• 3 authors\n·', [3, undefined, undefined, undefined], ['missing-date']);
  checkBlock('keeps the paper where dot and date are missing', '• 3 authors', [3, undefined, undefined, undefined], ['missing-date']);
  checkBlock(
    'skips a line with a bullet that says nothing',
    '• trending\n• 3 authors\n·\nMay 1, 2024',
    [3, undefined, '2024-05-01', undefined],
    ['unknown-block-line'],
  );

  it('leaves dates open where the listing prints no year at all', () => {
    const { records, problems, year } = parseListing(
      header + card('Alpha', '• 2 authors\n·\nMay 2') + card('Beta', '• 2 authors\n·\nMay 3'),
      'x',
    );
    assert.deepEqual(
      records.map(({ printedDate, date }) => [printedDate, date]),
      [
        ['May 2', undefined],
        ['May 3', undefined],
      ],
    );
    assert.deepEqual([year, problems.map(({ line, code }) => [line, code])], [undefined, [[13, 'no-year']]]);
    assert.match(problems[0]?.message ?? '', /, so 2 dates without one stay unknown$/);
    const one = parseListing(header + card('Alpha', '• 2 authors\n·\nMay 2'), 'x').problems;
    assert.match(one[0]?.message ?? '', /, so one date without a year stays unknown$/);
  });
});

describe('a plain listing', () => {
  const pairs = (...titles: string[]): string => titles.map((title) => `${title}\n${prose(title)}\n`).join('');
  check('has its first title glued to the page', plainHeader + pairs('Alpha', 'Beta'), { titles: ['Alpha', 'Beta'] });
  check('may not have it glued', `${plainHeader}\n${pairs('Alpha', 'Beta')}`, { titles: ['Alpha', 'Beta'] });
  check('may start with a paper on subscribers', plainHeader + pairs('Subscribers', 'Beta'), { titles: ['Subscribers', 'Beta'] });
  check('may have titles that end with a dot', plainHeader + pairs('Alpha', 'All you need.', 'Beta'), {
    titles: ['Alpha', 'All you need.', 'Beta'],
  });
  check('may have CRLF line ends', (plainHeader + pairs('Alpha', 'Beta')).replace(/\n/g, '\r\n'), { titles: ['Alpha', 'Beta'] });
  check('may have lost its header', pairs('Alpha', 'Beta', 'Gamma'), { titles: ['Alpha', 'Beta', 'Gamma'] });
  check('may have short abstracts', `${plainHeader}Alpha\nWe do this.\nBeta\nWe do that.\n`, { titles: ['Alpha', 'Beta'] });
  check('may have a blank line between papers', `${plainHeader}${['Alpha', 'Beta'].map((t) => pairs(t)).join('\n')}`, {
    titles: ['Alpha', 'Beta'],
  });
  check('names a title without an abstract', `${plainHeader}${pairs('Alpha')}Lost\n${pairs('Beta')}`, {
    titles: ['Alpha', 'Beta'],
    problems: [[5, 'title-without-abstract']],
  });
});

describe('what a line of a listing is', () => {
  const sized = (length: number): string =>
    `${'Words '.repeat(Math.ceil(length / 6))}`
      .slice(0, length - 1)
      .trimEnd()
      .padEnd(length, '.');
  const open = (length: number): string => sized(length).replace(/\.+$/, (dots) => 's'.repeat(dots.length));
  const titlesOf = (text: string) => parseListing(text, 'x').records.map(({ title }) => title);
  const codesOf = (text: string) => parseListing(text, 'x').problems.map(({ line, code }) => `${line} ${code}`);

  it('is told without header or blocks only by titles and long abstracts in turn, two at least', () => {
    const pair = (title: string, length = 200): string => `${title}\n${sized(length)}\n`;
    assert.deepEqual(titlesOf(pair('Alpha') + pair('Beta')), ['Alpha', 'Beta']);
    assert.deepEqual(codesOf(pair('Alpha')), ['1 not-a-listing']);
    assert.deepEqual(codesOf(pair('Alpha') + pair('Beta', 199)), ['1 not-a-listing']);
    assert.deepEqual(codesOf(`${pair('Alpha') + pair('Beta')}• trending\n`), ['1 not-a-listing']);
    assert.deepEqual(codesOf(`${pair('Alpha') + pair('Beta')}!!!\n`), ['1 not-a-listing']);
  });

  it('is a title of up to 250 characters', () => {
    const text = (title: string): string => `${plainHeader}\n${title}\n${sized(300)}\n`;
    assert.deepEqual(titlesOf(text(open(250))), [open(250)]);
    assert.deepEqual(codesOf(text(open(251))).slice(0, 1), ['4 no-title']);
  });

  it('is noise where it is no text or longer than any abstract', () => {
    const text = (line: string): string => `${plainHeader}\nAlpha\n${line}\n${sized(300)}\n`;
    assert.deepEqual(codesOf(text('%%%')), ['5 noise']);
    assert.deepEqual(codesOf(text(sized(20_001))), ['5 noise']);
    assert.deepEqual(codesOf(text(sized(20_000))), []);
  });

  it('is an abstract below a title, unless it is short, ends no sentence and a long line follows', () => {
    const text = (line: string, next: number): string => `${plainHeader}\nAlpha\n${line}\n${sized(next)}\n`;
    assert.deepEqual([titlesOf(text('Beta', 200)), codesOf(text('Beta', 200))], [['Beta'], ['4 title-without-abstract']]);
    assert.deepEqual(titlesOf(text(open(199), 200)), [open(199)]);
    assert.deepEqual(titlesOf(text(open(200), 200)), ['Alpha']);
    assert.deepEqual(titlesOf(text('We do this here.', 200)), ['Alpha']);
    assert.deepEqual(titlesOf(`${plainHeader}\nAlpha\n${open(100)}\n`), ['Alpha']);
    assert.deepEqual(titlesOf(`${plainHeader}\nAlpha\n${open(100)}\nBeta\n${sized(200)}\n`), ['Alpha', 'Beta']);
  });

  it('is a further paragraph where it is long, has a block below or ends a sentence after a blank line, else a title', () => {
    const titlesWith = (lines: string): readonly string[] => titlesOf(`${header}Alpha\n\n${sized(300)}\n${lines}\nLast\n\n${sized(300)}\n`);
    assert.deepEqual(titlesWith(open(250)), ['Alpha', 'Last']);
    assert.deepEqual(titlesWith(`${open(249)}\n${sized(300)}`), ['Alpha', open(249), 'Last']);
    assert.deepEqual(titlesWith('\nCode is out.'), ['Alpha', 'Last']);
    assert.deepEqual(titlesWith(`Code is out.\n${sized(300)}`), ['Alpha', 'Code is out.', 'Last']);
    assert.deepEqual(titlesWith(`\nCode is out\n${sized(300)}`), ['Alpha', 'Code is out', 'Last']);
    assert.deepEqual(titlesWith('Code is out\n• 3 authors\n·\nMay 1, 2024'), ['Alpha', 'Last']);
    assert.deepEqual(titlesWith('Code is out\n• trending\n'), ['Alpha', 'Last']);
  });

  it('is an organisation above the dot where it is short and ends no sentence', () => {
    const read = (line: string) => {
      const [first] = parseListing(`${header}Alpha\n\n${sized(300)}\n${line}\n·\nMay 1, 2024\n`, 'x').records;
      return [first?.organization, first?.abstract.split('\n\n').length, first?.date];
    };
    assert.deepEqual(read('apple Apple'), ['Apple', 1, '2024-05-01']);
    assert.deepEqual(read(open(79)), [open(79), 1, '2024-05-01']);
    assert.deepEqual(read(open(80)), [undefined, 2, '2024-05-01']);
    assert.deepEqual(read('Code is out.'), [undefined, 2, '2024-05-01']);
    assert.deepEqual(read('• 3 authors\nOne Lab'), ['One Lab', 1, '2024-05-01']);
  });

  it('is a date that the text’s end may have cut, unless it has a year or comments', () => {
    const end = (line: string) => {
      const { records, problems } = parseListing(`${header}${card('Old')}Alpha\n\n${sized(300)}\n\n• 3 authors\n·\n${line}`, 'x');
      return [records[1]?.date, records[1]?.authorCount, ...problems.map(({ code }) => code)];
    };
    assert.deepEqual(end('May 2'), [undefined, 3, 'cut-off']);
    assert.deepEqual(end('May 2\n'), ['2026-05-02', 3]);
    assert.deepEqual(end('May 2, 2024'), ['2024-05-02', 3]);
    assert.deepEqual(end('May 2 7'), ['2026-05-02', 3]);
    assert.deepEqual(end('soon 7\n'), [undefined, 3, 'unknown-date']);
  });

  it('is cut off at the end where it ends within a sentence', () => {
    const end = (line: string): readonly string[] => codesOf(`${header}${card('Old')}Alpha\n\n${line}`);
    const start = 'We show that all of this holds up in practice for most of what people do';
    for (const mark of ['.', '!', '?', '…', '。', '.)', '.]', '."', '.”', ".'", '.’']) assert.deepEqual(end(`${start}${mark}`), [], mark);
    for (const address of ['https://a.org/b', 'see a.org/b']) assert.deepEqual(end(`${start} ${address}`), [], address);
    for (const word of ['', ',', ' a.b', ' a/b', ' https://a.org/b and', `://a ${'x'.repeat(50)} y`])
      assert.deepEqual(end(`${start}${word}`), ['23 cut-off'], word);
    assert.deepEqual(end(`${start}\n`), []);
  });

  it('says which line has no block, no date or no abstract', () => {
    const messages = (text: string) => parseListing(text, 'x').problems.map(({ line, message }) => `${line} ${message}`);
    const block = (lines: string): readonly string[] => messages(`${header}Alpha\n\n${sized(300)}\n${lines}\n`);
    assert.deepEqual(block('• 3 authors\n• trending\n·\nMay 1, 2024'), [
      '17 “• trending” is neither a number of authors nor a date; the line is skipped',
    ]);
    assert.deepEqual(block('• 3 authors\n·\n5 mai'), ['18 “5 mai” is not a date in English; “Alpha” is kept without a date']);
    assert.deepEqual(block(`• 3 authors\n·\nBeta\n\n${sized(300)}`), ['18 a date is missing here; “Alpha” is kept without one']);
    assert.deepEqual(block('• 3 authors\n·'), ['17 the listing ends before the date of “Alpha”, which is kept without one']);
    assert.deepEqual(block('One Lab\n·'), ['17 the listing ends before the date of “Alpha”, which is kept without one']);
    assert.deepEqual(messages(`${header}·\n${card('Beta')}`), ['13 “·” does not follow an abstract; the line is skipped']);
    assert.deepEqual(messages(`${header}Lost\n\n${card('Beta')}`), ['13 “Lost” has no abstract; the line is skipped']);
    assert.deepEqual(messages(`${header}${card('Beta', '• 1 author\n·\nFeb 30')}`), [
      '19 “Feb 30” is not a date in English; “Beta” is kept without a date',
    ]);
    assert.deepEqual(messages(`${header}${card('Beta', '• 1 author\n·\nFeb 29')}${card('Old')}`), [
      '13 2026 has no day “Feb 29”; the paper is kept without a date',
    ]);
  });
});

import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/corpus/paper';
import { authorList, byline, cutAtSentence, links, longDate, published, shortReference } from '../../../src/core/presentation/facts';
import { paperOf } from '../search/paperOf';

const of = (facts: Partial<Paper>): Paper => paperOf('T', { citationKey: 'k', ...facts });
const [orr, hale, ash] = [{ family: 'Orr', given: 'Ida' }, { family: 'Hale', given: 'Ada', suffix: 'Jr.' }, { family: 'Ash' }];

describe('the authors of a paper', () => {
  const rows: readonly (readonly [facts: Partial<Paper>, short: string, list: string])[] = [
    [{}, 'k', 'Authors unknown'],
    [{ authorCount: 1 }, '1 author', '1 author, names unknown'],
    [{ authorCount: 0 }, '0 authors', '0 authors, names unknown'],
    [{ authorCount: 9 }, '9 authors', '9 authors, names unknown'],
    [{ authors: [orr], authorCount: 9 }, 'Orr', 'Ida Orr'],
    [{ authors: [ash] }, 'Ash', 'Ash'],
    [{ authors: [{ literal: 'UNESCO' }] }, 'UNESCO', 'UNESCO'],
    [{ authors: [orr, hale] }, 'Orr and Hale', 'Ida Orr, Ada Hale, Jr.'],
    [{ authors: [orr, hale, ash] }, 'Orr et al.', 'Ida Orr, Ada Hale, Jr., Ash'],
    [{ authors: [orr], date: '2020-05' }, 'Orr 2020', 'Ida Orr'],
    [{ authors: [orr], date: '-0044' }, 'Orr 44 BC', 'Ida Orr'],
    [{ authors: [orr], date: '0000' }, 'Orr 0 BC', 'Ida Orr'],
    [{ date: '2020' }, '2020', 'Authors unknown'],
  ];
  for (const [facts, short, list] of rows)
    it(`are ${list}, or ${short}`, () => {
      assert.deepEqual([shortReference(of(facts)), authorList(of(facts))], [short, list]);
      assert.equal(byline(of(facts)), short === 'k' ? '' : short.replace(/ (?=\d+(?: BC)?$)/, ' · '));
    });

  it('are the first dozen and a number', () => {
    const many = (count: number) => of({ authors: Array.from({ length: count }, (_, at) => ({ family: `A${at}` })) });
    const twelve = 'A0, A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11';
    assert.deepEqual(
      [authorList(many(12)), authorList(many(13)), authorList(many(14))],
      [twelve, `${twelve} and 1 more`, `${twelve} and 2 more`],
    );
    assert.equal(authorList(many(3), 2), 'A0, A1 and 1 more');
  });
});

describe('when and where a paper appeared', () => {
  it('is its venue, or the date', () => {
    const venue = { name: 'ICLR', kind: 'conference' } as const;
    const rows: readonly (readonly [Partial<Paper>, string | undefined])[] = [
      [{ venue }, 'ICLR'],
      [{ venue, date: '2020-01' }, 'ICLR, 2020'],
      [{ venue: { ...venue, year: 2021 }, date: '2020' }, 'ICLR, 2021'],
      [{ venue: { ...venue, name: 'ICLR 2021', year: 2021 } }, 'ICLR 2021'],
      [{ venue, date: '-0044' }, 'ICLR, 44 BC'],
      [{ date: '2020-05-01' }, '1 May 2020'],
      [{ date: '2020-05-01', arxivId: '2005.00001' }, 'arXiv preprint, 1 May 2020'],
      [{ arxivId: '2005.00001' }, undefined],
      [{}, undefined],
    ];
    for (const [facts, expected] of rows) assert.equal(published(of(facts)), expected);
  });

  it('is written with the month’s name', () => {
    const months = 'January February March April May June July August September October November December'.split(' ');
    for (const [at, month] of months.entries()) {
      const number = String(at + 1).padStart(2, '0');
      assert.deepEqual([longDate(`2020-${number}-09`), longDate(`2020-${at + 1}`)], [`9 ${month} 2020`, `${month} 2020`]);
    }
    for (const text of ['x2020', '2020x', '2020-05-01x', '2020-123', '2020/05', '']) assert.equal(longDate(text), text);
    assert.deepEqual(['0000', '-0001', '0044'].map(longDate), ['0000', '1 BC', '0044']);
  });

  it('is at its addresses, each once', () => {
    const shown = (facts: Partial<Paper>) => links(of(facts)).map(({ label, url }) => `${label} ${url}`);
    const all = { arxivId: '2005.00001', doi: '10.1000/a b', url: 'http://x.org/ä', codeUrl: 'HTTPS://y.org' };
    assert.deepEqual(shown(all), [
      'arXiv https://arxiv.org/abs/2005.00001',
      'DOI https://doi.org/10.1000/a%20b',
      'Web http://x.org/%C3%A4',
      'Code HTTPS://y.org',
    ]);
    assert.deepEqual(shown({}), []);
    assert.deepEqual(shown({ url: 'see http://x.org', codeUrl: 'x https://y.org' }), []);
    assert.deepEqual(shown({ doi: '10.1000/a', url: 'https://doi.org/10.1000/a', codeUrl: 'https://x.org' }), [
      'DOI https://doi.org/10.1000/a',
      'Code https://x.org',
    ]);
    assert.deepEqual(shown({ url: 'https://x.org', codeUrl: 'https://x.org' }), ['Web https://x.org']);
  });
});

describe('a text that is cut at a sentence', () => {
  for (const [text, limit, expected] of [
    ['One two. Three', 14, 'One two. Three'],
    ['One two. Three', 13, 'One two.'],
    ['One two. three four', 13, 'One two …'],
    ['One two! Three', 13, 'One two!'],
    ['One two? 3 more', 13, 'One two?'],
    ['One "two". Three', 14, 'One "two".'],
    ['One 22%. Three', 13, 'One 22%.'],
    ['One [2]. Three', 13, 'One [2].'],
    ['Say it. Then as in Fig. Seven', 27, 'Say it. Then as in Fig …'],
    ...['al', 'vs', 'cf', 'resp', 'approx', 'Fig', 'Eq', 'etc'].map(
      (short) => [`As ${short}. Thenceforth`, `As ${short}. Thence`.length, `As ${short} …`] as const,
    ),
    ['As vital. Then so on', 14, 'As vital.'],
    ['So it is. Then we go on with many more words here', 40, 'So it is. Then we go on with many more …'],
    ['One two three, ; four', 16, 'One two three …'],
    ['onetwothree', 5, 'o …'],
  ] as const)
    it(`is ${expected}`, () => assert.equal(cutAtSentence(text, limit), expected));
});

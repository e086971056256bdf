import assert from 'node:assert/strict';
import { importLibrary } from '../../../src/core/import/importLibrary';

/** Papers as `key | title | names | date | id`, problems as `line code`. */
function check(name: string, text: string, papers: readonly string[], problems: readonly string[] = []): void {
  const library = importLibrary(text, name);
  const shown = library.papers.map((paper) =>
    [
      paper.citationKey,
      paper.title,
      paper.authors.map((author) => ('literal' in author ? `{${author.literal}}` : `${author.family}, ${author.given ?? ''}`)).join('; '),
      paper.date ?? '',
      paper.id,
    ].join(' | '),
  );
  assert.deepEqual(shown, papers);
  assert.deepEqual(
    library.problems.map((problem) => `${problem.line} ${problem.code}`),
    problems,
  );
}

describe('CSL-JSON libraries', () => {
  it('give their items as papers', () => {
    check(
      'refs.json',
      '[{"id":"a","type":"article-journal","title":"On <i>x</i> &amp; H<sub>2</sub>O","author":[{"family":"Berg","given":"A","non-dropping-particle":"van"},{"literal":"The Team"}],"issued":{"date-parts":[["2020","5",6]]},"DOI":"10.1000/X","container-title":"J"},\n{"id":7,"title":"T","issued":{"raw":"12 May 2020"},"URL":"https://arxiv.org/abs/1706.03762v1"}]',
      ['a | On x & H2O | van Berg, A; {The Team} | 2020-05-06 | doi:10.1000/x', '7 | T |  | 2020-05-12 | arxiv:1706.03762'],
    );
    check('refs.json', '{"items":[{"id":"a","title":"T"}]}', ['a | T |  |  | title:t']);
    check('refs.json', '{"items" :\n[{"id":"a","title":"On <jats:italic>T</jats:italic>"}]}', ['a | On T |  |  | title:on-t']);
    check('refs.json', '[}, {"id":"a","title":"A"}]', ['a | A |  |  | title:a']);
    for (const none of ['[]', '\uFEFF[]', ' [ ]\n']) check('refs.json', none, []);
    for (const other of ['x[]', '[] x', '[1]']) check('refs.json', other, [], ['1 no-items']);
  });

  it('lose a broken item only', () => {
    check(
      'refs.json',
      '[{"id":"a","title":"A"},\n{"id":"b",,},\n{"id":"c","title":"C"},\n{},\n{"id":"d","tit',
      ['a | A |  |  | title:a', 'c | C |  |  | title:c'],
      ['5 unterminated-item', '2 unreadable-item', '4 unreadable-item'],
    );
  });

  it('say on which line one is broken, where it is the only one', () => {
    for (const [text, problem] of [
      ['[{"id":"a","tit', '1 unterminated-item'],
      ['{"id":"a","title":"T"', '1 unterminated-item'],
      ['\n[\n{}]', '3 unreadable-item'],
    ] as const)
      check('refs.json', text, [], [problem]);
  });

  it('name what is broken in one sentence, whatever the engine says', () => {
    for (const item of ['{"id":"b",,}', '{"id": b}', "{'id': 1}", '{"id": "\\x"}'])
      assert.deepEqual(
        importLibrary(`[${item}, {"id":"c","title":"C"}]`, 'refs.json').problems.map(({ message }) => message),
        ['Item 1 was skipped: it is not valid JSON.'],
        item,
      );
  });

  it('say so where there is no library', () => {
    check('refs.json', '"x"', [], ['1 no-items']);
    check('refs.json', '', [], ['1 no-items']);
  });
});

describe('records of RIS', () => {
  const of = (type: string, ...lines: readonly string[]) => {
    const text = [`TY  - ${type}`, 'TI  - T', 'PY  - 2001', ...lines, 'ER  - '].join('\n');
    return [...importLibrary(text, 'refs.ris').records.values()][0] ?? assert.fail(text);
  };

  it('have a journal under its full name, with the short one beside it', () => {
    for (const short of ['JO', 'JA', 'J2']) {
      const item = of('JOUR', `${short}  - J. Th.`, 'JF  - Journal of Things');
      assert.deepEqual([item['container-title'], item['container-title-short']], ['Journal of Things', 'J. Th.'], short);
    }
    const same = of('JOUR', 'JO  - Nature', 'JF  - Nature');
    assert.deepEqual([same['container-title'], same['container-title-short']], ['Nature', undefined]);
    assert.equal(of('JOUR', 'JO  - J. Th.')['container-title'], 'J. Th.');
  });

  it('say a conference and its proceedings once each', () => {
    const once = of('CONF', 'T2  - Proc. of Things', 'DA  - 2001/05/06');
    assert.deepEqual([once['container-title'], once['event-title'], once['event-date']], ['Proc. of Things', undefined, undefined]);
    const apart = of('CPAPER', 'T2  - Meeting', 'C3  - Proc. of the Meeting');
    assert.deepEqual([apart['container-title'], apart['event-title']], ['Proc. of the Meeting', 'Meeting']);
  });

  it('keep the number of a report, and say a version once', () => {
    assert.equal(of('RPRT', 'M1  - TR-5').number, 'TR-5');
    assert.equal(of('RPRT', 'SN  - TR-7').number, 'TR-7');
    const software = of('COMP', 'ET  - 1.2.3');
    assert.deepEqual([software.version, software.edition], ['1.2.3', undefined]);
    assert.equal(of('BOOK', 'ET  - 2').edition, '2');
  });

  it('print an ampersand that was written for the web', () => {
    assert.equal(of('BOOK', 'PB  - Orr &amp; Ek').publisher, 'Orr & Ek');
    assert.equal(of('BOOK', 'UR  - http://a.org/?b=1&amp;c=2').URL, 'http://a.org/?b=1&c=2');
  });
});

describe('CSL-YAML libraries', () => {
  it("give pandoc's references as papers", () => {
    check(
      'refs.yaml',
      '---\nreferences:\n- id: a\n  type: paper-conference\n  title: A title\n  author:\n  - family: Gu\n    given: Albert\n  issued: 2023-12\n- id: b\n  title: B\n  issued:\n  - year: 2021\n    month: 3\n...\n',
      ['a | A title | Gu, Albert | 2023-12 | title:a-title', 'b | B |  | 2021-03 | title:b'],
    );
    check('refs.yml', '- id: a\n  title: "A"\n', ['a | A |  |  | title:a']);
    for (const tail of ['---\n', '...\n\n \n', '# end\n', '\n  # end\n\n', 'nocite: x\n'])
      check('refs.yml', `references:\n- id: a\n# between\n  title: A\n${tail}`, ['a | A |  |  | title:a']);
    check('refs.yml', '? a\n: {type: book, title: X}\n', ['a | X |  |  | title:x']);
  });

  it('lose a broken item only', () => {
    check(
      'refs.yaml',
      'references:\n- id: a\n  title: A\n- just text\n- id: c\n  title: C\n',
      ['a | A |  |  | title:a', 'c | C |  |  | title:c'],
      ['4 unreadable-item'],
    );
    check('refs.yaml', 'a: b', [], ['1 no-items']);
    // What is read together ends after 20,000 characters.
    const long = 'x'.repeat(1000);
    const read = (head: string, tail = '', item = '- id: a\n  title: ') =>
      importLibrary(`${head}- id: [never closed\n${`${item}${long}\n`.repeat(40)}${tail}`, 'refs.yaml').papers.length;
    for (const head of ['', '---\n', '\uFEFF--- \t\n', 'references:\n', 'references: \n', ' # note\n', ' \t\n', '\r\n'])
      assert.ok(read(head) > 15, JSON.stringify(head));
    for (const tail of ['...\n', '--- \n', '---\n...\n\n', '# end\n', '  # end', '\n'])
      assert.ok(read('', tail) > 15, JSON.stringify(tail));
    assert.ok(read('', '', '-\n  id: a\n  title: ') > 15);
    assert.ok(read('', '', '# between\n- id: a\n  title: ') > 15);
  });
});

describe('RIS libraries', () => {
  it('are read with blank lines, single blanks, early tags and a DOI in M3', () => {
    check(
      'refs.ris',
      'DB  - X\nTI  - Early\nTY  - JOUR\n\nAU  - Fox, Ann\n\nPY  - 2005//\nER  - \n\nTY - JOUR\nAU - Elk, Bo\nT1 - Single\nM3 - doi: 10.1234/xyz\nY1 - 2006\nER -\n',
      ['fox2005early | Early | Fox, Ann | 2005 | title:early', 'elk2006single | Single | Elk, Bo | 2006 | doi:10.1234/xyz'],
    );
  });

  it('give their records as papers', () => {
    check(
      'refs.ris',
      'TY  - JOUR\r\nAU  - Smith, John\r\nAU  - Doe, Jane\r\nTI  - A title\r\nT2  - J\r\nPY  - 2020/05/01/\r\nDO  - 10.1000/Abc\r\nID  - smith2020\r\nER  - \r\n\r\nTY  - CONF\r\nA1  - Gu, Albert\r\nT1  - Other\r\nY1  - 2021///\r\nER  - \r\n',
      [
        'smith2020 | A title | Smith, John; Doe, Jane | 2020-05-01 | doi:10.1000/abc',
        'gu2021other | Other | Gu, Albert | 2021 | title:other',
      ],
    );
  });

  it('lose a broken record only', () => {
    check(
      'refs.ris',
      'TY  - JOUR\nTI  - A\nID  - a\nTY  - JOUR\nER  - \nnoise\nTY  - BOOK\nTI  - C\nID  - c',
      ['a | A |  |  | title:a', 'c | C |  |  | title:c'],
      ['4 unreadable-item'],
    );
    check('refs.ris', 'noise', [], ['1 no-items']);
  });
});

describe('RIS as other programs write it', () => {
  const recordOf = (text: string): Readonly<Record<string, unknown>> => {
    const [record] = importLibrary(text, 'refs.ris').records.values();
    return { ...record };
  };
  const names = [{ family: 'Doe', given: 'B. C.' }];
  const year = { 'date-parts': [[2019]] };

  for (const [title, text, expected] of [
    [
      'with authors of both tags in their order',
      'TY  - JOUR\nAU  - Doe, B. C.\nA1  - Roe, D.\nAU  - Poe, E.\nTI  - X\nER  - \n',
      { author: [...names, { family: 'Roe', given: 'D.' }, { family: 'Poe', given: 'E.' }] },
    ],
    [
      'with the advisers of a thesis',
      'TY  - THES\nAU  - Doe, B. C.\nA3  - Roe, D.\nA3  - Poe, E.\nTI  - X\nER  - \n',
      {
        contributor: [
          { family: 'Roe', given: 'D.' },
          { family: 'Poe', given: 'E.' },
        ],
        'collection-editor': undefined,
      },
    ],
    [
      'with authors in old and new tags, suffixes, a translated author and several names in one tag',
      'TY  - JOUR\nAU  - Doe, B. C.\nA1  - Roe, D., Jr.; Poe, E.\nTA  - Noe, F.\nTI  - X\nER  - \n',
      {
        author: [...names, { family: 'Roe', given: 'D.', suffix: 'Jr.' }, { family: 'Poe', given: 'E.' }],
        'original-author': undefined,
      },
    ],
    [
      'with the day of the visit in words, places, editions and volumes of an article, and languages in three letters',
      'TY  - JOUR\nTI  - X\nY2  - 3 March 2012\nCY  - Rome\nPB  - House\nET  - 2nd\nNV  - 4\nRN  - Read twice\nN1  - A note\nKW  - a\nKW  - b\nLA  - ger\nC2  - PMC12345\nER  - \n',
      {
        accessed: { 'date-parts': [[2012, 3, 3]] },
        'publisher-place': 'Rome',
        publisher: 'House',
        edition: '2nd',
        'available-date': undefined,
        'number-of-volumes': '4',
        annote: 'Read twice',
        note: 'A note',
        keyword: 'a, b',
        language: 'de',
        PMCID: 'PMC12345',
      },
    ],
    [
      'with a length of a book in place of its pages, and the day of retrieval',
      'TY  - BOOK\nTI  - X\nED  - Doe, B. C.\nSP  - 345\nRD  - 2013/04/05/\nER  - \n',
      { 'number-of-pages': '345', page: undefined, editor: names, accessed: { 'date-parts': [[2013, 4, 5]] } },
    ],
    ['of PubMed, with its number', 'TY  - JOUR\nTI  - X\nAN  - 1234567\nDB  - PubMed\nER  - \n', { PMID: '1234567' }],
    [
      'in small letters',
      'ty  - JOUR\nau  - Doe, B. C.\nti  - Small\npy  - 2019\ner  - \n',
      { title: 'Small', author: names, issued: year },
    ],
    ['with dashes', 'TY  – JOUR\nTI  – Dash\nPY  – 2019\nER  – \n', { title: 'Dash', issued: year }],
    ['of an unknown type', 'TY  - WEIRD\nAU  - Doe, B. C.\nTI  - Odd\nPY  - 2019\nER  - \n', { title: 'Odd', author: names, issued: year }],
    [
      'with initials first, a day in words and an ISSN of a conference',
      'TY  - CONF\nTI  - X\nAU  - B. C. Doe\nPY  - 2019\nSN  - 1063-6919\nY1  - 16-20 June 2019\nER  - \n',
      { author: names, issued: year, ISSN: '1063-6919', ISBN: undefined },
    ],
    [
      'with several addresses and serial numbers',
      'TY  - JOUR\nTI  - X\nSN  - 1234-5679 1234-5678\nUR  - http://a.org\nUR  - http://b.org\nER  - \n',
      { ISSN: '1234-5679', URL: 'http://a.org' },
    ],
    [
      'with a DOI among the addresses of one line',
      'TY  - JOUR\nTI  - X\nUR  - https://doi.org/10.1000/abc; https://b.org\nER  - \n',
      { DOI: '10.1000/abc', URL: 'https://b.org' },
    ],
    ['with an ISBN', 'TY  - BOOK\nTI  - X\nSN  - 978-3-16-148410-0\nER  - \n', { ISBN: '978-3-16-148410-0' }],
    ['with a line that goes on', 'TY  - JOUR\nTI  - X\nAB  - one\nto - be\nIT – us\nER  - \n', { abstract: 'one to - be IT – us' }],
  ] as const) {
    it(`is read ${title}`, () => {
      const record = recordOf(text);
      for (const [field, value] of Object.entries(expected)) assert.deepEqual(record[field], value, field);
    });
  }
});

import assert from 'node:assert/strict';
import { importLibrary } from '../../../src/core/import/importLibrary';

/** What a record of a type has for lines of RIS. */
function fieldsOf(lines: readonly string[], type = 'JOUR'): Readonly<Record<string, unknown>> {
  const text = [`TY  - ${type}`, 'TI  - Tides', ...lines, 'ER  - '].join('\n');
  const [record] = importLibrary(text, 'a.ris').records.values();
  return { ...record };
}

describe('the tags of RIS', () => {
  it('say each what the format says, the first of several tags', () => {
    const rows: readonly (readonly [lines: string, variable: string, expected: unknown])[] = [
      ['VL  - 7', 'volume', '7'],
      ['VO  - 8', 'volume', '8'],
      ['IS  - 2', 'issue', '2'],
      ['CP  - 3', 'issue', '3'],
      ['PB  - Grove', 'publisher', 'Grove'],
      ['CY  - Kiel', 'publisher-place', 'Kiel'],
      ['PP  - Oslo', 'publisher-place', 'Oslo'],
      ['ST  - Short', 'title-short', 'Short'],
      ['T3  - Series', 'collection-title', 'Series'],
      ['NV  - 4', 'number-of-volumes', '4'],
      ['SE  - 5', 'section', '5'],
      ['CN  - Q1', 'call-number', 'Q1'],
      ['DB  - Scopus', 'source', 'Scopus'],
      ['DP  - Ovid', 'source', 'Ovid'],
      ['OP  - Gezeiten', 'original-title', 'Gezeiten'],
      ['RI  - Reviewed', 'reviewed-title', 'Reviewed'],
      ['N1  - A note', 'note', 'A note'],
      ['RN  - Mine', 'note', 'Mine'],
      ['N1  - A note\nRN  - Mine', 'annote', 'Mine'],
      ['AB  - Words', 'abstract', 'Words'],
      ['N2  - Words', 'abstract', 'Words'],
      ['KW  - a\nKW  - b', 'keyword', 'a, b'],
      ['LA  - German', 'language', 'de-DE'],
      ['LA  - Klingonese', 'language', 'Klingonese'],
      ['C2  - PMC1234567', 'PMCID', 'PMC1234567'],
      ['C1  - PMC12', 'PMCID', undefined],
      ['C6  - PMC123', 'PMCID', 'PMC123'],
      ['C1  - see PMC1234567', 'PMCID', undefined],
      ['C1  - PMC1234567 too', 'PMCID', undefined],
      ['DB  - PubMed\nAN  - x123456', 'PMID', undefined],
      ['DB  - PubMed\nAN  - 123456x', 'PMID', undefined],
      ['DB  - PubMed\nAN  - 123456', 'PMID', '123456'],
      ['DP  - MEDLINE\nAN  - 123456', 'PMID', '123456'],
      ['DB  - Scopus\nAN  - 123456', 'PMID', undefined],
      ['DB  - PubMed\nAN  - 123', 'PMID', undefined],
      ['SP  - 3\nEP  - 9', 'page', '3-9'],
      ['SP  - 3-9', 'page', '3-9'],
      ['SP  - e7', 'page', 'e7'],
      ['ET  - 2nd', 'edition', '2nd'],
      ['Y2  - 2011/02/03/', 'accessed', { 'date-parts': [[2011, 2, 3]] }],
      ['Y2  - 2011-02', 'accessed', { 'date-parts': [[2011, 2]] }],
      ['Y2  - 2011', 'accessed', { 'date-parts': [[2011]] }],
      ['Y2  - 2011///', 'accessed', { 'date-parts': [[2011]] }],
      ['Y2  - 2011/12//later', 'accessed', { 'date-parts': [[2011, 12]] }],
      ['RD  - 3 February 2011', 'accessed', { 'date-parts': [[2011, 2, 3]] }],
      ['T2  - Sea Letters', 'container-title', 'Sea Letters'],
      ['JF  - Sea Letters', 'container-title', 'Sea Letters'],
      ['JA  - Sea Lett.', 'container-title', 'Sea Lett.'],
      ['SN  - 1234-567x', 'ISSN', '1234-567x'],
      ['DO  - https://doi.org/10.1000/A', 'DOI', '10.1000/A'],
      ['M3  - 10.1000/b', 'DOI', '10.1000/b'],
      ['L3  - 10.1000/c', 'DOI', '10.1000/c'],
      ['UR  - https://a.b; https://doi.org/10.1000/d', 'DOI', '10.1000/d'],
      ['UR  - https://doi.org/10.1000/d https://a.b', 'URL', 'https://a.b'],
      ['UR  - ; https://a.b', 'URL', 'https://a.b'],
      ['T2  - \nJO  - Sea Letters', 'container-title', 'Sea Letters'],
      ['M3  - Letter', 'genre', 'Letter'],
      ['M3  - 10.1000/b', 'genre', undefined],
      ['PY  - 2014/09/01/', 'issued', { 'date-parts': [[2014, 9, 1]] }],
      ['Y1  - 2014/09', 'issued', { 'date-parts': [[2014, 9]] }],
      ['PY  - 2014/9/1', 'issued', { 'date-parts': [[2014, 9, 1]] }],
      ['PY  - 2019/06/16/\nY1  - 16-20 June 2019', 'issued', { 'date-parts': [[2019, 6, 16]] }],
      ['PY  - 2019//16\nY1  - 16-20 June 2019', 'issued', { 'date-parts': [[2019]] }],
      ['PY  - 2014//1', 'issued', { 'date-parts': [[2014]] }],
      ['PY  - 2019/6\nY1  - 16-20 June 2019', 'issued', { 'date-parts': [[2019, 6]] }],
      ['PY  - c2019\nY1  - 16-20 June 2019', 'issued', { raw: 'c2019' }],
      ['PY  - 2014/12/', 'issued', { 'date-parts': [[2014, 12]] }],
      ['PY  - 2014/9/31/early', 'issued', { 'date-parts': [[2014, 9, 31]] }],
      ['VL  - \nVO  - 8', 'volume', '8'],
      ['SN  - 12345678', 'ISSN', '12345678'],
      ['AB  - one  - two   -\nthree  - four', 'abstract', 'one - two - three - four'],
      ['AB  -  - one', 'abstract', '- one'],
      ['AB  - one\nsee AU  - Orr, A.', 'abstract', 'one see AU - Orr, A.'],
      ['AU  - Orr, A.\nAB  - grade A1  - best', 'abstract', 'grade A1 - best'],
    ];
    for (const [lines, variable, expected] of rows)
      assert.deepEqual(fieldsOf(lines.split('\n'))[variable], expected, `${variable} of ${lines}`);
  });

  it('say it in records of any type', () => {
    const texts: Readonly<Record<string, string>> = {
      VL: 'volume',
      IS: 'issue',
      CP: 'issue',
      PB: 'publisher',
      CY: 'publisher-place',
      ST: 'title-short',
      T3: 'collection-title',
      NV: 'number-of-volumes',
      SE: 'section',
      CN: 'call-number',
      DB: 'source',
      OP: 'original-title',
      RI: 'reviewed-title',
      N1: 'note',
      AB: 'abstract',
      N2: 'abstract',
      KW: 'keyword',
      ET: 'edition',
      SP: 'page',
    };
    for (const [tag, variable] of Object.entries(texts)) assert.equal(fieldsOf([`${tag}  - Seven`], 'WEB')[variable], 'Seven', tag);
    for (const type of ['RPRT', 'GOVDOC']) assert.equal(fieldsOf(['M1  - TR-5'], type).number, 'TR-5', type);
    for (const [tag, role] of [
      ['AU', 'author'],
      ['ED', 'editor'],
    ] as const)
      for (const type of ['WEB', 'NEWS', 'EDBOOK', 'BOOK'])
        assert.deepEqual(
          (fieldsOf([`${tag}  - Orr, Bo`], type)[role] as readonly object[]).map((name) => ({ ...name })),
          [{ family: 'Orr', given: 'Bo' }],
          `${tag} ${type}`,
        );
    assert.equal(fieldsOf([], 'jour').type, 'article-journal');
    assert.equal(fieldsOf([], 'Odd').type, 'document');
  });

  it('name people and groups', () => {
    const rows: readonly (readonly [lines: string, variable: string, expected: unknown])[] = [
      ['AU  - Moor, Ada', 'author', [{ family: 'Moor', given: 'Ada' }]],
      [
        'A1  - Moor, Ada; Orr, Bo',
        'author',
        ['Moor Ada', 'Orr Bo'].map((name) => ({ family: name.split(' ')[0], given: name.split(' ')[1] })),
      ],
      ['AU  - Moor, Ada, Jr.', 'author', [{ family: 'Moor', given: 'Ada', suffix: 'Jr.' }]],
      ['ED  - Orr, Bo', 'editor', [{ family: 'Orr', given: 'Bo' }]],
      ['AU  - A. B. Moor', 'author', [{ family: 'Moor', given: 'A. B.' }]],
      ['AU  - A.-B. Moor', 'author', [{ family: 'Moor', given: 'A.-B.' }]],
      ['AU  - Reading Group', 'author', [{ literal: 'Reading Group' }]],
      ['AU  - Yu.B. Moor', 'author', [{ family: 'Moor', given: 'Yu.B.' }]],
      ['AU  - Team A. Moor', 'author', [{ literal: 'Team A. Moor' }]],
      ['AU  - A. Moor 2nd', 'author', [{ literal: 'A. Moor 2nd' }]],
      ['A1  - Sea Watch; ; Orr, Bo', 'author', [{ literal: 'Sea Watch' }, { family: 'Orr', given: 'Bo' }]],
    ];
    for (const [lines, variable, expected] of rows) {
      const people = fieldsOf(lines.split('\n'))[variable] as readonly object[];
      assert.deepEqual(
        people.map((name) => ({ ...name })),
        expected,
        lines,
      );
    }
  });

  it('say of a book its pages, of a thesis its advisers', () => {
    const { 'number-of-pages': count, page } = fieldsOf(['SP  - 300'], 'BOOK');
    assert.deepEqual([count, page], ['300', undefined]);
    assert.equal(fieldsOf(['SP  - 3', 'EP  - 9'], 'BOOK').page, '3-9');
    assert.equal(fieldsOf(['SP  - 300']).page, '300');
    const adviser = [{ family: 'Orr', given: 'Bo' }];
    const thesis = fieldsOf(['A3  - Orr, Bo'], 'THES');
    assert.deepEqual([thesis.contributor, thesis['collection-editor']], [adviser, undefined]);
    assert.equal(fieldsOf(['A3  - Orr, Bo'], 'BOOK').contributor, undefined);
  });

  it('are read in small letters, with other blanks and dashes, and of unknown types', () => {
    const titles = (text: string) => importLibrary(text, 'a.ris').papers.map(({ title }) => title);
    for (const text of [
      'TY  - JOUR\nTI  - Tides\nER  - \n',
      'TY - JOUR\nTI - Tides\nER -\n',
      'ty  - jour\nti  - Tides\ner  - \n',
      'TY  – JOUR\nTI  – Tides\nER  – \n',
      '\uFEFF  TY  - NONSENSE\r\n  TI  - Tides\r\n  ER  - \r\n',
      'TY  - JOUR\rTI  - Tides\rER  - \r',
      'ty  - jour\n t1  - Tides\ner  -\n',
      'TY  – JOUR\nT1  – Tides\nER  –\n',
      'T1  - Tides\nTY  - JOUR\nER  - \n',
      'xTI  - Stray\nTY  - JOUR\nTI  - Tides\nER  - \n',
    ])
      assert.deepEqual(titles(text), ['Tides'], JSON.stringify(text));
    assert.deepEqual(titles('TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\n'), ['One', 'Two']);
    assert.deepEqual(titles('ty  - jour\nti  - Tides\nsee ti  - Winds\ner  -\nty  - jour\nti  - Two'), ['Tides see ti - Winds', 'Two']);
    assert.deepEqual(titles('ty  - JOUR\nti  - Tides\nab  - See TY  - JOUR\ner  - \n'), ['Tides']);
    assert.equal(fieldsOf(['AB  - First', 'ab  - second']).abstract, 'First ab  - second');
  });
});

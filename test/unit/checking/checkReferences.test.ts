import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { formatEntry } from '../../../src/core/bibtex/writing/format';
import { entryOfPaper } from '../../../src/core/bibtex/writing/fromPaper';
import { checkReferences } from '../../../src/core/checking/checkReferences';
import { knownWorks } from '../../../src/core/checking/knownWorks';
import { finished } from '../../../src/core/steps';
import { bundledCorpus } from '../../fixtures/bundledCorpus';

const today = '2026-06-15';

/** The problems of a bibliography, as `code: message` without the key. */
function objections(text: string, works = knownWorks([])): readonly string[] {
  const problems = finished(checkReferences(parseBibtex(text).entries, 'refs.bib', { today, works }));
  return problems.map(({ code, message }) => `${code}: ${message.replace(/^“[^”]*”: /, '')}`);
}

/** Asserts the codes that an entry of this type and these fields gets. */
function check(fields: string, expected: readonly string[], type = 'article'): void {
  assert.deepEqual(
    objections(`@${type}{k, ${fields}}`).map((one) => one.split(':')[0]),
    expected,
    fields,
  );
}

describe("identifiers that can't be one", () => {
  const wrong = ['impossible-identifier'];
  it('are ISBNs, ISSNs and ORCID iDs with a wrong check digit', () => {
    check('isbn = {978-0-262-03384-8}', []);
    check('isbn = {978-0-262-03384-9}', wrong);
    check('isbn = {0-8044-2957-X}', []);
    check('isbn = {0-8044-2957-1}', wrong);
    check('isbn = {978-0-262-03384-8, 0-8044-2957-X (paperback)}', []);
    check('issn = {2049-3630}', []);
    check('issn = {2049-3631}', wrong);
    check('orcid = {https://orcid.org/0000-0002-1825-0097}', []);
    check('orcid = {0000-0002-1825-0098}', wrong);
  });

  it('are DOIs without a prefix or a suffix', () => {
    check('doi = {10.1000/182}', []);
    check('doi = {https://doi.org/10.1000/182}', []);
    check('doi = {10.10/182}', wrong);
    check('doi = {10.1000}', wrong);
    check('doi = {10.99997/tides.1}', wrong);
    check('doi = {10.82004/tides.1}', []);
    check('doi = {10.1000/10.99997/tides.1}', []);
    check('doi = {none}', []);
    check('doi = {}', []);
  });

  it('are arXiv ids of a thirteenth month, or of one to come', () => {
    check('eprint = {2605.00001}, archiveprefix = {arXiv}', []);
    check('eprint = {2613.00001}, archiveprefix = {arXiv}', wrong);
    check('eprint = {2607.00001}, archiveprefix = {arXiv}', wrong);
    check('eprint = {math/0309136}, archiveprefix = {arXiv}', []);
  });
});

describe('an entry that contradicts itself', () => {
  it('has a DOI that names another venue or year', () => {
    assert.deepEqual(objections('@inproceedings{k, booktitle = {ICML}, year = 2022, doi = {10.1109/CVPR52729.2023.01823}}'), [
      'contradicting-identifier: The DOI 10.1109/cvpr52729.2023.01823 is one of CVPR 2023, but the entry says ICML 2022.',
    ]);
    const proceedings = 'booktitle = {Proceedings of the IEEE/CVF Conference on Computer Vision and Pattern Recognition}';
    check(`${proceedings}, year = 2023, doi = {10.1109/CVPR52729.2023.01823}`, [], 'inproceedings');
    check('booktitle = {AAAI}, year = 2021, doi = {10.1609/aaai.v35i6.16646}', [], 'inproceedings');
    check('booktitle = {AAAI}, year = 2022, doi = {10.1609/aaai.v35i6.16646}', ['contradicting-identifier'], 'inproceedings');
    check('booktitle = {NAACL}, year = 2019, doi = {10.18653/v1/N19-1357}', [], 'inproceedings');
    check('booktitle = {NAACL}, year = 2022, doi = {10.18653/v1/N19-1357}', ['contradicting-identifier'], 'inproceedings');
    check('booktitle = {ACL}, year = 2020, doi = {10.18653/v1/2020.acl-main.703}', [], 'inproceedings');
    check('booktitle = {EMNLP}, year = 2020, doi = {10.18653/v1/2020.acl-main.703}', ['contradicting-identifier'], 'inproceedings');
  });

  it('is left alone where the DOI says nothing, or the event is a part of the conference', () => {
    check('journal = {IEEE Trans. PAMI}, year = 2023, doi = {10.1109/TPAMI.2021.3068450}', []);
    check('booktitle = {ICML}, year = 2022, doi = {10.1145/3292500.3330701}', [], 'inproceedings');
    check('booktitle = {CVPR Workshops}, year = 2023, doi = {10.1109/CVPR52729.2023.01823}', [], 'inproceedings');
    check('booktitle = {CVPR}, doi = {10.1109/CVPR52729.2023.01823}', [], 'inproceedings');
    check('journal = {IEEE Trans. PAMI}, year = 2021, doi = {10.1109/TPAMI.2021.3068450}', []);
    check('journal = {IEEE Trans. PAMI}, doi = {10.1109/TPAMI.2021.3068450}', []);
    assert.deepEqual(objections('@inproceedings{k, booktitle = {COLING}, year = 2019, doi = {10.18653/v1/2020.coling-main.3}}'), [
      'contradicting-identifier: The DOI 10.18653/v1/2020.coling-main.3 is one of 2020, but the entry says 2019.',
    ]);
    check('journal = {Machine Learning}, year = 2022, doi = {10.1007/s10994-021-05946-3}', []);
  });

  it('has a DOI of a conference none of whose words are in its venue', () => {
    const wrong = ['contradicting-identifier'];
    const cvpr = (venue: string): string => `booktitle = {${venue}}, year = 2023, doi = {10.1109/CVPR52729.2023.01823}`;
    for (const venue of ['Transactions on Orchard Learning', 'ICCV Workshops', 'Symposium on Scaling Laws'])
      check(cvpr(venue), wrong, 'inproceedings');
    for (const venue of [
      'Proceedings of the Conference',
      '36th Annual Meeting',
      'Proc. IEEE Conf. Comput. Vis. Pattern Recognit.',
      'Conférence sur la vision par ordinateur',
      'CVPR ’23',
      'コンピュータビジョン会議',
      'arXiv preprint arXiv:2301.00001',
    ])
      check(cvpr(venue), [], 'inproceedings');
    const aaai = (venue: string): string => `booktitle = {${venue}}, year = 2021, doi = {10.1609/aaai.v35i6.16646}`;
    check(aaai('European Conference on Machine Learning'), wrong, 'inproceedings');
    for (const venue of ['IAAI', 'Innovative Applications', 'Symposium on Educational Advances', 'AI'])
      check(aaai(venue), [], 'inproceedings');
  });

  it('is of a conference, but has the DOI of a journal, or a year before its DOI was given out', () => {
    const wrong = ['contradicting-identifier'];
    check('booktitle = {ICML}, year = 2022, doi = {10.1007/s10994-021-05946-3}', wrong, 'inproceedings');
    check('journal = {Machine Learning}, year = 2020, doi = {10.1007/s10994-021-05946-3}', wrong);
    check('journal = {Nature}, year = 2019, doi = {10.1038/s41586-021-03819-2}', wrong);
    check('journal = {TPAMI}, year = 2020, doi = {10.1109/TPAMI.2021.3068450}', wrong);
    check('booktitle = {CVPR}, year = 2015, doi = {10.1109/CVPR.2016.90}', wrong, 'inproceedings');
    check('booktitle = {CVPR}, year = 2016, doi = {10.1109/CVPR.2016.90}', [], 'inproceedings');
  });

  it('has an address with another DOI', () => {
    check('doi = {10.1000/182}, url = {https://doi.org/10.1000/183}', ['contradicting-identifier']);
    check('doi = {10.1000/182}, url = {http://dx.doi.org/10.1000/182}', []);
    check('doi = {10.1000/ABC}, url = {https://doi.org/10.1000/abc#section}', []);
    check('doi = {10.1000/182}, url = {https://doi.org/10.1000/182.fig1}', []);
    check('doi = {10.1000/182.fig1}, url = {https://doi.org/10.1000/182}', []);
    check('doi = {10.1000/182\\_3}, url = {https://www.doi.org/10.1000/182_3}', []);
    check('doi = {10.1000/182}, url = {https://example.org/10.1000/183}', []);
  });

  it('says a year before its own preprint, a year to come, or one without the conference', () => {
    check('year = 2022, journal = {arXiv preprint arXiv:2310.01362}', ['arxiv-younger']);
    check('year = 2024, journal = {arXiv preprint arXiv:2310.01362}', []);
    check('year = 2015, journal = {Annals of Physics}, eprint = {2310.01362}, archiveprefix = {arXiv}', []);
    check('year = 2027', []);
    check('year = 2028', ['future-year']);
    check('year = {in press}', []);
    check('booktitle = {ECCV}, year = 2023', ['no-such-event'], 'inproceedings');
    check('booktitle = {ECCV}, year = 2022', [], 'inproceedings');
    check('booktitle = {Proc. ICCV}, year = 2022', ['no-such-event'], 'inproceedings');
    check('booktitle = {NAACL}, year = 2023', ['no-such-event'], 'inproceedings');
    for (const year of [2000, 2018, 2019, 2022, 2025]) check(`booktitle = {NAACL}, year = ${year}`, [], 'inproceedings');
    for (const type of ['inproceedings', 'conference']) check('booktitle = {ICLR}, year = 2010', ['no-such-event'], type);
    check('doi = {10.48550/arXiv.2305.00001}, year = 2019', ['arxiv-younger']);
    check('journal = {Journal of arXiv}, eprint = {2305.00001}, archiveprefix = {arXiv}, year = 2019', []);
    check('year = 2099', ['future-year']);
    for (const year of ['2099a', 'c2099', '2099--2100']) check(`year = {${year}}`, []);
  });

  it('has pages that run backwards', () => {
    check('pages = {120--110}', ['backward-pages']);
    for (const pages of ['120-{}-110', '120 -- 110']) check(`pages = {${pages}}`, ['backward-pages']);
    for (const pages of ['S120--110', '120--110 (2)', '120--110a']) check(`pages = {${pages}}`, []);
    check('pages = {1234--45}', []);
    check('pages = {110--120}', []);
    check('pages = {e120--e110}', []);
    check('pages = {5--5}', []);
  });
});

describe('placeholders', () => {
  it('are names and titles that stand in for others', () => {
    check('author = {First Author and Second Author}', ['placeholder']);
    check('author = {John Doe}', ['placeholder']);
    check('title = {TODO}', ['placeholder']);
    check('title = {Untitled}, author = {Rothko, Mark}', ['placeholder']);
    check('author = {Doe, Jane and Roe, Richard}', []);
  });

  it('count "Anonymous" only where no author goes unnamed', () => {
    check('author = {Anonymous}, booktitle = {ICLR}, year = 2023', ['placeholder'], 'inproceedings');
    check('author = {Anonymous}, publisher = {P}, year = 1611', [], 'book');
    check('author = {Anonymous}, journal = {The Economist}, year = 2010', []);
  });

  it('go with authors that BibTeX misreads', () => {
    check('author = {Ada Lovelace and et al.}', ['misread-authors']);
    check('author = {Ada Lovelace and others}', []);
    check('author = {Emma Stone, Hiro Tanaka, Maria Diaz}', ['misread-authors']);
    check('author = {van der Berg, Jr., Jan Willem}', []);
    check('author = {{Barnes and Noble, Inc.}}', []);
  });
});

describe('an entry and the record of its work', () => {
  const works = knownWorks(bundledCorpus());
  const record = bundledCorpus().find((paper) => paper.arxivId !== undefined && paper.authors.length > 2 && paper.venue === undefined);
  const other = bundledCorpus().find((paper) => paper !== record && paper.authors.length > 2);
  const names = (paper = record): string =>
    (paper?.authors ?? []).map((one) => ('literal' in one ? one.literal : `${one.family}, ${one.given ?? ''}`)).join(' and ');

  it('may not share an identifier with another work', () => {
    const text = `@misc{k, title = {${other?.title}}, author = {${names(other)}}, eprint = {${record?.arxivId}}, archiveprefix = {arXiv}}`;
    assert.deepEqual(
      objections(text, works).map((one) => one.split(':')[0]),
      ['another-work'],
    );
  });

  it('agree, or their differences are named', () => {
    const year = Number(record?.date?.slice(0, 4));
    const text = (given: number): string =>
      `@misc{k, title = {${record?.title}}, author = {${names()}}, eprint = {${record?.arxivId}}, year = ${given}}`;
    assert.deepEqual(objections(text(year), works), []);
    // A later year may be that of a version which the record doesn't know.
    assert.deepEqual(objections(text(year + 1), works), []);
    assert.deepEqual(objections(text(year - 3), works), [`differs-from-record: The bundled record of this work differs: year ${year}.`]);
  });

  it('agree for every bundled paper and the sample', () => {
    const entries = bundledCorpus().flatMap((paper) => [formatEntry(entryOfPaper(paper)), formatEntry(entryOfPaper(paper, 'biblatex'))]);
    assert.deepEqual(objections(entries.join('\n\n'), works), []);
    assert.deepEqual(objections(readFileSync('media/sample/refs.bib', 'utf8'), works), []);
  });
});

describe('what is said of a reference', () => {
  const rows: readonly (readonly [fields: string, sentence: string, type?: string])[] = [
    ['isbn = {978-0-262-03384-9}', 'impossible-identifier: 978-0-262-03384-9 can’t be an ISBN: its check digit is wrong.'],
    ['isbn = {ISBN-13: 978-0-262-03384-9 (cloth)}', 'impossible-identifier: 978-0-262-03384-9 can’t be an ISBN: its check digit is wrong.'],
    ['issn = {e-ISSN 2049-3631}', 'impossible-identifier: 2049-3631 can’t be an ISSN: its check digit is wrong.'],
    ['orcid = {0000-0002-1825-0098}', 'impossible-identifier: 0000-0002-1825-0098 can’t be an ORCID iD: its check digit is wrong.'],
    ['doi = {10.1000}', 'impossible-identifier: 10.1000 can’t be a DOI: one has a prefix of four to nine digits, a slash and a suffix.'],
    ['doi = {10.99997/x}', 'impossible-identifier: 10.99997/x can’t be a DOI yet: no registrant has a prefix as high as 10.99997.'],
    [
      'eprint = {2613.00001}, archiveprefix = {arXiv}',
      'impossible-identifier: 2613.00001 can’t be an arXiv id: its third and fourth digits are the month.',
    ],
    [
      'eprint = {2600.00001}, archiveprefix = {arXiv}',
      'impossible-identifier: 2600.00001 can’t be an arXiv id: its third and fourth digits are the month.',
    ],
    [
      'eprint = {2607.00001}, archiveprefix = {arXiv}',
      'impossible-identifier: 2607.00001 can’t be an arXiv id yet: it would be of 2026-07.',
    ],
    [
      'booktitle = {ICML}, year = 2022, doi = {10.1007/s10994-021-05946-3}',
      'contradicting-identifier: The DOI 10.1007/s10994-021-05946-3 is that of a journal’s article, but the entry says ICML.',
      'inproceedings',
    ],
    [
      'journal = {Nature}, year = 2019, doi = {10.1038/s41586-021-03819-2}',
      'contradicting-identifier: The DOI 10.1038/s41586-021-03819-2 was assigned in 2021, but the entry says 2019.',
    ],
    [
      'booktitle = {CVPR}, year = 2015, doi = {10.1109/CVPR.2016.90}',
      'contradicting-identifier: The DOI 10.1109/cvpr.2016.90 is one of CVPR 2016, but the entry says 2015.',
      'inproceedings',
    ],
    [
      'booktitle = {ICML}, year = 2016, doi = {10.1109/CVPR.2016.90}',
      'contradicting-identifier: The DOI 10.1109/cvpr.2016.90 is one of CVPR 2016, but the entry says ICML.',
      'inproceedings',
    ],
    [
      'doi = {10.1000/182}, url = {https://doi.org/10.1000/183?x}',
      'contradicting-identifier: The address leads to the DOI 10.1000/183, but the entry’s DOI is 10.1000/182.',
    ],
    ['year = 2028', 'future-year: The year 2028 is in the future.'],
    [
      'year = 2022, journal = {arXiv preprint arXiv:2310.01362}',
      'arxiv-younger: arXiv assigned 2310.01362 in 2023-10, but the entry says 2022.',
    ],
    ['booktitle = {ECCV}, year = 2023', 'no-such-event: There was no ECCV in 2023.', 'inproceedings'],
    ['pages = {120--110}', 'backward-pages: The pages run backwards, from 120 to 110.'],
    ['author = {Ash, Ada and First Author}', 'placeholder: “First Author” is a placeholder, not an author’s name.'],
    ['title = {TODO}', 'placeholder: “TODO” is a placeholder, not a title.'],
    [
      'author = {Ada Lovelace and et al.}',
      'misread-authors: BibTeX takes “et al.” for a name; write “and others” for the authors left out.',
    ],
    [
      'author = {Emma Stone, Hiro Tanaka, Maria Diaz}',
      'misread-authors: BibTeX takes “Emma Stone, Hiro Tanaka, Maria Diaz” for one author; separate authors with “and”.',
    ],
  ];
  for (const [fields, sentence, type = 'article'] of rows)
    it(`of ${fields}`, () => assert.deepEqual(objections(`@${type}{k, ${fields}}`), [sentence]));

  it('is at the entry’s line, under its key', () => {
    const text = '@misc{a, title = {A}}\n\n@misc{b, year = 2028}\n@xdata{c, year = 2028}\n';
    assert.deepEqual(finished(checkReferences(parseBibtex(text).entries, 'x.bib', { today, works: knownWorks([]) })), [
      { file: 'x.bib', line: 3, code: 'future-year', message: '“b”: The year 2028 is in the future.' },
    ]);
  });

  it('is where a preprint has been published since', () => {
    const paper = bundledCorpus().find(
      ({ arxivId, venue, authors }) => arxivId !== undefined && venue?.year !== undefined && authors.length > 0,
    );
    const authors = (paper?.authors ?? [])
      .map((one) => ('literal' in one ? `{${one.literal}}` : `${one.family}, ${one.given ?? ''}`))
      .join(' and ');
    const text = `@misc{k, title = {${paper?.title}}, author = {${authors}}, eprint = {${paper?.arxivId}}, archiveprefix = {arXiv}}`;
    assert.deepEqual(objections(text, knownWorks(bundledCorpus())), [
      `published-since: This preprint has been published since: ${paper?.venue?.name}, ${paper?.venue?.year}.`,
    ]);
    assert.deepEqual(objections(text), []);
  });
});

import assert from 'node:assert/strict';
import { identifierOf, identifiersIn } from '../../../src/core/sources/identifiers';

const shown = (text: string): string => {
  const found = identifierOf(text);
  return found === undefined ? '' : `${found.kind} ${found.value}`;
};

/** Texts, and the identifier that each of them is; '' for none. */
const rows: Readonly<Record<string, string>> = {
  '2401.00001': 'arxiv 2401.00001',
  '2401.00001v3': 'arxiv 2401.00001',
  'arXiv: 2401.00001': 'arxiv 2401.00001',
  'see arXiv:2401.00001': '',
  'https://arxiv.org/abs/2401.00001?x=1#y': 'arxiv 2401.00001',
  'https://ar5iv.org/abs/2401.00001': 'arxiv 2401.00001',
  'https://ar5iv.labs.arxiv.org/html/2401.00001': 'arxiv 2401.00001',
  'https://www.alphaxiv.org/pdf/2401.00001': 'arxiv 2401.00001',
  'http://huggingface.co/papers/2401.00001': 'arxiv 2401.00001',
  'see https://huggingface.co/papers/2401.00001': '',
  'hep-th/9901001': 'arxiv hep-th/9901001',
  '0712.0001': 'arxiv 0712.0001',
  '1412.0001': 'arxiv 1412.0001',
  '1501.00001': 'arxiv 1501.00001',
  '1412.00001': '',
  '1501.0001': '',
  '2400.00001': '',
  '2413.00001': '',
  '2412.00001': 'arxiv 2412.00001',
  'pmid: 12345678': 'pmid 12345678',
  'PMID:1': 'pmid 1',
  'see PMID: 12345678': '',
  'pmid: 123456789': '',
  '12345678': '',
  'https://pubmed.ncbi.nlm.nih.gov/123/': 'pmid 123',
  'https://www.ncbi.nlm.nih.gov/pubmed/123?a#b': 'pmid 123',
  'http://pubmed.ncbi.nlm.nih.gov/123': 'pmid 123',
  'see https://pubmed.ncbi.nlm.nih.gov/123/': '',
  'https://pubmed.ncbi.nlm.nih.gov/123/x': '',
  '978-0-262-03561-3': 'isbn 9780262035613',
  'ISBN 0-262-03561-8': 'isbn 9780262035613',
  'isbn-13: 9780262035613': 'isbn 9780262035613',
  'ISBN-10 0262035618': 'isbn 9780262035613',
  '080442957X': 'isbn 9780804429573',
  '080442957x': 'isbn 9780804429573',
  'the ISBN 0262035618': '',
  '9780262035614': '',
  '97802620356130': '',
  '0262035619': '',
  '9770262035613': '',
  '10.1000/A.1': 'doi 10.1000/a.1',
  'doi:10.1000/a.1': 'doi 10.1000/a.1',
  'https://doi.org/10.1000/A.full': 'doi 10.1000/a.full',
  'https://x.org/doi/10.1000/a.full': 'doi 10.1000/a',
  'https://x.org/doi/10.1000/a.short': 'doi 10.1000/a',
  'https://x.org/doi/10.1000/a/full': 'doi 10.1000/a',
  'https://x.org/doi/10.1000/a.pdf': 'doi 10.1000/a',
  'https://x.org/show?id=10.1000%2Fa&x=1': 'doi 10.1000/a',
  'https://x.org/show?id=10.1000/a/fuller': 'doi 10.1000/a/fuller',
  'https://x.org/show?x=1&doi=10.1000/a&y=2': 'doi 10.1000/a',
  'https://x.org/doi/10.1000/a&b?x=1': 'doi 10.1000/a&b',
  'https://doi.org/10.1000/a&b': 'doi 10.1000/a&b',
  'https://proxy.x.org/login?url=https://doi.org/10.1000/a.full': 'doi 10.1000/a.full',
  'www.x.org/doi/10.1000/a/': 'doi 10.1000/a',
  // An address with a percent sign that encodes nothing.
  ...Object.fromEntries(
    ['', '/', '/full', '.pdf', '/HTML', '/meta', '/epdf'].map((end) => [`https://x.org/doi/10.1000%2Fa${end}?t=100%`, 'doi 10.1000/a']),
  ),
  'https://x.org/doi/10.1000%2fa/b.pdfs?t=100%': 'doi 10.1000/a/b.pdfs',
  'https://x.org/doi/10.1000%2Fa/metadata?t=100%': 'doi 10.1000/a/metadata',
  'https://x.org/show?doi=10.1000%2Fa2v2&t=100%': 'doi 10.1000/a2v2',
  'https://biorxiv.org/content/10.1101%2F2020.01.02.123456v12?t=%': 'doi 10.1101/2020.01.02.123456',
  'https://biorxiv.org/content/10.1101%2F2020.01.02.123456v1.full?t=%': 'doi 10.1101/2020.01.02.123456',
  'https://biorxiv.org/content/10.1101%2F2020.01.02.123456v1.abstract#%': 'doi 10.1101/2020.01.02.123456',
  '10.1000%2Fa?t=100%': 'doi 10.1000/a?t=100%',
  'https://x.org/10.100%2Fa?t=100%': '',
  'https://www.biorxiv.org/content/10.1101/2020.01.02.123456v2.full': 'doi 10.1101/2020.01.02.123456',
  'https://www.biorxiv.org/content/10.1101/2020.01.02.123456v2': 'doi 10.1101/2020.01.02.123456',
  'https://www.biorxiv.org/content/10.1101/2020.01.02.123456v2.full-text': 'doi 10.1101/2020.01.02.123456',
  'https://www.biorxiv.org/content/10.1101/2020.01.02.123456v2.full.pdf+html': 'doi 10.1101/2020.01.02.123456',
  'https://www.biorxiv.org/content/biorxiv/early/2020/01/02/10.1101/123456v2/DC1': 'doi 10.1101/123456',
  '10.1101/2020.01.02.123456v2': 'doi 10.1101/2020.01.02.123456',
  'https://x.org/doi/10.1000/av2': 'doi 10.1000/av2',
  'https://www.nature.com/articles/s41586-020-1.pdf': 'doi 10.1038/s41586-020-1',
  'http://nature.com/articles/Nature14539?x#y': 'doi 10.1038/nature14539',
  'https://www.nature.com/articles/nrd.2017.232': 'doi 10.1038/nrd.2017.232',
  'https://www.nature.com/articles/nature.2017.21535.pdf': 'doi 10.1038/nature.2017.21535',
  'https://www.nature.com/articles/sj.bdj.2017.1': 'doi 10.1038/sj.bdj.2017.1',
  'https://www.nature.com/articles/nature14539.ris': '',
  'see https://nature.com/articles/nature14539': '',
  'https://nature.com/articles/a/b': '',
  'https://zenodo.org/records/123/files': 'doi 10.5281/zenodo.123',
  'http://zenodo.org/record/123': 'doi 10.5281/zenodo.123',
  'see https://zenodo.org/record/123': '',
  'https://zenodo.org/records/123x': '',
  'https://zenodo.org/recordings/123': '',
  'https://portal.acm.org/citation.cfm?a=b&doid=12.34&c=d': 'doi 10.1145/12.34',
  'http://dl.acm.org/citation.cfm?doid=12.34': 'doi 10.1145/12.34',
  'see https://dl.acm.org/citation.cfm?doid=12.34': '',
  'https://dl.acm.org/citation.cfm?doid=12.34x': '',
  'https://dl.acm.org/citation.cfm?id=12.34': '',
  '(10.1000/a)': 'doi 10.1000/a',
  '("10.1000/a")': 'doi 10.1000/a',
  '<https://doi.org/10.1000/a>.': 'doi 10.1000/a',
  '"10.1000/a",': 'doi 10.1000/a',
  '“10.1000/a”;': 'doi 10.1000/a',
  '[10.1000/a]': 'doi 10.1000/a',
  '{10.1000/a}.': 'doi 10.1000/a',
  '10.1000/a(1)': 'doi 10.1000/a(1)',
  '10.1000/a(1))': 'doi 10.1000/a(1)',
  '\\url{https://doi.org/10.1000/a} x': 'doi 10.1000/a',
  '\\href{https://doi.org/10.1000/a}{here}': 'doi 10.1000/a',
  '\\doi{10.1000/a}': 'doi 10.1000/a',
  '{\\url{https://doi.org/10.1000/a}},': 'doi 10.1000/a',
  'x https://doi': '',
  'A title of words': '',
  '': '',
  ' . ': '',
};

describe('an identifier', () => {
  for (const [text, expected] of Object.entries(rows))
    it(`${expected === '' ? 'is not' : `${expected} is`} ${JSON.stringify(text)}`, () => assert.equal(shown(text), expected));

  it('has 1000 characters at most', () => {
    const address = `https://arxiv.org/abs/2401.00001?${'a'.repeat(967)}`;
    assert.equal(address.length, 1000);
    assert.equal(shown(address), 'arxiv 2401.00001');
    assert.equal(shown(`${address}a`), '');
  });
});

describe('a text with identifiers', () => {
  const found = (text: string): readonly string[] => {
    const { identifiers, unknown } = identifiersIn(text);
    return [...identifiers.map(({ value }) => value), ...unknown.map((piece) => `?${piece}`)];
  };

  it('has them between blanks, commas and semicolons, each once, and what else is there', () => {
    assert.deepEqual(found('10.1000/a, 2401.00001;\nPMID 12\t10.1000/A'), ['10.1000/a', '2401.00001', '12']);
    assert.deepEqual(found('10.1000/a,10.1000/b,2401.00001,arXiv:2401.00002,https://doi.org/10.1000/c'), [
      '10.1000/a',
      '10.1000/b',
      '2401.00001',
      '2401.00002',
      '10.1000/c',
    ]);
    assert.deepEqual(found('10.1000/a,http://doi.org/10.1000/b'), ['10.1000/a', '10.1000/b']);
    for (const one of ['10.1000/a,b;c', '10.1000/a,10.5', '10.1000/a,2401.5', '10.1000/a,1.00001']) assert.deepEqual(found(one), [one]);
    assert.deepEqual(found('see 10.1000/a and'), ['10.1000/a', '?see', '?and']);
    assert.deepEqual(found(' ,; '), []);
    assert.deepEqual(found('10.1000/a; 10.1000/b;'), ['10.1000/a', '10.1000/b']);
  });

  it('may have blanks in ISBNs and after labels, and links of Markdown', () => {
    assert.deepEqual(found('978 0 262 03561 3 and 978-0-262-03561-3'), ['9780262035613', '?and']);
    assert.deepEqual(found('doi   10.1000/a arXiv :  2401.00001 ISBN-13: 9780262035613 isbn 0262035618'), [
      '10.1000/a',
      '2401.00001',
      '9780262035613',
    ]);
    assert.deepEqual(found('[The paper](https://doi.org/10.1000/a)'), ['10.1000/a']);
    assert.deepEqual(found('10.1000/978-0-262-03561-3'), ['10.1000/978-0-262-03561-3']);
  });
});

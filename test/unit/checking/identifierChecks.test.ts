import assert from 'node:assert/strict';
import { arxivMonth, impossibleIdentifiers } from '../../../src/core/checking/identifierChecks';
import { referenceIn } from './outcomes';

/** How many identifiers of these fields are impossible. */
const wrong = (fields: string): number => impossibleIdentifiers(referenceIn(fields), '2026-06-15').length;
/** Asserts that many for each of some texts in a field. */
function check(field: string, expected: number, texts: readonly string[], more = ''): void {
  for (const text of texts) it(`${expected} in ${field} = {${text}}`, () => assert.equal(wrong(`${field} = {${text}}${more}`), expected));
}

describe('impossible identifiers', () => {
  check('isbn', 1, [
    '9780262033849',
    '978-0-262-03384-9',
    '978 0 262 03384 9',
    '978–0–262–03384–9',
    '979-0-262-03384-9',
    'ISBN 978-0-262-03384-9',
    '978-0-262-03384-8, ISBN 978-0-262-03384-9',
    'isbn-13: 978-0-262-03384-9',
    'e-ISBN: 978-0-262-03384-9',
    '(print) 978-0-262-03384-9 (paper)',
    '978-0-262-03384-9 and 978-0-262-03384-8',
    '978-0-262-03384-8; 978-0-262-03384-9',
    '978-0-262-03384-8 / 978-0-262-03384-9',
    '978-0-262-03384-8,978-0-262-03384-9',
    '978--0-262-03384-9',
    '0-8044-2957-1',
    '0 8044 2957 1',
    '0-8044-2957-0',
    '080442958X',
    '080442958x',
  ]);
  check('isbn', 2, ['978-0-262-03384-9, 0-8044-2957-1', '978-0-262-03384-9 and 0-8044-2957-1']);
  check('isbn', 0, [
    '9780262033848',
    '978-0-262-03384-8',
    '0-8044-2957-X',
    '080442957x',
    '977-0-262-03384-9',
    'x978-0-262-03384-9',
    '978-0-262-03384-9x',
    '978-0-262-03384-8 978-0-262-03384-9',
    '978-0-262-0338-9',
    '123',
    'ISBN',
    '9780262033849 or so',
  ]);
  check('issn', 1, [
    '2049-3631',
    '20493631',
    '2049–3631',
    'ISSN 2049-3631',
    'e-ISSN: 2049-3631',
    'eISSN 2049-3631',
    '2049-363X',
    '2049-363x',
    '2049-3631 (online)',
  ]);
  check('issn', 0, ['2049-3630', '20493630', '2434-561X', '2434-561x', '204-3631', '2049-36311', 'x2049-3631', '2049 3631']);
  check('orcid', 1, [
    '0000-0002-1825-0098',
    'https://orcid.org/0000-0002-1825-0098',
    '0000-0002-1825-009X',
    '0000-0002-1825-0097 0000-0002-1825-0098',
  ]);
  check('orcid', 2, ['0000-0002-1825-0098, 0000-0002-1825-0096']);
  check('orcid', 0, [
    '0000-0002-1825-0097',
    '0000-0002-1694-233X',
    '0000-0002-1694-233x',
    '1-0000-0002-1825-0098',
    '0000-0002-1825-0098-1',
    '0000-0002-1825-00981',
    '0000-0002-1825-098',
    '',
  ]);
  check('doi', 1, [
    '10.1000',
    '10.10/182',
    '10.1000/',
    'doi:10.1000',
    'DOI:10.10/182',
    'https://doi.org/10.10/182',
    'http://dx.doi.org/10.10/182',
    '{10.10/182}',
    '10.10/\\_a',
    '10.95000/x',
    '10.100000/x',
    'https://doi.org/10.99999/x',
  ]);
  check('doi', 0, [
    '10.1000/182',
    '10.94999/x',
    '10.1000/a\\_b',
    'x10.10/182',
    '11.10/182',
    '10.10/182 and more',
    'DOI: 10.10/182',
    'none',
    '',
    '-',
    'https://x.org/10.10/182',
    'https://doi.org/',
  ]);
  const archive = ', archiveprefix = {arXiv}';
  check('eprint', 1, ['2600.00001', '2613.00001', '2607.00001', '2613.0001', '0713.0001', '2613.00001v2'], archive);
  check('eprint', 0, ['2606.00001', '2605.00001', '2601.00001', '2512.00001', '0704.0001', 'math/0309136', 'math/0313136', ''], archive);

  it('is the month of an arXiv id', () => {
    const month = (fields: string) => arxivMonth(referenceIn(fields));
    assert.deepEqual(month('eprint = {2310.01362}, archiveprefix = {arXiv}'), { id: '2310.01362', month: '2023-10' });
    assert.deepEqual(month('eprint = {arXiv:2310.01362v3}'), { id: '2310.01362', month: '2023-10' });
    assert.deepEqual(month('eprint = {0704.0001}, archiveprefix = {arXiv}'), { id: '0704.0001', month: '2007-04' });
    assert.deepEqual(['eprint = {math/0309136}, archiveprefix = {arXiv}', 'title = {T}'].map(month), [undefined, undefined]);
  });
});

import assert from 'node:assert/strict';
import {
  capped,
  emptyBibliography,
  missingBibliographies,
  mostFindings,
  undefinedKeys,
  unusedEntries,
} from '../../../src/core/writing/diagnose';

const use = (start: number) => ({ file: 'a.tex', form: 'cite' as never, start, end: start + 3 });
const open = (...keys: string[]) => ({ undefined: keys.map((key, at) => ({ key, uses: [use(at * 10), use(at * 10 + 5)] })) });

describe('findings of one kind', () => {
  it('are capped at 300, the last of which says how many are left out', () => {
    const of = (count: number) => Array.from({ length: count }, (_, at) => ({ message: `m${at}`, at }));
    assert.equal(mostFindings, 300);
    for (const count of [0, 1, 299, 300]) assert.deepEqual(capped(of(count)), of(count));
    const more = capped(of(302));
    assert.equal(more.length, 300);
    assert.deepEqual(more.slice(0, 299), of(299));
    assert.deepEqual(more[299], { message: 'm299 (2 more like this are not shown.)', at: 299 });
    assert.equal(capped(of(301)).at(-1)?.message, 'm299 (1 more like this are not shown.)');
    assert.equal(undefinedKeys(open(...Array.from({ length: 200 }, (_, at) => `k${at}`)), 'refs.bib').length, 300);
  });

  it('are one for each use of an undefined key', () => {
    assert.deepEqual(
      undefinedKeys(open('gu', 'dao'), 'refs.bib').map(({ file, start, end, severity, code, key, message }) =>
        [file, start, end, severity, code, key, message].join(' '),
      ),
      [
        'a.tex 0 3 warning undefined-key gu “gu” is not in refs.bib.',
        'a.tex 5 8 warning undefined-key gu “gu” is not in refs.bib.',
        'a.tex 10 13 warning undefined-key dao “dao” is not in refs.bib.',
        'a.tex 15 18 warning undefined-key dao “dao” is not in refs.bib.',
      ],
    );
  });

  it('are one for each unused entry, on its key; what has no entry has no place', () => {
    const entry = { keyOffset: 7 };
    const unused = [
      { key: 'gu', file: 'r.bib', entry },
      { key: 'listed', file: 'r.json' },
    ];
    assert.deepEqual(unusedEntries({ unused } as never), [
      {
        file: 'r.bib',
        start: 7,
        end: 9,
        severity: 'hint',
        code: 'unused-entry',
        key: 'gu',
        message: '“gu” is not cited in the manuscript.',
      },
    ]);
  });
});

describe('a bibliography that is not there or empty', () => {
  const text = 'one\n  \\bibliography{lost}  \nthree';
  const problem = (line: number) => ({ file: 'a.tex', line, code: 'missing', message: 'There is no lost.bib.' });

  it('is noted on its line with the keys that it may hold, three at most by name', () => {
    assert.deepEqual(missingBibliographies(open('gu', 'dao', 'orr'), [problem(2)], [text]), [
      {
        file: 'a.tex',
        start: 4,
        end: 25,
        severity: 'information',
        key: 'gu',
        code: 'missing-bibliography',
        message: 'There is no lost.bib. It may hold “gu”, “dao”, “orr”, so undefined keys aren’t reported.',
      },
    ]);
    const [four] = missingBibliographies(open('gu', 'dao', 'orr', 'poe'), [problem(2)], [text]);
    assert.match(four?.message ?? '', /It may hold “gu”, “dao”, “orr” and 1 more, so/);
  });

  it('is noted on the first, the last, and the last line that there is', () => {
    const at = (line: number): readonly number[] =>
      missingBibliographies(open('gu'), [problem(line)], [text]).flatMap(({ start, end }) => [start, end]);
    assert.deepEqual(
      [at(1), at(3), at(9)],
      [
        [0, 3],
        [28, 33],
        [28, 33],
      ],
    );
    assert.deepEqual(
      missingBibliographies(open('gu'), [problem(1), problem(2)], [text]).map(({ start, end }) => [start, end]),
      [
        [0, 3],
        [0, 0],
      ],
    );
  });

  it('is not noted where nothing is undefined', () => {
    assert.deepEqual(missingBibliographies(open(), [problem(1)], [text]), []);
    assert.deepEqual(emptyBibliography(open(), 'refs.bib', { uri: 'a.tex', line: 2 } as never, text), []);
  });

  it('is noted once where it is declared, as one without entries', () => {
    assert.deepEqual(emptyBibliography(open('gu', 'dao'), 'refs.bib', { uri: 'a.tex', line: 2 } as never, text), [
      {
        file: 'a.tex',
        start: 4,
        end: 25,
        severity: 'information',
        key: 'gu',
        code: 'empty-bibliography',
        message: 'There are no entries in refs.bib yet, so undefined keys aren’t reported one by one: “gu”, “dao”.',
      },
    ]);
  });
});

import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/corpus/paper';
import { type Holding, inLibraryOrder, precedence } from '../../../src/core/library/holding';
import { mergePapers, sameData } from '../../../src/core/library/mergePapers';

const holding = (paper: Partial<Paper>, source = 'a.bib', kind: Holding['kind'] = 'library'): Holding => ({
  paper: { id: 'title:t', title: 'T', authors: [], citationKey: 'k', sources: [source], ...paper },
  kind,
  source,
  order: 0,
});

describe('several holdings of one paper', () => {
  it('are none without any, and the paper itself where there is one that names its source', () => {
    assert.equal(mergePapers([], 'x'), undefined);
    const alone = holding({});
    assert.equal(mergePapers([alone], 'title:t'), alone.paper);
    assert.deepEqual(mergePapers([alone], 'x'), { ...alone.paper, id: 'x' });
    const silent = holding({ sources: ['other'] });
    assert.deepEqual(mergePapers([silent], 'title:t')?.sources, ['other', 'a.bib']);
    const bundled = holding({ sources: ['000'] }, 'bundled', 'bundled');
    assert.equal(mergePapers([bundled], 'title:t'), bundled.paper);
  });

  it('have each field of the first that has it, and all sources once', () => {
    const one = holding({ doi: '10.1/a', citationKey: 'one' });
    const two = holding({ doi: '10.1/b', url: 'u', citationKey: 'two', abstract: 'B' }, 'b.bib');
    assert.deepEqual(mergePapers([one, two], 'x'), {
      id: 'x',
      title: 'T',
      authors: [],
      citationKey: 'one',
      sources: ['a.bib', 'b.bib'],
      doi: '10.1/a',
      url: 'u',
      abstract: 'B',
    });
    assert.deepEqual(mergePapers([two, two, holding({}, '000', 'bundled')], 'x')?.sources, ['b.bib', '000']);
  });

  it('have the authors of the first that knows any', () => {
    const [ann, bob] = [[{ family: 'Ann' }], [{ family: 'Bob' }]];
    const of = (...authors: Paper['authors'][]) =>
      mergePapers(
        authors.map((one) => holding({ authors: one })),
        'x',
      )?.authors;
    assert.deepEqual([of([], ann, bob), of(bob, ann), of([], [])], [ann, bob, []]);
  });

  it('have the title in LaTeX that belongs to the title, of whichever says it', () => {
    const of = (...papers: Partial<Paper>[]) =>
      mergePapers(
        papers.map((one) => holding(one)),
        'x',
      );
    assert.equal(of({}, { titleLatex: '$T$' })?.titleLatex, '$T$');
    assert.equal(of({ titleLatex: '$A$' }, { titleLatex: '$B$' })?.titleLatex, '$A$');
    const other = of({}, { title: 'Other', titleLatex: '$O$' });
    assert.equal(other !== undefined && 'titleLatex' in other, false);
    assert.equal(of({}, { title: 'Other', titleLatex: '$O$' }, { titleLatex: '$T$' })?.titleLatex, '$T$');
  });

  it('have the fullest date that begins as the first', () => {
    const of = (...dates: (string | undefined)[]) =>
      mergePapers(
        dates.map((date) => holding(date === undefined ? {} : { date })),
        'x',
      )?.date;
    assert.deepEqual(
      [of('2025', '2025-05'), of('2025', '2025-05', '2025-05-29'), of('2025-05', '2025'), of('2025', '2024-05'), of(undefined, '2020')],
      ['2025-05', '2025-05-29', '2025-05', '2025', '2020'],
    );
    assert.equal('date' in (mergePapers([holding({}), holding({})], 'x') ?? {}), false);
  });
});

describe('plain data', () => {
  it('is the same where all of it is, in whatever order', () => {
    const same: readonly (readonly [unknown, unknown])[] = [
      [1, 1],
      ['a', 'a'],
      [null, null],
      [undefined, undefined],
      [
        { a: 1, b: [2, { c: 3 }] },
        { b: [2, { c: 3 }], a: 1 },
      ],
      [[], []],
      [{}, {}],
    ];
    for (const [a, b] of same) assert.ok(sameData(a, b) && sameData(b, a), JSON.stringify([a, b]));
    const other: readonly (readonly [unknown, unknown])[] = [
      [1, 2],
      [1, '1'],
      [null, undefined],
      [null, {}],
      [undefined, {}],
      ['', {}],
      ['', []],
      [0, {}],
      [1, { a: 1 }],
      [{ a: 1 }, { a: 2 }],
      [{ a: 1 }, { b: 1 }],
      [{ a: undefined }, { b: undefined }],
      [{ a: 1 }, { a: 1, b: 2 }],
      [{ a: { b: 1 } }, { a: { b: 2 } }],
      [
        [1, 2],
        [2, 1],
      ],
      [[1], [1, 2]],
    ];
    for (const [a, b] of other) assert.ok(!sameData(a, b) && !sameData(b, a), JSON.stringify([a, b]));
  });
});

describe('the order of holdings', () => {
  const at = (kind: Holding['kind'], source: string, order: number): Holding => ({ ...holding({}, source, kind), order });
  const all = [
    at('library', 'a', 0),
    at('bibliography', 'b', 0),
    at('bundled', 'z', 0),
    at('bibliography', 'a', 1),
    at('bibliography', 'a', 0),
    at('library', 'b', 0),
    at('bundled', 'z', 1),
  ];
  const shown = (order: (a: Holding, b: Holding) => number): readonly string[] =>
    [all, [...all].reverse()].map((some) =>
      [...some]
        .sort(order)
        .map(({ kind, source, order: place }) => `${kind.slice(0, 2)}${source}${place}`)
        .join(' '),
    );

  it('of a library is bundled ones, bibliographies, libraries, each by name and place', () => {
    const expected = 'buz0 buz1 bia0 bia1 bib0 lia0 lib0';
    assert.deepEqual(shown(inLibraryOrder), [expected, expected]);
  });

  it('of precedence is those preferred, bibliographies, libraries, bundled ones', () => {
    const usual = 'bia0 bia1 bib0 lia0 lib0 buz0 buz1';
    assert.deepEqual(shown(precedence()), [usual, usual]);
    const preferred = 'buz0 buz1 bib0 lib0 bia0 bia1 lia0';
    assert.deepEqual(shown(precedence(['z', 'b'])), [preferred, preferred]);
  });
});

import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/corpus/paper';
import { createLibrary, type Library } from '../../../src/core/library/library';
import { paper } from './papers';

const refs = 'file:///thesis/refs.bib';
const other = 'file:///thesis/other.bib';
const zotero = 'file:///home/zotero.bib';

const attention = paper({
  title: 'Attention Is All You Need',
  authors: [{ family: 'Vaswani', given: 'Ashish' }],
  arxivId: '1706.03762',
  abstract: 'The dominant sequence transduction models …',
  date: '2017-06-12',
  citationKey: 'vaswani2017attention',
  sources: ['000'],
});
const mine = paper({
  title: 'Attention is all you need',
  authors: [{ family: 'Vaswani', given: 'A.' }],
  doi: '10.5555/3295222.3295349',
  date: '2017',
  citationKey: 'Vas17',
  sources: [refs],
});

function library(sources: {
  bundled?: readonly Paper[];
  bibliographies?: Readonly<Record<string, readonly Paper[]>>;
  libraries?: Readonly<Record<string, readonly Paper[]>>;
}): Library {
  const made = createLibrary();
  made.setSource({ name: 'bundled', kind: 'bundled', papers: sources.bundled ?? [] });
  for (const [name, papers] of Object.entries(sources.bibliographies ?? {})) made.setSource({ name, kind: 'bibliography', papers });
  for (const [name, papers] of Object.entries(sources.libraries ?? {})) made.setSource({ name, kind: 'library', papers });
  return made;
}

describe('one paper in several sources', () => {
  it('is one item under the bundled id, with the user’s key and fields and what only the bundled paper knows', () => {
    const one = library({ bundled: [attention], bibliographies: { [refs]: [mine] } });
    assert.deepEqual(
      [...one.items()],
      [
        {
          id: 'arxiv:1706.03762',
          title: 'Attention is all you need',
          authors: [{ family: 'Vaswani', given: 'A.' }],
          abstract: 'The dominant sequence transduction models …',
          arxivId: '1706.03762',
          doi: '10.5555/3295222.3295349',
          date: '2017-06-12',
          citationKey: 'Vas17',
          sources: [refs, '000'],
        },
      ],
    );
  });

  it('is found by the id and the key of each of its sources', () => {
    const one = library({ bundled: [attention], bibliographies: { [refs]: [mine] } });
    assert.equal(one.get('doi:10.5555/3295222.3295349')?.id, 'arxiv:1706.03762');
    assert.equal(one.get('arxiv:1706.03762')?.citationKey, 'Vas17');
    assert.equal(one.byKey('vaswani2017attention')?.citationKey, 'Vas17');
    assert.equal(one.byKey('Vas17')?.id, 'arxiv:1706.03762');
    assert.equal(one.byKey('nobody'), undefined);
  });

  it('is cited by the key of the document’s own bibliography, and seen with its fields', () => {
    const theirs = { ...mine, citationKey: 'attention', title: 'Attention Is All You Need!', sources: [other] };
    const one = library({ bundled: [attention], bibliographies: { [refs]: [mine], [other]: [theirs] } });
    assert.equal(one.keyFor('arxiv:1706.03762', [refs]), 'Vas17');
    assert.equal(one.keyFor('arxiv:1706.03762', [other, refs]), 'attention');
    assert.equal(one.keyFor('arxiv:1706.03762', [zotero]), undefined);
    assert.equal(one.keyFor('arxiv:9999.99999', [refs]), undefined);
    assert.equal(one.paperFor('arxiv:1706.03762', [refs])?.title, 'Attention is all you need');
    assert.equal(one.paperFor('arxiv:1706.03762', [other])?.title, 'Attention Is All You Need!');
    assert.equal(one.paperFor('arxiv:1706.03762', [other])?.id, 'arxiv:1706.03762');
  });

  it('says where it comes from', () => {
    const one = library({
      bundled: [attention],
      bibliographies: { [refs]: [mine] },
      libraries: { [zotero]: [{ ...mine, citationKey: 'z1' }] },
    });
    assert.deepEqual(one.provenance('arxiv:1706.03762'), [
      { source: 'bundled', kind: 'bundled', key: 'vaswani2017attention' },
      { source: refs, kind: 'bibliography', key: 'Vas17' },
      { source: zotero, kind: 'library', key: 'z1' },
    ]);
  });

  it('is what it was before when a source goes', () => {
    const one = library({ bundled: [attention], bibliographies: { [refs]: [mine] } });
    assert.deepEqual(one.setSource({ name: refs, kind: 'bibliography', papers: [] }), {
      added: [],
      changed: [attention],
      removed: [],
    });
    assert.deepEqual([...one.items()], [attention]);
    assert.equal(one.get('doi:10.5555/3295222.3295349'), undefined);
  });

  it('keeps the user’s date where the bundled one says something else', () => {
    const one = library({ bundled: [attention], bibliographies: { [refs]: [{ ...mine, date: '2018' }] } });
    assert.equal(one.get(attention.id)?.date, '2018');
  });
});

describe('which papers are the same', () => {
  const cases: { what: string; papers: Paper[]; items: string[][] }[] = [
    {
      what: 'DOIs in any writing',
      papers: [
        paper({ title: 'A', doi: '10.1145/3580305', citationKey: 'a' }),
        paper({ title: 'Something else entirely', doi: 'https://doi.org/10.1145/3580305', citationKey: 'b' }),
      ],
      items: [['a', 'b']],
    },
    {
      what: 'no DOI for another that it begins',
      papers: [
        paper({ title: 'One', doi: '10.1145/35803', citationKey: 'a' }),
        paper({ title: 'Two', doi: '10.1145/3580305', citationKey: 'b' }),
      ],
      items: [['a'], ['b']],
    },
    {
      what: 'arXiv ids of any version, and arXiv’s DOI',
      papers: [
        paper({ title: 'First', arxivId: '2305.14314v1', citationKey: 'a' }),
        paper({ title: 'Second', arxivId: '2305.14314', citationKey: 'b' }),
        paper({ title: 'Third', doi: '10.48550/arXiv.2305.14314', citationKey: 'c' }),
      ],
      items: [['a', 'b', 'c']],
    },
    {
      what: 'title and first author, but never different DOIs under one title',
      papers: [
        paper({ title: 'Robust estimation', authors: [{ family: 'Ng' }], doi: '10.1000/conference', citationKey: 'conference' }),
        paper({
          title: 'Robust Estimation',
          authors: [{ family: 'Ng' }, { family: 'Li' }],
          doi: '10.1000/journal',
          citationKey: 'journal',
        }),
        paper({ title: 'Robust estimation.', authors: [{ family: 'Ng' }], citationKey: 'bare' }),
      ],
      items: [['conference', 'bare'], ['journal']],
    },
    {
      what: 'no title of other authors',
      papers: [
        paper({ title: 'A survey of efficient transformers', authors: [{ family: 'Tay' }], citationKey: 'a' }),
        paper({ title: 'A survey of efficient transformers', authors: [{ family: 'Lin' }], citationKey: 'b' }),
      ],
      items: [['a'], ['b']],
    },
    {
      what: 'a telling title where one side knows no author, a short one not',
      papers: [
        paper({ title: 'Test-Time Training Done Right', citationKey: 'listing' }),
        paper({ title: 'Test-time training done right', authors: [{ family: 'Zhang' }], citationKey: 'user' }),
        paper({ title: 'Introduction', citationKey: 'short' }),
        paper({ title: 'Introduction', authors: [{ family: 'Smith' }], citationKey: 'shortUser' }),
      ],
      items: [['listing', 'user'], ['short'], ['shortUser']],
    },
    {
      what: 'a chain, by DOI and then by title',
      papers: [
        paper({ title: 'Old name of a long paper', authors: [{ family: 'Ito' }], doi: '10.1000/1', citationKey: 'a' }),
        paper({ title: 'New name of a long paper', authors: [{ family: 'Ito' }], doi: '10.1000/1', citationKey: 'b' }),
        paper({ title: 'New name of a long paper', authors: [{ family: 'Ito' }], citationKey: 'c' }),
      ],
      items: [['a', 'b', 'c']],
    },
    {
      what: 'not the two ends of a chain whose DOIs differ',
      papers: [
        paper({
          title: 'Preprint and proceedings',
          authors: [{ family: 'Ito' }],
          arxivId: '2001.00001',
          doi: '10.1000/1',
          citationKey: 'a',
        }),
        paper({ title: 'Preprint and proceedings', authors: [{ family: 'Ito' }], arxivId: '2001.00001', citationKey: 'b' }),
        paper({
          title: 'Preprint and proceedings',
          authors: [{ family: 'Ito' }],
          arxivId: '2001.00001',
          doi: '10.1000/2',
          citationKey: 'c',
        }),
      ],
      items: [['a', 'b'], ['c']],
    },
  ];
  for (const { what, papers, items } of cases) {
    it(`${what}, in any order of the sources`, () => {
      const names = papers.map((_, at) => `file:///${at}.bib`);
      const backwards = createLibrary();
      for (const at of [...names.keys()].reverse())
        backwards.setSource({ name: names[at] ?? '', kind: 'bibliography', papers: papers.slice(at, at + 1) });
      const together = library({ bibliographies: { [refs]: papers } });
      for (const made of [backwards, together]) {
        const found = [...made.items()].map(({ id }) => made.provenance(id).map(({ key }) => key));
        assert.deepEqual(
          found.sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? '')),
          [...items].sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? '')),
        );
      }
    });
  }

  it('finds the item that a paper from outside would join, and none for a stranger', () => {
    const one = library({ bundled: [attention] });
    assert.equal(one.find({ title: 'Attention is All you Need', authors: [{ family: 'Vaswani' }] }), attention);
    assert.equal(one.find({ title: 'x', authors: [], arxivId: 'arXiv:1706.03762v7' }), attention);
    assert.equal(one.find({ title: 'Attention Is All You Need', authors: [{ family: 'Smith' }] }), undefined);
    assert.equal(one.find({ title: 'Attention Is All You Need', authors: [{ family: 'Vaswani' }], arxivId: '2501.00001' }), undefined);
  });
});

describe('keys in one source', () => {
  const first = paper({ title: 'The first paper of this name', authors: [{ family: 'Kim' }], citationKey: 'kim' });
  const second = paper({ title: 'The second paper of this name', authors: [{ family: 'Kim' }], citationKey: 'kim' });

  it('mean their first entry, and an entry after another of the same key has no key', () => {
    const one = library({ bibliographies: { [refs]: [first, second] } });
    assert.equal(one.size, 2);
    assert.equal(one.byKey('kim')?.title, first.title);
    assert.equal(one.keyFor(first.id, [refs]), 'kim');
    assert.equal(one.keyFor(second.id, [refs]), undefined);
  });

  it('mean the entry of the preferred source', () => {
    const one = library({ bundled: [attention], bibliographies: { [refs]: [first], [other]: [{ ...second, sources: [other] }] } });
    assert.equal(one.byKey('kim', [other])?.title, second.title);
    assert.equal(one.byKey('kim', [refs])?.title, first.title);
    assert.equal(one.byKey('kim', [zotero])?.title, second.title, 'other.bib comes before refs.bib by name');
  });

  it('two papers with one id made of the title are two items', () => {
    const one = library({
      bibliographies: {
        [refs]: [
          paper({ title: 'Notes', authors: [{ family: 'A' }], citationKey: 'a' }),
          paper({ title: 'Notes', authors: [{ family: 'B' }], citationKey: 'b' }),
        ],
      },
    });
    assert.deepEqual(
      [...one.items()].map(({ id, citationKey }) => [id, citationKey]),
      [
        ['title:notes', 'a'],
        ['title:notes#2', 'b'],
      ],
    );
  });
});

describe('updates in steps', () => {
  const many = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, at) =>
      paper({ title: `${prefix} paper number ${at} of them`, authors: [{ family: 'Doe' }], citationKey: `${prefix}${at}` }),
    );

  it('of two sources at once end as one after the other would', () => {
    const [a, b] = [many('shared', 500), many('shared', 700)];
    const made = createLibrary();
    const running = [
      made.updateSource({ name: refs, kind: 'bibliography', papers: a }),
      made.updateSource({ name: other, kind: 'bibliography', papers: b }),
    ];
    while (running.length > 0) for (const work of [...running]) if (work.next().done) running.splice(running.indexOf(work), 1);
    assert.equal(made.size, 700);
    assert.equal(made.provenance(a[3]?.id ?? '').length, 2);
    assert.equal(made.provenance(b[650]?.id ?? '').length, 1);
  });

  it('of one source give way to a later one', () => {
    const made = createLibrary();
    const early = made.updateSource({ name: refs, kind: 'bibliography', papers: many('early', 500) });
    early.next();
    early.next();
    made.setSource({ name: refs, kind: 'bibliography', papers: many('late', 3) });
    while (early.next().done !== true);
    assert.deepEqual(
      [...made.items()].map(({ citationKey }) => citationKey),
      ['late0', 'late1', 'late2'],
    );
  });

  it('touch one item where one entry of many changed', () => {
    const made = createLibrary();
    const papers = many('kept', 2000);
    made.setSource({ name: refs, kind: 'bibliography', papers });
    const edited = [...papers];
    edited[1000] = { ...paper({ title: 'Another title of this entry', citationKey: 'kept1000' }) };
    const work = made.updateSource({ name: refs, kind: 'bibliography', papers: edited });
    const first = work.next();
    assert.equal(edited[1000]?.id, 'title:another-title-of-this-entry');
    assert.deepEqual(first, { done: true, value: { added: [made.get(edited[1000]?.id ?? '')], changed: [], removed: [papers[1000]?.id] } });
  });
});

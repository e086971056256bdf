import assert from 'node:assert/strict';
import { inheritance } from '../../../src/core/bibtex/meaning/inherit';
import { paperOfEntry } from '../../../src/core/bibtex/meaning/toPaper';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { formatEntry } from '../../../src/core/bibtex/writing/format';
import { entryOfPaper } from '../../../src/core/bibtex/writing/fromPaper';
import { planRevision } from '../../../src/core/bibtex/writing/reviseEntry';
import { styleOf } from '../../../src/core/bibtex/writing/style';
import { knownWorks } from '../../../src/core/checking/knownWorks';
import { differenceRevision, publishedRevision, publishedVersion } from '../../../src/core/checking/publishedVersion';
import { differences } from '../../../src/core/checking/recordDifferences';
import { type Reference, referenceOf } from '../../../src/core/checking/reference';
import { type Paper, yearOf } from '../../../src/core/corpus/paper';
import { withEdits } from '../../../src/core/text';
import { bundledCorpus } from '../../fixtures/bundledCorpus';

type Dialect = 'bibtex' | 'biblatex';

const work: Paper = {
  id: 'arxiv:2301.00001',
  title: 'Counting Plums',
  authors: [
    { family: 'Ash', given: 'Ada' },
    { family: 'Birch', given: 'Bo' },
  ],
  date: '2023-01-02',
  arxivId: '2301.00001',
  venue: { name: 'Orchard Conference', kind: 'conference', year: 2024 },
  citationKey: 'ash2023counting',
  sources: [],
};

function first(text: string): Reference {
  const { entries } = parseBibtex(text);
  const [entry] = entries;
  assert.ok(entry);
  return referenceOf(entry, inheritance(entries)(entry));
}

/** The text with its first entry updated; undefined where there is nothing to update. */
function updated(text: string, works = knownWorks([work]), dialect: Dialect = 'bibtex'): string | undefined {
  const reference = first(text);
  const record = publishedVersion(reference, works);
  if (record === undefined) return undefined;
  const { entry } = reference;
  return withEdits(
    text,
    planRevision(text, entry, publishedRevision(reference, record.paper, dialect), styleOf(text, parseBibtex(text).entries)),
  );
}

describe('a preprint that was published since', () => {
  it('changes the fields that the dialect has, each by its own name', () => {
    const journal: Paper = { ...work, doi: '10.1000/a', venue: { name: 'Orchard Letters', kind: 'journal', year: 2024 } };
    const set = (fields: string, record: Paper, dialect: Dialect) => {
      const { type, set: values = [], rename = {}, remove = new Set() } = publishedRevision(first(`@misc{k, ${fields}}`), record, dialect);
      return [
        type,
        ...values.map(({ name, value }) => `${name} ${value}`),
        ...Object.entries(rename).map((names) => names.join(' to ')),
        ...[...remove].map((name) => `no ${name}`),
      ];
    };
    assert.deepEqual(set('title = {T}', work, 'bibtex'), ['inproceedings', 'booktitle Orchard Conference', 'year 2024']);
    assert.deepEqual(set('title = {T}', work, 'biblatex'), ['inproceedings', 'booktitle Orchard Conference', 'date 2024']);
    assert.deepEqual(set('year = 2023', work, 'biblatex').slice(2), ['year 2024']);
    assert.deepEqual(set('date = 2023', work, 'bibtex').slice(2), ['date 2024']);
    assert.deepEqual(set('title = {T}', journal, 'bibtex'), ['article', 'journal Orchard Letters', 'year 2024', 'doi 10.1000/a']);
    assert.deepEqual(set('journal = {arXiv}', journal, 'biblatex'), [
      'article',
      'journaltitle Orchard Letters',
      'date 2024',
      'doi 10.1000/a',
      'journal to journaltitle',
    ]);
    assert.deepEqual(set('journal = {arXiv}', journal, 'bibtex'), ['article', 'journal Orchard Letters', 'year 2024', 'doi 10.1000/a']);
    assert.deepEqual(set('doi = {10.1000/own}', journal, 'bibtex').slice(2), ['year 2024']);
    // An arXiv id that stays in the address, or in a DOI that the record doesn't replace.
    assert.deepEqual(set('url = {https://arxiv.org/abs/2301.00001}', journal, 'bibtex').slice(2), ['year 2024', 'doi 10.1000/a']);
    assert.deepEqual(set('doi = {10.48550/arXiv.2301.00001}', work, 'bibtex').slice(2), ['year 2024']);
    assert.deepEqual(
      set('doi = {10.48550/arXiv.2301.00001}, month = jan, day = 2, note = {arXiv}, series = {Trees}', journal, 'bibtex').slice(2),
      ['year 2024', 'doi 10.1000/a', 'eprint 2301.00001', 'archiveprefix arXiv', 'no note', 'no month', 'no day'],
    );
    const one = (what: 'title' | 'first author' | 'year' | 'venue', fields: string) =>
      (differenceRevision({ what, says: '' }, first(`@misc{k, ${fields}}`), work, 'biblatex').set ?? []).map(
        ({ name, value }) => `${name} ${value}`,
      );
    assert.deepEqual(one('title', 'title = {T}'), ['title Counting Plums']);
    assert.deepEqual(one('first author', 'title = {T}'), ['author Ash, Ada and Birch, Bo']);
    assert.deepEqual(one('year', 'title = {T}'), ['date 2024']);
    assert.deepEqual(one('venue', 'title = {T}'), ['booktitle Orchard Conference']);
    for (const name of ['journaltitle', 'journal', 'booktitle'])
      assert.deepEqual(one('venue', `${name} = {T}`), [`${name} Orchard Conference`]);
  });

  it('becomes the published version; key, eprint and what the user added stay, in the form of the file', () => {
    const text = `@article{mine,
   Title     = "Counting Plums",
   Author    = "Ada Ash and Bo Birch",
   Journal   = "arXiv preprint arXiv:2301.00001",
   Year      = 2023,
   Month     = jan,
   Eprint    = "2301.00001",
   Keywords  = "read, {plums}",
   File      = "a:b.pdf"
}
`;
    assert.equal(
      updated(text),
      `@inproceedings{mine,
   Title     = "Counting Plums",
   Author    = "Ada Ash and Bo Birch",
   Booktitle   = "Orchard Conference",
   Year      = 2024,
   Eprint    = "2301.00001",
   Keywords  = "read, {plums}",
   File      = "a:b.pdf"
}
`,
    );
  });

  it('keeps an arXiv id that stood in the journal alone, in biblatex by its names', () => {
    const text =
      '@article{k, title = {Counting Plums}, author = {Ash, Ada and others}, journal = {CoRR}, volume = {abs/2301.00001}, date = {2023-01-02}}';
    assert.equal(
      updated(text, knownWorks([work]), 'biblatex'),
      '@inproceedings{k, title = {Counting Plums}, author = {Ash, Ada and others}, booktitle = {Orchard Conference}, date = {2024}, eprint = {2301.00001}, eprinttype = {arxiv}}',
    );
  });

  const entry = (fields: string, type = 'misc') => `@${type}{k, ${fields}}`;
  const ours = 'title = {Counting Plums}, author = {Ash, Ada and Birch, Bo}, eprint = {2301.00001}, archiveprefix = {arXiv}';
  for (const [what, text] of [
    ['other authors', entry('title = {Counting Plums}, author = {Ash, Ada and Cedar, Cy}, eprint = {2301.00001}, archiveprefix = {arXiv}')],
    ['fewer authors', entry('title = {Counting Plums}, author = {Ash, Ada}, eprint = {2301.00001}, archiveprefix = {arXiv}')],
    ['no authors', entry('title = {Counting Plums}, eprint = {2301.00001}, archiveprefix = {arXiv}')],
    ['a venue of its own', entry(`${ours}, booktitle = {Fruit Symposium}`, 'inproceedings')],
    ['the type of a paper in proceedings', entry(ours, 'inproceedings')],
    ['a book title', entry(`${ours}, booktitle = {Fruit Symposium}`)],
    ['a journal of its own', entry(`${ours}, journal = {Journal of Fruit}`, 'article')],
    ['a note that names its venue', entry(`${ours}, note = {Accepted at ICML 2024}`)],
    ['no sign of an archive', entry('title = {Counting Plums}, author = {Ash, Ada and Birch, Bo}, year = 2023')],
  ] as const) {
    it(`stays as it is with ${what}`, () => assert.equal(updated(text), undefined));
  }

  it('is found for each bundled paper with a venue, and reads as that paper then, in both dialects', () => {
    const papers = bundledCorpus();
    const works = knownWorks(papers);
    const published = papers.filter(({ venue }) => venue !== undefined && venue.kind !== 'other');
    assert.ok(published.length >= 165, `${published.length}`);
    for (const dialect of ['bibtex', 'biblatex'] as const) {
      for (const paper of published) {
        const { venue, ...preprint } = paper;
        const text = `${formatEntry(entryOfPaper(preprint, dialect))}\n`;
        const after = updated(text, works, dialect);
        assert.ok(after !== undefined && venue !== undefined, paper.title);
        assert.equal(updated(after, works, dialect), undefined, 'twice is once');
        const { entries, problems } = parseBibtex(after);
        assert.deepEqual(problems, []);
        const [now] = entries;
        assert.ok(now);
        const read = paperOfEntry(now, '', inheritance([now])(now));
        assert.deepEqual(
          [read.citationKey, read.arxivId, read.venue?.name, read.venue?.kind, yearOf(read)],
          [paper.citationKey, paper.arxivId, venue.name, venue.kind, yearOf(paper)],
        );
        assert.deepEqual(differences(first(after), paper), []);
      }
    }
  });
});

describe('a field that differs from the record', () => {
  it('is none where the record lacks it, or the two may mean the same', () => {
    const whats = (fields: string, record: Partial<Paper>) =>
      differences(first(`@article{k, ${fields}}`), { ...work, ...record } as Paper).map(({ what }) => what);
    const plums = 'title = {Counting Plums}, author = {Ash, Ada}';
    assert.deepEqual(whats(`${plums}, year = 2019`, { date: undefined, venue: undefined } as never), []);
    assert.deepEqual(whats(`${plums}, year = 2019`, { date: undefined } as never), ['year']);
    assert.deepEqual(whats('title = {Counting Plums}, author = {Zed, Zoe}', { authors: [] }), []);
    assert.deepEqual(whats('title = {Counting Plums}, author = {{Ash Group}}', {}), []);
    assert.deepEqual(whats('title = {Counting Plums}, author = {{Birch Group}}', {}), ['first author']);
    // Four of five words are 80%.
    assert.deepEqual(whats('title = {Counting Plums in Cold Orchards}, author = {Ash, Ada}', { title: 'Counting Plums in Orchards' }), []);
    assert.deepEqual(whats('title = {Counting Plums in Orchards}, author = {Ash, Ada}', { title: 'Counting Pears in Orchards' }), [
      'title',
    ]);
  });

  it('is changed alone', () => {
    const published = { ...work, venue: { ...work.venue, name: 'International Conference on Machine Learning' } } as Paper;
    const text =
      '@inproceedings{k, title = {On Counting}, author = {Zed, Zoe and Birch, Bo}, booktitle = {ICLR}, year = 2019, eprint = {2301.00001}, archiveprefix = {arXiv}}';
    const reference = first(text);
    const found = differences(reference, published);
    assert.deepEqual(
      found.map(({ what, says }) => [what, says]),
      [
        ['title', '“Counting Plums”'],
        ['first author', 'Ash'],
        ['year', '2023 or 2024'],
        ['venue', 'International Conference on Machine Learning'],
      ],
    );
    const style = styleOf(text, [reference.entry]);
    const changed = found.map((one) =>
      withEdits(text, planRevision(text, reference.entry, differenceRevision(one, reference, published, 'bibtex'), style)),
    );
    assert.deepEqual(changed, [
      text.replace('On Counting', 'Counting Plums'),
      text.replace('Zed, Zoe and Birch, Bo', 'Ash, Ada and Birch, Bo'),
      text.replace('2019', '{2024}'),
      text.replace('ICLR', 'International Conference on Machine Learning'),
    ]);
  });
});

import assert from 'node:assert/strict';
import { inheritance } from '../../../src/core/bibtex/meaning/inherit';
import { paperOfEntry } from '../../../src/core/bibtex/meaning/toPaper';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { completionChanges, identifierOfEntry, isOfAnotherWork, recordOfPaper } from '../../../src/core/sources/entryCompletion';
import type { SourceRecord } from '../../../src/core/sources/sourceRecord';
import { withEdits } from '../../../src/core/text';

const record: SourceRecord = {
  type: 'article-journal',
  title: 'On Tides',
  author: [{ family: 'Moor', given: 'Ada' }],
  issued: '2021',
  container: 'Sea Letters',
  volume: '7',
  doi: '10.1000/a.1',
};
const read = (text: string) => {
  const { entries } = parseBibtex(text);
  const entry = entries.find(({ key }) => key === 'a') ?? assert.fail('no entry a');
  return { entries, entry, paper: paperOfEntry(entry, 'file:///a.bib', inheritance(entries)(entry)) };
};

describe('completing an entry', () => {
  it('asks by the entry’s own identifier, the surest first, and by none where it gives none', () => {
    const asked = (fields: string) => {
      const { entry, paper } = read(`@misc{a, title = {T}, ${fields}}`);
      const found = identifierOfEntry(paper, entry);
      return found && `${found.kind} ${found.value}`;
    };
    assert.equal(asked('doi = {10.1000/A.1}, eprint = {2305.10601}, archiveprefix = {arXiv}'), 'doi 10.1000/a.1');
    assert.equal(asked('eprint = {2305.10601}, archiveprefix = {arXiv}, isbn = {978-0-262-03561-3}'), 'arxiv 2305.10601');
    assert.equal(asked('isbn = {978-0-262-03561-3}, pmid = {123}'), 'isbn 9780262035613');
    assert.equal(asked('pmid = {123}'), 'pmid 123');
    assert.equal(asked('isbn = {12}, pmid = {see PubMed}'), undefined);
    assert.equal(asked('pmid = {123 456}'), undefined);
    assert.equal(asked('pmid = {PMID123}'), undefined);
    assert.equal(asked('note = {123}'), undefined);
  });

  it('takes of what was found for a title only a record of the same work', () => {
    const { paper } = read('@misc{a, title = {On Tides}, author = {Moor, Ada}}');
    const others: SourceRecord[] = [
      { ...record, title: 'On Tides and Moons' },
      { ...record, author: [{ family: 'Fenn', given: 'Bo' }] },
    ];
    assert.equal(recordOfPaper(paper, [...others, record], 'Crossref'), record);
    assert.equal(recordOfPaper(paper, others, 'Crossref'), undefined);
    const twice = [record, { ...record }];
    assert.equal(recordOfPaper(paper, twice, 'Crossref'), twice[0]);
  });

  it('takes a record for one of another work where the authors don’t agree, or another title comes with another list of them or another time', () => {
    const isOther = (fields: string, known: Partial<SourceRecord> = {}) => {
      const { paper, entry } = read(`@misc{a, doi = {10.1000/a.1}, ${fields}}`);
      return isOfAnotherWork(paper, entry, { ...record, ...known });
    };
    assert.ok(isOther('title = {Moons of Jupiter}, author = {Fenn, Bo}'));
    assert.ok(isOther('title = {Moons of Jupiter}'));
    assert.ok(isOther('title = {Moons of Jupiter}, author = {Fenn, Bo}', { author: [] }));
    // The same title by others, another paper of the same author’s.
    assert.ok(isOther('title = {On Tides}, author = {Fenn, Bo}'));
    assert.ok(isOther('title = {On Tides}, author = {Fenn, Bo and Nore, Cy}', { author: ['Moor', 'Nore'].map((family) => ({ family })) }));
    assert.ok(isOther('title = {Moons of Jupiter}, author = {Moor, Ada and Fenn, Bo}'));
    assert.ok(isOther('title = {Moons of Jupiter}, author = {Moor, Ada}, year = 1998'));
    // A translation, a later title, a misprint, other authors first, a list cut off, a title that is still missing.
    for (const own of [
      'title = {Ebbe und Flut}, author = {Moor, Ada}',
      'title = {Moons and Tides}, author = {Moor, A.}, year = 2019',
      'title = {On Tides}, author = {Moore, Ada}',
      'title = {On Tides}, author = {Fenn, Bo and Moor, Ada}',
      'title = {On Tides}, author = {Moor, Ada and others}',
      'author = {Fenn, Bo}',
    ])
      assert.ok(!isOther(own), own);
    // Names that say nothing: what stands for those left out, and none.
    const named = (...families: string[]) => ({ author: families.map((family) => ({ family })) });
    assert.ok(!isOther('title = {Ebbe und Flut}, author = {Moor, Ada}', named('Moor', 'others')));
    assert.ok(!isOther('title = {Ebbe und Flut}, author = {Moor, Ada}', named('Moor', '')));
    assert.ok(!isOther('title = {On Tides}, author = {Moor, Ada}', named('others')));
    assert.ok(isOther('title = {Moons of Jupiter}, author = {Moor, Ada}', named('others')));
    // Two years between a preprint and another title of it, no more, and half of the words for a title that is nearly the same.
    for (const [year, isOne] of [
      [2019, true],
      [2023, true],
      [2018, false],
      [2024, false],
    ] as const)
      assert.equal(!isOther(`title = {Ebbe und Flut}, author = {Moor, Ada}, year = ${year}`), isOne, String(year));
    const both = named('Moor', 'Fenn');
    assert.ok(!isOther('title = {Ebbe und Flut}, author = {Fenn, Bo and Moor, Ada}', both));
    assert.ok(isOther('title = {Ebbe und Flut}, author = {Moor, Ada and Nore, Cy}', both));
    assert.ok(isOther('title = {Ebbe und Flut}, author = {Moor, Ada}', both));
    // One list may be a part of the other.
    const three = named('Moor', 'Fenn', 'Roe');
    assert.ok(!isOther('title = {Ebbe und Flut}, author = {Moor, Ada and Fenn, Bo and Roe, Cy}', both));
    assert.ok(!isOther('title = {Ebbe und Flut}, author = {Moor, Ada and Fenn, Bo}', three));
    assert.ok(isOther('title = {Ebbe und Flut}, author = {Moor, Ada and Nore, Cy}', three));
    assert.ok(isOther('title = {Ebbe und Flut}, author = {Moor, Ada}, date = {2015-03}', { issued: '2021-05-01' }));
    assert.ok(!isOther('title = {Ebbe und Flut}, author = {Moor, Ada}, date = {2020-03}', { issued: '2021-05-01' }));
    assert.ok(!isOther('title = {Tides}, author = {Moor, Ada and Fenn, Bo}'));
    assert.ok(!isOther('title = { }, author = {Fenn, Bo}'));
    assert.ok(!isOther('title = {Tides}'));
    assert.ok(!isOther('year = 2021'));
  });

  it('plans a change for each thing that the record says otherwise, and touches nothing else of the file', () => {
    const text =
      '@string{sea = {Sea}}\n@misc{b, title = {B}}\n@misc{a,\n  title = {On {Tides}},\n  year = 2020,\n  mine = "kept",\n}\n% end\n@misc{c}\n';
    const { entries, entry } = read(text);
    const changes = completionChanges(text, entries, entry, record, 'bibtex');
    assert.deepEqual(
      changes.map(({ name, before, after }) => [name, before, after]),
      [
        ['type', 'misc', 'article'],
        ['author', undefined, 'Moor, Ada'],
        ['journal', undefined, 'Sea Letters'],
        ['year', '2020', '2021'],
        ['volume', undefined, '7'],
        ['doi', undefined, '10.1000/a.1'],
      ],
    );
    for (const { edit } of changes)
      assert.ok(entry.offset < edit.offset && edit.offset + edit.length < entry.offset + entry.length, JSON.stringify(edit));
    const year = changes.filter(({ name }) => name === 'year').map(({ edit }) => edit);
    assert.equal(withEdits(text, year), text.replace('2020', '2021'));
    assert.equal(withEdits(text, []), text);
  });

  it('plans nothing where the entry says it already, in whichever dialect', () => {
    const fields =
      'author = {Ada Moor and Fenn, Bo}, title = {On {T}ides}, date = {2021}, journaltitle = {Sea Letters}, volume = 7, doi = {10.1000/A.1}';
    const { entries, entry } = read(`@article{a, ${fields}}`);
    const both: SourceRecord = { ...record, author: [...record.author, { family: 'Fenn', given: 'Bo' }] };
    for (const dialect of ['bibtex', 'biblatex'] as const) {
      const text = `@article{a, ${fields}}`;
      assert.deepEqual(
        completionChanges(text, entries, entry, both, dialect).map(({ name }) => name),
        [],
        dialect,
      );
    }
  });
});

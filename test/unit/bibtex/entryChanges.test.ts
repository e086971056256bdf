import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import type { Draft } from '../../../src/core/bibtex/writing/draft';
import { entryChanges } from '../../../src/core/bibtex/writing/entryChanges';
import { styleOf } from '../../../src/core/bibtex/writing/style';

const draft = (fields: Readonly<Record<string, string>>, type = 'article'): Draft => ({
  type,
  key: 'a',
  fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
});
const compared = (text: string, other: Draft, withType = false) => {
  const { entries } = parseBibtex(text);
  const [entry] = entries;
  assert.ok(entry);
  return entryChanges(entry, other, styleOf(text, entries), withType ? text : undefined);
};
const applied = (text: string, changes: ReturnType<typeof compared>): string =>
  [...changes]
    .reverse()
    .sort((a, b) => b.edit.offset - a.edit.offset)
    .reduce((now, { edit }) => now.slice(0, edit.offset) + edit.text + now.slice(edit.offset + edit.length), text);

describe('what another source says of an entry', () => {
  const text = '@article{a,\n  title = {The {BERT} of Tides},\n  pages = {3--9},\n  journal = {Sea},\n}\n';

  it('is nothing where only markup, dashes and names of the other dialect differ', () => {
    assert.deepEqual(compared(text, draft({ title: 'The BERT of {T}ides', pages: '3-9', journaltitle: 'Sea' })), []);
  });

  it('is nothing where names are only written in the other order', () => {
    const written = '@book{a, author = {Ada von Moor and {Sea Watch} and others}, editor = {Kurt G{\\"o}del}}';
    assert.deepEqual(compared(written, draft({ author: 'von Moor, Ada and {Sea Watch} and others', editor: 'Gödel, Kurt' })), []);
    const changes = compared(written, draft({ author: 'von Moor, Eda and {Sea Watch} and others' }));
    assert.deepEqual(
      changes.map(({ name, after }) => [name, after]),
      [['author', 'von Moor, Eda and Sea Watch and others']],
    );
  });

  it('is each value that differs, and each field that is missing, in the style of the file', () => {
    const changes = compared(text, draft({ title: 'The Tides', pages: '3--9', journal: 'Sea', volume: '7' }));
    assert.deepEqual(
      changes.map(({ name, before, after }) => [name, before, after]),
      [
        ['title', 'The BERT of Tides', 'The Tides'],
        ['volume', undefined, '7'],
      ],
    );
    assert.equal(
      applied(text, changes),
      '@article{a,\n  title = {The Tides},\n  pages = {3--9},\n  journal = {Sea},\n  volume = {7},\n}\n',
    );
  });

  it('leaves what only the entry has, and adds no abstract, paths or dates that it says in other fields', () => {
    const dated = '@article{a, title = {T}, year = 2019, month = may, mine = {x}}';
    const other = draft({ title: 'T', date: '2019-05', abstract: 'Long', file: '/home/x.pdf', keywords: 'k' });
    assert.deepEqual(compared(dated, other), []);
    assert.deepEqual(compared('@article{a, doi = {10.1/X}}', draft({ url: 'https://doi.org/10.1/x', doi: '10.1/x' })), []);
  });

  it('may be the type', () => {
    const [change] = compared('@Misc{a, title = {T}}', draft({ title: 'T' }), true);
    assert.deepEqual([change?.name, change?.edit], ['type', { offset: 1, length: 4, text: 'article' }]);
    const spaced = 'x\n@ my-type {a, title = {T}}';
    assert.equal(applied(spaced, compared(spaced, draft({ title: 'T' }), true)), 'x\n@ article {a, title = {T}}');
  });

  for (const [what, written, fields, expected] of [
    ['the same day in three fields', 'date = {2019-05-03}', { year: '2019', month: 'may', day: '3' }, []],
    ['the same year', 'year = 2019', { date: '2019' }, []],
    ['less of the same date', 'year = 2019, month = may', { date: '2019' }, []],
    ['more of the same date', 'year = 2019', { date: '2019-05-03' }, []],
    ['another year', 'year = 2019', { date: '2020-05' }, ['date']],
    ['another month', 'year = 2019, month = may', { date: '2019-06' }, ['date']],
    ['a month beside a year', 'year = 2019', { year: '2019', month: 'may', day: '3' }, ['month', 'day']],
    ['other fields beside a date', 'date = {2019-05}', { volume: '7', eventdate: '2019-05' }, ['volume', 'eventdate']],
    ['a date where none can be read', 'year = {in press}', { date: '2019' }, ['date']],
    ['a date where there is none', 'title = {T}', { year: '2019', month: 'may' }, ['year', 'month']],
    ['a date where only the event has one', 'eventdate = {2019-05}', { year: '2019', month: 'may' }, ['year', 'month']],
    ['an address of the DOI', 'doi = {10.1/x}', { url: 'HTTPS://DX.DOI.ORG/10.1/x' }, []],
    ['an address of the DOI, which it lacks', 'title = {T}', { url: 'https://doi.org/10.1/x' }, ['url']],
    ['another address', 'doi = {10.1/x}', { url: 'https://example.org' }, ['url']],
  ] as const)
    it(`is ${expected.length === 0 ? 'nothing' : expected.join(' and ')} where it has ${what}`, () => {
      assert.deepEqual(
        compared(`@article{a, ${written}}`, draft(fields)).map(({ name }) => name),
        expected,
      );
    });

  for (const [name, value, otherName, other] of [
    ['journal', 'Sea', 'journaltitle', 'Sea'],
    ['address', 'Rome', 'location', 'Rome'],
    ['school', 'MIT', 'institution', 'MIT'],
    ['archiveprefix', 'arXiv', 'eprinttype', 'arXiv'],
    ['primaryclass', 'cs.CL', 'eprintclass', 'cs.CL'],
    ['annote', 'Good', 'annotation', 'Good'],
    ['Volume', '7', 'VOLUME', '7'],
    ['doi', 'https://doi.org/10.1234/ABC', 'doi', '10.1234/abc'],
    ['doi', '10.1/A{\\_}b', 'DOI', '10.1/a_B'],
    ['url', 'https://example.org/a', 'URL', 'https://EXAMPLE.org/a'],
    ['month', 'may', 'month', '5'],
    ['month', 'December', 'month', '12'],
    ['month', '05', 'month', '5'],
    ['translator', 'Ada Moor', 'translator', 'Moor, Ada'],
    ['title', 'Don’t “say” ‘it’', 'title', `Don't "say" 'it'`],
    ['pages', '3–9,12 — 15', 'pages', '3--9, 12 - 15'],
    ['title', 'A  Long\n   One', 'title', ' A Long One '],
  ] as const)
    it(`is nothing where ${name} says ${JSON.stringify(value)} and ${otherName} ${JSON.stringify(other)}`, () => {
      assert.deepEqual(compared(`@article{a, ${name} = {${value}}}`, draft({ [otherName]: other })), []);
    });

  for (const [name, value, other] of [
    ['month', 'may', '6'],
    ['month', 'jan', 'jun'],
    ['doi', '10.1/a', '10.1/b'],
    ['note', 'Moor, Ada', 'Ada Moor'],
    ['title', 'AB', 'A B'],
    ['pages', '3-9', '39'],
    ['author', 'Ada Moor', 'Ada Moor and others'],
    ['authortype', 'Ada Moor', 'Moor, Ada'],
    ['months', 'May', 'maybe'],
    ['doi', '10.1/a--b', '10.1/a–b'],
    ['eurl', 'a_b', 'a_B'],
    ['pages', '3–9', '3—9?'],
    ['publisher', 'A, B', 'AB'],
  ] as const)
    it(`is the other value where ${name} says ${value} and not ${other}`, () => {
      const text = `@article{a, ${name} = {${value}}}`;
      const [change, ...rest] = compared(text, draft({ [name]: other }));
      assert.deepEqual([change?.name, change?.before, change?.after, rest], [name, value, other, []]);
    });

  it('is no field that concerns the other source alone, but such a field’s other value', () => {
    const names = ['abstract', 'keywords', 'file', 'annotation', 'urldate', 'langid', 'shorttitle', 'library', 'note', 'issn'];
    const values = Object.fromEntries(names.map((name) => [name, 'x']));
    assert.deepEqual(compared('@article{a, title = {T}}', draft(values)), []);
    const written = names.map((name) => `${name} = {y}`).join(', ');
    assert.deepEqual(
      compared(`@article{a, ${written}}`, draft(values)).map(({ name }) => name),
      names,
    );
  });

  it('is no type where it is the same, in capitals or not, or where nobody asks', () => {
    assert.deepEqual(compared('@Article{a, title = {T}}', draft({ title: 'T' }, 'ARTICLE'), true), []);
    assert.deepEqual(compared('@misc{a, title = {T}}', draft({ title: 'T' })), []);
  });

  it('fits an entry without fields or without a last comma', () => {
    for (const bare of ['@misc{a}', '@misc{a,}', '@misc{a,\n}', '@misc{a, x = "y"}']) {
      const now = applied(bare, compared(bare, draft({ doi: '10.1/x', volume: '7' }, 'misc')));
      const { entries, problems } = parseBibtex(now);
      assert.deepEqual(
        [problems, entries[0]?.fields.filter(({ name }) => name !== 'x').map(({ name }) => name)],
        [[], ['doi', 'volume']],
        now,
      );
    }
  });

  it('can be taken over in any part: each leaves an entry that reads back, and the rest is still offered', () => {
    const names = ['title', 'volume', 'number', 'publisher', 'doi'];
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), fc.stringMatching(/^[a-z0-9]{1,8}$/)),
        fc.array(fc.boolean()),
        (values, taken) => {
          const all = compared(text, draft(values));
          const some = all.filter((_, at) => taken[at] === true);
          const now = applied(text, some);
          const { entries, problems } = parseBibtex(now);
          assert.deepEqual([entries.length, problems], [1, []], now);
          assert.deepEqual(
            compared(now, draft(values)).map(({ name }) => name),
            all.filter((change) => !some.includes(change)).map(({ name }) => name),
          );
        },
      ),
    );
  });
});

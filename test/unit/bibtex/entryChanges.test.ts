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
  return entryChanges(entry, other, styleOf(text, entries), withType);
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

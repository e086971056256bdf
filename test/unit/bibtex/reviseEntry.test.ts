import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { plainStyle, type Style } from '../../../src/core/bibtex/writing/format';
import { type EntryRevision, planRevision } from '../../../src/core/bibtex/writing/reviseEntry';
import { withEdits } from '../../../src/core/text';

/** Asserts what the first entry of a text becomes. */
function check(text: string, revision: Partial<EntryRevision>, expected: string, style: Style = plainStyle): void {
  const [entry] = parseBibtex(text).entries;
  assert.ok(entry, text);
  assert.equal(withEdits(text, planRevision(text, entry, { set: [], ...revision }, style)), expected);
}

const lines = '@Article{k,\n  title = {A},\n  year = 2020,\n  note = {N}\n}\n';

describe('an entry that is revised', () => {
  it('gets another type in the file’s case, and keeps its own where that is the same', () => {
    check('@misc{k, title = {A}}', { type: 'book' }, '@book{k, title = {A}}');
    check('@ misc{k, title = {A}}', { type: 'book' }, '@ Book{k, title = {A}}', { ...plainStyle, typeCase: 'title' });
    check('@my-type{k, title = {A}}', { type: 'book' }, '@book{k, title = {A}}');
    check('@MISC{k, title = {A}}', { type: 'misc' }, '@MISC{k, title = {A}}');
    check('@MISC{k, title = {A}}', {}, '@MISC{k, title = {A}}');
    check('text before\n@misc{k, title = {A}} @misc{l}', { type: 'book' }, 'text before\n@book{k, title = {A}} @misc{l}');
  });

  it('gets a value in the field’s place, and stays as it is where it says that already', () => {
    check(lines, { set: [{ name: 'Title', value: 'B' }] }, lines.replace('{A}', '{B}'));
    check(lines, { set: [{ name: 'title', value: 'A' }] }, lines);
    const [may] = parseBibtex('@misc{k, month = may}').entries;
    assert.ok(may);
    assert.deepEqual(planRevision('@misc{k, month = may}', may, { set: [{ name: 'month', value: 'may', bare: true }] }, plainStyle), []);
    check(
      lines,
      {
        set: [
          { name: 'note', value: 'N' },
          { name: 'year', value: '2021' },
        ],
      },
      lines.replace('2020', '{2021}'),
    );
  });

  it('gets new fields after the last one that stays, on lines of their own where the others are', () => {
    const doi = { name: 'doi', value: '10.1/x' };
    check(lines, { set: [doi] }, lines.replace('{N}', '{N},\n  doi = {10.1/x}'));
    check(lines, { set: [doi, { name: 'url', value: 'u' }] }, lines.replace('{N}', '{N},\n  doi = {10.1/x},\n  url = {u}'));
    check(lines.replaceAll('\n', '\r\n'), { set: [doi] }, lines.replace('{N}', '{N},\n  doi = {10.1/x}').replaceAll('\n', '\r\n'), {
      ...plainStyle,
      eol: '\r\n',
    });
    check('@misc{k, title = {A}}', { set: [doi] }, '@misc{k, title = {A}, doi = {10.1/x}}');
  });

  it('gets its first field with the comma that it may lack', () => {
    const doi = { name: 'doi', value: 'x' };
    check('@misc{k,}', { set: [doi] }, '@misc{k, doi = {x}}');
    check('@misc{k}', { set: [doi] }, '@misc{k, doi = {x}}');
    check('@misc{k}\n@misc{l, title = {L}}', { set: [doi] }, '@misc{k, doi = {x}}\n@misc{l, title = {L}}');
    check('@misc{k,\n}', { set: [doi] }, '@misc{k,\n  doi = {x}\n}');
  });

  it('loses fields with all up to the next one, the last ones with the comma before them', () => {
    const without = (...names: string[]): Partial<EntryRevision> => ({ remove: new Set(names) });
    check(lines, without('title'), '@Article{k,\n  year = 2020,\n  note = {N}\n}\n');
    check(lines, without('year'), '@Article{k,\n  title = {A},\n  note = {N}\n}\n');
    check(lines, without('note'), '@Article{k,\n  title = {A},\n  year = 2020\n}\n');
    check(lines, without('year', 'note'), '@Article{k,\n  title = {A}\n}\n');
    check(lines, without('title', 'note'), '@Article{k,\n  year = 2020\n}\n');
    check(lines, without('doi'), lines);
  });

  it('gets other names for its fields, in the file’s case', () => {
    check(lines, { rename: { note: 'addendum' } }, lines.replace('note', 'addendum'));
    check(lines, { rename: { note: 'addendum' } }, lines.replace('note', 'ADDENDUM'), { ...plainStyle, fieldCase: 'upper' });
    check(lines, { rename: { year: 'date' }, set: [{ name: 'date', value: '2021' }] }, lines.replace('year = 2020', 'date = {2021}'));
  });

  it('takes all of it at once', () => {
    check(
      lines,
      { type: 'book', rename: { year: 'date' }, remove: new Set(['note']), set: [{ name: 'publisher', value: 'P' }] },
      '@book{k,\n  title = {A},\n  date = 2020,\n  publisher = {P}\n}\n',
    );
  });

  it('has in the end what a plain list of fields has', () => {
    const names = ['title', 'year', 'note', 'doi', 'url'] as const;
    const some = fc.uniqueArray(fc.constantFrom(...names), { maxLength: 5 });
    const value = fc.constantFrom('A', 'B', '{C}', 'a, b = {c}');
    const revisions = fc.record({
      own: some,
      values: fc.array(value, { minLength: 10, maxLength: 10 }),
      set: fc.uniqueArray(fc.constantFrom(...names, 'renamed'), { maxLength: 4 }),
      gone: some,
      renamed: fc.option(fc.constantFrom(...names), { nil: undefined }),
      parting: fc.constantFrom(', ', ',\n  ', ',\r\n\t'),
      ending: fc.constantFrom('', ',', '\n', ',\n'),
    });
    fc.assert(
      fc.property(revisions, ({ own, values, set, gone, renamed, parting, ending }) => {
        const fields = own.map((name, at) => [name as string, values[at] ?? ''] as const);
        const text = `@misc{k${fields.map(([name, one]) => `${parting}${name} = {${one}}`).join('')}${ending}}\n@misc{after, title = {T}}\n`;
        const [entry] = parseBibtex(text).entries;
        assert.ok(entry);
        const drafts = set.map((name, at) => ({ name, value: values[5 + at] ?? '' }));
        const rename = renamed === undefined ? {} : { [renamed]: 'renamed' };
        const revised = withEdits(text, planRevision(text, entry, { set: drafts, rename, remove: new Set(gone) }, plainStyle));
        const expected = new Map<string, string>();
        for (const [name, one] of fields) if (!gone.some((other) => other === name)) expected.set(rename[name] ?? name, one);
        for (const draft of drafts) expected.set(draft.name, draft.value);
        const { entries, problems } = parseBibtex(revised);
        assert.deepEqual(problems, [], revised);
        assert.deepEqual(
          entries[0]?.fields.map((field) => [field.name, field.value]),
          [...expected],
          revised,
        );
        assert.equal(entries[1]?.key, 'after');
      }),
      { numRuns: 300 },
    );
  });
});

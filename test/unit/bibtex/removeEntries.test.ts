import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { removeEntries, withoutParents } from '../../../src/core/bibtex/writing/removeEntries';
import { withEdits } from '../../../src/core/text';

describe('removing entries', () => {
  const without = (text: string, ...keys: readonly string[]): string => {
    const { entries } = parseBibtex(text, 'a.bib');
    return withEdits(
      text,
      removeEntries(
        text,
        entries.filter(({ key }) => keys.includes(key)),
      ),
    );
  };

  it('takes the entry with its line and the blank lines after it, and leaves everything else', () => {
    const text = '% mine\n@misc{a, title = {A}}\n\n@string{x = "y"}\n  @misc{b, title = {B}} % note\n@misc{c, title = {C}}\n';
    assert.equal(without(text, 'a'), '% mine\n@string{x = "y"}\n  @misc{b, title = {B}} % note\n@misc{c, title = {C}}\n');
    assert.equal(without(text, 'c', 'a'), '% mine\n@string{x = "y"}\n  @misc{b, title = {B}} % note\n');
    assert.equal(without('@misc{a, title={A}}@misc{b, title={B}}', 'b'), '@misc{a, title={A}}');
    assert.equal(without('@misc{a, title={A}}\r\n\r\n@misc{b, title={B}}\r\n', 'a'), '@misc{b, title={B}}\r\n');
  });

  it('keeps the others as they were, whichever go', () => {
    const entry = fc.tuple(fc.constantFrom('', ' ', '\t'), fc.constantFrom('\n', '\n\n', ' % c\n', '\r\n'));
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, fc.boolean()), { maxLength: 8 }), (parts) => {
        const texts = parts.map(([[before, after]], at) => `${before}@misc{k${at}, title = {T${at}}}${after}`);
        const gone = parts.flatMap(([, goes], at) => (goes ? [`k${at}`] : []));
        const left = parseBibtex(without(texts.join(''), ...gone), 'a.bib');
        assert.deepEqual(
          left.entries.map(({ key }) => key),
          parts.flatMap(([, goes], at) => (goes ? [] : [`k${at}`])),
        );
        assert.deepEqual(left.problems, []);
      }),
    );
  });

  it('keeps what an entry that stays points to, through others too', () => {
    const text =
      '@inbook{a, crossref = {b}}\n@book{b, xdata = {c, d}}\n@xdata{c, title={C}}\n@xdata{d, title={D}}\n@book{e, crossref = {f}}\n@book{f, title={F}}\n';
    const { entries } = parseBibtex(text, 'a.bib');
    const removable = entries.filter(({ key }) => key !== 'a');
    assert.deepEqual(
      withoutParents(removable, entries).map(({ key }) => key),
      ['e', 'f'],
    );
  });
});

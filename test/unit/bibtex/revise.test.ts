import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type EntryPapers, papersOf, revisedPapers } from '../../../src/core/bibtex/meaning/papersOf';
import { scanBibtex } from '../../../src/core/bibtex/parse';
import { type LongText, PieceText } from '../../../src/core/bibtex/reading/longText';
import { type RevisedBibliography, reviseBibtex } from '../../../src/core/bibtex/reading/revise';
import { edited, type TextChange } from '../../../src/core/bibtex/reading/textChange';
import { bibliography } from '../../bench/bibtex/library';
import { ended } from '../ended';

/** What is read of a text after an edit, and what is read of the same text from nothing. */
function readBoth(before: string, offset: number, length: number, typed: string) {
  const text = before.slice(0, offset) + typed + before.slice(offset + length);
  const change: TextChange = { offset, length, inserted: typed.length };
  const revised = ended(reviseBibtex(ended(scanBibtex(before, 'a.bib')), text, change, 'a.bib'));
  return { text, revised, fresh: ended(scanBibtex(text, 'a.bib')) };
}

function check(before: string, offset: number, length: number, typed: string): RevisedBibliography {
  const { text, revised, fresh } = readBoth(before, offset, length, typed);
  const shown = ({ entries, problems }: typeof fresh) => ({
    problems,
    entries: entries.map(({ type, key, keyOffset, offset: at, length: long, line, fields }) => ({
      type,
      key,
      keyOffset,
      at,
      long,
      line,
      fields,
    })),
  });
  assert.deepEqual(shown(revised.bibliography), shown(fresh));
  const old = ended(papersOf(ended(scanBibtex(before, 'a.bib')).entries, before, 'a.bib'));
  const { entries } = revised.bibliography;
  const isWhole = revised.head + revised.tail === 0;
  const papers: EntryPapers = ended(isWhole ? papersOf(entries, text, 'a.bib', old) : revisedPapers(old, entries, text, 'a.bib', revised));
  assert.deepEqual(papers.papers, ended(papersOf(fresh.entries, text, 'a.bib')).papers);
  return revised;
}

const whole = [
  '@misc{a,\n  title = {T}, note = s,\n}\n',
  '@book(b, year = 1999, crossref = {c})\n',
  '@string{s = "x"}\n',
  '@book{c, title = {P}, year = 2000}\n\n',
  '@misc{d, title={x},, note = {\n@misc{q, title = {quoted}}\n}}\n',
];
const broken = [
  '@misc{e, title = {open\n',
  '@misc{f, title = "open,\n}\n',
  '} stray {\n',
  '@misc{, a = {b}}\n',
  '@string{t = {\n',
  '% @misc{g,\n% }\n',
  '@misc{h, title = {x}},\n note = {y}\n',
  '@comment{ @misc{i, a=1} }\n',
  'me@x.org\n',
  '@misc\n',
];
const typed = [
  '',
  'x',
  '{',
  '}',
  '"',
  '@',
  '\n',
  ',',
  '=',
  '%',
  '@misc{z, title = {Z}}\n',
  '@string{s = "y"}',
  ' crossref = {c},',
  '\r\n',
  '\r',
];

describe('reading a changed .bib file again', () => {
  it('gives what reading all of it gives, whatever is broken and wherever the change is', () => {
    const text = fc.array(fc.constantFrom(...whole, ...whole, ...broken), { maxLength: 14 }).map((parts) => parts.join(''));
    const edit = fc.tuple(text, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30), fc.constantFrom(...typed));
    fc.assert(
      fc.property(edit, ([before, place, length, insert]) => {
        const offset = Math.floor(before.length * place);
        check(before, offset, Math.min(length, before.length - offset), insert);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives the same after a chain of edits', () => {
    const edits = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(8), fc.constantFrom(...typed)), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...whole, ...broken), { maxLength: 10 }), edits, (parts, list) => {
        let text = parts.join('');
        let scanned = ended(scanBibtex(text));
        for (const [place, most, insert] of list) {
          const offset = Math.floor(text.length * place);
          const length = Math.min(most, text.length - offset);
          text = text.slice(0, offset) + insert + text.slice(offset + length);
          scanned = ended(reviseBibtex(scanned, text, { offset, length, inserted: insert.length })).bibliography;
        }
        const fresh = ended(scanBibtex(text));
        assert.deepEqual(scanned.problems, fresh.problems);
        assert.deepEqual(
          scanned.entries.map(({ key, fields }) => ({ key, fields })),
          fresh.entries.map(({ key, fields }) => ({ key, fields })),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same for several edits at once', () => {
    const edits = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(8), fc.constantFrom(...typed)), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...whole, ...broken), { maxLength: 10 }), edits, (parts, list) => {
        const started = parts.join('');
        const before = ended(scanBibtex(started));
        let now = started;
        const edits = list.map(([place, most, insert]) => {
          const offset = Math.floor(now.length * place);
          const length = Math.min(most, now.length - offset);
          now = now.slice(0, offset) + insert + now.slice(offset + length);
          return [{ offset, length, text: insert }];
        });
        const { text, change } = edited(started, edits);
        assert.equal(text.toString(), now);
        if (change === undefined) return;
        const { bibliography: revised } = ended(reviseBibtex(before, text, change));
        const fresh = ended(scanBibtex(now));
        assert.deepEqual(
          [revised.problems, revised.entries.map(({ key, line }) => [key, line])],
          [fresh.problems, fresh.entries.map(({ key, line }) => [key, line])],
        );
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same for a chain of edits of a large text in pieces, of which only parts are read', () => {
    const places = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(300), fc.constantFrom(...typed, ...broken)), {
      minLength: 1,
      maxLength: 6,
    });
    const large = [bibliography(60, 3).replace(/@string.*/, ''), bibliography(60, 4).replace(/@string.*/, '')];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...whole, ...broken), { maxLength: 3 }), fc.boolean(), places, (parts, isFirst, list) => {
        const started = isFirst ? [...parts, ...large].join('') : [large[0], ...parts, large[1]].join('');
        let text: LongText = started;
        let scanned = ended(scanBibtex(started));
        let made = ended(papersOf(scanned.entries, started, 'a.bib'));
        for (const [place, most, insert] of list) {
          const offset = Math.floor(text.length * place);
          const length = Math.min(most, text.length - offset);
          text = PieceText.edited(text, offset, length, insert);
          const revised = ended(reviseBibtex(scanned, text, { offset, length, inserted: insert.length }, '', 25_000));
          const { entries } = revised.bibliography;
          made = ended(
            revised.head + revised.tail === 0
              ? papersOf(entries, text.toString(), 'a.bib', made)
              : revisedPapers(made, entries, text, 'a.bib', revised),
          );
          scanned = revised.bibliography;
        }
        const fresh = ended(scanBibtex(text.toString()));
        const shown = ({ entries, problems, lost, problemOffsets }: typeof fresh) => ({
          problems,
          lost,
          problemOffsets,
          entries: entries.map(({ key, keyOffset, offset, length, line, fields }) => ({ key, keyOffset, offset, length, line, fields })),
        });
        assert.deepEqual(shown(scanned), shown(fresh));
        assert.deepEqual(made.papers, ended(papersOf(fresh.entries, text.toString(), 'a.bib')).papers);
      }),
      { numRuns: 150 },
    );
  });

  it('reports as many problems as reading all of it does, however many there were', () => {
    const slip = '@misc{a, title = {x} year = 2000}\n';
    for (const count of [998, 999, 1000, 1001]) {
      const { problems } = check(slip.repeat(count), slip.length * 2, 0, slip + slip).bibliography;
      assert.equal(problems.length, Math.min(count + 2, 1001));
    }
  });

  it('keeps all entries of a large file but those around the change', () => {
    const text = bibliography(400);
    const offset = text.indexOf('title', text.length / 2) + 9;
    const { head, tail } = check(text, offset, 0, 'Something ');
    assert.ok(head + tail >= 398, `${head} and ${tail}`);
  });

  it('makes heirs of a changed parent again and leaves the others the objects that they were', () => {
    const text =
      '@inbook{a, crossref = {p}, title = {A}}\n@inbook{b, crossref = {o}, title = {B}}\n@misc{m, title = {M}}\n@misc{n, title = {N}}\n@book{o, title = {O}}\n@book{p, title = {P}}\n@xdata{x, crossref = {p}}\n';
    const old = ended(papersOf(ended(scanBibtex(text)).entries, text, 'a.bib'));
    const { text: now, revised } = readBoth(text, text.indexOf('{P}') + 2, 0, 'Q');
    const papers = ended(revisedPapers(old, revised.bibliography.entries, now, 'a.bib', revised)).papers;
    assert.equal(papers[0]?.venue?.name, 'PQ');
    assert.deepEqual(
      papers.map((paper, at) => paper === old.papers[at]),
      [false, true, true, true, true, false],
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { papersOf } from '../../../src/core/bibtex/meaning/papersOf';
import { type ScannedBibliography, scanBibtex } from '../../../src/core/bibtex/parse';
import { LaterText, type LongText, PieceText } from '../../../src/core/bibtex/reading/longText';
import { bibliographyInFile, keptFileOf } from '../../../src/core/cache/keptBibliography';
import { papersIn, recordsOf } from '../../../src/core/cache/paperRecords';
import { PutBack } from '../../../src/core/cache/putBack';
import { KeptScan, recordsOfScan } from '../../../src/core/cache/scanRecords';
import { fileOf, type Section, sectionsOf } from '../../../src/core/cache/sections';
import { decodeTerms } from '../../../src/core/cache/termRecords';
import type { Author, Paper } from '../../../src/core/corpus/paper';
import { packNames } from '../../../src/core/library/connectingNames';
import { packAbstracts, packHeads } from '../../../src/core/search/index/segment';
import { bibliography } from '../../bench/bibtex/library';
import { bundledCorpus } from '../../fixtures/bundledCorpus';
import { spelledOut } from '../../fixtures/spelledOut';
import { finished } from '../search/paperOf';

const uri = 'file:///refs.bib';

function kept(text: string) {
  const scanned = finished(scanBibtex(text, uri));
  const { papers, heirs, hasAliases } = finished(papersOf(scanned.entries, text, uri));
  const terms = { heads: finished(packHeads(papers)), abstracts: finished(packAbstracts(papers)) };
  return { scanned, papers, heirs, hasAliases, terms, names: finished(packNames(papers)) };
}

function* inPieces(pieces: readonly string[]): Generator<void, LongText> {
  yield;
  return PieceText.of(pieces);
}

describe('a kept bibliography', () => {
  const text = `${bibliography(150)}@string{s = "Ann. of " # nips}\n@inbook{ä, title = {Größe {\\"u}ber $x^2$}, journal = s, crossref = {b}, ids = {y}}\n@book{b, editor = {{The Ünion} and others}, url = {https://a.b/c}}\n@misc{lost, title = {open\n\n@misc{c, title = {}, author = {A}, author = {B}}\n@xdata{x, note = {n}}\n`;
  const before = kept(text);
  const file = finished(keptFileOf(before.scanned, before, '1.2.3'));
  const read = (bytes: Uint8Array, version = '1.2.3') => finished(bibliographyInFile(bytes, uri, version));

  it('is read as it was', () => {
    const after = read(file);
    assert.ok(after);
    assert.deepEqual(after.papers, before.papers);
    assert.deepEqual([after.scan.problems, after.scan.length], [before.scanned.problems, text.length]);
    const half = text.indexOf('\n@', text.length / 2) + 1;
    const shown = (scan: ScannedBibliography) => ({
      ...scan,
      entries: scan.entries.map((entry) => ({ type: entry.type, key: entry.key, place: entry.place(), fields: entry.fields })),
    });
    const pieces = new PutBack(after, new LaterText(text.length, () => inPieces([text.slice(0, half), text.slice(half)])));
    assert.deepEqual(shown(pieces.scanned), shown(before.scanned));
    const { scanned, made } = new PutBack(after, text);
    assert.deepEqual(shown(scanned), shown(before.scanned));
    assert.deepEqual(made, { ...finished(papersOf(scanned.entries, text, uri)), entries: scanned.entries });
    assert.ok(before.scanned.problems.length > 0 && before.heirs.length > 0 && before.hasAliases);
    assert.deepEqual([after.heirs, after.hasAliases, after.names], [before.heirs, before.hasAliases, before.names]);
    for (const tier of ['heads', 'abstracts'] as const) assert.deepEqual(spelledOut(after.terms[tier]), spelledOut(before.terms[tier]));
  });

  it('has its entries when they are asked for, or in steps before, once and the same', () => {
    const after = read(file);
    assert.ok(after);
    const asked = new PutBack(after, text);
    const keys = (entries: readonly { readonly key: string }[]) => entries.map(({ key }) => key);
    assert.deepEqual(keys(asked.entries), keys(before.scanned.entries));
    assert.deepEqual([asked.strings.list(), asked.hasAliases], [before.scanned.strings.list(), true]);
    const later = new PutBack(after, text);
    const lists = [after.terms.heads.terms, after.terms.abstracts.terms];
    const steps = [...later.later()].length;
    assert.ok(steps >= lists.reduce((sum, terms) => sum + Math.ceil(terms.length / 512), 0), String(steps));
    assert.equal(later.scanned, later.scanned);
    assert.equal(later.made, later.made);
  });

  it('has its terms decoded in advance, a chunk at a step', () => {
    const read = (length: number): readonly number[] => {
      const asked: number[] = [];
      const steps = [...decodeTerms({ length, at: (place) => void asked.push(place) })].length;
      assert.equal(steps, asked.length);
      return asked;
    };
    assert.deepEqual([0, 1, 512, 513, 1025].map(read), [[], [0], [0], [0, 512], [0, 512, 1024]]);
  });

  it('is read wherever its bytes lie in memory', () => {
    const shifted = new Uint8Array(file.length + 1);
    shifted.set(file, 1);
    assert.deepEqual(read(shifted.subarray(1))?.papers, before.papers);
  });

  it('is nothing where it is of another version', () => assert.equal(read(file, '1.2.4'), undefined));

  it('is nothing where it is cut short, empty or something else', () => {
    for (const length of [0, 3, 12, 13, 100, file.length - 4, file.length - 1])
      assert.equal(read(file.slice(0, length)), undefined, String(length));
    assert.equal(read(new TextEncoder().encode('{"format":"lectern 1.2.3"}\n')), undefined);
  });

  it('is nothing where one of its arrays is missing, longer or of other numbers', () => {
    const { head, arrays } = finished(sectionsOf(file)) ?? assert.fail();
    const other = (array: Section): Section => (array instanceof Uint32Array ? Uint16Array.from(array) : Uint32Array.from(array));
    const longer = (array: Section): Section => {
      const copy = new (array.constructor as new (length: number) => Section)(array.length + 1);
      copy.set(array);
      return copy;
    };
    const readWith = (changed: readonly Section[], of: unknown = head) => read(finished(fileOf({ head: of, arrays: changed })));
    assert.deepEqual(readWith(arrays)?.papers, before.papers);
    const { scan, heads, abstracts } = (head as { arrays: Record<'scan' | 'heads' | 'abstracts', number> }).arrays;
    const ofTerms = scan + heads + abstracts;
    for (const [at, array] of arrays.slice(0, ofTerms + 1).entries()) {
      assert.equal(readWith(arrays.toSpliced(at, 1, other(array))), undefined, `other ${at}`);
      // The texts of terms and the numbers that their lists lead to may be longer than what is read of them.
      const isOpen = [scan, scan + 4, scan + heads, scan + heads + 4, ofTerms].includes(at);
      if (!isOpen) assert.equal(readWith(arrays.toSpliced(at, 1, longer(array))), undefined, `longer ${at}`);
    }
    assert.equal(readWith(arrays.slice(0, -1)), undefined);
    for (const wrong of [null, 7, 'head', {}, []]) assert.equal(readWith(arrays, wrong), undefined);
  });

  it('is made and restored in steps of 5,000 entries', () => {
    const steps = (count: number): readonly number[] => {
      const many = Array.from({ length: count }, (_, at) => `@misc{k${at},}\n`).join('');
      const scanned = finished(scanBibtex(many, uri));
      const { facts, arrays } = finished(recordsOfScan(scanned));
      const restored = KeptScan.from(facts, arrays, uri) ?? assert.fail();
      return [[...recordsOfScan(scanned)].length, [...restored.of(many)].length, finished(restored.of(many)).entries.length];
    };
    assert.deepEqual(
      [steps(4999), steps(5000)],
      [
        [0, 0, 4999],
        [1, 1, 5000],
      ],
    );
  });

  it('is nothing where any byte of it changed', () => {
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const broken = file.slice();
        broken[at] = (broken[at] ?? 0) ^ by;
        assert.equal(read(broken), undefined);
      }),
      { numRuns: 300 },
    );
  });
});

describe('records of papers', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('a\x1fb', '\x1e', '[\x1f', '10.1/x', '2505.23884', '', 'Größe 😀'));
  const author: fc.Arbitrary<Author> = fc.oneof(
    fc.record({ literal: text }, { noNullPrototype: true }),
    fc.record({ family: text, given: text }, { requiredKeys: ['family'], noNullPrototype: true }),
  );
  const facts = {
    titleLatex: text,
    abstract: text,
    date: text,
    arxivId: text,
    doi: text,
    url: text,
    codeUrl: text,
    organization: text,
    venue: fc.record(
      { name: text, kind: fc.constantFrom('conference' as const, 'other' as const), year: fc.nat(3000) },
      { requiredKeys: ['name', 'kind'], noNullPrototype: true },
    ),
  };
  const paper: fc.Arbitrary<Paper> = fc.record(
    { id: text, title: text, citationKey: text, authors: fc.array(author, { maxLength: 3 }), sources: fc.constant([uri]), ...facts },
    { requiredKeys: ['id', 'title', 'citationKey', 'authors', 'sources'], noNullPrototype: true },
  );

  it('say all of a paper, whatever it says', () => {
    fc.assert(
      fc.property(fc.array(paper, { maxLength: 70 }), (papers) =>
        assert.deepEqual(
          finished(papersIn(finished(recordsOf(papers)), uri)),
          papers.map((one) => ({ ...one })),
        ),
      ),
      { numRuns: 300 },
    );
    const crowds = [0xffff, 0x10000].map((count) => ({
      ...{ id: 'x', title: 'T', citationKey: 'k', sources: [uri] },
      authors: Array.from({ length: count }, () => ({ family: 'A' })),
    }));
    assert.deepEqual(finished(papersIn(finished(recordsOf(crowds)), uri)), crowds);
    const corpus = bundledCorpus().map((one) => ({ ...one, sources: [uri] }));
    assert.deepEqual(finished(papersIn(finished(recordsOf(corpus)), uri)), corpus);
  });

  it('are nothing where some are missing', () => {
    const records = finished(recordsOf(bundledCorpus()));
    assert.equal(finished(papersIn(records.slice(1), uri)), undefined);
    assert.equal(finished(papersIn([new Uint16Array(3), ...records.slice(1)], uri)), undefined);
  });
});

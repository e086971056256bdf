import assert from 'node:assert/strict';
import {
  bibliographyFindings,
  byFile,
  citationFindings,
  entryProblems,
  type FindingSwitch,
  sharedStrings,
  usedFiles,
  withoutMarkdown,
} from '../../../src/core/checking/findings';
import type { BibliographyFile } from '../../../src/core/library/bibliographyFile';
import { readLibraryFile } from '../../../src/core/library/readLibraryFile';
import type { Problem } from '../../../src/core/problem';
import { finished } from '../../../src/core/steps';
import type { Finding } from '../../../src/core/writing/diagnose';

const read = async (text: string, uri = 'file:///a/refs.bib'): Promise<BibliographyFile> =>
  (await readLibraryFile(uri, text, finished)).file;
const problem = (code: string, line: number, message = 'No.'): Problem => ({ file: 'file:///a/refs.bib', line, code, message });
const bib = '% first\n@misc{one, title = {A}}\n  @misc{ two, title = {B}}  \nthe end';

/** Code → its setting and severity; any other is of a broken entry. */
const kinds: Readonly<Record<string, readonly [FindingSwitch, Finding['severity']]>> = {
  'duplicate-key': ['duplicateKeys', 'warning'],
  'duplicate-paper': ['duplicateKeys', 'information'],
  'missing-field': ['missingFields', 'information'],
  'published-since': ['references', 'information'],
  'differs-from-library': ['references', 'information'],
  'differs-from-record': ['references', 'warning'],
  'impossible-identifier': ['references', 'warning'],
  'contradicting-identifier': ['references', 'warning'],
  'future-year': ['references', 'warning'],
  'arxiv-younger': ['references', 'warning'],
  'no-such-event': ['references', 'warning'],
  'backward-pages': ['references', 'warning'],
  placeholder: ['references', 'warning'],
  'misread-authors': ['references', 'warning'],
  'another-work': ['references', 'warning'],
  'unclosed-entry': ['brokenEntries', 'warning'],
};

describe('findings of a bibliography', () => {
  for (const [code, [setting, severity]] of Object.entries(kinds)) {
    it(`of ${code} are of ${severity}, and turned on and off by ${setting}`, async () => {
      const file = await read(bib);
      const found = bibliographyFindings(file, [problem(code, 2)], (name) => name === setting);
      assert.deepEqual(
        found.map((one) => [one.code, one.severity, one.file, one.message]),
        [[code, severity, file.uri, 'No.']],
      );
      assert.deepEqual(
        bibliographyFindings(file, [problem(code, 2)], (name) => name !== setting),
        [],
      );
    });
  }

  it('are at the key of the entry that they speak of, or on the whole line', async () => {
    const file = await read(bib);
    const placeOf = (code: string, line: number): readonly unknown[] =>
      bibliographyFindings(file, [problem(code, line)], () => true).map(({ start, end, key }) => [bib.slice(start, end), key]);
    assert.deepEqual(placeOf('placeholder', 2), [['one', 'one']]);
    assert.deepEqual(placeOf('placeholder', 3), [['two', 'two']]);
    assert.deepEqual(placeOf('placeholder', 1), [['% first', '']]);
    assert.deepEqual(placeOf('unclosed-entry', 2), [['@misc{one, title = {A}}', 'one']]);
    assert.deepEqual(placeOf('unclosed-entry', 3), [['  @misc{ two, title = {B}}', 'two']]);
    assert.deepEqual(placeOf('unclosed-entry', 4), [['the end', '']]);
    assert.deepEqual(placeOf('unclosed-entry', 9), [['% first', '']]);
    const odd = '\n@ misc {three, title = {C}}\nsee @misc{four, year = 4}';
    const oddFile = await read(odd);
    const oddPlace = (line: number): readonly unknown[] =>
      bibliographyFindings(oddFile, [problem('unclosed-entry', line)], () => true).map(({ start, end, key }) => [
        odd.slice(start, end),
        key,
      ]);
    assert.deepEqual([1, 2, 3].flatMap(oddPlace), [
      ['', ''],
      ['@ misc {three, title = {C}}', 'three'],
      ['see @misc{four, year = 4}', ''],
    ]);
  });

  it('are capped for each code by itself, those of the file before what is found later', async () => {
    const file = await read(`${bib}\n@misc{open, title = {C}`);
    const own = file.problems.map(({ code }) => code);
    assert.ok(own.length > 0);
    const many = Array.from({ length: 3000 }, () => problem('placeholder', 2));
    const codes = bibliographyFindings(file, [...many, problem('missing-field', 2)], () => true).map(({ code }) => code);
    assert.deepEqual([...new Set(codes)], [...new Set(own), 'placeholder', 'missing-field']);
    assert.ok(codes.length < 2000, String(codes.length));
  });

  it('are of references in BibTeX alone', async () => {
    const csl = await read('[{"id":"a","type":"book","title":"A","author":[{"family":"TODO"}]}]', 'file:///a/refs.json');
    assert.deepEqual(finished(entryProblems(csl, undefined, { today: '2026-06-15' })), []);
    const same = await read('@book{a, title = {A}, author = {TODO}, publisher = {P}, year = 2020}');
    assert.deepEqual(
      finished(entryProblems(same, undefined, { today: '2026-06-15' })).map(({ code }) => code),
      ['placeholder'],
    );
  });

  it('don’t miss a string that another file of the manuscript defines', async () => {
    const using = await read('@misc{a, title = {A}, journal = jml}');
    const defining = await read('@string{jml = {Journal}}', 'file:///a/strings.bib');
    const codes = (strings: ReadonlySet<string>): readonly string[] =>
      bibliographyFindings(using, [], () => true, strings).map(({ message }) => message);
    assert.equal(codes(new Set()).length, 1);
    assert.match(codes(new Set())[0] ?? '', /jml/);
    assert.deepEqual(codes(sharedStrings([using, defining])), []);
    assert.deepEqual([...sharedStrings([using, defining])], ['jml']);
    assert.deepEqual([...sharedStrings([using])], []);
    assert.deepEqual([...sharedStrings([await read('@misc{open, title = {C}'), defining])], []);
    assert.deepEqual([...sharedStrings([defining, defining])], []);
  });
});

describe('findings of several documents', () => {
  const finding = (start: number, message: string, code = 'undefined-key', file = 'a'): Finding => ({
    file,
    start,
    end: start + 1,
    severity: 'warning',
    code,
    message,
    key: 'k',
  });

  it('are given once for each place, as the last document has them', () => {
    const [one, other] = [finding(1, 'One.'), finding(1, 'Other.')];
    const rest = [finding(2, 'One.'), finding(1, 'One.', 'unused-entry'), finding(1, 'One.', 'undefined-key', 'b')];
    assert.deepEqual(
      [...byFile([[one, one, other], rest])],
      [
        ['a', [one, other, rest[0], rest[1]]],
        ['b', [rest[2]]],
      ],
    );
    assert.deepEqual([...byFile([[one], [other]])], [['a', [other]]]);
    assert.deepEqual([...byFile([[], []])], []);
  });

  it('quote what Markdown would show as code', () => {
    assert.equal(withoutMarkdown('No `a` in `b.bib`, nor ``.'), 'No “a” in “b.bib”, nor “”.');
  });
});

describe('findings of a manuscript’s citations', () => {
  const entry = { key: 'spare', file: 'refs.bib', entry: { keyOffset: 6 } };
  const references = { undefined: [{ key: 'lost', uses: [{ file: 'a.tex', start: 5, end: 9 }] }], unused: [entry] };
  const problems = [
    { file: 'a.tex', line: 2, code: 'bibliography-not-found', message: 'There is no gone.bib.' },
    { file: 'a.tex', line: 1, code: 'root-not-found', message: 'There is no main.tex.' },
  ];
  const bibliographies = [{ uri: 'file:///a/refs.bib', from: { uri: 'a.tex', line: 2 } }, { uri: 'file:///a/more.bib' }];
  const told = async (more: object, wanted: FindingSwitch = 'undefinedKeys'): Promise<readonly string[]> => {
    const files = [{ uri: 'file:///a/refs.bib' }, { uri: 'file:///a/more.bib' }];
    const manuscript = { references, sure: true, isEmpty: false, found: { problems, bibliographies, roots: ['main.tex'] }, files, ...more };
    const findings = await citationFindings(
      manuscript as never,
      (name) => name === wanted,
      async (uri) => (uri === 'main.tex' ? 'root' : 'one\ntwo'),
    );
    return findings.map(({ file, start, end, code, message }) => `${file} ${start}-${end} ${code}: ${message}`);
  };

  it('are keys without an entry, where it is sure which bibliographies there are', async () => {
    assert.deepEqual(await told({}), ['a.tex 5-9 undefined-key: “lost” is not in refs.bib, more.bib.']);
    assert.deepEqual(await told({}, 'references'), []);
  });

  it('are the bibliographies that are missing, where it is not', async () => {
    assert.deepEqual(await told({ sure: false }), [
      'a.tex 4-7 missing-bibliography: There is no gone.bib. It may hold “lost”, so undefined keys aren’t reported.',
    ]);
    assert.deepEqual(await told({ sure: false }, 'unusedEntries'), ['refs.bib 6-11 unused-entry: “spare” is not cited in the manuscript.']);
  });

  it('are bibliographies without an entry, where the first is declared, else at the root', async () => {
    const empty = 'There are no entries in refs.bib, more.bib yet, so undefined keys aren’t reported one by one: “lost”.';
    const none = { references: { ...references, undefined: [] } };
    assert.deepEqual(await told({ isEmpty: true }), [
      'a.tex 5-9 undefined-key: “lost” is not in refs.bib, more.bib.',
      `a.tex 4-7 empty-bibliography: ${empty}`,
    ]);
    const found = { problems, bibliographies: bibliographies.toReversed(), roots: ['main.tex'] };
    assert.deepEqual(await told({ isEmpty: true, sure: false, found }), [
      'a.tex 4-7 missing-bibliography: There is no gone.bib. It may hold “lost”, so undefined keys aren’t reported.',
      `main.tex 0-4 empty-bibliography: ${empty.replace('refs.bib, more.bib', 'more.bib, refs.bib')}`,
    ]);
    assert.deepEqual(await told({ isEmpty: true, ...none }), []);
    assert.deepEqual(await told({ isEmpty: true, sure: false, found: { problems: [], bibliographies: [], roots: [] } }), []);
  });
});

describe('the bibliographies that a manuscript uses', () => {
  it('have their names and the parts that they serve', async () => {
    const file = await read(bib);
    const parts = [{ start: 0, end: 9 }] as never;
    const found = { bibliographies: [{ uri: file.uri, parts }] } as never;
    assert.deepEqual(
      usedFiles([file], found).map(({ uri, name, parts: own, papers }) => [uri, name, own, papers.length]),
      [[file.uri, 'refs.bib', parts, 2]],
    );
    assert.deepEqual(usedFiles([file], { bibliographies: [] })[0]?.parts, undefined);
  });
});

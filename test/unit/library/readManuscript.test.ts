import assert from 'node:assert/strict';
import { syntaxFor } from '../../../src/core/citation/forLanguage';
import type { BibliographyFile } from '../../../src/core/library/bibliographyFile';
import { readLibraryFile } from '../../../src/core/library/readLibraryFile';
import { citingFile, entriesIn, isReadByBiber, manuscriptFiles, readManuscript } from '../../../src/core/library/readManuscript';
import { finished } from '../../../src/core/steps';

const file = async (name: string, text: string): Promise<BibliographyFile> =>
  (await readLibraryFile(`file:///m/${name}`, text, finished)).file;

const declared = (name: string, more: object = {}) => ({ uri: `file:///m/${name}`, exists: true, by: 'declared', ...more });
/** What was found for a manuscript that declares refs.bib, and other facts. */
const found = (more: object = {}) =>
  ({ bibliographies: [declared('refs.bib')], inlineKeys: [], nocite: [], hasUnseen: false, ...more }) as never;
const cited = (text: string, name = 'a.tex') => citingFile(`file:///m/${name}`, text, syntaxFor('plaintext', name));

describe('the files of a manuscript', () => {
  it('begin with the document unless one of them includes it, each once', () => {
    assert.deepEqual(manuscriptFiles('b', ['a', 'b', 'a', 'c']), ['a', 'b', 'c']);
    assert.deepEqual(manuscriptFiles('d', ['a', 'a']), ['d', 'a']);
    assert.deepEqual(manuscriptFiles('d', []), ['d']);
  });

  it('are read by biber where it isn’t BibTeX that reads them', () => {
    assert.equal(isReadByBiber({ dialect: 'biblatex' }), true);
    assert.equal(isReadByBiber({ dialect: 'biblatex', isThroughBibtex: true }), false);
    assert.equal(isReadByBiber({ dialect: 'bibtex' }), false);
  });

  it('cite by what is no link, and know the labels of their syntax', () => {
    const keys = (text: string, name: string) => cited(text, name).citations.flatMap((one) => one.keys.map(({ key }) => key));
    assert.deepEqual(keys('@a [@b] [@c](https://x.org) [@d](http://x) [@e](mailto:x) [@f](/x) [@g](#x) [@h](./x) [@i](../x)', 'a.md'), [
      'a',
      'b',
    ]);
    assert.deepEqual(keys('[@a](note) [@b] (https://x.org) @c (see)', 'a.md'), ['a', 'b', 'c']);
    const linked = (text: string, name = 'a.md') =>
      cited(text, name)
        .citations.filter(({ inLink }) => inLink === true)
        .flatMap((one) => one.keys.map(({ key }) => key));
    assert.deepEqual(linked('[[@a]] ![[notes/@b|B]] [[@c; @d]] [@e] [[@f] x] [ [@g]]'), ['a', 'b', 'c', 'd']);
    assert.equal(cited('[[@a]] [@b]', 'a.md').citations.length, 2);
    assert.deepEqual(keys('\\cite{a}(https://x.org)', 'a.tex'), ['a']);
    assert.deepEqual(cited('@a', 'a.txt').citations, []);
    assert.equal(cited('\\label{x}').labels, undefined);
    assert.deepEqual([...(cited('= A <here>\n@here', 'a.typ').labels ?? [])], ['here']);
    const notebook = '{"cells": [{\n  "source": ["(one)=\\n",\n    "(two)=\\n"]}]}';
    assert.deepEqual([...(cited(notebook, 'a.ipynb').labels ?? [])].sort(), ['one', 'two']);
    assert.deepEqual(cited(notebook, 'a.ipynb').citations, []);
  });
});

describe('the entries of a manuscript', () => {
  const keysOf = async (inBiber: boolean, ...files: readonly BibliographyFile[]) =>
    finished(entriesIn(files, inBiber)).entries.map(({ key, aliases, file: uri, entry }) =>
      [key, ...aliases, uri.slice('file:///m/'.length), entry === undefined ? 'record' : 'entry'].join(' '),
    );

  it('have their aliases and sets, in any of the files', async () => {
    const one = await file('one.bib', '@misc{a, title = {A}, ids = {b, c}}\n@misc{d, title = {D}}\n');
    const two = await file('two.bib', '@set{s, entryset = {d, e}, ids = {t}}\n@misc{e, title = {E}}\n');
    const three = await file('three.json', '[{"id": "j", "type": "book", "title": "J"}]');
    const all = await keysOf(false, one, two, three);
    assert.ok(all.includes('a b c one.bib entry'), all.join());
    assert.ok(all.includes('j three.json record'), all.join());
    assert.ok(
      all.some((line) => /^d .*one\.bib entry$/.test(line)),
      all.join(),
    );
  });

  it('are without those that biber takes for comments, where it reads them', async () => {
    const text = '@misc{a, title = {A}}\n% @misc{b, title = {B}}\n@misc{c, title = {C}}\n';
    const refs = await file('refs.bib', text);
    const both = [await keysOf(false, refs), await keysOf(true, refs)].map((lines) => lines.map((line) => line.charAt(0)).join(''));
    assert.deepEqual(both, ['abc', 'ac']);
  });
});

describe('a manuscript', () => {
  const refs = '@misc{known, title = {K}}\n@misc{other, title = {O}}\n';
  const read = async (text: string, facts: object = {}, bib = refs, name = 'a.tex') => {
    const bibliography = await file('refs.bib', bib);
    const index = finished(entriesIn([bibliography], false));
    const made = readManuscript(found(facts), [bibliography], [cited(text, name)], index);
    const { references, sure, isEmpty } = made;
    return {
      cited: references.cited.map(({ key }) => key),
      undefined: references.undefined.map(({ key }) => key),
      unused: references.unused.map(({ key }) => key),
      sure,
      isEmpty,
    };
  };

  it('knows what it cites, what is missing and what isn’t used, and that it is sure', async () => {
    const expected = { cited: ['known'], undefined: ['nobody'], unused: ['other'], sure: true, isEmpty: false };
    assert.deepEqual(await read('\\cite{known,nobody}'), expected);
    assert.deepEqual(await read('\\cite{known,nobody}', { inlineKeys: [{ key: 'nobody' }] }), {
      ...expected,
      cited: ['known', 'nobody'],
      undefined: [],
    });
    assert.deepEqual(await read('\\cite{known,nobody}', { nocite: ['other'] }), { ...expected, unused: [] });
  });

  it('has counted notes, where its package makes them', async () => {
    const missing = async (facts: object) => (await read('\\cite{Note1,Note23,Note,xNote1,Note1x}', facts)).undefined;
    assert.deepEqual(await missing({ hasNotes: true }), ['Note', 'xNote1', 'Note1x']);
    assert.deepEqual(await missing({}), ['Note1', 'Note23', 'Note', 'xNote1', 'Note1x']);
  });

  it('takes no link between notes for a citation that is missing', async () => {
    const { cited: held, undefined: missing } = await read('[[@nobody]], [[@known]] and [@lost]', {}, refs, 'a.md');
    assert.deepEqual([held, missing], [['known'], ['lost']]);
  });

  it('folds case as BibTeX does', async () => {
    const missing = async (facts: object) => (await read('\\cite{KNOWN}', facts)).undefined;
    assert.deepEqual(await missing({ dialect: 'biblatex' }), ['KNOWN']);
    assert.deepEqual(await missing({ dialect: 'bibtex' }), []);
    assert.deepEqual(await missing({ dialect: 'biblatex', isThroughBibtex: true }), []);
  });

  it('is not sure where a bibliography is missing, empty or unreadable', async () => {
    const sureness = async (bib: string, facts: object = {}) => {
      const { sure, isEmpty } = await read('\\cite{nobody}', facts, bib);
      return [sure, isEmpty];
    };
    assert.deepEqual(await sureness(refs), [true, false]);
    assert.deepEqual(await sureness(''), [false, true]);
    assert.deepEqual(await sureness('@misc{'), [false, false]);
    assert.deepEqual(await sureness(`${refs}@misc{`), [true, false]);
    assert.deepEqual(await sureness(refs, { bibliographies: [declared('refs.bib'), declared('lost.bib')] }), [false, false]);
    assert.deepEqual(await sureness(refs, { hasUnseen: true }), [false, false]);
  });

  it('takes for a slip in MyST what is near to a key and no longer name that begins with it', async () => {
    const myst = { bibliographies: [declared('refs.bib', { from: { uri: 'file:///m/myst.yml', line: 1 } })] };
    const missing = async (key: string) => (await read(`@${key}`, myst, '@misc{known, title = {K}}\n', 'a.md')).undefined;
    assert.deepEqual(await missing('knwon'), ['knwon']);
    assert.deepEqual(await missing('known-a'), ['known-a']);
    assert.deepEqual(await missing('knownbc'), ['knownbc']);
    assert.deepEqual(await missing('known-fig'), []);
    assert.deepEqual(await missing('nobody'), []);
  });

  it('cites by roles alone in Jupyter Book’s Sphinx, and not by what only has a name like a command', async () => {
    const book = { bibliographies: [declared('refs.bib', { from: { uri: 'file:///m/_config.yml', line: 1 } })] };
    assert.deepEqual((await read('{cite}`nobody` and @nothing', book, refs, 'a.md')).undefined, ['nobody']);
    assert.deepEqual((await read('\\citeme{who}\\cite{nobody}', { unciting: ['citeme'] })).undefined, ['nobody']);
  });
});

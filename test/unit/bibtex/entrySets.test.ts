import assert from 'node:assert/strict';
import { listedMembers, membersOf, setsIn, setsOf } from '../../../src/core/bibtex/meaning/entrySets';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { finished } from '../../../src/core/steps';
import { runTool } from './oracle';

const bib = `@set{trees, entryset = {oak, lost,, elm ,oak, box}}
@article{oak, author = {Orr, Ada}, title = {Oaks}, journaltitle = {Trees}, date = {1999}}
@inbook{elm, author = {Poe, Ben}, title = {Elms}, crossref = {host}}
@book{host, editor = {Quill, Cy}, title = {Host}, date = {2001}}
@misc{box, author = {Roe, Dee}, title = {Boxes}, date = {2003}, entryset = {oak}}
@set{deep, entryset = {trees, box}}
@set{lone, entryset = {lost}}
@set{empty, title = {None}}
@set{, entryset = {oak}}
`;
const { entries } = parseBibtex(bib);
const byKey = new Map(entries.map((entry) => [entry.key, entry]));
const members = (key: string): readonly string[] => {
  const set = byKey.get(key);
  return set === undefined ? [] : membersOf(set, (one) => byKey.get(one)).map((member) => member.key);
};

describe('the members of a set', () => {
  it('are the entries that it lists, each once, in its order; the missing and other sets are left out', () => {
    assert.deepEqual(members('trees'), ['oak', 'elm', 'box']);
    assert.deepEqual(members('deep'), ['box']);
    assert.deepEqual([members('lone'), members('empty')], [[], []]);
  });

  it('are none for other entries, whatever their fields', () => {
    assert.deepEqual(members('box'), []);
  });

  it('are as they stand in the file where no entry is asked for', () => {
    assert.deepEqual(
      entries.map(listedMembers).filter((keys) => keys.length > 0),
      [['oak', 'lost', 'elm', 'box'], ['trees', 'box'], ['lost'], ['oak']],
    );
  });

  it('are those that biber gives the set', function () {
    const tex =
      '\\documentclass{article}\\usepackage{biblatex}\\addbibresource{refs.bib}\\begin{document}\\cite{trees,lone,elm}\\end{document}\n';
    const run = runTool('sh', ['-c', 'pdflatex -interaction=batchmode doc >&2 && biber doc >&2 && cat doc.bbl'], {
      'doc.tex': tex,
      // Biber dies of a member without a name, and prints one twice that is listed twice.
      'refs.bib': bib.replace('@set{, entryset = {oak}}\n', '').replace(',,', ',').replace(',oak, box', ', box'),
    });
    if (run === undefined || run.status === 127) return this.skip();
    const sets = [...run.output.matchAll(/\\entry\{(\w+)\}\{set\}\{\}\s*\\set\{([^}]*)\}/g)];
    assert.deepEqual(
      sets.map(([, key, listed]) => [key, listed]).sort(),
      ['lone', 'trees'].map((key) => [key, members(key).join()]),
    );
  }).timeout(60_000);
});

describe('the sets of a file', () => {
  it('can be cited where they have a key and list a member', () => {
    assert.deepEqual(setsIn(entries), [
      { key: 'trees', members: ['oak', 'lost', 'elm', 'box'] },
      { key: 'deep', members: ['trees', 'box'] },
      { key: 'lone', members: ['lost'] },
    ]);
  });

  it('are known by the entries that they cite', () => {
    const text = '@misc{a, title={A}}\n@set{s, entryset={a, b}}\n@set{t, entryset = {b}}\n@set{u}';
    assert.deepEqual(
      [...finished(setsOf(parseBibtex(text).entries))],
      [
        ['a', ['s']],
        ['b', ['s', 't']],
      ],
    );
  });
});

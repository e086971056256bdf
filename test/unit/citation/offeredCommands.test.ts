import assert from 'node:assert/strict';
import { citeCommand } from '../../../src/core/citation/latex/citeCommands';
import { offeredCommands } from '../../../src/core/citation/latex/offeredCommands';

describe('a cite command', () => {
  const forms: Readonly<Record<string, readonly string[]>> = {
    textual: [
      'citet',
      'Citealt',
      'citetalias',
      'citeA',
      'citeasnoun',
      'citeN',
      'citeonline',
      'shortciteA',
      'fullciteN',
      'Textcite',
      'tvolcite',
      'newcite',
    ],
    parenthetical: [
      'cite',
      'citep',
      'citealp',
      'parencite',
      'xvolcite',
      'volcite',
      'pvolcite',
      'citetitle',
      'xtextcite',
      'citetx',
      'shortciteNP',
      'smartcite',
    ],
    full: ['fullcite', 'footfullcite', 'citefull', 'bibentry', 'nobibentry'],
    suppressAuthor: ['citeyearpar', 'Citeyearpar'],
    author: ['citeauthor', 'Citeauthor', 'citefullauthor', 'citeauthors', 'citename'],
    year: ['citeyear', 'citedate', 'citeyearNP'],
    nocite: ['nocite', 'nocitesec', 'defcitealias', 'addtocategory'],
  };
  for (const [form, names] of Object.entries(forms))
    it(`cites as ${form}: ${names.join(', ')}`, () => {
      for (const name of names) assert.equal(citeCommand(name, false, new Set())?.form, form, name);
    });

  it('with a star leaves the author out where biblatex has it so', () => {
    for (const name of ['cite', 'parencite', 'autocite', 'footcite', 'smartcite'])
      assert.equal(citeCommand(name, true, new Set())?.form, 'suppressAuthor', name);
    for (const name of ['citep', 'textcite', 'citetitle', 'supercite'])
      assert.notEqual(citeCommand(name, true, new Set())?.form, 'suppressAuthor', name);
  });
});

describe('cite commands that are offered', () => {
  const names = (text: string, typed: string): string[] => offeredCommands(text, typed).map(({ name }) => name);

  it('are those of the package that the document loads', () => {
    assert.deepEqual(names('\\usepackage{natbib}', 'cit').slice(0, 2), ['citep', 'citet']);
    assert.deepEqual(names('\\usepackage{biblatex}', 'p'), ['parencite']);
    assert.deepEqual(names('\\documentclass{article}', 'c'), ['cite']);
  });

  it('are each package’s usual ones, with how they read', () => {
    const list = 'in the reference list only';
    const offered = {
      natbib: {
        citep: '(Dao et al., 2022)',
        citet: 'Dao et al. (2022)',
        citealp: 'Dao et al., 2022',
        citealt: 'Dao et al. 2022',
        citeauthor: 'Dao et al.',
        citeyear: '2022',
        citeyearpar: '(2022)',
        nocite: list,
      },
      biblatex: {
        parencite: '(Dao et al. 2022)',
        textcite: 'Dao et al. (2022)',
        autocite: 'as the style has it',
        footcite: 'in a footnote',
        cite: 'Dao et al. 2022',
        fullcite: 'the full reference',
        citeauthor: 'Dao et al.',
        citeyear: '2022',
        nocite: list,
      },
      apacite: {
        cite: '(Dao et al., 2022)',
        citeA: 'Dao et al. (2022)',
        citeNP: 'Dao et al., 2022',
        citeauthor: 'Dao et al.',
        citeyear: '(2022)',
        nocite: list,
      },
      none: { cite: '[1]', nocite: list },
    };
    for (const [load, commands] of Object.entries(offered)) {
      const all = [...'abcdefghijklmnopqrstuvwxyz'].flatMap((letter) => offeredCommands(`\\usepackage{${load}}`, letter));
      assert.deepEqual(Object.fromEntries(all.map(({ name, reads }) => [name, reads])), commands, load);
      for (const name of Object.keys(commands)) {
        assert.ok(names(`\\usepackage{${load}}`, name.slice(0, -1)).includes(name), name);
        assert.ok(!names(`\\usepackage{${load}}`, name).includes(name), name);
      }
    }
  });

  it('are none where nothing is begun, or all of it is typed', () => {
    assert.deepEqual(names('\\usepackage{natbib}', ''), []);
    assert.deepEqual(names('', 'cite'), []);
    assert.deepEqual(names('', 'section'), []);
  });

  it('all cite', () => {
    for (const load of ['natbib', 'biblatex', 'apacite', 'none'])
      for (const letter of 'cptafn')
        for (const name of names(`\\usepackage{${load}}`, letter)) assert.ok(citeCommand(name, false, new Set()), name);
  });
});

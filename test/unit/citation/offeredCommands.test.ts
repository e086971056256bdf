import assert from 'node:assert/strict';
import { citeCommand } from '../../../src/core/citation/latex/citeCommands';
import { offeredCommands } from '../../../src/core/citation/latex/offeredCommands';

describe('cite commands that are offered', () => {
  const names = (text: string, typed: string): string[] => offeredCommands(text, typed).map(({ name }) => name);

  it('are those of the package that the document loads', () => {
    assert.deepEqual(names('\\usepackage{natbib}', 'cit').slice(0, 2), ['citep', 'citet']);
    assert.deepEqual(names('\\usepackage{biblatex}', 'p'), ['parencite']);
    assert.deepEqual(names('\\documentclass{article}', 'c'), ['cite']);
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

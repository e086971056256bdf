import assert from 'node:assert/strict';
import { definedStrings, isSharedString } from '../../../src/core/bibtex/checking/sharedStrings';
import { parseBibtex } from '../../../src/core/bibtex/parse';

describe('strings of a manuscript’s other files', () => {
  const { problems } = parseBibtex(
    '@article{a, title = {T}, journal = jlt}\n@article{b, title = {T}, journal = IEEE_J_PWRE}\n@misc{c, title = nowhere}\n@misc{d, title = my_ieee_j_pwre}\n',
  );
  const left = (text: string): string[] =>
    problems.filter((problem) => !isSharedString(problem, definedStrings(text))).map(({ line, code }) => `${line} ${code}`);

  it('are not missing, in any spelling', () => {
    assert.deepEqual(left('@string{JLT = {Journal of Lightwave Technology}}'), ['3 undefined-string', '4 undefined-string']);
    assert.deepEqual(left('@String ( jlt="J" )\n@STRING{nowhere = "N"}'), ['4 undefined-string']);
  });

  it('are missing where no file defines them; IEEE’s come with TeX', () => {
    assert.deepEqual(left('@comment{jlt}'), ['1 undefined-string', '3 undefined-string', '4 undefined-string']);
  });

  it('hide no other problem', () => {
    const broken = parseBibtex('@article{a title = {T}}').problems;
    assert.ok(broken.length > 0 && broken.every((problem) => !isSharedString(problem, new Set(['a', 'title', 't']))));
  });
});

import assert from 'node:assert/strict';
import { repeatedEntry } from '../../../src/core/bibtex/checking/validate';
import { parseBibtex } from '../../../src/core/bibtex/parse';
import { planMerge } from '../../../src/core/bibtex/writing/mergeEntries';
import { styleOf } from '../../../src/core/bibtex/writing/style';
import { finished } from '../../../src/core/steps';
import { withEdits } from '../../../src/core/text';

const earlier = (...of: Parameters<typeof repeatedEntry>) => finished(repeatedEntry(...of));

describe('merging two entries of one paper', () => {
  const merged = (text: string): string => {
    const { entries } = parseBibtex(text, 'refs.bib');
    const repeated = entries.find((entry) => earlier(entries, entry) !== undefined) ?? assert.fail('nothing is there twice');
    const kept = earlier(entries, repeated) ?? assert.fail();
    return withEdits(text, planMerge(text, kept, repeated, styleOf(text, [kept])));
  };

  it('adds what the first lacks, as it was written, and takes the second out', () => {
    assert.equal(
      merged(
        '@string{jmlr = "Journal of Machine Learning Research"}\n\n' +
          '@article{a,\n  author = {Ng, Ann},\n  title = {On Tides},\n  year = 2001,\n}\n\n% kept\n' +
          '@article{b,\n  author = {Ng, A.},\n  title = {On {Tides}},\n  journal = jmlr,\n  month = jan # "~1",\n  doi = {10.1/x},\n}\n\n@misc{c, title = {C}}\n',
      ),
      '@string{jmlr = "Journal of Machine Learning Research"}\n\n' +
        '@article{a,\n  author = {Ng, Ann},\n  title = {On Tides},\n  year = 2001,\n  journal = jmlr,\n  doi = {10.1/x},\n}\n\n% kept\n' +
        '@misc{c, title = {C}}\n',
    );
  });

  it('takes a field that the other dialect names otherwise for the same', () => {
    assert.equal(
      merged(
        '@article{a, author={Ng, Ann}, title={On Tides}, journaltitle={J}, date={2001-02}}\n@article{b, author={Ng, Ann}, title={On Tides}, journal={Journal}, year=2001, month=2}\n',
      ),
      '@article{a, author={Ng, Ann}, title={On Tides}, journaltitle={J}, date={2001-02}}\n',
    );
  });

  it('finds nothing where the same title is another paper', () => {
    const { entries } = parseBibtex('@misc{a, author={Ng, Ann}, title={Editorial}}\n@misc{b, author={Li, Bo}, title={Editorial}}', '');
    assert.deepEqual(
      entries.map((entry) => earlier(entries, entry)),
      [undefined, undefined],
    );
  });
});

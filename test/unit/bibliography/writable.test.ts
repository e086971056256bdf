import assert from 'node:assert/strict';
import { provesUndefined } from '../../../src/core/bibliography/certainty';
import { largestFile, unreadableFile } from '../../../src/core/bibliography/readable';
import { canTakeEntries, refusalToAdd, refusalToWrite } from '../../../src/core/bibliography/writable';

describe('a file that a bibliography is kept in', () => {
  it('gets entries where its name and that of what it links to end as bibliographies do', () => {
    for (const name of ['a.bib', 'a.BIB', 'a.yml', 'a.yaml', 'a.YAML'])
      assert.equal(refusalToAdd(`file:///m/${name}`, `file:///m/${name}`), undefined);
    assert.equal(refusalToAdd('file:///m/a.bib', undefined), undefined);
    const refusal = (path: string) => `${path} does not end in .bib, .yml or .yaml, so Lectern adds no entries to it.`;
    for (const name of ['a.bib.txt', 'a.yl', 'abib', 'bib', 'a.bibx', '.profile'])
      assert.equal(refusalToAdd(`file:///m/${name}`, undefined), refusal(`/m/${name}`));
    assert.equal(refusalToAdd('file:///m/a.bib', 'file:///home/.profile'), refusal('/home/.profile'));
  });

  it('is written where it is a file, or nothing yet', () => {
    assert.equal(refusalToWrite('file:///m/a.bib', 'file:///m/a.bib', true), undefined);
    assert.equal(refusalToWrite('file:///m/a.bib', 'file:///m/a.bib', undefined), undefined);
    assert.equal(refusalToWrite('file:///m/a.bib', 'file:///m/b', false), '/m/b is not a regular file, so Lectern doesn’t write it.');
    assert.equal(
      refusalToWrite('file:///m/a.bib', undefined, undefined),
      '/m/a.bib is a link to a file that isn’t there, so Lectern doesn’t write it.',
    );
  });

  it('is read where it is a file that is not too large', () => {
    assert.equal(unreadableFile('a', true, 0), undefined);
    assert.equal(unreadableFile('a', true, largestFile), undefined);
    assert.equal(unreadableFile('a', true, largestFile + 1), 'a is 256 MB. Lectern reads files of up to 256 MB.');
    assert.equal(unreadableFile('a', true, 3 * 2 ** 20, 2 ** 20), 'a is 3 MB. Lectern reads files of up to 1 MB.');
    assert.equal(unreadableFile('a', true, 2 ** 31, 2 ** 20), 'a is 2,048 MB. Lectern reads files of up to 1 MB.');
    assert.equal(unreadableFile('a', false, 0), 'a is not a regular file, so Lectern doesn’t read it.');
  });

  it('proves a key undefined only if it was declared and read, as were all others', () => {
    const found = (uri: string, by: 'declared' | 'nearest' = 'declared', exists = true) => ({ uri, exists, by }) as never;
    const proves = (bibliographies: readonly never[], hasUnseen = false) =>
      provesUndefined({ bibliographies, hasUnseen }, new Set(['a', 'b']));
    assert.equal(proves([found('a')]), true);
    assert.equal(proves([found('a'), found('b')]), true);
    assert.equal(proves([]), false);
    assert.equal(proves([found('a')], true), false);
    assert.equal(proves([found('a'), found('c')]), false);
    assert.equal(proves([found('a'), found('b', 'nearest')]), false);
    assert.equal(proves([found('a', 'declared', false)]), false);
  });
});

describe('entries', () => {
  it('can be added to BibTeX, to Hayagriva’s YAML, and where no bibliography is declared yet', () => {
    const formats = [[], ['bibtex'], ['hayagriva'], ['csl-json'], ['csl-yaml', 'bibtex'], ['ris']] as const;
    assert.deepEqual(
      formats.map((all) => canTakeEntries(all.map((format) => ({ format })))),
      [true, true, true, false, true, false],
    );
  });
});

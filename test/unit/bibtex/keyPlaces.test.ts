import assert from 'node:assert/strict';
import { keyPlaces, placesOf } from '../../../src/core/bibtex/meaning/keyPlaces';
import { parseBibtex } from '../../../src/core/bibtex/parse';

const text = `@string{parent = "proc"}
@inproceedings{Child1, title = {On proc}, crossref = {Proc}, xdata = "house, place"}
@inproceedings(child2, crossref = parent)
@proceedings{proc, ids = {old:proc, proc-2020}, title = {The proc}}
@xdata{house, publisher = {P}} @xdata{place, location = {L}}
@book{unclosed, title = {x
`;

describe('the places of keys in a bibliography', () => {
  const { entries } = parseBibtex(text);

  it('are those of entries, of their other keys and of pointers to them', () => {
    const found = entries.flatMap((entry) => keyPlaces(entry, text)).map(({ key, role }) => `${role} ${key}`);
    assert.deepEqual(found, [
      'own Child1',
      'pointer Proc',
      'pointer house',
      'pointer place',
      'own child2',
      'own proc',
      'alias old:proc',
      'alias proc-2020',
      'own house',
      'own place',
    ]);
  });

  it('hold the key itself', () => {
    const places = entries.flatMap((entry) => keyPlaces(entry, text));
    assert.deepEqual(
      places.map(({ start, end }) => text.slice(start, end)),
      places.map(({ key }) => key),
    );
    assert.equal(places.length, 10);
  });

  it('are found by the whole key: pointers in any case, nothing in titles or in longer keys', () => {
    const found = (key: string): string[] =>
      placesOf(key, entries, text).map(({ role, entry, start, end }) => `${role} of ${entry.key}: ${text.slice(start, end)}`);
    assert.deepEqual(found('proc'), ['pointer of Child1: Proc', 'own of proc: proc']);
    assert.deepEqual(found('place'), ['pointer of Child1: place', 'own of place: place']);
    assert.deepEqual(found('proc-2020'), ['alias of proc: proc-2020']);
    assert.deepEqual(found('child1'), []);
    const after = '@misc{a}b\n@misc{c, crossref = {B}, related = {b, d}, xref = "b", entryset = {b}}b';
    assert.deepEqual(
      placesOf('b', parseBibtex(after).entries, after).map(({ start, role }) => `${start} ${role}`),
      [after.indexOf('B}'), after.indexOf('b, d'), after.indexOf('b",'), after.indexOf('b}}')].map((start) => `${start} pointer`),
    );
    assert.deepEqual(found('(.*'), []);
    assert.deepEqual(found(''), []);
  });
});

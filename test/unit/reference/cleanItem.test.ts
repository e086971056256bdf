import assert from 'node:assert/strict';
import type { CslItem } from '../../../src/core/record/cslItem';
import { cleanItem } from '../../../src/core/reference/cleanItem';

/** What is left of an item’s variables besides its id and type. */
function cleaned(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { id, type, ...rest } = cleanItem({ id: 'x', type: 'book', ...item } as CslItem, 'k');
  assert.deepEqual([id, type], ['k', item.type ?? 'book']);
  return rest;
}

describe('an item as the citation engine takes it', () => {
  it('has texts and numbers as text, without signs that print nothing', () => {
    assert.deepEqual(cleaned({ title: ' A\n\u0000B\uE000\uD800C ', volume: 7, number: 0 }), { title: 'A B C', volume: '7', number: '0' });
    for (const value of ['', ' ', '\u0000', null, undefined, true, {}, ['a'], { a: 1 }]) assert.deepEqual(cleaned({ title: value }), {});
  });

  it('has its DOI bare, and a type', () => {
    assert.deepEqual(cleaned({ DOI: 'https://doi.org/10.1234/A' }), { DOI: '10.1234/A' });
    assert.deepEqual(cleaned({ DOI: 'none' }), { DOI: 'none' });
    for (const type of ['', ' ', 3, undefined, null])
      assert.equal(cleanItem({ id: 'a', type } as unknown as CslItem, 'k').type, type === 3 ? '3' : 'document');
  });

  it('has nothing that would lead the engine elsewhere', () => {
    const item = JSON.parse('{"__proto__": "a", "constructor": "b", "country": "c", "jurisdiction": "d", "multi": "e", "system_id": "f"}');
    assert.deepEqual(cleaned(item), {});
  });

  it('has names in their parts', () => {
    const roles =
      'author chair collection-editor compiler composer container-author contributor curator director editor editorial-director ' +
      'executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient ' +
      'reviewed-author script-writer series-creator translator';
    for (const role of roles.split(' ')) {
      assert.deepEqual(cleaned({ [role]: [{ family: 'Orr', given: 'A.', odd: 1 }] }), { [role]: [{ family: 'Orr', given: 'A.' }] }, role);
      assert.deepEqual(cleaned({ [role]: 'Orr' }), {}, role);
    }
    const whole = { family: 'Orr', given: 'A.', suffix: 'Jr.', 'dropping-particle': 'de', 'non-dropping-particle': 'la' };
    assert.deepEqual(cleaned({ author: [whole] }), { author: [whole] });
    assert.deepEqual(cleaned({ author: [{ ...whole, literal: 'The Lab' }] }), { author: [{ literal: 'The Lab' }] });
    assert.deepEqual(cleaned({ author: [{ given: 'Ada' }, {}, null, 'x', [], { family: ' ' }, { suffix: 'Jr.' }] }), {
      author: [{ literal: 'Ada' }],
    });
    assert.deepEqual(cleaned({ author: [{}] }), {});
    assert.deepEqual(cleaned({ author: [] }), {});
  });

  it('has dates in their parts, as far as they are valid', () => {
    const of = (value: unknown): unknown => cleaned({ issued: value }).issued;
    const parts = (...all: unknown[]) => ({ 'date-parts': all });
    for (const field of ['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted'])
      assert.deepEqual(cleaned({ [field]: parts(['2020', 5]) }), { [field]: parts([2020, 5]) }, field);
    assert.deepEqual(of(parts([2020, 5, 6, 7])), parts([2020, 5, 6]));
    assert.deepEqual(of(parts([2020], [2021], [2022])), parts([2020], [2021]));
    assert.deepEqual(of(parts([2020], [])), parts([2020]));
    assert.deepEqual(of(parts([2020, 0, 5])), parts([2020]));
    assert.deepEqual(of(parts([2020, 25])), parts([2020]));
    assert.deepEqual(of(parts([2020, 24, 31])), parts([2020, 24, 31]));
    assert.deepEqual(of(parts([2020, 1, 1])), parts([2020, 1, 1]));
    assert.deepEqual(of(parts([2020, 1, 0])), parts([2020, 1]));
    assert.deepEqual(of(parts([2020, 1, 32])), parts([2020, 1]));
    assert.deepEqual(of(parts([2020, 1.5])), parts([2020]));
    assert.deepEqual(of(parts([2020, 1, 1.5])), parts([2020, 1]));
    assert.deepEqual(of(parts([-44])), parts([-44]));
    assert.deepEqual(of(parts([9999])), parts([9999]));
    for (const year of [0, 10_000, -10_000, 1.5, 'x', null]) assert.equal(of(parts([year])), undefined, String(year));
    assert.deepEqual(of({ ...parts([2020]), circa: 1 }), { ...parts([2020]), circa: true });
    assert.deepEqual(of({ ...parts([2020]), circa: false }), parts([2020]));
    assert.deepEqual(of({ literal: 'soon', raw: 'x' }), { literal: 'soon' });
    assert.deepEqual(of({ raw: ' May 2020 ' }), { raw: 'May 2020' });
    assert.deepEqual(of({ 'date-parts': 'x', literal: 'soon' }), { literal: 'soon' });
    assert.deepEqual(of('2020-05'), parts([2020, 5]));
    assert.deepEqual(of(2020), parts([2020]));
    assert.deepEqual(of('May 2020'), { raw: 'May 2020' });
    for (const value of [null, true, {}, '', { literal: '' }]) assert.equal(of(value), undefined, JSON.stringify(value));
  });
});

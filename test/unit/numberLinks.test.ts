import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NumberLinks, numberOf } from '../../src/core/numberLinks';

function under(links: NumberLinks, number: number): readonly number[] {
  const found: number[] = [];
  for (let place = links.first(number); place >= 0; place = links.after(place)) found.push(place);
  return found;
}

describe('places under numbers', () => {
  it('are those that were put there and not dropped since, the last first, however many chains they share', () => {
    const step = fc.record({ place: fc.nat(40), number: fc.constantFrom(0, 1, 2, 1 + 2 ** 12, 1 + 2 ** 20, 2 ** 30) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), fc.nat(5000), (steps, room) => {
        const links = new NumberLinks();
        const model = new Map<number, number>();
        for (const { place, number } of steps) {
          const had = model.get(place);
          model.delete(place);
          if (had !== undefined && had !== number) links.drop(place);
          else {
            links.put(place, number);
            if (number > 0) model.set(place, number);
          }
        }
        for (const number of new Set(model.values())) {
          const last = [...model].filter(([, one]) => one === number).map(([place]) => place);
          assert.deepEqual(under(links, number), last.reverse());
        }
        links.reserve(room);
        for (const [place, number] of model) {
          assert.equal(links.at(place), number);
          assert.ok(under(links, number).includes(place));
        }
        assert.deepEqual(under(links, 0), []);
      }),
    );
  });

  it('are of numbers from 1 to 2^30', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const number = numberOf(text);
        assert.ok(Number.isInteger(number) && number >= 1 && number <= 2 ** 30);
      }),
    );
  });
});

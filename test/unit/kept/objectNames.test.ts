import assert from 'node:assert/strict';
import { readers } from '../growth/readers';
import { written } from './texts';
import { more, placesOf } from './wordPlaces';

/** Readers that give more than the words themselves: a hash, the parts of a word, parts of the text up to an offset, likeness. */
const OTHER = /^values: (?:numbers, dates|names, words)$|: prose$|^suggesting$/;
const rooms = new Set([...Object.keys(placesOf), ...Object.keys(more)].filter((room) => room !== 'reference'));

describe('names that every object of the language has are words like any other', function () {
  this.timeout(120_000);
  for (const [name, other] of [
    ['constructor', 'constrictor'],
    ['toString', 'toStrong'],
  ] as const)
    for (const room of rooms)
      it(`${name} in ${room}`, async () => {
        const answers = async (word: string): Promise<readonly (readonly [what: string, answer: unknown])[]> => {
          const all: (readonly [string, unknown])[] = [[room, await more[room]?.(word)]];
          for (const [names, textsWith] of placesOf[room] ?? [])
            for (const [reader, read] of Object.entries(readers))
              if (names.test(reader) && !OTHER.test(reader)) for (const text of textsWith(word)) all.push([reader, await read(text)]);
          return all;
        };
        const likely = await answers(other);
        // What is printed by citeproc, which would take `constructor` for a field of its own, has no such field.
        const plain = (text: string): string => {
          const folded = text.toLowerCase().replaceAll(name.toLowerCase(), other.toLowerCase());
          return folded.replaceAll(`"${other.toLowerCase()}":"the value",`, '');
        };
        for (const [at, [what, answer]] of (await answers(name)).entries())
          assert.equal(plain(written(answer)), plain(written(likely[at]?.[1])), what);
      });
});

import { readFileSync } from 'node:fs';
import { readers } from '../growth/readers';
import { keepsAnswers, type Question } from './keep';
import { more, placesOf } from './wordPlaces';

/** The words of test/fixtures/kept/words.txt by room. */
function roomsOfWords(): ReadonlyMap<string, readonly string[]> {
  const rooms = new Map<string, string[]>();
  let name = '';
  for (const line of readFileSync('test/fixtures/kept/words.txt', 'utf8').split('\n')) {
    if (line.startsWith('# ')) name = line.slice(2);
    else if (line !== '') rooms.set(name, [...(rooms.get(name) ?? []), JSON.parse(line)]);
  }
  return rooms;
}

describe('every word that the core knows is read as it was', function () {
  this.timeout(120_000);
  const questions = (room: string, words: readonly string[]): readonly Question[] => {
    const asked = (placesOf[room] ?? []).flatMap(([names, textsWith]) =>
      Object.entries(readers).flatMap(([name, read]) => (names.test(name) ? [{ read, textsWith }] : [])),
    );
    return words.map((word): Question => {
      const answer = async (): Promise<unknown> => {
        const answers: unknown[] = [await more[room]?.(word)];
        for (const { read, textsWith } of asked) for (const text of textsWith(word)) answers.push(await read(text));
        return answers;
      };
      return [word, answer];
    });
  };
  const rooms = [...roomsOfWords()].filter(([room]) => placesOf[room] !== undefined || more[room] !== undefined);
  keepsAnswers('wordAnswers.txt', Object.fromEntries(rooms.map(([room, words]) => [`words of ${room}`, () => questions(room, words)])));
});

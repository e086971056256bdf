import { bibliography } from './library';

const breakages: readonly (readonly [name: string, entry: string])[] = [
  ['a value that is never closed', '@article{broken,\n  title = {never closed,\n  year = 2020,\n}\n'],
  ['an entry without its closing brace', '@article{broken,\n  title = {x},\n  year = 2020,\n'],
  ['a quotation mark that is never closed', '@article{broken,\n  title = "never closed,\n  year = 2020,\n}\n'],
  ['a brace too many', '@article{broken,\n  title = {x}},\n  year = 2020,\n}\n'],
  ['a missing comma', '@article{broken,\n  title = {x}\n  year = 2020,\n}\n'],
  ['an empty key', '@article{,\n  title = {x},\n}\n'],
  ['a key with a space', '@article{two words,\n  title = {x},\n}\n'],
  ['an unbalanced $', '@article{broken,\n  title = {costs $5},\n}\n'],
  ['an undefined string', '@article{broken,\n  title = {x},\n  journal = nowhere,\n}\n'],
  ['a value without delimiters', '@article{broken,\n  title = Some words here,\n  year = 2020,\n}\n'],
  ['a field twice', '@article{broken,\n  title = {x},\n  title = {y},\n}\n'],
  ['a comment inside an entry', '@article{broken,\n  % a comment\n  title = {x},\n}\n'],
  ['an e-mail address between entries', 'Written by me@uni.edu in 2020\n'],
  ['a half-typed entry', '@article{bro\n'],
  ['an unknown command in a value', '@article{broken,\n  title = {x \\foo{y} \\"},\n}\n'],
];

/** Files of `count` whole entries each with one damage in the middle, by the name of the damage. */
export function damagedFiles(count: number): readonly (readonly [name: string, text: string])[] {
  const whole = bibliography(count).split(/\n(?=@)/);
  const middle = Math.floor(whole.length / 2);
  return breakages.map(([name, entry]) => [name, [...whole.slice(0, middle), entry, ...whole.slice(middle)].join('\n')]);
}

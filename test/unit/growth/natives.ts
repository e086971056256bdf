import { knownOf, lookedAt } from './lookedAt';

type Method = (this: unknown, ...args: never[]) => unknown;

/** Characters and elements that a call looks at, at most, by its object, its result and its arguments. */
type Cost = (self: unknown, result: unknown, args: readonly unknown[]) => number;

const { indexOf } = String.prototype;
const lengthOf = (value: unknown): number => (typeof value === 'string' || Array.isArray(value) ? value.length : 0);
const whole: Cost = (self) => 1 + lengthOf(self);
const made: Cost = (_, result) => 1 + lengthOf(result);
const given: Cost = (_, __, [value]) => 1 + lengthOf(value);
const upTo: Cost = (self, result, [, from]) => {
  const start = typeof from === 'number' ? Math.max(0, Math.min(from, lengthOf(self))) : 0;
  const end = typeof result === 'number' && result >= 0 ? result : lengthOf(self);
  return 1 + Math.max(0, end - start);
};
const back: Cost = (self, result, [, from]) =>
  1 +
  Math.max(
    0,
    (typeof from === 'number' ? Math.min(from, lengthOf(self)) : lengthOf(self)) - (typeof result === 'number' && result >= 0 ? result : 0),
  );

const table = (names: string, cost: Cost): readonly (readonly [string, Cost])[] => names.split(' ').map((name) => [name, cost]);

// V8 copies nothing for a part of a string; what a callback does is counted in it.
const OF_STRINGS = [
  ...table('indexOf', upTo),
  ...table('lastIndexOf', back),
  ...table('includes', (self, result, args) => upTo(self, result === true ? Reflect.apply(indexOf, self, args) : -1, args)),
  ...table('toLowerCase toUpperCase toLocaleLowerCase normalize isWellFormed toWellFormed', whole),
  ...table('trim trimStart trimEnd', (self, result) => 1 + lengthOf(self) - lengthOf(result)),
  ...table('padEnd padStart repeat', made),
] as const;
const OF_LISTS = [
  ...table('indexOf', upTo),
  ...table('lastIndexOf', back),
  ...table('includes reverse sort toSorted toReversed join concat shift unshift flat fill', whole),
  ...table('slice splice', made),
] as const;

/** Counts in `work` what methods of strings, expressions and lists go through, from now on, in the realm that it is called in. */
export function countNatives(work: { steps: number }): void {
  let isInside = false;
  const wrap = (target: object, name: string | symbol, cost: Cost): void => {
    const methods = target as Record<string | symbol, Method>;
    const original = methods[name] as Method;
    methods[name] = function (...args) {
      const result = original.apply(this, args);
      if (!isInside) work.steps += cost(this, result, args);
      return result;
    };
  };
  for (const [name, cost] of OF_STRINGS) wrap(String.prototype, name, cost);
  for (const [name, cost] of OF_LISTS) wrap(Array.prototype, name, cost);
  for (const name of ['keys', 'values', 'entries']) wrap(Object, name, made);
  for (const name of ['parse', 'stringify']) wrap(JSON, name, (self, result, args) => given(self, result, args) + lengthOf(result));
  wrap(Array, 'from', made);
  const { exec } = RegExp.prototype;
  RegExp.prototype.exec = function (text) {
    if (isInside) return exec.call(this, text);
    isInside = true;
    const known = knownOf(this);
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    const isHere = known.isSticky || (from === 0 && known.isAnchored);
    const skipped = isHere ? 0 : (match?.index ?? text.length) - from;
    work.steps += Math.max(0, skipped) + (isHere || match !== null ? lookedAt(known, text, match?.index ?? from, exec) : 1);
    isInside = false;
    return match;
  };
}

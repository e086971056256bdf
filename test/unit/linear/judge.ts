import { check } from 'recheck';
import type { Expression } from './expressions';

/** Bounds of repetitions from which the checker would unroll too much; lower ones keep the shape that decides how the cost grows. */
const LARGEST_BOUND = 4;
/** The longest bound of a repetition in src: one start may cost so many steps, whatever the text. */
export const LONGEST_BOUND = 2000;

/** An expression without a repetition that has no bound costs the same at each place of a text. */
export function isBounded(pattern: string): boolean {
  return !/[*+]|\{\d+,\}/.test(outsideClasses(pattern));
}

/** The bounds of the repetitions of an expression. */
export function boundsOf(pattern: string): readonly number[] {
  return [...outsideClasses(pattern).matchAll(/\{\d*,?(\d+)\}/g)].map(([, bound]) => Number(bound));
}

/**
 * How the cost of an expression grows with the text: `linear`, proved by the automaton checker of recheck, or searched for by its fuzzer
 * from a fixed seed where there are assertions or back-references, which the automaton can't hold; else what was found. No clock decides.
 */
export async function growthOf({ pattern, flags }: Pick<Expression, 'pattern' | 'flags'>): Promise<string> {
  if (isBounded(pattern)) return 'linear';
  const low = withLowBounds(flags.includes('i') ? inSmallLetters(pattern) : pattern);
  // A sticky expression is tried at one place only.
  const source = flags.includes('y') ? `^(?:${low})` : low;
  const used = flags.replace(flags.includes('y') ? /[dvgmy]/g : /[dvg]/g, '').replace(source.includes('\\p{') ? /$^/ : 'i', '');
  const proof = await check(source, used, { checker: 'automaton', timeout: null });
  const answer =
    proof.status === 'unknown' && proof.error.kind === 'unsupported'
      ? await check(source, used, { checker: 'fuzz', timeout: null, attackTimeout: null, incubationTimeout: null, randomSeed: 1 })
      : proof;
  if (answer.status === 'safe') return 'linear';
  return answer.status === 'unknown' ? JSON.stringify(answer.error) : `${answer.complexity.summary}: ${answer.attack.pattern}`;
}

function outsideClasses(pattern: string): string {
  return pattern.replace(/\\u\{[^}]*\}|\\[pP]\{[^}]*\}|\\[^]|\[(?:\\[^]|[^\]\\])*\]/g, 'x');
}

function withLowBounds(pattern: string): string {
  return pattern.replace(/\\[^]|\[(?:\\[^]|[^\]\\])*\]|\{(\d+)(,?)(\d*)\}/g, (whole, from?: string, comma?: string, to?: string) => {
    if (from === undefined || Number(to === '' ? from : to) <= LARGEST_BOUND) return whole;
    return `{${Math.min(Number(from), LARGEST_BOUND - 1)}${comma}${to === '' ? '' : LARGEST_BOUND}}`;
  });
}

/** With small letters for capital ones, so that text in small letters meets every path of an expression that minds no case. */
function inSmallLetters(pattern: string): string {
  return pattern.includes('\\p{')
    ? pattern
    : pattern.replace(/\\[^]|\(\?<\w+>|[A-Z]/g, (one) => (/^[A-Z]$/.test(one) ? one.toLowerCase() : one));
}

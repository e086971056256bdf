/** How many steps a work has. */
export function stepsOf(work: Generator<unknown, unknown>): number {
  let steps = 0;
  while (work.next().done !== true) steps += 1;
  return steps;
}

/** The largest of the values, `least` where there are none or all are smaller; unlike a spread call, for any number of values. */
export function largest(values: Iterable<number>, least = Number.NEGATIVE_INFINITY): number {
  let most = least;
  for (const value of values) if (value > most) most = value;
  return most;
}

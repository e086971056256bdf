/** Whether a file name fits a glob with `*` and `?`, as biblatex's option `glob` reads it; at most |name| · |glob| steps. */
export function matchesGlob(name: string, glob: string): boolean {
  let at = 0;
  let i = 0;
  // The last star, and where what it covers ends so far.
  let star = -1;
  let covered = 0;
  while (at < name.length) {
    const sign = glob[i];
    if (sign === '*') {
      star = i++;
      covered = at;
    } else if (sign === '?' || sign === name[at]) {
      i += 1;
      at += 1;
    } else if (star >= 0) {
      i = star + 1;
      at = ++covered;
    } else return false;
  }
  while (glob[i] === '*') i += 1;
  return i === glob.length;
}

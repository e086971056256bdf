/** Whether `word` begins with `typed`, allowing one typo: a letter inserted, omitted or replaced, or two adjacent ones swapped. */
export function beginsNearly(typed: string, word: string): boolean {
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at++;
  // Of a word that begins with all that is typed, nothing is left to compare.
  const [rest, next] = [typed.slice(at + 1), typed.slice(at)];
  if (word.startsWith(rest, at) || word.startsWith(rest, at + 1) || word.startsWith(next, at + 1)) return true;
  return typed[at + 1] === word[at] && typed[at] === word[at + 1] && word.startsWith(typed.slice(at + 2), at + 2);
}

/**
 * Counts the characters that `run` looks at: one for each `charAt` and `charCodeAt`, and for searches and regular expressions
 * the distance that they advance. Replaces the methods of String and RegExp meanwhile, so nothing else may run beside it.
 */
export function countWork(run: () => void): number {
  let work = 0;
  const restore: (() => void)[] = [];
  const wrap = <T extends object, K extends keyof T>(target: T, name: K, around: (original: T[K]) => T[K]): void => {
    const original = target[name];
    target[name] = around(original);
    restore.push(() => {
      target[name] = original;
    });
  };
  wrap(
    String.prototype,
    'charAt',
    (original) =>
      function (this: string, at) {
        work += 1;
        return original.call(this, at);
      },
  );
  wrap(
    String.prototype,
    'charCodeAt',
    (original) =>
      function (this: string, at) {
        work += 1;
        return original.call(this, at);
      },
  );
  wrap(
    String.prototype,
    'indexOf',
    (original) =>
      function (this: string, what, from = 0) {
        const found = original.call(this, what, from);
        work += 1 + (found < 0 ? this.length : found) - Math.min(from, this.length);
        return found;
      },
  );
  wrap(
    String.prototype,
    'lastIndexOf',
    (original) =>
      function (this: string, what, from = this.length) {
        const found = original.call(this, what, from);
        work += 1 + Math.min(from, this.length) - Math.max(found, 0);
        return found;
      },
  );
  wrap(
    RegExp.prototype,
    'exec',
    (original) =>
      function (this: RegExp, text) {
        const from = this.global || this.sticky ? this.lastIndex : 0;
        const match = original.call(this, text);
        const end = match === null ? (this.sticky ? from : text.length) : match.index + match[0].length;
        work += 1 + Math.max(0, end - from);
        return match;
      },
  );
  try {
    run();
  } finally {
    for (const undo of restore) undo();
  }
  return work;
}

/** A promise that is made on the first call and kept unless it fails: who asks next tries again. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    if (made !== undefined) return made;
    const now = make();
    made = now;
    // Who waits gets the error.
    now.catch(() => {
      if (made === now) made = undefined;
    });
    return now;
  };
}

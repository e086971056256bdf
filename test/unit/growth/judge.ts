/** Lengths of the shortest of three texts, each twice as long as the one before: the next is tried where the last does not show linear work. */
const LENGTHS = [300, 2_000, 8_000];
/**
 * What twice the text may add to the work, against what the text before it added. Linear work adds twice as much, and some more where
 * something is sorted or an array grows; quadratic work four times as much.
 */
const MOST = [2.25, 2.5, 2.7];

/** The pieces whose repetition costs more than in proportion to their number, by a count of steps: the same in each run on any machine. */
export async function faultsOf(pieces: readonly string[], cost: (text: string) => Promise<number>): Promise<string[]> {
  const faults: string[] = [];
  for (const piece of pieces) {
    const times = (length: number, doubled: number): Promise<number> => cost(piece.repeat(doubled * Math.ceil(length / piece.length)));
    let steps: number[] = [];
    const isLinear = async (length: number, most: number): Promise<boolean> => {
      steps = [await times(length, 1), await times(length, 2), await times(length, 4)];
      const [one = 0, two = 0, four = 0] = steps;
      // A reader that gives up early, or whose work is less than a step for each sign, has no growth to speak of.
      return four < 4 * length || four - two <= most * Math.max(two - one, length / 4);
    };
    let isFault = true;
    for (const [at, length] of LENGTHS.entries()) {
      if (await isLinear(length, MOST[at] ?? 0)) {
        isFault = false;
        break;
      }
    }
    if (isFault) faults.push(`${JSON.stringify(piece)}: ${steps.join(', ')} steps`);
  }
  return faults;
}

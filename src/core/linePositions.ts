/** A place in a text as line and UTF-16 code unit within the line, both from 0. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Returns a function from an offset in the text to its place. Lines end as in VS Code, with `\n`, `\r\n` or a lone `\r`. */
export function linePositions(text: string): (offset: number) => LinePosition {
  const starts = lineStarts(text);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: offset - (starts[low] ?? 0) };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  let [feed, back] = [text.indexOf('\n'), text.indexOf('\r')];
  while (feed >= 0 || back >= 0) {
    const end = feed >= 0 && (back < 0 || feed < back || feed === back + 1) ? feed : back;
    starts.push(end + 1);
    if (feed >= 0 && feed <= end) feed = text.indexOf('\n', end + 1);
    if (back >= 0 && back <= end) back = text.indexOf('\r', end + 1);
  }
  return starts;
}

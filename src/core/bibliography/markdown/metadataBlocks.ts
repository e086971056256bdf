/** A YAML metadata block of a Markdown text; `line` is the line (from 1) of its first line of YAML. */
export interface MetadataBlock {
  readonly text: string;
  readonly line: number;
}

const OPENING = /^---[ \t]*$/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** Later blocks count only where they say something about references, since `---` may also be a rule between paragraphs. */
export const ABOUT_REFERENCES = /^(?:bibliography|csl|nocite|references|metadata-files)[ \t]*:/m;

/** More blocks aren't metadata but noise. */
const MOST_BLOCKS = 20;

/** The metadata blocks of a Markdown text: the front matter, and those further down as pandoc allows them. */
export function metadataBlocks(text: string): MetadataBlock[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const blocks: MetadataBlock[] = [];
  let fence: string | undefined;
  let prose = false;
  for (let at = 0; at < lines.length && blocks.length < MOST_BLOCKS; at += 1) {
    const line = lines[at] ?? '';
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    fence = mark;
    const opens = OPENING.test(line) && (at === 0 || (lines[at - 1] ?? '').trim() === '') && (lines[at + 1] ?? '').trim() !== '';
    const end = opens ? closingLine(lines, at + 1) : -1;
    if (end === -1) {
      // Without an end for this one there is none for any later.
      if (opens) break;
      prose ||= line.trim() !== '';
      continue;
    }
    const block = { text: lines.slice(at + 1, end).join('\n'), line: at + 2 };
    // A rule and the next one aren't a block: the second may open one itself.
    if (!prose || ABOUT_REFERENCES.test(block.text)) {
      blocks.push(block);
      at = end;
    }
    prose = true;
  }
  return blocks;
}

function closingLine(lines: readonly string[], from: number): number {
  for (let at = from; at < lines.length; at += 1) if (CLOSING.test(lines[at] ?? '')) return at;
  return -1;
}

import { scanMarkdown } from '../../citation/markdown/markdownScan';
import { formulaMask, type Masked } from './proseMask';

const FORMATTING_TAG = /^<\/?(?:sup|sub|em|i|b|strong|span|mark|u)\b/i;
const FORMATTING_COMMAND = /\\(?:emph|text[a-z]*|mbox|underline)\{([^{}]*)\}$/;

/** What is not prose in a Markdown text: code, metadata, comments, HTML, math, raw LaTeX, targets of links. */
export function markdownMask(text: string): readonly Masked[] {
  const { blocks, paragraphs } = scanMarkdown(text);
  const masks: Masked[] = blocks.filter(({ kind }) => kind !== 'prose').map(({ start, end }) => ({ start, end, markup: false }));
  for (const { tokens } of paragraphs) {
    for (const token of tokens) {
      if (token.type !== 'zone') continue;
      const { kind, start, end } = token.zone;
      const written = text.slice(start, end);
      const inner = kind === 'tex' ? FORMATTING_COMMAND.exec(written)?.[1] : undefined;
      if (kind === 'math') masks.push(...formulaMask(text, start, end));
      else if (inner !== undefined) masks.push({ start, end: end - inner.length - 1, markup: true });
      else masks.push({ start, end, markup: kind === 'html' && FORMATTING_TAG.test(written) });
    }
  }
  return masks;
}

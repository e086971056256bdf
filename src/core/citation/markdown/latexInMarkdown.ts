import type { Span, TextEdit } from '../../text';
import { nextLineBreak } from '../latex/lexer';
import { isBlankBetween, placeCitation, placeFor, removeSpan, STICKS_TO_BRACE } from '../placement';
import type { Citation, CitationSyntax } from '../syntax';
import { type MarkdownScan, scanAt, scanMarkdown } from './markdownScan';

/** LaTeX's cite commands as they count in Markdown: only within raw LaTeX. */
export interface LatexInMarkdown extends CitationSyntax {
  citationsIn(text: string, scan: MarkdownScan): readonly Citation[];
}

/** Characters before the cursor in which its cite command is looked for. */
const REACH = 2000;

/**
 * `latex` restricted to the raw LaTeX of a Markdown document. All else is blanked out before `latex` reads it, which keeps
 * every offset and line and hides code, metadata and `%` (no comment in Markdown) from it.
 */
export function latexInMarkdown(latex: CitationSyntax): LatexInMarkdown {
  const citationsIn = (text: string, scan: MarkdownScan): readonly Citation[] =>
    text.includes('\\') ? latex.citations(rawLatex(text, scan)) : [];
  const raw = (text: string): string => (text.includes('\\') ? rawLatex(text, scanMarkdown(text)) : '');
  const touching = (mask: string, offset: number): Citation | undefined =>
    latex.citations(mask).findLast(({ start, end }) => start <= offset && offset <= end);
  return {
    ...latex,
    citationsIn,
    citations: (text) => latex.citations(raw(text)),
    contextAt: (text, offset) => {
      const before = text.slice(Math.max(0, offset - REACH), offset);
      const brace = before.lastIndexOf('{');
      if (brace < before.lastIndexOf('}') || before.lastIndexOf('\\', brace) < 0) return undefined;
      const at = scanAt(text, offset);
      if (at === undefined || (at.block.kind !== 'tex' && at.paragraph === undefined)) return undefined;
      const scan = { blocks: [at.block], paragraphs: at.paragraph === undefined ? [] : [at.paragraph] };
      return latex.contextAt(rawLatex(text, scan), offset);
    },
    insert: (text, selection, keys, options = {}): readonly TextEdit[] => {
      const mask = raw(text);
      const place = placeFor(text, selection);
      const citation = touching(mask, place) ?? latex.citations(mask).find(({ start }) => isBlankBetween(text, place, start));
      if (citation !== undefined) {
        const edits = latex.insert(mask, { start: citation.end, end: citation.end }, keys, options);
        // A tie is none outside of raw LaTeX.
        return edits.map((edit) => ({ ...edit, text: edit.text.replace(/^~/, ' ') }));
      }
      return [placeCitation(text, selection, latex.write([...new Set(keys)], options), { tie: ' ', sticks: STICKS_TO_BRACE })];
    },
    removeKey: (text, offset) => latex.removeKey(raw(text), offset),
    changeForm: (text, offset, form) => latex.changeForm(raw(text), offset, form),
    remove: (text, offset) => {
      const mask = raw(text);
      const citation = touching(mask, offset);
      return citation && latex.remove(mask, offset) && removeSpan(text, citation);
    },
  };
}

/** The document with all but its raw LaTeX blank; what is still being typed counts to the end of its line. */
function rawLatex(text: string, scan: MarkdownScan): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of texSpans(scan)) {
    if (end <= at) continue;
    const open = /[[{]/.test(text.charAt(end));
    const from = Math.max(at, start);
    const to = open ? nextLineBreak(text, end) : end;
    parts.push(blank(text.slice(at, from)), text.slice(from, to));
    at = to;
  }
  parts.push(blank(text.slice(at)));
  return parts.join('');
}

/** Spaces with the line breaks of `text`; one without any ends in one, so that a `%` in raw LaTeX comments out no more than its own piece. */
function blank(text: string): string {
  const spaces = text.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length));
  return spaces.includes('\n') ? spaces : spaces.replace(/[^]$/, '\n');
}

/** Raw LaTeX: environments, and commands with their arguments within paragraphs. */
function texSpans(scan: MarkdownScan): readonly Span[] {
  const inline = scan.paragraphs.flatMap(({ tokens }) =>
    tokens.flatMap((token) => (token.type === 'zone' && token.zone.kind === 'tex' ? [token.zone] : [])),
  );
  return [...scan.blocks.filter(({ kind }) => kind === 'tex'), ...inline].sort((a, b) => a.start - b.start);
}

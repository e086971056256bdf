import { walkCommands } from './latex/lexer';
import type { Block } from './markdown/blocks';
import { scanMarkdown, zoneAt } from './markdown/markdownScan';
import type { CitationSyntax } from './syntax';
import { scanTypst } from './typst/typstScan';

/** Whether a new citation at `offset` would be typeset: not before `\begin{document}` or after its end, nor in a comment, front matter or code. */
export function isCitablePlace(text: string, offset: number, id: CitationSyntax['id']): boolean {
  if (id === 'latex') return isInLatexBody(text, offset);
  if (id === 'typst') return isInTypstMarkup(text, offset);
  return isInMarkdownProse(text, offset);
}

function isInMarkdownProse(text: string, offset: number): boolean {
  const { blocks, paragraphs } = scanMarkdown(text);
  const isBlock = ({ kind, start, end }: Block): boolean =>
    kind !== 'prose' && kind !== 'tex' && offset < end && (offset > start || (kind === 'yaml' && offset === start));
  if (blocks.some(isBlock)) return false;
  const zones = paragraphs.flatMap((paragraph) => zoneAt(paragraph, offset) ?? []);
  return !zones.some(({ kind, start }) => kind === 'math' || text.startsWith('<!--', start) || (kind === 'code' && !isRole(text, start)));
}

/** Whether the code that starts here is the content of a role, as in `` {cite}`key` ``. */
function isRole(text: string, start: number): boolean {
  return text.charAt(start - 1) === '}';
}

function isInLatexBody(text: string, offset: number): boolean {
  let hasClass = false;
  let begin: number | undefined;
  let last = 0;
  let dead = false;
  let indented = -1;
  const visit = (name: string, start: number, stop: number): void => {
    last = stop;
    // In a file that begins no document it belongs to an example.
    if (name === 'end' && begin !== undefined && text.startsWith('{document}', stop)) indented = start;
    if (name === 'documentclass') hasClass = true;
    if (name === 'begin' && text.startsWith('{document}', stop)) begin ??= stop + '{document}'.length;
  };
  walkCommands(text, { start: 0, end: text.length }, false, visit, (start, end) => {
    dead ||= start < offset && (offset < end || (offset === end && text.charAt(end - 1) !== '\n' && text.charAt(start) === '%'));
  });
  // The walk ends at one that begins its line.
  const own = text.indexOf('\\end{document}', last);
  const end = own < 0 ? indented : own;
  return !dead && !(hasClass && offset < (begin ?? Number.POSITIVE_INFINITY)) && (end < 0 || offset <= end);
}

function isInTypstMarkup(text: string, offset: number): boolean {
  let hidden = false;
  // Pieces of code that follow one another on a line are one: no citation is written between them.
  let from = -1;
  let to = -1;
  scanTypst(text, text.length, {
    reference: () => undefined,
    call: () => undefined,
    hidden: (start, end) => {
      if (start !== to || text.charAt(start - 1) === '\n') from = start;
      to = end;
      hidden ||= from < offset && (offset < end || (text.startsWith('//', start) && offset === end));
    },
  });
  return !hidden;
}

import { walkCommands } from './latex/lexer';
import { markdownBlocks } from './markdown/blocks';
import type { CitationSyntax } from './syntax';
import { scanTypst } from './typst/typstScan';

/** Whether a new citation at `offset` would be typeset: not before `\begin{document}` or after its end, nor in a comment, front matter or code. */
export function isCitablePlace(text: string, offset: number, id: CitationSyntax['id']): boolean {
  if (id === 'latex') return isInLatexBody(text, offset);
  if (id === 'typst') return isInTypstMarkup(text, offset);
  return !markdownBlocks(text).some(
    ({ kind, start, end }) =>
      kind !== 'prose' && kind !== 'tex' && offset < end && (offset > start || (kind === 'yaml' && offset === start)),
  );
}

function isInLatexBody(text: string, offset: number): boolean {
  let hasClass = false;
  let begin: number | undefined;
  let last = 0;
  let dead = false;
  const visit = (name: string, _start: number, stop: number): void => {
    last = stop;
    if (name === 'documentclass') hasClass = true;
    if (name === 'begin' && text.startsWith('{document}', stop)) begin ??= stop + '{document}'.length;
  };
  walkCommands(text, { start: 0, end: text.length }, false, visit, (start, end) => {
    dead ||= start < offset && (offset < end || (offset === end && text.charAt(end - 1) !== '\n' && text.charAt(start) === '%'));
  });
  const end = text.indexOf('\\end{document}', last);
  return !dead && !(hasClass && offset < (begin ?? Number.POSITIVE_INFINITY)) && (end < 0 || offset <= end);
}

function isInTypstMarkup(text: string, offset: number): boolean {
  let hidden = false;
  scanTypst(text, text.length, {
    reference: () => undefined,
    call: () => undefined,
    hidden: (start, end) => {
      hidden ||= start < offset && offset < end;
    },
  });
  return !hidden;
}

import type { TextEdit } from '../../text';
import type { CitationForm } from '../syntax';
import type { KeyMark } from './key';
import type { PandocCitation } from './pandocCitations';
import { partAt } from './pandocRemove';

/**
 * The citation in another form with its notes kept, together with the in-text citations directly beside it (`run`); undefined
 * where pandoc cannot write that.
 */
export function changePandocForm(
  text: string,
  citation: PandocCitation,
  form: CitationForm,
  run: readonly PandocCitation[],
): TextEdit | undefined {
  if (citation.form === form || citation.form === 'nocite') return undefined;
  const inRow = !citation.bracketed && form !== 'textual';
  const [start, end] = inRow ? [run[0]?.start ?? citation.start, run.at(-1)?.end ?? citation.end] : [citation.start, citation.end];
  const written = inRow ? bracketRow(text, run, form) : rewrite(text, citation, form);
  return written === undefined ? undefined : { offset: start, length: end - start, text: written };
}

function rewrite(text: string, citation: PandocCitation, form: CitationForm): string | undefined {
  if (form === 'textual') return citation.bracketed ? bracketToText(text, citation) : unsuppressed(text, citation);
  if (form !== 'parenthetical' && form !== 'suppressAuthor') return undefined;
  const dashes = form === 'suppressAuthor';
  return `[${withDashes(text.slice(citation.start + 1, citation.end - 1), citation.start + 1, citation.marks, dashes)}]`;
}

/** `@a [p. 3]; @b` as `[@a, p. 3; @b]`. */
function bracketRow(text: string, row: readonly PandocCitation[], form: CitationForm): string | undefined {
  if (form !== 'parenthetical' && form !== 'suppressAuthor') return undefined;
  const parts = row.map((citation) => textToInside(text, citation));
  return `[${parts.map((part) => (form === 'suppressAuthor' ? `-${part}` : part)).join('; ')}]`;
}

/** `[see @a, p. 3; @b]` as `see @a [p. 3]; @b`. */
function bracketToText(text: string, { start, end, marks, separators }: PandocCitation): string {
  const written = marks.map((mark) => {
    const part = partAt({ start: start + 1, end: end - 1 }, separators, mark.from);
    const prefix = text.slice(part.start, mark.from).trim();
    const suffix = text
      .slice(mark.to, part.end)
      .replace(/\s*,?\s*/, '')
      .trimEnd();
    return `${prefix && `${prefix} `}${keyText(text, mark)}${suffix && ` [${suffix}]`}`;
  });
  return written.join('; ');
}

/** `-@a [p. 3]` as `@a [p. 3]`. */
function unsuppressed(text: string, citation: PandocCitation): string {
  return text.slice(citation.start + 1, citation.end);
}

/** `@a [p. 3; @b]` as `@a, p. 3; @b`. */
function textToInside(text: string, { marks, inside }: PandocCitation): string {
  const [mark, next] = marks;
  if (mark === undefined) return '';
  const tail = inside === undefined ? '' : text.slice(inside.start, inside.end).trim();
  if (tail === '') return keyText(text, mark);
  const citesFirst = next !== undefined && inside !== undefined && !text.slice(inside.start, next.from).includes(';');
  return `${keyText(text, mark)}${citesFirst ? '; ' : ', '}${tail}`;
}

function keyText(text: string, mark: KeyMark): string {
  return text.slice(mark.suppressed ? mark.from + 1 : mark.from, mark.to);
}

/** The inside of a bracket with or without `-` before each `@`. */
function withDashes(inside: string, base: number, marks: readonly KeyMark[], dashes: boolean): string {
  let result = '';
  let at = 0;
  for (const mark of marks) {
    result += inside.slice(at, mark.from - base) + (dashes ? '-' : '');
    at = (mark.suppressed ? mark.from + 1 : mark.from) - base;
  }
  return result + inside.slice(at);
}
